import ClamorSentiment
import Testing

/// Handles, links and addresses say nothing; hashtags say what their word says.
struct MaskingTests {
    @Test(arguments: [
        "@united", "@happy_days", ".@Bliss:", "(@great)", "@united's", "@love@happy.social", "RT @awesome: ",
        "http://love.com/great", "https://t.co/happy?x=1!!", "WWW.great.com/love", "(https://happy.org/great)",
        "love@happy.com", "see:http://love.com/great",
    ])
    func isNeutral(_ text: String) {
        #expect(SentimentScorer.shared.score(text).score == 0)
    }

    @Test("A masked name changes no other word", arguments: ["@united", "https://love.com/a?b=c!", "@x@happy.social"])
    func leavesOthersAlone(_ mask: String) {
        let scorer = SentimentScorer.shared
        #expect(scorer.score("\(mask) lost my bag, terrible") == scorer.score("@a lost my bag, terrible"))
        #expect(scorer.score("BAD SERVICE \(mask)").score == scorer.score("bad service").score)
    }

    @Test("Words around a handle count")
    func wordsAround() {
        let score = { SentimentScorer.shared.score($0).score }
        #expect(score("great@ @united:awful") == score("great @a awful"))
        #expect(score("good(@united)bad") == score("good @a bad"))
        #expect(score("not @united. Great") == score("great"))
    }

    @Test("The published rules mask nothing")
    func published() {
        #expect(SentimentScorer(rules: .published).score("@united").score > 0)
    }

    @Test("The sign of a hashtag is dropped", arguments: ["love", "fail", "ok", "not"])
    func hashtags(_ word: String) {
        #expect(SentimentScorer.shared.score("#\(word)") == SentimentScorer.shared.score(word))
    }

    @Test("A long run of handles without a space is cut one by one")
    func manyHandles() {
        let scorer = SentimentScorer.shared
        #expect(scorer.score(String(repeating: "@a.", count: 100_000) + "good").score == scorer.score("good").score)
    }
}
