import ClamorSentiment
import Testing

/// Emoji under the corrected rules: the longest one of the table, whatever it is spelled with, apart from the words.
struct EmojiTests {
    static let labels: [(text: String, label: Sentiment.Label)] = [
        ("❤️", .positive), ("❤", .positive), ("👍", .positive), ("👍🏿", .positive), ("👎", .negative), ("👎🏽", .negative),
        ("👩‍❤️‍👨", .positive), ("👩‍❤‍👨", .positive), ("👩‍❤️‍💋‍👩", .positive), ("💔", .negative), ("💓", .positive),
        ("😀", .positive), ("☹️", .negative), ("🙍🏽‍♀️", .negative), ("😡", .neutral), ("😭😭", .negative),
        // Flags are no opinion, and numbers none either.
        ("🇺🇸", .neutral), ("🇬🇧🇦🇪", .neutral), ("1️⃣", .neutral), ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", .neutral),
        // Younger than the table: what it begins with.
        ("❤️‍🔥", .positive),
    ]

    @Test(arguments: labels)
    func labelIsRight(_ text: String, _ label: Sentiment.Label) {
        #expect(SentimentScorer.shared.score(text).label == label, "\(SentimentScorer.shared.score(text))")
    }

    @Test("Spelling does not matter: variation selectors and skin tones")
    func spellings() {
        #expect(score("❤️") == score("❤"))
        #expect(score("👎🏽") == score("👎"))
        #expect(score("👎🏽") == score("👎🏿"))
        #expect(score("🙍🏽‍♀️") == score("🙍‍♀️"))
        // The table has this couple without skin tones only.
        #expect(score("👩🏽‍❤️‍👨🏻") == score("👩‍❤️‍👨"))
    }

    @Test("An emoji is a token of its own", arguments: ["good😀bad", "good 😀 bad", "good😀 bad", "good\u{200B}😀bad"])
    func standsAlone(_ text: String) {
        #expect(SentimentScorer.shared.score(text) == SentimentScorer.shared.score("good 😀 bad"))
    }

    @Test("A symbol that the table does not know parts words")
    func unknownSymbols() {
        #expect(score("great\u{1FAE8}good") == score("great good"))
    }

    @Test("The words of a description touch no others")
    func descriptionsStayApart() {
        // "sad but relieved face" holds a "but", "no entry" a "no", "OK hand" capitals.
        #expect(score("great 😥") > score("😥"))
        #expect(score("⛔ good") > 0)
        #expect(score("good 👌") == score("👌 good"))
        #expect(score("not 😍") == score("😍"))
    }

    @Test("As published, only emoji of one scalar count, by the words of their descriptions")
    func published() {
        let scorer = SentimentScorer(rules: .published)
        #expect(scorer.score("❤️").score == 0)
        #expect(scorer.score("❤").score == scorer.score("red heart").score)
        #expect(scorer.score("💔").score == scorer.score("broken heart").score)
    }

    @Test(
        "Work grows with the length and no faster",
        arguments: ["😀", "👩‍❤️‍👨", "👎🏽", "❤️ so good ", "👩\u{200D}", "🇺🇸", "\u{1FAE8}"])
    func isLinear(_ unit: String) {
        for rules in SentimentScorer.Rules.allCases {
            let scorer = SentimentScorer(rules: rules)
            let few = scorer.work(on: String(repeating: unit, count: 500))
            let many = scorer.work(on: String(repeating: unit, count: 5_000))
            #expect(many >= few * 9)
            #expect(many <= few * 11)
        }
    }

    private func score(_ text: String) -> Int16 { SentimentScorer.shared.score(text).score }
}
