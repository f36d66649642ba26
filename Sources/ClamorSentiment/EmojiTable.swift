import CSentimentData

/// An emoji of the table.
struct EmojiEntry {
    /// The emoji's bytes as the table spells them.
    let spelling: UnsafeBufferPointer<UInt8>
    /// Its English description.
    let description: UnsafeBufferPointer<UInt8>
    /// The valence of its description under the corrected rules; 0 for flags, whose names ("United States") are no
    /// opinion.
    let valence: Double
}

/// The emoji table, built at its first use, that is at the first text with a character that may be an emoji.
///
/// Keys are compared without the variation selector (U+FE0F), so the qualified and the bare form are one. The entries
/// are never changed after `init` nor freed, which makes sharing safe.
struct EmojiTable: @unchecked Sendable {
    static let shared = EmojiTable()

    private static let entryLimit = 4_096
    /// No sequence in use is longer: what follows is taken for another one, so that reading stays linear.
    private static let longestSequence = 16

    private let index = HashIndex(capacity: 8_192)
    private let entries: UnsafeMutablePointer<EmojiEntry>

    private init() {
        let entries = UnsafeMutablePointer<EmojiEntry>.allocate(capacity: Self.entryLimit)
        self.entries = entries
        let index = index
        var count = 0
        let data = UnsafeBufferPointer(start: clamor_vader_emoji(), count: clamor_vader_emoji_length())
        forEachRow(of: data) { spelling, description in
            var hash = ByteHash()
            var place = 0
            while place < spelling.count {
                let scalar = decodeScalar(spelling, at: place)
                if scalar.value != EmojiScalar.variationSelector { hash.add(spelling[place..<place + scalar.length]) }
                place += scalar.length
            }
            let known = index.find(hash.value) {
                Self.equal(entries[$0].spelling, spelling[...], skippingTones: false)
            }
            if known != nil { return }
            precondition(count < Self.entryLimit)
            let isFlag = EmojiScalar.isRegionalIndicator(decodeScalar(spelling, at: 0).value)
            let valence = isFlag ? 0 : Self.valence(of: description)
            (entries + count).initialize(
                to: EmojiEntry(spelling: spelling, description: description, valence: valence))
            index.insert(hash.value, position: count)
            count += 1
        }
    }

    subscript(place: Int) -> EmojiEntry { entries[place] }

    /// The place of the emoji that is this one scalar, as the published rules look it up.
    func find(scalar bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
        var hash = ByteHash()
        hash.add(bytes)
        return find(hash, bytes, skippingTones: false)
    }

    /// The longest emoji of the table that the sequence at `start` begins with, as it is or without its skin tones,
    /// and where the whole sequence ends. What the table does not know of a sequence belongs to it all the same:
    /// a heart on fire, younger than the table, is a heart.
    /// - Parameter steps: grows by one for each scalar read.
    func longestMatch(
        in text: UnsafeBufferPointer<UInt8>, at start: Int, steps: inout Int
    ) -> (place: Int, end: Int)? {
        var match: Int?
        var hash = ByteHash()
        var plainHash = ByteHash()
        var position = start
        var count = 0
        var isJoined = true
        while position < text.count, count < Self.longestSequence {
            let scalar = decodeScalar(text, at: position)
            let isModifier = EmojiScalar.isModifier(scalar.value)
            let isSecondIndicator =
                count == 1 && EmojiScalar.isRegionalIndicator(scalar.value)
                && EmojiScalar.isRegionalIndicator(decodeScalar(text, at: start).value)
            guard isJoined || isModifier || isSecondIndicator else { break }
            steps += 1
            let bytes = text[position..<position + scalar.length]
            position += scalar.length
            count += 1
            isJoined = scalar.value == EmojiScalar.joiner
            if scalar.value != EmojiScalar.variationSelector {
                hash.add(bytes)
                if !EmojiScalar.isSkinTone(scalar.value) || count == 1 { plainHash.add(bytes) }
            }
            if isJoined { continue }
            let whole = text[start..<position]
            if let found = find(hash, whole, skippingTones: false) ?? find(plainHash, whole, skippingTones: true) {
                match = found
            }
        }
        return match.map { ($0, position) }
    }

    private func find(
        _ hash: ByteHash, _ bytes: Slice<UnsafeBufferPointer<UInt8>>, skippingTones: Bool
    ) -> Int? {
        index.find(hash.value) { Self.equal(entries[$0].spelling, bytes, skippingTones: skippingTones) }
    }

    /// Whether a key equals the bytes of a text, variation selectors (and skin tones, save a first one) left out.
    private static func equal(
        _ key: UnsafeBufferPointer<UInt8>, _ bytes: Slice<UnsafeBufferPointer<UInt8>>, skippingTones: Bool
    ) -> Bool {
        let text = UnsafeBufferPointer(rebasing: bytes)
        var inKey = 0
        var inText = 0
        while true {
            while inKey < key.count, decodeScalar(key, at: inKey).value == EmojiScalar.variationSelector { inKey += 3 }
            while inText < text.count {
                let scalar = decodeScalar(text, at: inText)
                let isSkipped = skippingTones && inText > 0 && EmojiScalar.isSkinTone(scalar.value)
                guard isSkipped || scalar.value == EmojiScalar.variationSelector else { break }
                inText += scalar.length
            }
            guard inKey < key.count, inText < text.count else { return inKey == key.count && inText == text.count }
            guard key[inKey] == text[inText] else { return false }
            inKey += 1
            inText += 1
            while inKey < key.count, inText < text.count, key[inKey].isContinuation {
                guard key[inKey] == text[inText] else { return false }
                inKey += 1
                inText += 1
            }
        }
    }

    /// Scores a description as words. Its capitals ("OK hand") name a sign and stress nothing, and its typographic
    /// quotes only part words.
    private static func valence(of description: UnsafeBufferPointer<UInt8>) -> Double {
        let plain = description.map { $0 < 0x80 ? $0.lowered : 0x20 }
        var trace = Untraced()
        return plain.withUnsafeBufferPointer { TextScan.totals(of: $0, rules: .corrected, trace: &trace).sum }
    }
}

/// The scalars that hold emoji sequences together.
enum EmojiScalar {
    static let joiner: UInt32 = 0x200D
    static let variationSelector: UInt32 = 0xFE0F

    static func isSkinTone(_ scalar: UInt32) -> Bool { (0x1F3FB...0x1F3FF).contains(scalar) }

    static func isRegionalIndicator(_ scalar: UInt32) -> Bool { (0x1F1E6...0x1F1FF).contains(scalar) }

    /// A scalar that belongs to the one before it: joiner, variation selector, keycap, skin tone, tag.
    static func isModifier(_ scalar: UInt32) -> Bool {
        scalar == joiner || scalar == variationSelector || scalar == 0x20E3 || isSkinTone(scalar)
            || (0xE0020...0xE007F).contains(scalar)
    }
}

extension ByteHash {
    fileprivate mutating func add(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
        for byte in bytes { add(byte) }
    }
}
