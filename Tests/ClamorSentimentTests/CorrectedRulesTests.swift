import ClamorSentiment
import Testing

/// The defects of the published rules, each with the sign that the corrected rules must give.
struct CorrectedRulesTests {
    static let signs: [(text: String, label: Sentiment.Label)] = [
        // "so" and "this" count only after "never".
        ("We did not get this wonderful service", .negative),
        ("They did not give this great seat away", .negative),
        ("I have never been so happy with a phone", .positive),
        // Typographic apostrophes.
        ("isn’t good", .negative),
        ("It doesnʼt work well", .negative),
        // Closing "not".
        ("I love it... NOT", .negative),
        ("I love it… NOT!", .negative),
        ("Best airline ever NOT", .negative),
        ("I love Mondays #not", .negative),
        ("This was awful. Not.", .positive),
        ("I love it but they did NOT", .positive),
        ("Sit back and enjoy, happy or NOT", .positive),
        // Phrases.
        ("thanks for nothing", .negative),
        ("Thank you for nothing!", .negative),
        ("killer deal", .positive),
        ("I am fed up", .negative),
        ("We can't stand the queue", .negative),
        ("the bomb", .positive),
        ("This is not the bomb", .negative),
        ("bus stop", .neutral),
        ("thumbs down from me", .negative),
        // Negation stays with its sentence and off the writer's face.
        ("nothing for redheads :(", .negative),
        ("no :(", .negative),
        ("Nothing. Everything is great", .positive),
        ("No bad smell", .positive),
        ("No problem or complaint", .positive),
        ("Not the worst", .positive),
        ("The hotel was not good", .negative),
        // Inner punctuation.
        ("great/lovely", .positive),
        ("awful,really.", .negative),
        ("“great”", .positive),
        ("It was #bad_service", .negative),
        ("a well-known self-confident painter", .positive),
        ("1.86 and 2,143 at 24/7", .neutral),
        ("the no.1 of the charts, No. 2 last week", .neutral),
        // Short words keep their meaning beside punctuation.
        ("ok!", .positive),
        ("#ok", .positive),
    ]

    @Test(arguments: signs)
    func signIsRight(_ text: String, _ label: Sentiment.Label) {
        #expect(SentimentScorer.shared.score(text).label == label, "\(SentimentScorer.shared.score(text))")
    }

    @Test("Both of two joined words count")
    func joinedWords() {
        #expect(score("great/awful") == score("great awful"))
        #expect(score("great.But awful") == score("great. But awful"))
        #expect(score("#great#awful") == score("great awful"))
    }

    @Test("A dampener of two words weakens either sign, wherever it stands")
    func dampenersOfTwoWords() {
        for dampener in ["sort of", "kind of", "just enough"] {
            #expect(score("\(dampener) bad") > score("bad"))
            #expect(score("\(dampener) bad") < 0)
            #expect(score("\(dampener) good") < score("good"))
            #expect(score("\(dampener) good") > 0)
            #expect(score("it is \(dampener) bad really") == score("\(dampener) bad"))
        }
        #expect(score("sort of bad") == score("slightly bad"))
    }

    @Test("Each word is weighed once around “but”, equal values too")
    func butByPosition() {
        #expect(score("great great but great great") == compound(0.5 * 6.2 + 1.5 * 6.2))
        // Halved, the 3.2 of "love" is the 1.6 of "credit": published, looking that value up finds "love" again.
        let text = "I love it but they gave credit"
        #expect(score(text) == compound(0.5 * 3.2 + 1.5 * 1.6))
        #expect(SentimentScorer(rules: .published).score(text).score == compound(0.25 * 3.2 + 1.6))
    }

    @Test("What is no defect stays: the score still grows with the length")
    func growsWithLength() {
        #expect(score("bad") > score("bad bad"))
        #expect(score("bad bad") > score("bad bad bad bad"))
    }

    @Test("Plain texts score as published", arguments: ["The new kettle is great.", "VERY good, REALLY", "not good"])
    func plainTextsAgree(_ text: String) {
        #expect(SentimentScorer(rules: .published).score(text) == SentimentScorer.shared.score(text))
    }

    @Test(
        "Nothing to score is neutral", arguments: ["", " ", "\n\t \u{A0}", "...", "?!", "— … “”", "\u{200D}\u{FE0F}"])
    func emptyIsNeutral(_ text: String) {
        for rules in SentimentScorer.Rules.allCases {
            let sentiment = SentimentScorer(rules: rules).score(text)
            #expect(sentiment.score == 0)
            #expect(sentiment.label == .neutral)
        }
    }

    @Test("Bytes that are not UTF-8 part words")
    func brokenBytes() {
        let bytes = Array("good".utf8) + [0xFF, 0xC3, 0xE2, 0x80] + Array("good".utf8) + [0xF0]
        let sentiment = bytes.withUnsafeBufferPointer { SentimentScorer.shared.score(utf8: $0) }
        #expect(sentiment == SentimentScorer.shared.score("good good"))
    }

    @Test("Labels change at 0.05")
    func labels() {
        #expect(
            [-500, -499, 0, 499, 500].map { Sentiment.label(score: $0) } == [
                .negative, .neutral, .neutral, .neutral, .positive,
            ])
    }

    private func score(_ text: String) -> Int16 { SentimentScorer.shared.score(text).score }

    private func compound(_ sum: Double) -> Int16 { Int16((sum / (sum * sum + 15).squareRoot() * 10_000).rounded()) }
}
