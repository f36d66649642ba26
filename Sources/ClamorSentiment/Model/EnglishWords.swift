/// Whether a text given no language reads as English.
enum EnglishWords {
    /// The commonest words of English that hold sentences together, none of them a word of the other languages read.
    private static let common = Set(
        """
        the and of to is was were are be been being it its this that these those i'm you your my we our they their he she \
        his her him them with for from at by on what when where who why how which there here have had has having do does \
        did not but or if then than so just only very too can't don't it's that's i've i'll you're isn't didn't won't \
        would should could will shall might must may get got make made go going went come came see saw know think \
        want need say said tell new day today time year people thing one two all any some more most other about after \
        before again never always still out up down over back off into because while best good great like love
        """.split(separator: " ").map { FoldedWord.hash($0) })

    private static let rules = LanguageRules(language: "en")

    /// At least half of the words are common ones or in the lexicon, or there are no words at all: emoji and emoticons
    /// need no language.
    static func mostly(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var trace = Untraced()
        return TokenizedText.with(text, rules: rules, terms: .none, trace: &trace) { text, _ in
            var words = 0
            var known = 0
            for position in text.tokens.indices where text.forms[position].kind == .word {
                let token = text.tokens[position]
                let first = text.bytes[Int(token.start)]
                if first.isDigit || token.has(.hashtag) { continue }
                words += 1
                let isKnown = token.base != 0 || token.has([.negation, .degree])
                known += isKnown || common.contains(text.forms[position].spelling) ? 1 : 0
            }
            return known * 2 >= words
        }
    }
}
