import ClamorSentiment
import Testing

/// Which texts the English lexicon may score.
struct LanguageScopeTests {
    @Test(arguments: ["en", "EN", "en-GB", "en_US", "en-Latn-US", "eng", "English", " en "])
    func english(_ language: String) {
        #expect(SentimentScorer.scope(of: language) == .english)
        #expect(SentimentScorer.applies(to: "это хорошо", language: language))
    }

    @Test(arguments: ["und", "zxx", "qam", "qct", "qht", "qme", "qst", "UND", "", " ", nil])
    func notGiven(_ language: String?) {
        #expect(SentimentScorer.scope(of: language) == .unknown)
        #expect(SentimentScorer.scores(language: language))
    }

    @Test(arguments: ["de", "fr-CA", "es", "enm", "ja", "zh-Hans", "Deutsch", "ar"])
    func others(_ language: String) {
        #expect(!SentimentScorer.scores(language: language))
        #expect(!SentimentScorer.applies(to: "a good day", language: language))
    }

    @Test(arguments: [
        ("a good day", true), ("Café au lait is nice", true), ("😀 ❤️", true), ("", true), ("12:30", true),
        ("это хорошо", false), ("とても良い", false), ("هذا جيد", false), ("ดีมาก", false),
        ("@someone https://example.com/path 良い", false), ("@имя what a lovely day", true),
        ("öäüß äöü größer", false),
    ])
    func textDecides(_ text: String, _ applies: Bool) {
        #expect(SentimentScorer.applies(to: text, language: nil) == applies)
        #expect(SentimentScorer.applies(to: text, language: "und") == applies)
    }
}
