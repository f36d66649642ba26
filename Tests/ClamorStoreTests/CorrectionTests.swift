import ClamorColumns
import ClamorQuery
import ClamorStore
import Testing

@Suite struct CorrectionTests {
    private static let labels: [Value] = [.text("positive"), .text("negative"), .text("positive")]

    private func scored(_ number: Int) -> MentionRecord {
        var record = mention(number)
        (record.confidence, record.brandSentiment) = (8_000, ["Acme positive 0.50"])
        (record.spam, record.spamScore, record.spamSource) = (false, 10, "scored")
        return record
    }

    @Test func correctionsShowInTheirColumns() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.importing("a", (0..<3).map(scored))
        let plain = try store.snapshot()
        let batch = try store.annotate(rows: [1], .correct(.sentiment("negative")), now: noon)
        try store.annotate(rows: [2], .correct(.spam(true)), now: noon)
        let snapshot = try store.snapshot()
        #expect(try snapshot.liveValues("sentiment") == Self.labels)
        #expect(try snapshot.liveValues("sentiment_source") == ["scored", "corrected", "scored"].map(Value.text))
        #expect(try snapshot.liveValues("score") == [.fixed(-10_000), .null, .fixed(-9_998)])
        #expect(try snapshot.liveValues("confidence") == [.fixed(8_000), .null, .fixed(8_000)])
        let brands = Value.list(["Acme positive 0.50"])
        #expect(try snapshot.liveValues("brand_sentiment") == [brands, .list([]), brands])
        #expect(try snapshot.liveValues("spam") == [.boolean(false), .boolean(false), .boolean(true)])
        #expect(try snapshot.liveValues("spam_source") == ["scored", "scored", "corrected"].map(Value.text))
        #expect(try snapshot.liveValues("spam_score") == [.fixed(10), .fixed(10), .fixed(10)])
        #expect(try snapshot.corrections().map(\.row) == [1])
        #expect(try snapshot.corrections().map(\.sentiment) == ["negative"])
        #expect(try snapshot.liveValues("tags") == [.list([]), .list([]), .list([])])
        #expect(try plain.liveValues("sentiment") == [Value](repeating: .text("positive"), count: 3))

        #expect(try store.snapshot(at: SnapshotNumber(batch: 1)).liveValues("score").contains(.null) == false)
        try store.undo(batch: batch, now: noon)
        #expect(try store.snapshot().liveValues("score").contains(.null) == false)
        #expect(try store.snapshot().liveValues("spam").last == .boolean(true))
        #expect(try store.check().isEmpty)
    }

    @Test func theLastCorrectionCountsAndSummariesDoNotLie() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.importing("a", (0..<3).map(scored))
        #expect(try store.snapshot().summary("sentiment", segment: 0) != nil)
        try store.annotate(rows: [1], .correct(.sentiment("neutral")), now: noon)
        try store.annotate(rows: [1, 2], .correct(.sentiment("negative")), now: noon)
        let snapshot = try store.snapshot()
        for field in ["sentiment", "sentiment_source", "score", "confidence", "brand_sentiment"] {
            #expect(try snapshot.summary(field, segment: 0) == nil)
        }
        #expect(try snapshot.summary("kind", segment: 0) != nil)
        let ask = Asking(store)
        #expect(
            try ask("group count by sentiment | sort sentiment") == [
                [.text("negative"), .integer(2)], [.text("positive"), .integer(1)],
            ])
        #expect(try ask("filter sentiment_source = \"corrected\" | group count") == [[.integer(2)]])
        #expect(try ask("filter sentiment = \"negative\" and score > -2 | group count") == [[.integer(0)]])
    }

    @Test func correctionsStayWithTheMention() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.importing("a", (0..<2).map(scored))
        try store.annotate(rows: [1], .correct(.sentiment("negative")), now: noon)
        var newer = scored(1)
        newer.likes = 1_000
        newer.collected = noon.milliseconds + 1
        let report = try store.importing("b", [newer])
        #expect(report.updated == 1)
        #expect(try store.snapshot().liveValues("sentiment").last == .text("negative"))
        let row = try #require(try store.snapshot().liveRows().last)
        #expect(try store.snapshot().corrections().map(\.row) == [row])
        try store.undo(batch: 3, now: noon)
        #expect(try store.snapshot().corrections().map(\.row) == [1])
        #expect(try store.check().isEmpty)
    }

    @Test func recordsAreAsCorrected() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.importing("a", (0..<2).map(scored))
        try store.annotate(rows: [1], .correct(.sentiment("negative")), now: noon)
        try store.annotate(rows: [1], .correct(.spam(true)), now: noon)
        var records: [MentionRecord] = []
        try store.snapshot().forEachRecord(rows: [0, 1]) { records.append($0) }
        #expect(records.map(\.sentiment) == ["positive", "negative"])
        #expect(records.map(\.sentimentSource) == ["scored", "corrected"])
        #expect(records.map(\.score) == [-10_000, nil])
        #expect(records.map(\.confidence) == [8_000, nil])
        #expect(records.map(\.brandSentiment) == [["Acme positive 0.50"], []])
        #expect(records.map(\.spam) == [false, true])
        #expect(records.map(\.spamSource) == ["scored", "corrected"])
        #expect(!records.contains { !$0.work.isEmpty })
    }

    @Test func whatIsForgottenLosesItsCorrections() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.importing("a", (0..<3).map(scored))
        try store.annotate(rows: [0, 1], .correct(.sentiment("negative")), now: noon)
        _ = try store.forget(.id("id-1"), now: noon)
        #expect(try store.snapshot().corrections().map(\.row) == [0])
        #expect(try fixture.query("SELECT count(*) FROM annotation") == "1")
        #expect(try store.check().isEmpty)
    }

    @Test func correctingWhileAnImportIsUnderWay() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.importing("a", (0..<10).map(scored))
        let importer = try store.openImporter()
        let session = try importer.begin(source: "b", format: "csv", now: noon)
        try session.append((0..<100).map(scored))
        let other = try fixture.open()
        try other.annotate(rows: [3], .correct(.sentiment("negative")), now: noon)
        var odd = scored(200)
        (odd.sentiment, odd.sentimentSource) = ("neutral", "unsure")
        try session.append([odd])
        _ = try session.finish(identity("b"), now: noon)
        importer.close()
        // The import's own new labels and the corrected ones do not get into each other's way.
        let values = try store.snapshot().liveValues("sentiment_source")
        #expect(values[3] == .text("corrected") && values.last == .text("unsure"))
        #expect(try store.snapshot().liveValues("sentiment")[3] == .text("negative"))
        #expect(try store.check().isEmpty)
    }
}
