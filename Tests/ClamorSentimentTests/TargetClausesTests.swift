import ClamorSentiment
import Testing

/// What a text says about each of the brands that it names.
struct TargetClausesTests {
    static let reader = SentimentReader(
        masked: ["Acme", "Bolt", "Cora", "Dune Air", "United"].map {
            MaskedTerm(words: $0.lowercased().split(separator: " ").map(String.init), target: $0)
        })

    static let cases: [(text: String, language: String, labels: [String])] = [
        ("I love Acme but Bolt is terrible", "en", ["Acme positive", "Bolt negative"]),
        ("Acme is awful, while Bolt is simply wonderful", "en", ["Acme negative", "Bolt positive"]),
        ("Acme lost my bag again. Bolt was great and friendly!", "en", ["Acme negative", "Bolt positive"]),
        ("Love Acme, hate Bolt", "en", ["Acme positive", "Bolt negative"]),
        ("Acme is great and Bolt is terrible", "en", ["Acme positive", "Bolt negative"]),
        ("Acme is so much better than Bolt", "en", ["Acme positive", "Bolt negative"]),
        ("Acme is worse than Bolt", "en", ["Acme negative", "Bolt positive"]),
        ("Acme is not better than Bolt", "en", ["Acme negative", "Bolt positive"]),
        ("Acme is more reliable than Bolt", "en", ["Acme positive", "Bolt negative"]),
        ("Acme beats Bolt any day", "en", ["Acme positive", "Bolt negative"]),
        ("I prefer Bolt to Acme", "en", ["Bolt positive", "Acme negative"]),
        ("Just switched from Acme to Bolt", "en", ["Acme negative", "Bolt positive"]),
        ("We moved to Bolt from Acme last week", "en", ["Bolt positive", "Acme negative"]),
        ("I left Acme for Bolt", "en", ["Acme negative", "Bolt positive"]),
        ("Acme > Bolt", "en", ["Acme positive", "Bolt negative"]),
        (
            "@acme you are the worst. @bolt thank you so much, amazing service", "en",
            ["Acme negative", "Bolt positive"]
        ),
        ("Great flight with #DuneAir; Acme ruined the rest of the trip", "en", ["Dune Air positive", "Acme negative"]),
        ("Me encanta Acme pero Bolt es una mierda", "es", ["Acme positive", "Bolt negative"]),
        ("Acme es mejor que Bolt", "es", ["Acme positive", "Bolt negative"]),
        ("Acme est bien meilleur que Bolt", "fr", ["Acme positive", "Bolt negative"]),
        ("Merci Acme, mais Bolt quelle honte", "fr", ["Acme positive", "Bolt negative"]),
        ("Acme ist besser als Bolt", "de", ["Acme positive", "Bolt negative"]),
        ("Bin von Acme zu Bolt gewechselt", "de", ["Acme negative", "Bolt positive"]),
        ("Acme è peggio di Bolt", "it", ["Acme negative", "Bolt positive"]),
        ("Troquei Acme pela Bolt", "pt", ["Acme negative", "Bolt positive"]),
        ("Prefiro a Acme do que a Bolt", "pt", ["Acme positive", "Bolt negative"]),
    ]

    @Test(arguments: cases)
    func eachTargetByItsClauses(_ text: String, _ language: String, _ labels: [String]) {
        #expect(Self.reader.labels(text, language) == labels)
    }

    @Test("A clause without a name speaks of those named before it")
    func nearestBefore() {
        let labels = Self.reader.labels(
            "Acme arrived on time. Lovely crew, great food! Bolt cancelled. Awful, never again.")
        #expect(labels == ["Acme positive", "Bolt negative"])
    }

    @Test("An explanation tells what was read for each target")
    func explained() {
        func texts(_ text: String) -> [[String]]? { Self.reader.explain(text, language: "en")?.targetTexts }
        #expect(texts("I love Acme, but Bolt is terrible") == [["I love Acme"], ["but Bolt is terrible"]])
        #expect(
            texts("Acme lost my bag. Bolt was great! Never again, Acme.")
                == [["Acme lost my bag", "Never again, Acme"], ["Bolt was great"]])
        #expect(texts("Acme is better than Bolt") == [[], []])
        #expect(texts("I love Acme") == [])
    }

    @Test("Names in one clause share what it says")
    func shared() throws {
        let targets = try #require(Self.reader.read("Acme and Bolt are both wonderful")).targets
        #expect(targets.map(\.name) == ["Acme", "Bolt"])
        #expect(targets.first?.reading == targets.last?.reading)
        #expect(targets.first?.reading.likeliest == .positive)
    }

    @Test("One name, however often, is the whole text")
    func oneTarget() {
        #expect(Self.reader.read("Acme, Acme, @acme: I love Acme but not always")?.targets.isEmpty == true)
    }

    @Test("Names given with the text are targets, in the reader's own spelling where it has one")
    func givenNames() {
        let reading = Self.reader.read("Zeta is great but united is awful", brands: ["Zeta", "United"])
        #expect(reading?.targets.map(\.name) == ["Zeta", "United"])
        #expect(reading?.targets.map(\.reading.likeliest) == [.positive, .negative])
    }

    @Test("However often names stand in a text, the work grows no faster than it")
    func manyMentions() {
        let text = String(repeating: "Acme is better than Bolt, Cora and Bolt, ", count: 5_000)
        #expect(Self.reader.read(text)?.targets.map(\.name) == ["Acme", "Bolt", "Cora"])
    }
}
