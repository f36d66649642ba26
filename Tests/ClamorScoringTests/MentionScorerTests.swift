import ClamorColumns
import ClamorQuery
import ClamorSentiment
import Testing

@testable import ClamorScoring

/// How a store's definitions change the way in which mentions are read.
@Suite struct MentionScorerTests {
    private func topic(_ name: String, _ family: String, _ words: [String]) -> Definitions.Topic {
        let terms = words.map { word in
            SearchQuery.term(SearchTerm(patterns: word.split(separator: " ").map { .token(String($0)) }))
        }
        return Definitions.Topic(name: name, family: family, search: .or(terms))
    }

    private func scorer(
        topics: [Definitions.Topic] = [], lexicon: [LexiconWord] = [], factors: [ReachFactor] = []
    ) -> MentionScorer {
        MentionScorer(
            Definitions(topics: topics, scoring: ScoringDefinitions(lexicon: lexicon, factors: factors)))
    }

    private func score(_ scorer: MentionScorer, _ text: String) throws -> Int {
        Int(try #require(scorer.read(MentionText(text: text, givenLanguage: "en")).sentiment).whole.score)
    }

    @Test func aBrandsNameCarriesNothing() throws {
        let text = "I flew with Bliss to Rome on Monday"
        let plain = try score(.shipped, text)
        let masked = try score(scorer(topics: [topic("Bliss", "brand", ["bliss"])]), text)
        #expect(plain > masked)
        let parts = scorer(topics: [topic("Bliss", "brand", ["bliss"])]).why(
            .sentiment, MentionText(text: text, givenLanguage: "en"))
        let brand = try #require(parts.first { $0.part == "Bliss" })
        #expect(brand.points == nil && brand.reason.contains("masked"))
    }

    @Test func opinionWordsOfAThemeKeepTheirOpinion() {
        let masked = MaskedWords.terms(of: [topic("Complaints", "theme", ["terrible", "refund"])])
        #expect(masked.map(\.words) == [["refund"]])
        let brand = MaskedWords.terms(of: [topic("Terrible", "brand", ["terrible"])])
        #expect(brand.allSatisfy { $0.target == "Terrible" && $0.words == ["terrible"] })
    }

    @Test func aWordOfTheLexiconHoldsForItsTopicAlone() throws {
        let skating = topic("Skate", "theme", ["board"])
        let own = scorer(topics: [skating], lexicon: [LexiconWord(word: "gnarly", valence: 3, topic: "Skate")])
        let (inside, outside) = ("that board ride was gnarly", "that bus ride was gnarly")
        #expect(try score(own, inside) > score(.shipped, inside))
        #expect(try score(own, outside) == score(.shipped, outside))
    }

    @Test func versionsTellWhetherAReadingMayDiffer() {
        #expect(scorer().version == MentionScorer.shipped.version)
        #expect(scorer(lexicon: [LexiconWord(word: "sick", valence: 2)]).version != MentionScorer.shipped.version)
        #expect(scorer(topics: [topic("Acme", "brand", ["acme"])]).version != MentionScorer.shipped.version)
    }

    @Test func partsOfASentimentAddUp() throws {
        let mention = MentionText(text: "The app is not good, and support never answers!", givenLanguage: "en")
        let parts = MentionScorer.shipped.why(.sentiment, mention)
        let whole = try #require(parts.first { $0.part.hasPrefix("= ") }?.points)
        let sum = parts.filter { !$0.part.hasPrefix("= ") }.compactMap(\.points).reduce(0, +)
        #expect(abs(whole - sum) < 1e-6)
    }

    @Test func whatWasGivenOrCorrectedIsSaidFirst() {
        func first(_ subject: WhySubject, _ mention: MentionText) -> String? {
            MentionScorer.shipped.why(subject, mention).first { $0.reason.contains("a person") }?.part
        }
        var mention = MentionText(text: "Lovely weather today", givenLanguage: "nl")
        mention.stored = StoredSentiment(label: "negative", score: nil, source: "corrected")
        mention.storedSpam = (true, "corrected")
        #expect(first(.sentiment, mention) == "negative", "also where there is no model")
        #expect(first(.spam, mention) == "spam")
        mention.text = nil
        #expect(first(.sentiment, mention) == "negative", "also where there is no text")
        #expect(first(.spam, mention) == "spam")
    }

    @Test func ownFactorsMakeAnotherScorer() {
        func version(_ factors: [ReachFactor]) -> String {
            var definitions = Definitions()
            definitions.scoring.factors = factors
            return MentionScorer(definitions).version
        }
        let shipped = MentionScorer.shipped.version
        #expect(version([ReachFactor(channel: "facebook", factor: 0.5)]) != shipped)
        #expect(version([ReachFactor(channel: "facebook", factor: 0.25)]) == shipped, "as it is anyhow")
    }

    @Test func reachIsExplainedByItsArithmetic() {
        let law = scorer(factors: [ReachFactor(channel: "twitter", factor: 0.5)])
        let parts = law.why(.reach, MentionText(channel: "twitter", followers: 10_000))
        #expect(parts.first?.points == 1173)
        #expect(parts.contains { $0.part == "κ = 0.50" })
        #expect(law.why(.reach, MentionText(views: 5)).first?.points == 5)
        #expect(law.why(.reach, MentionText()).first?.points == nil)
    }

    @Test func aLanguageWithoutAModelIsLeftUnscoredAndSaidSo() {
        let mention = MentionText(text: "To jest wspaniałe", givenLanguage: "pl")
        #expect(MentionScorer.shipped.read(mention).sentiment == nil)
        #expect(MentionScorer.shipped.why(.sentiment, mention).contains { $0.part == "(not scored)" })
    }
}
