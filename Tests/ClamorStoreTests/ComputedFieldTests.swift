import ClamorColumns
import ClamorQuery
import ClamorStore
import Testing

/// Fields that are computed where the export does not give them.
@Suite struct ComputedFieldTests {
    /// A mention about which all was computed.
    private func computed(_ number: Int) -> MentionRecord {
        var record = mention(number)
        (record.lang, record.langSource) = ("en", "detected")
        (record.sentiment, record.sentimentSource, record.score) = ("positive", "scored", 5_000)
        (record.confidence, record.brandSentiment) = (8_000, ["Acme positive 0.50"])
        (record.spam, record.spamSource, record.spamScore) = (false, "scored", 100)
        record.collected = noon.milliseconds
        return record
    }

    private let fixtures = [0, 1, 2].map { _ in Result { try StoreFixture() } }

    /// Two versions of a mention in a store of their own: what the second did.
    private func report(
        _ first: MentionRecord, _ second: MentionRecord, in fixture: Int = 0
    ) throws -> (ImportReport, MentionStore) {
        let store = try fixtures[fixture].get().open()
        try store.importing("a", [first])
        var second = second
        second.collected = noon.milliseconds + 1
        return (try store.importing("b", [second]), store)
    }

    @Test func computingAnewMakesNoVersion() throws {
        var other = computed(1)
        (other.lang, other.langSource) = ("nl", "detected")
        (other.sentiment, other.sentimentSource, other.score) = ("neutral", "unsure", -1)
        (other.confidence, other.brandSentiment) = (5_100, [])
        (other.spam, other.spamSource, other.spamScore) = (true, "scored", 9_000)
        #expect(try report(computed(1), other).0.duplicate == 1)
        (other.lang, other.langSource, other.spam, other.spamSource, other.spamScore) = (nil, nil, nil, nil, nil)
        #expect(try report(computed(1), other, in: 1).0.duplicate == 1)
        #expect(try report(other, computed(1), in: 2).0.duplicate == 1)
    }

    @Test func whatIsGivenMakesAVersion() throws {
        var lang = computed(1)
        lang.langSource = "given"
        let (langReport, langStore) = try report(computed(1), lang)
        #expect(langReport.updated == 1)
        #expect(try langStore.snapshot().liveValues("lang_source") == [.text("given")])
        var spam = computed(1)
        (spam.spam, spam.spamSource) = (true, "given")
        let (spamReport, spamStore) = try report(computed(1), spam, in: 1)
        #expect(spamReport.updated == 1)
        #expect(try spamStore.snapshot().liveValues("spam") == [.boolean(true)])
        #expect(try report(lang, lang, in: 2).0.duplicate == 1)
    }

    @Test func whatWasGivenOnceIsNotReplacedByWhatIsComputed() throws {
        var given = computed(1)
        (given.lang, given.langSource, given.spam, given.spamSource) = ("pt-br", "given", true, "given")
        var later = computed(1)
        later.likes = 77
        let (report, store) = try report(given, later)
        #expect(report.updated == 1)
        let snapshot = try store.snapshot()
        #expect(try snapshot.liveValues("likes") == [.integer(77)])
        #expect(try snapshot.liveValues("lang") == [.text("pt-br")])
        #expect(try snapshot.liveValues("lang_source") == [.text("given")])
        #expect(try snapshot.liveValues("spam") == [.boolean(true)])
        #expect(try snapshot.liveValues("spam_source") == [.text("given")])
        #expect(try snapshot.liveValues("spam_score") == [.fixed(100)])
        #expect(try store.check().isEmpty)
    }

    @Test func whatIsComputedGoesWithItsText() throws {
        var cut = computed(1)
        cut.text = "Refund number 1 from…"
        (cut.lang, cut.spam, cut.confidence) = ("fr", true, 1)
        cut.likes = 78
        let (_, store) = try report(computed(1), cut)
        let snapshot = try store.snapshot()
        #expect(try snapshot.liveValues("likes") == [.integer(78)])
        #expect(try snapshot.liveValues("lang") == [.text("en")])
        #expect(try snapshot.liveValues("spam") == [.boolean(false)])
        #expect(try snapshot.liveValues("brand_sentiment") == [.list(["Acme positive 0.50"])])
        var other = computed(1)
        (other.text, other.lang, other.langSource) = ("Rien à dire de plus", "fr", "detected")
        let (_, others) = try report(computed(1), other, in: 1)
        #expect(try others.snapshot().liveValues("lang") == [.text("fr")])
        #expect(try store.check().isEmpty)
    }
}
