/// The words that turn what a text says round, however few they are: its negations and its numbers. Texts that contrast
/// in them are no near-copies, be they as like as they may: "it is good" and "it is not good", "up 3 percent" and "up 7
/// percent".
///
/// Names are not looked at: without a list of them the swap of one name is like any other edited word.
struct CopyContrast: Sendable, Equatable {
    private var negations = 0
    /// Hashes of the words, negations left out.
    private var words: [UInt32] = []
    /// Those of words with a digit.
    private var numbers: [UInt32] = []

    init(_ text: CopyText) {
        words.reserveCapacity(text.wordCount)
        var hash = Self.emptyHash
        var isNumber = false
        for scalar in text.scalars {
            if scalar == 0x20 {
                add(hash, isNumber: isNumber)
                (hash, isNumber) = (Self.emptyHash, false)
            } else {
                if scalar &- 0x30 < 10 { isNumber = true }
                hash = Self.hash(hash, scalar)
            }
        }
        if hash != Self.emptyHash { add(hash, isNumber: isNumber) }
    }

    private mutating func add(_ hash: UInt32, isNumber: Bool) {
        switch Self.negations.find(hash) {
        case nil:
            words.append(hash)
            if isNumber { numbers.append(hash) }
        case .some(let affirmed):
            negations += 1
            if let affirmed { words.append(affirmed) }
        }
    }

    /// Whether one denies more often than the other, by negations that were put in and stand for none of the other's
    /// words, or each has a number that the other has not.
    func differs(from other: CopyContrast) -> Bool {
        let (denying, affirming) = negations > other.negations ? (self, other) : (other, self)
        let added = denying.negations - affirming.negations
        if added > 0, added > Self.missing(affirming.words, in: denying.words) { return true }
        return Self.missing(numbers, in: other.numbers) > 0 && Self.missing(other.numbers, in: numbers) > 0
    }

    /// How many of some hashes the others lack; a repeat wants a repeat.
    private static func missing(_ hashes: [UInt32], in others: [UInt32]) -> Int {
        if hashes.isEmpty || others.isEmpty { return hashes.count }
        let (hashes, others) = (hashes.sorted(), others.sorted())
        var (count, place) = (0, 0)
        for hash in hashes {
            while place < others.count, others[place] < hash { place += 1 }
            if place < others.count, others[place] == hash { place += 1 } else { count += 1 }
        }
        return count
    }

    /// FNV-1a over scalars (Fowler, Noll and Vo), 32 bits.
    private static let emptyHash: UInt32 = 0x811C_9DC5
    @inline(__always)
    private static func hash(_ hash: UInt32, _ scalar: UInt32) -> UInt32 { (hash ^ scalar) &* 0x0100_0193 }

    /// In English, German, French, Spanish, Portuguese and Italian, in the normal form: negations alone, then those
    /// that hold a word, each before that word.
    private static let negations = NegationTable(
        alone: """
            no not never none nobody nothing neither nor nicht nie niemals nichts pas jamais nunca jamás não nao non
            """.split(separator: " ").map { word($0) },
        joined: """
            cannot can can't can don't do doesn't does didn't did isn't is aren't are wasn't was weren't were won't will \
            wouldn't would couldn't could shouldn't should hasn't has haven't have hadn't had mustn't must ain't is \
            kein ein keine eine keinen einen keinem einem keiner einer keines eines
            """.split(separator: " ").map { word($0) }.pairs())

    private static func word(_ word: Substring) -> UInt32 {
        CopyText(String(word)).scalars.reduce(emptyHash) { hash($0, $1) }
    }
}

/// Hashes of negations, by their low bits.
private struct NegationTable: Sendable {
    private static let mask = 255
    private var slots: [(negation: UInt32, affirmed: UInt32?)?] = Array(repeating: nil, count: mask + 1)

    init(alone: [UInt32], joined: [(UInt32, UInt32)]) {
        for (negation, affirmed) in alone.map({ ($0, nil) }) + joined.map({ ($0, Optional($1)) }) {
            var place = Int(negation) & Self.mask
            while slots[place] != nil { place = (place + 1) & Self.mask }
            slots[place] = (negation, affirmed)
        }
    }

    /// nil for a word that is none; nil within where it holds no word.
    @inline(__always)
    func find(_ hash: UInt32) -> UInt32?? {
        var place = Int(hash) & Self.mask
        while let slot = slots[place] {
            if slot.negation == hash { return .some(slot.affirmed) }
            place = (place + 1) & Self.mask
        }
        return nil
    }
}

extension Array {
    /// Each even element with the one after it.
    fileprivate func pairs() -> [(Element, Element)] {
        stride(from: 0, to: count, by: 2).map { (self[$0], self[$0 + 1]) }
    }
}
