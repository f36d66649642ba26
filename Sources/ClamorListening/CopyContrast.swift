/// The words that turn what a text says round, however few they are: its negations and its numbers. Texts that contrast
/// in them are no near-copies, be they as like as they may: "it is good" and "it is not good", "up 3 percent" and "up 7
/// percent".
///
/// Names are not looked at: without a list of them the swap of one name is like any other edited word.
struct CopyContrast: Sendable, Equatable {
    private typealias Word = [UInt32]

    private var negations = 0
    /// How often each word comes, negations left out.
    private var words: [Word: Int] = [:]

    init(_ text: CopyText) {
        for word in text.scalars.split(separator: 0x20).map(Array.init) {
            if Self.single.contains(word) {
                negations += 1
            } else if let affirmed = Self.joined[word] {
                negations += 1
                words[affirmed, default: 0] += 1
            } else {
                words[word, default: 0] += 1
            }
        }
    }

    /// Whether one denies more often than the other, by negations that were put in and stand for none of the other's
    /// words, or each has a number that the other has not.
    func differs(from other: CopyContrast) -> Bool {
        let (denying, affirming) = negations > other.negations ? (self, other) : (other, self)
        if denying.negations - affirming.negations > affirming.wordsMissing(in: denying) { return true }
        return hasNumberMissing(in: other) && other.hasNumberMissing(in: self)
    }

    private func wordsMissing(in other: CopyContrast) -> Int {
        words.reduce(0) { $0 + max(0, $1.value - other.words[$1.key, default: 0]) }
    }

    /// Words that begin with a digit are numbers.
    private func hasNumberMissing(in other: CopyContrast) -> Bool {
        words.keys.contains { $0[0] &- 0x30 < 10 && other.words[$0] == nil }
    }

    /// Negations in English, German, French, Spanish, Portuguese and Italian, in the normal form.
    private static let single = Set(
        """
        no not never none nobody nothing neither nor nicht nie niemals nichts pas jamais nunca jamás não nao non
        """.split(separator: " ").map { word($0) })

    /// Negations that hold a word, and that word.
    private static let joined: [Word: Word] = Dictionary(
        uniqueKeysWithValues: """
            cannot can can't can don't do doesn't does didn't did isn't is aren't are wasn't was weren't were won't will \
            wouldn't would couldn't could shouldn't should hasn't has haven't have hadn't had mustn't must ain't is \
            kein ein keine eine keinen einen keinem einem keiner einer keines eines
            """.split(separator: " ").map { word($0) }.pairs())

    private static func word(_ word: Substring) -> Word { CopyText(String(word)).scalars }
}

extension Array {
    /// Each even element with the one after it.
    fileprivate func pairs() -> [(Element, Element)] {
        stride(from: 0, to: count, by: 2).map { (self[$0], self[$0 + 1]) }
    }
}
