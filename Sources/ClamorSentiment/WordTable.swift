import CSentimentData

/// A word that scoring knows: where its lower-case spelling is, and what it is.
struct WordEntry {
    let spelling: UnsafeBufferPointer<UInt8>
    /// Mean valence in tenths, -39 to 34; counts only with the trait `lexical`.
    var valence: Int8 = 0
    var traits: TokenTraits = []
    /// The number that rules and phrases know it by, 0 for none.
    var number: UInt16 = 0
}

/// The lexicon, the closed word classes and the words of phrases in one hash table, built at its first use.
///
/// Spellings point into the embedded data and into static strings; the entries are never changed after `init` nor
/// freed, which makes sharing safe.
final class WordTable: @unchecked Sendable {
    static let shared = WordTable()

    private static let entryLimit = 12_288
    /// No spelling is longer, bytes.
    private static let longestSpelling = 32

    private let index = HashIndex(capacity: 16_384)
    private let entries: UnsafeMutablePointer<WordEntry>
    private var count = 0
    private var lastNumber = RuleWord.firstOfPhrases
    private(set) var publishedPhrases: [Phrase] = []
    private(set) var correctedPhrases: [Phrase] = []

    private init() {
        entries = .allocate(capacity: Self.entryLimit)
        loadLexicon()
        mark(WordClasses.negations, as: .negation)
        mark(WordClasses.boosters, as: .booster)
        mark(WordClasses.dampeners, as: .dampener)
        mark(WordClasses.leadingToNot, as: .leadsToNot)
        for word in RuleWord.allCases {
            entries[place(of: word.spelling.utf8)].number = word.rawValue
        }
        publishedPhrases = PhraseBook.published.map { number($0.spelling, meaning: $0.meaning) }
        correctedPhrases = PhraseBook.corrected.map { number($0.spelling, meaning: $0.meaning) }
    }

    /// The entry of a word.
    /// - Parameters:
    ///   - hash: the hash of its bytes, ASCII letters in lower case.
    ///   - bytes: its bytes as written.
    @inline(__always)
    func find(_ hash: ByteHash, _ bytes: UnsafeBufferPointer<UInt8>) -> UnsafePointer<WordEntry>? {
        guard bytes.count <= Self.longestSpelling else { return nil }
        guard let place = index.find(hash.value, where: { matches(entries[$0].spelling, bytes) }) else { return nil }
        return UnsafePointer(entries + place)
    }

    private func matches(_ spelling: UnsafeBufferPointer<UInt8>, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard spelling.count == bytes.count else { return false }
        for place in 0..<bytes.count where spelling[place] != bytes[place].lowered { return false }
        return true
    }

    /// Tokens are looked up in lower case, so spellings with capitals can never match and are left out (each has a
    /// twin in lower case). Spellings with a space are phrases.
    private func loadLexicon() {
        let data = UnsafeBufferPointer(start: clamor_vader_lexicon(), count: clamor_vader_lexicon_length())
        forEachRow(of: data) { spelling, value in
            guard spelling.allSatisfy({ $0 < 0x80 && !$0.isUppercase && $0 != 0x20 }) else { return }
            var tenths: Int8 = 0
            for digit in value where digit.isDigit { tenths = tenths * 10 + Int8(digit - 0x30) }
            let place = place(of: spelling)
            entries[place].valence = value.first == UInt8(ascii: "-") ? -tenths : tenths
            entries[place].traits.insert(.lexical)
        }
    }

    private func mark(_ list: StaticString, as trait: TokenTraits) {
        for word in words(of: list) { entries[place(of: word)].traits.insert(trait) }
    }

    private func number(_ spelling: StaticString, meaning: PhraseMeaning) -> Phrase {
        let words = words(of: spelling)
        precondition(words.count <= Phrase.longest)
        var key: UInt64 = 0
        for (order, word) in words.enumerated() {
            let place = place(of: word)
            if order == 0 { entries[place].traits.insert(.startsPhrase) }
            if entries[place].number == 0 {
                lastNumber += 1
                entries[place].number = lastNumber
            }
            key |= UInt64(entries[place].number) << UInt64(16 * order)
        }
        return Phrase(key: key, length: words.count, meaning: meaning)
    }

    /// The place of the entry with this lower-case spelling, made if need be.
    private func place(of spelling: UnsafeBufferPointer<UInt8>) -> Int {
        var hash = ByteHash()
        for byte in spelling { hash.add(byte) }
        if let known = find(hash, spelling) { return known - UnsafePointer(entries) }
        precondition(count < Self.entryLimit && spelling.count <= Self.longestSpelling)
        (entries + count).initialize(to: WordEntry(spelling: spelling))
        index.insert(hash.value, position: count)
        count += 1
        return count - 1
    }
}

extension StaticString {
    /// Its bytes, which live as long as the process.
    var utf8: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount) }
}

/// The words of a list parted by single spaces, in place.
private func words(of list: StaticString) -> [UnsafeBufferPointer<UInt8>] {
    list.utf8.split(separator: 0x20).map { UnsafeBufferPointer(rebasing: $0) }
}

/// Calls `body` with the two columns of each row of an embedded table, in place, comments left out.
func forEachRow(
    of data: UnsafeBufferPointer<UInt8>,
    _ body: (_ key: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>) -> Void
) {
    var start = 0
    while start < data.count {
        var end = start
        var tab = start
        while end < data.count, data[end] != 0x0A {
            if data[end] == 0x09 { tab = end }
            end += 1
        }
        let isComment = data[start] == UInt8(ascii: "#") && start + 1 < end && data[start + 1] == 0x20
        if !isComment, tab > start {
            body(
                UnsafeBufferPointer(rebasing: data[start..<tab]),
                UnsafeBufferPointer(rebasing: data[tab + 1..<end]))
        }
        start = end + 1
    }
}
