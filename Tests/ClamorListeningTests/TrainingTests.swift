import ClamorListening
import Testing

@testable import clamor_lab

struct TrainingTests {
    private static let blue = ["blarto menki sol", "menki blarto dri", "sol dri blarto", "blar menk solo drik"]
    private static let red = ["quixy thwomp vuz", "vuz thwomp quix", "thwom quixy jev", "jev vuz quixy thwomp"]

    private func languages(seed: UInt64 = 1) -> [UInt8] {
        var trainer = LanguageTrainer(languages: ["b", "r"])
        trainer.seed = seed
        for text in Self.blue { trainer.add(text, language: "b") }
        for text in Self.red { trainer.add(text, language: "r") }
        return trainer.train()
    }

    @Test func sameTextsGiveTheSameLanguageModel() {
        // Compared first: what fails would print a million bytes.
        let bytes = languages()
        let isSame = bytes == languages()
        let isSameWithAnotherSeed = bytes == languages(seed: 2)
        #expect(isSame && !isSameWithAnotherSeed)
        #expect(bytes.count == LanguageModel.length)
    }

    @Test func languageModelLearns() throws {
        try languages().withUnsafeBytes { bytes in
            let detector = LanguageDetector(model: try #require(LanguageModel(bytes)))
            #expect(detector.find("sol menki blarto blarto").language == "b")
            #expect(detector.find("quixy jev thwomp thwomp").language == "r")
        }
    }

    /// Texts of a mixed set that read as another language do not teach.
    @Test func mixedTextsAreLeftOut() throws {
        func finding(mixed: Set<String>) throws -> LanguageDetector.Finding {
            var trainer = LanguageTrainer(languages: ["b", "r"])
            trainer.mixed = mixed
            for _ in 0..<4 { for text in Self.blue { trainer.add(text, language: "b") } }
            for text in Self.red + Self.blue { trainer.add(text, language: "r") }
            return try trainer.train().withUnsafeBytes { bytes in
                LanguageDetector(model: try #require(LanguageModel(bytes))).find(Self.blue[0])
            }
        }
        let clean = try finding(mixed: ["r"])
        let mixed = try finding(mixed: [])
        #expect(clean.confidence > mixed.confidence)
    }

    @Test func sameTextsGiveTheSameSpamModel() throws {
        func spam() -> [UInt8] {
            SpamTrainer().train(
                Self.blue.map { SpamTrainer.example($0, isSpam: true) }
                    + Self.red.map { SpamTrainer.example($0, isSpam: false) })
        }
        let bytes = spam()
        let isSame = bytes == spam()
        #expect(isSame)
        try bytes.withUnsafeBytes { bytes in
            let scorer = SpamScorer(model: try #require(SpamModel(bytes)))
            #expect(scorer.score("blarto sol menki") > 5_000)
            #expect(scorer.score("thwomp jev quixy") < 5_000)
        }
    }

    @Test func madeUpTextKeepsToItsTrigrams() {
        let chain = TrigramChain(counts: [" a": 3, " b": 1, " ab": 3, "abc": 2, "bc ": 2, "ab ": 1, " ba": 1, "ba ": 1])
        var random = ListeningRandom(seed: 1)
        let words = Set(chain.text(letters: 400, &random).split(separator: " "))
        #expect(words == ["abc", "ab", "ba"])
        var again = ListeningRandom(seed: 1)
        var first = ListeningRandom(seed: 1)
        #expect(chain.text(letters: 50, &again) == chain.text(letters: 50, &first))
    }

    @Test func commaSeparatedValues() {
        let rows = CommaSeparated.rows(of: "a,b\r\n\"1,\n2\",\"say \"\"hi\"\"\"\nlast,")
        #expect(rows == [["a", "b"], ["1,\n2", "say \"hi\""], ["last", ""]])
    }
}
