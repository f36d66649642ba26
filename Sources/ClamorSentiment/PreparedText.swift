/// A text made ready for the tokeniser: white space is ASCII, and emoji are spelled out as the rules want them.
struct PreparedText {
    /// A stretch of the source that reads otherwise in the prepared text.
    struct Edit {
        let prepared: Range<Int>
        let source: Range<Int>
    }

    /// Begins an emoji in a text prepared for the corrected rules: this byte, which no UTF-8 has, and the emoji's
    /// place in the table, 7 bits a byte, high bits first, top bit set.
    static let emojiMark: UInt8 = 0xFF

    fileprivate(set) var bytes: [UInt8] = []
    /// In order; empty unless the trace keeps edits.
    fileprivate(set) var edits: [Edit] = []

    /// The place in the table of the emoji marked at `position`.
    static func emoji(in bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Int {
        Int(bytes[position + 1] & 0x7F) << 7 | Int(bytes[position + 2] & 0x7F)
    }

    /// The stretch of the source that a stretch of the prepared text was made from.
    static func source(of range: Range<Int>, edits: [Edit]) -> Range<Int> {
        let start = source(of: range.lowerBound, edits: edits, isEnd: false)
        return start..<max(start, source(of: range.upperBound, edits: edits, isEnd: true))
    }

    private static func source(of position: Int, edits: [Edit], isEnd: Bool) -> Int {
        let probe = isEnd ? position - 1 : position
        var before = 0
        var after = edits.count
        while before < after {
            let middle = (before + after) / 2
            if edits[middle].prepared.lowerBound <= probe { before = middle + 1 } else { after = middle }
        }
        guard before > 0 else { return position }
        let edit = edits[before - 1]
        if probe >= edit.prepared.upperBound { return edit.source.upperBound + position - edit.prepared.upperBound }
        return isEnd ? edit.source.upperBound : edit.source.lowerBound
    }
}

/// Prepares texts that are not pure ASCII; the others need nothing. One pass, linear in the bytes.
struct TextPreparation<Trace: RuleTrace> {
    private let source: UnsafeBufferPointer<UInt8>
    private var result = PreparedText()
    private var steps = 0

    private init(_ source: UnsafeBufferPointer<UInt8>) {
        self.source = source
        result.bytes.reserveCapacity(source.count + source.count / 8 + 16)
    }

    static func prepare(
        _ source: UnsafeBufferPointer<UInt8>, rules: SentimentScorer.Rules, trace: inout Trace
    ) -> PreparedText {
        var preparation = TextPreparation(source)
        switch rules {
        case .published: preparation.spellOutEmoji()
        case .corrected: preparation.clean()
        }
        trace.worked(preparation.steps)
        return preparation.result
    }

    /// The published way: a scalar of the emoji table becomes its description, with a space before it but none after.
    private mutating func spellOutEmoji() {
        var position = 0
        var isAfterSpace = true
        while position < source.count {
            steps += 1
            let scalar = decodeScalar(source, at: position)
            let range = position..<position + scalar.length
            position = range.upperBound
            if scalar.value < 0x80 {
                result.bytes.append(source[range.lowerBound])
                isAfterSpace = scalar.value == 0x20
            } else if ScalarClass.isSpace(scalar.value) {
                replace(range, with: CollectionOfOne(0x20))
                isAfterSpace = false
            } else if !ScalarClass.isCommonLetter(scalar.value),
                let emoji = EmojiTable.shared.find(scalar: source[range])
            {
                if !isAfterSpace { result.bytes.append(0x20) }
                replace(range, with: EmojiTable.shared[emoji].description, insertedBefore: isAfterSpace ? 0 : 1)
                isAfterSpace = false
            } else {
                result.bytes.append(contentsOf: source[range])
                isAfterSpace = false
            }
        }
    }

    /// The corrected way: typographic apostrophes become plain ones, emoji sequences become marks that stand alone,
    /// invisible characters go, and all other punctuation parts words.
    private mutating func clean() {
        var position = 0
        while position < source.count {
            let lead = source[position]
            if lead < 0x80 {
                result.bytes.append(lead)
                position += 1
                continue
            }
            steps += 1
            let scalar = decodeScalar(source, at: position)
            var range = position..<position + scalar.length
            switch ScalarClass(scalar.value) {
            case .letter:
                result.bytes.append(contentsOf: source[range])
            case .apostrophe:
                replace(range, with: CollectionOfOne(UInt8(ascii: "'")))
            case .invisible:
                replace(range, with: EmptyCollection())
            case .space:
                replace(range, with: CollectionOfOne(0x20))
            case .lineEnd:
                replace(range, with: CollectionOfOne(0x0A))
            case .stop(let sign):
                replace(range, with: [sign, 0x20])
            case .other:
                if let match = EmojiTable.shared.longestMatch(in: source, at: position, steps: &steps) {
                    range = position..<match.end
                    let place = UInt8(match.place >> 7) | 0x80
                    replace(range, with: [0x20, PreparedText.emojiMark, place, UInt8(match.place & 0x7F) | 0x80, 0x20])
                } else if ScalarClass.isWordPart(scalar.value) {
                    result.bytes.append(contentsOf: source[range])
                } else {
                    replace(range, with: CollectionOfOne(0x20))
                }
            }
            position = range.upperBound
        }
    }

    private mutating func replace(
        _ range: Range<Int>, with bytes: some Collection<UInt8>, insertedBefore: Int = 0
    ) {
        let start = result.bytes.count - insertedBefore
        result.bytes.append(contentsOf: bytes)
        guard Trace.keepsEdits else { return }
        result.edits.append(PreparedText.Edit(prepared: start..<result.bytes.count, source: range))
    }
}
