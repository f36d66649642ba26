import ClamorSentiment
import Testing

/// Explaining is scoring with a witness: the same numbers, with the place and the reason of each.
struct ExplanationTests {
    static let texts =
        PublishedParityTests.reference.map(\.text)
        + CorrectedRulesTests.signs.map(\.text) + EmojiTests.labels.map(\.text)
        + ["Très GOOD — but “isn’t” 😀👎🏽great!! ❤️‍🔥 über @x https://a.b/c?d", "Really?? 🆙 So bad…"]

    @Test(arguments: texts)
    func partsAddUpToScore(_ text: String) {
        for rules in SentimentScorer.Rules.allCases {
            let scorer = SentimentScorer(rules: rules)
            let sum = scorer.explain(text).reduce(0) { $0 + $1.points }
            #expect(abs(sum * 10_000 - Double(scorer.score(text).score)) <= 0.5001)
        }
    }

    @Test(arguments: texts)
    func rangesHoldTokens(_ text: String) {
        let bytes = Array(text.utf8)
        for rules in SentimentScorer.Rules.allCases {
            for part in SentimentScorer(rules: rules).explain(text) {
                #expect(part.range.lowerBound >= 0 && part.range.upperBound <= bytes.count)
                #expect(Array(part.token.utf8) == Array(bytes[part.range]))
                #expect(!part.rules.isEmpty)
            }
        }
    }

    @Test func tokensAndRules() {
        let text = "Very GOOD but I can’t stand the app!! ❤️ isn’t sort of bad"
        let parts = SentimentScorer.shared.explain(text)
        #expect(parts.map(\.token) == ["GOOD", "can’t stand", "❤️", "bad", "!!"])
        #expect(
            parts.map(\.rules) == [
                ["lexicon +1.9", "capitals +0.733", "“Very” +0.293", "before “but” × 0.5"],
                ["phrase −2", "after “but” × 1.5"],
                ["emoji “red heart” +3.2", "after “but” × 1.5"],
                ["lexicon −2.5", "“sort of” +0.293", "“isn’t” reverses × −0.74", "after “but” × 1.5"],
                ["exclamation and question marks +0.584"],
            ])
        #expect(abs(parts[0].valence - 1.463) < 1e-9)
    }

    @Test(arguments: [
        ("I love it... NOT", ["lexicon +3.2", "closing “NOT” takes back × −0.74"]),
        ("no good", ["lexicon +1.9", "“no” reverses × −0.74"]),
        ("the least useful", ["lexicon +1.9", "“least” reverses × −0.74"]),
        ("never so happy", ["lexicon +2.7", "“so” +0.293", "“never” with so or this × 1.25"]),
    ])
    func lastWord(_ text: String, _ rules: [String]) {
        #expect(SentimentScorer.shared.explain(text).last?.rules == rules)
    }

    @Test("A “no” that only negates shows, with nothing to add")
    func onlyNegates() {
        let first = SentimentScorer.shared.explain("no good").first
        #expect(first?.valence == 0)
        #expect(first?.rules == ["lexicon −1.2", "only negates what follows"])
    }

    @Test("A published description points to its emoji", arguments: ["so 😀", "so😀", "é 😀ly 😀"])
    func publishedEmoji(_ text: String) {
        let first = SentimentScorer(rules: .published).explain(text).first
        #expect(first?.token == "😀")
    }

    @Test func textWithoutOpinion() {
        #expect(SentimentScorer.shared.explain("The parcel is at the depot!").isEmpty)
    }
}
