/// Cuts a prepared text into tokens and looks each up. One pass over the bytes; nothing is allocated.
struct Tokenizer {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let tokens: UnsafeMutableBufferPointer<Token>
    private let words = WordTable.shared
    private let isCorrected: Bool
    /// How many tokens were written.
    private(set) var count = 0
    /// Tokens in capitals, and tokens that could be: some but not all in capitals is emphasis.
    private(set) var capitals = 0
    private(set) var writtenWords = 0
    /// Marks inside links and addresses, which stress nothing.
    private(set) var maskedExclamations = 0
    private(set) var maskedQuestions = 0
    /// First token of the sentence under way. The published rules know no sentences.
    private var sentenceStart = 0

    /// - Parameter tokens: room for one token for each two bytes and one more.
    init(
        _ bytes: UnsafeBufferPointer<UInt8>, into tokens: UnsafeMutableBufferPointer<Token>,
        rules: SentimentScorer.Rules
    ) {
        self.bytes = bytes
        self.tokens = tokens
        isCorrected = rules == .corrected
    }

    mutating func run() {
        var position = 0
        while position < bytes.count {
            let start = position
            if isCorrected, addPlainWord(&position) { continue }
            while position < bytes.count, !bytes[position].isSpace { position += 1 }
            if start < position {
                if isCorrected { addCorrected(start, position) } else { addPublished(start, position) }
            } else {
                if bytes[position] == 0x0A { endSentence() }
                position += 1
            }
        }
    }

    /// Fast path of `addCorrected`: a word of ASCII letters and digits between white space, read once. Where the token is
    /// another, `position` stays within it.
    private mutating func addPlainWord(_ position: inout Int) -> Bool {
        let start = position
        let scan = WordScan(lettersOf: bytes, from: &position)
        guard position > start, position == bytes.count || bytes[position].isSpace else { return false }
        let range = start..<position
        addWord(range, scan, words.find(scan.hash, UnsafeBufferPointer(rebasing: bytes[range])), traits: [])
        return true
    }

    /// Published: punctuation is stripped from both ends; where at most two characters are left, it may be an
    /// emoticon, and the token stays as it was.
    private mutating func addPublished(_ start: Int, _ end: Int) {
        let core = stripped(start, end)
        if hasAtMostTwoScalars(core) { addWord(start..<end) } else { addWord(core) }
    }

    /// Corrected: the same, but handles, links and addresses are masked, short words lose their punctuation unless
    /// the whole is an emoticon of the lexicon, and inner punctuation parts words.
    private mutating func addCorrected(_ start: Int, _ end: Int) {
        if bytes[start] == PreparedText.emojiMark {
            addEmoji(start)
            return
        }
        let core = stripped(start, end)
        if core.count < end - start, hasAtMostTwoScalars(core), addEmoticon(start..<end) { return }
        var position = start
        while let sign = bytes[position..<end].firstIndex(of: UInt8(ascii: "@")), isNamePart(sign + 1, end) {
            if sign > position, bytes[sign - 1].isAlphanumeric {
                // An address: a@b.
                addMasked(position..<end)
                return
            }
            if hasWord(position, sign) { addPlain(position, sign) }
            position = endOfHandle(sign, end)
            addMasked(sign..<position)
        }
        let isOwner = position > start && position < end && bytes[position] == UInt8(ascii: "'")
        if position == start || hasWord(position, end) && !isOwner {
            addPlain(position, end)
        } else if endsSentence(position, end) {
            endSentence()
        }
    }

    /// The end of the handle that begins at the sign: `@name`, or `@name@server.org`.
    private func endOfHandle(_ sign: Int, _ end: Int) -> Int {
        var position = sign + 1
        var hasServer = false
        while position < end {
            if bytes[position] == UInt8(ascii: "@"), !hasServer, isNamePart(position + 1, end) {
                hasServer = true
            } else if !isNamePart(position, end) {
                let joins = bytes[position] == UInt8(ascii: ".") || bytes[position] == UInt8(ascii: "-")
                guard hasServer, joins, isNamePart(position + 1, end) else { break }
            }
            position += 1
        }
        return position
    }

    /// Adds a stretch that holds no handle: a link, words, or punctuation.
    private mutating func addPlain(_ start: Int, _ end: Int) {
        let core = stripped(start, end)
        if core.isEmpty {
            add(start..<end, traits: .punctuation)
        } else if Self.beginsLink(bytes, at: core.lowerBound) {
            addMasked(core.lowerBound..<end)
            return
        } else {
            let isTag = core.lowerBound > start && bytes[core.lowerBound - 1] == UInt8(ascii: "#")
            addParts(core, traits: isTag ? .hashtag : [])
        }
        if endsSentence(core.upperBound, end) { endSentence() }
    }

    /// Adds a stretch as one word if the tables know it or nothing in it parts words, else its parts.
    private mutating func addParts(_ range: Range<Int>, traits: TokenTraits) {
        let scan = WordScan(bytes, range)
        let entry = words.find(scan.hash, UnsafeBufferPointer(rebasing: bytes[range]))
        guard let first = scan.firstParting, entry == nil else {
            let isEmoticon = scan.firstParting != nil && entry?.pointee.traits.contains(.lexical) == true
            addWord(range, scan, entry, traits: isEmoticon ? traits.union(.pictorial) : traits)
            return
        }
        var start = range.lowerBound
        var position = first
        while position <= range.upperBound {
            if position < range.upperBound, !bytes[position].partsWords || isBetweenDigits(position) {
                position += 1
                continue
            }
            let part = stripped(start, position)
            if !part.isEmpty {
                if Self.beginsLink(bytes, at: part.lowerBound) {
                    addMasked(part.lowerBound..<range.upperBound)
                    return
                }
                addWord(part, traits: traits)
            }
            if position < range.upperBound, endsSentence(position, position + 1) { endSentence() }
            position += 1
            start = position
        }
    }

    private mutating func addWord(_ range: Range<Int>, traits: TokenTraits = []) {
        let scan = WordScan(bytes, range)
        addWord(range, scan, words.find(scan.hash, UnsafeBufferPointer(rebasing: bytes[range])), traits: traits)
    }

    private mutating func addWord(
        _ range: Range<Int>, _ scan: WordScan, _ entry: UnsafePointer<WordEntry>?, traits: TokenTraits
    ) {
        if isCorrected, bytes[range.lowerBound].isDigit { silenceNumberSign() }
        var traits = traits
        if scan.hasContractedNot { traits.insert(.negation) }
        if scan.isCapitals {
            traits.insert(.capitals)
            capitals += 1
        }
        writtenWords += 1
        guard let entry = entry?.pointee else {
            add(range, traits: traits)
            return
        }
        add(
            range, traits: traits.union(entry.traits),
            base: entry.traits.contains(.lexical) ? Double(entry.valence) / 10 : 0, word: entry.number)
    }

    /// "No. 1", "no.1": before digits, "no" is short for number and says nothing.
    private mutating func silenceNumberSign() {
        guard count > 0, tokens[count - 1].is(.no) else { return }
        tokens[count - 1].base = 0
        tokens[count - 1].word = 0
        tokens[count - 1].traits.remove(.lexical)
    }

    /// Adds the token if it is an emoticon of the lexicon.
    private mutating func addEmoticon(_ range: Range<Int>) -> Bool {
        let scan = WordScan(bytes, range)
        guard let entry = words.find(scan.hash, UnsafeBufferPointer(rebasing: bytes[range])),
            entry.pointee.traits.contains(.lexical)
        else { return false }
        add(range, traits: [.lexical, .pictorial], base: Double(entry.pointee.valence) / 10)
        return true
    }

    private mutating func addEmoji(_ start: Int) {
        let place = PreparedText.emoji(in: bytes, at: start)
        let valence = EmojiTable.shared[place].valence
        add(start..<start + 3, traits: valence == 0 ? .pictorial : [.pictorial, .lexical], base: valence)
        tokens[count - 1].emoji = UInt16(place + 1)
    }

    private mutating func addMasked(_ range: Range<Int>) {
        for position in range {
            if bytes[position] == UInt8(ascii: "!") { maskedExclamations += 1 }
            if bytes[position] == UInt8(ascii: "?") { maskedQuestions += 1 }
        }
        add(range, traits: .masked)
    }

    private mutating func add(_ range: Range<Int>, traits: TokenTraits, base: Double = 0, word: UInt16 = 0) {
        tokens[count] = Token(
            start: Int32(truncatingIfNeeded: range.lowerBound), end: Int32(truncatingIfNeeded: range.upperBound),
            base: base, traits: traits, word: word, window: UInt8(min(3, count - sentenceStart)))
        count += 1
    }

    private mutating func endSentence() {
        if isCorrected { sentenceStart = count }
    }

    private func endsSentence(_ start: Int, _ end: Int) -> Bool {
        bytes[start..<end].contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "!") || $0 == UInt8(ascii: "?") }
    }

    private func stripped(_ start: Int, _ end: Int) -> Range<Int> {
        var start = start
        var end = end
        while start < end, bytes[start].isPunctuation { start += 1 }
        while start < end, bytes[end - 1].isPunctuation { end -= 1 }
        return start..<end
    }

    private func hasAtMostTwoScalars(_ range: Range<Int>) -> Bool {
        guard range.count <= 8 else { return false }
        return bytes[range].reduce(0) { $1.isContinuation ? $0 : $0 + 1 } <= 2
    }

    /// Whether the byte may stand in the name of an account.
    private func isNamePart(_ position: Int, _ end: Int) -> Bool {
        guard position < end else { return false }
        let byte = bytes[position]
        return byte.isAlphanumeric || byte == UInt8(ascii: "_") || byte >= 0x80
    }

    private func hasWord(_ start: Int, _ end: Int) -> Bool {
        bytes[start..<end].contains { $0.isAlphanumeric || $0 >= 0x80 }
    }

    private func isBetweenDigits(_ position: Int) -> Bool {
        bytes[position - 1].isDigit && position + 1 < bytes.count && bytes[position + 1].isDigit
    }

    /// `http://`, `https://` or `www.`, in any case.
    static func beginsLink(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Bool {
        let first = bytes[position] | 0x20
        guard first == UInt8(ascii: "h") || first == UInt8(ascii: "w") else { return false }
        return linkStarts.contains { opening in
            let end = position + opening.utf8CodeUnitCount
            guard end < bytes.count else { return false }
            return bytes[position..<end].elementsEqual(opening.utf8) { $0.lowered == $1 }
        }
    }

    private static let linkStarts: [StaticString] = ["http://", "https://", "www."]
}
