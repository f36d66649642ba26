import ClamorSentiment
import Testing

/// Names that say nothing, and words that say what the user wants.
struct MaskedTermTests {
    static let reader = SentimentReader(masked: [
        MaskedTerm(words: ["united"], target: "United"), MaskedTerm(words: ["bliss"], target: "Bliss"),
        MaskedTerm(words: ["happy", "days"], target: "Happy Days"), MaskedTerm(words: ["hate*"], target: nil),
        MaskedTerm(words: ["mcdonald's"], target: "McDonald's"), MaskedTerm(words: ["l'oréal"], target: "L'Oréal"),
        MaskedTerm(words: ["at&t"], target: "AT&T"),
    ])

    /// What is masked in a text.
    private func masked(_ text: String, _ language: String = "en") -> [String] {
        Self.reader.explain(text, language: language)?.parts.filter(\.isMasked).map(\.token) ?? []
    }

    @Test(arguments: [
        ("United lost it", ["United"]), ("UNITED’s crew", ["UNITED’s"]), ("so #united", ["united"]),
        ("thanks @united!", ["@united"]), ("we are reunited", []), ("happy days are here", ["happy days"]),
        ("#HappyDays are here", ["HappyDays"]), ("happy-days are here", ["happy-days"]), ("happy sad days", []),
        ("a hated hater", ["hated", "hater"]), ("at McDonald’s now", ["McDonald’s"]), ("by Loreal", []),
        ("by L’Oreal", ["L’Oreal"]), ("AT&T again", ["AT&T"]),
        ("see https://united.example", ["https://united.example"]),
    ])
    func whatIsMasked(_ text: String, _ tokens: [String]) {
        #expect(masked(text) == tokens)
    }

    @Test("An elided article does not hide a name")
    func elided() { #expect(masked("j'aime l'Oréal", "fr") == ["l'Oréal"]) }

    @Test("A masked name carries nothing: any other in its place reads the same")
    func carriesNothing() throws {
        let bliss = try #require(Self.reader.read("my Bliss order is here")).whole
        #expect(bliss == Self.reader.read("my United order is here")?.whole)
        #expect(Self.reader.read("BLISS ROCKS")?.whole == Self.reader.read("Bliss ROCKS")?.whole)
        #expect(bliss != SentimentReader.shipped.read("my Bliss order is here")?.whole)
        for part in try #require(Self.reader.explain("I hate United and love Bliss", language: "en")).parts
        where part.isMasked {
            #expect(part.points == 0)
        }
    }

    @Test("Names given with the text are masked too")
    func given() throws {
        let reader = SentimentReader.shipped
        let one = try #require(reader.read("Awful Things opened a shop", brands: ["Awful Things"])).whole
        #expect(one == reader.read("Lovely Things opened a shop", brands: ["Lovely Things"])?.whole)
        #expect(one != reader.read("Awful Things opened a shop")?.whole)
    }

    @Test("The user's word holds in the place of the model's, in every language", arguments: SentimentReader.languages)
    func ownWords(_ language: String) throws {
        let words = [("zorpy", 4.0), ("murky", -4.0)]
        let reader = SentimentReader(lexicon: words.map { LexiconEntry(word: $0.0, valence: $0.1) })
        #expect(reader.read("zorpy", language)?.whole.likeliest == .positive)
        #expect(reader.read("murky", language)?.whole.likeliest == .negative)
        let explanation = try #require(reader.explain("zorpy", language: language))
        #expect(explanation.parts.map(\.points) == [4 * 1.0])
        #expect(explanation.parts.first?.rules.first == "own lexicon +4")
    }

    @Test("Rules work on the user's words, phrases and emoji")
    func rules() throws {
        let reader = SentimentReader(lexicon: [
            LexiconEntry(word: "sick", valence: 2.5), LexiconEntry(word: "dead fish", valence: -3),
            LexiconEntry(word: "💀", valence: 3),
        ])
        let part = try #require(reader.explain("not sick", language: "en")).parts.last
        #expect(part?.rules.first == "own lexicon +2.5")
        #expect(part?.points ?? 0 < 0)
        #expect(reader.read("this is sick")?.whole.label == .positive)
        #expect(reader.explain("a dead fish 💀", language: "en")?.parts.map(\.token) == ["a", "dead fish", "💀"])
        #expect(reader.read("💀")?.whole.label == .positive)
        let german = try #require(reader.explain("nicht sick", language: "de")).parts.last
        #expect(german?.points ?? 0 < 0)
    }

    @Test("An entry for a topic holds in it alone")
    func scope() throws {
        let reader = SentimentReader(lexicon: [LexiconEntry(word: "sick", valence: 3, topic: "Skate")])
        let outside = try #require(reader.read("that was sick")).whole
        let inside = try #require(reader.read("that was sick", topics: ["Skate"])).whole
        #expect(inside.label == .positive)
        #expect(outside == SentimentReader.shipped.read("that was sick")?.whole)
        #expect(reader.read("that was sick", topics: ["Food"])?.whole == outside)
    }

    @Test("An entry for the topic comes before one for all texts, whatever the order given")
    func narrowerScope() {
        let entries = [
            LexiconEntry(word: "sick", valence: -4), LexiconEntry(word: "sick", valence: 4, topic: "Skate"),
        ]
        for lexicon in [entries, entries.reversed()] {
            let reader = SentimentReader(lexicon: lexicon)
            #expect(reader.read("sick", topics: ["Skate"])?.whole.label == .positive)
            #expect(reader.read("sick")?.whole.label == .negative)
        }
    }

    @Test("A name is a name, even if the lexicon has it")
    func nameFirst() {
        let reader = SentimentReader(
            masked: [MaskedTerm(words: ["sick"], target: "Sick")], lexicon: [LexiconEntry(word: "sick", valence: 4)])
        #expect(reader.explain("sick", language: "en")?.parts.map(\.isMasked) == [true])
    }
}
