import ClamorColumns
import ClamorQuery
import ClamorStore
import Synchronization
import Testing

private let fields = ["sentiment", "score", "sentiment_source", "confidence", "brand_sentiment", "spam", "lang"]

/// A scoring whose every value depends on its number and the mention's likes.
private func reading(_ number: Int64) -> @Sendable (inout MentionRecord, Bool) -> Void {
    { record, _ in
        (record.sentiment, record.sentimentSource) = (number % 2 == 0 ? "negative" : "neutral", "scored")
        (record.score, record.confidence) = (number, 5_000 + number)
        record.brandSentiment = (record.followers ?? 0) % 2 == 0 ? ["Acme negative -0.0\(number)"] : []
        record.spam = (record.followers ?? 0) % 3 == 0
        record.lang = (record.followers ?? 0) % 4 == 0 ? nil : "l\(number)"
    }
}

extension MentionStore {
    @discardableResult
    fileprivate func rescored(_ number: Int64, threads: Int = 2) throws -> Int64? {
        try rescore(
            fields, scoring: "model \(number)", source: "model \(number)", now: noon, threads: threads, reading(number))
    }
}

@Suite struct RescoringTests {
    @Test func whatIsComputedAnewShows() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.importing("a", mentions(0..<5))
        let before = try store.snapshot()
        #expect(try store.rescored(2) == 2)
        let snapshot = try store.snapshot()
        #expect(try snapshot.liveValues("sentiment") == [Value](repeating: .text("negative"), count: 5))
        #expect(try snapshot.liveValues("score") == [Value](repeating: .fixed(2), count: 5))
        #expect(try snapshot.liveValues("confidence") == [Value](repeating: .fixed(5_002), count: 5))
        let brands = Value.list(["Acme negative -0.02"])
        #expect(try snapshot.liveValues("brand_sentiment") == [brands, .list([]), brands, .list([]), brands])
        #expect(try snapshot.liveValues("spam") == [true, false, false, true, false].map(Value.boolean))
        #expect(try snapshot.liveValues("lang") == [.null, .text("l2"), .text("l2"), .text("l2"), .null])
        #expect(try snapshot.liveValues("likes") == before.liveValues("likes"))
        #expect(try snapshot.summary("sentiment", segment: 0)?.tally?.counts == [5, 0])
        let rows = try Asking(store)("filter lang = \"l2\" | group count by sentiment")
        #expect(rows == [[.text("negative"), .integer(3)]])
        var records: [MentionRecord] = []
        try snapshot.forEachRecord(rows: [1, 4]) { records.append($0) }
        #expect(records.map(\.lang) == ["l2", nil])
        #expect(records.map(\.brandSentiment) == [[], ["Acme negative -0.02"]])
        #expect(records.map(\.confidence) == [5_002, 5_002])

        let batches = try store.table(.batches).batches[0].columns
        #expect((batches[1][1], batches[2][1]) == (.text("rescore"), .text("model 2")))
        #expect(batches[6][1] == .integer(5))
        #expect(try before.liveValues("score").first == .fixed(-10_000))
        #expect(try store.check().isEmpty)
    }

    @Test func rescoringsAreUndoneAndSeenAsOf() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.importing("a", mentions(0..<3))
        let first = try #require(try store.rescored(1))
        let second = try #require(try store.rescored(2))
        func scores(_ batch: Int64) throws -> Value? {
            try store.snapshot(at: SnapshotNumber(batch: batch)).liveValues("score").first
        }
        let undo = try store.undo(batch: second, now: noon)
        try store.undo(batch: first, now: noon)
        try store.undo(batch: undo, now: noon)
        #expect(try (1...6).map(scores) == [-10_000, 1, 2, 1, -10_000, 2].map(Value.fixed))
        #expect(try store.check().isEmpty)
    }

    @Test func whatARescoringComputesStandsByItself() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.importing("a", mentions(0..<3))
        let first = try #require(try store.rescored(1))
        // The language is what the batch before made it, and stays when that is undone.
        _ = try store.rescore(fields, scoring: "m", source: "m", now: noon, threads: 1) { record, _ in
            record.score = 7
        }
        try store.undo(batch: first, now: noon)
        #expect(try store.snapshot().liveValues("score") == [.fixed(7), .fixed(7), .fixed(7)])
        #expect(try store.snapshot().liveValues("lang") == [.null, .text("l1"), .text("l1")])
        #expect(try store.check().isEmpty)
    }

    @Test func whatChangesNothingIsNoBatch() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        #expect(try store.rescored(1) == nil)
        try store.importing("a", mentions(0..<3))
        #expect(try store.rescored(1) == 2)
        #expect(try store.rescored(1) == nil)
        #expect(try store.snapshot().number == SnapshotNumber(batch: 2))
        #expect(try fixture.query("SELECT count(*) FROM batch") == "2")
        #expect(try fixture.query("SELECT count(*) = max(id) FROM layer") == "1")
        #expect(try fixture.query("SELECT count(*) FROM layer_data") == fixture.query("SELECT count(*) FROM layer"))
        // What may not change does not.
        let batch = try store.rescore(["score"], scoring: "s", source: "s", now: noon, threads: 1) { record, _ in
            record.lang = "xx"
        }
        #expect(batch == 3, "it says by what they are scored now")
        #expect(try fixture.query("SELECT count(*) FROM layer WHERE field = 35") == "1")
    }

    @Test func laterRowsAreAsTheyCame() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.importing("a", mentions(0..<3))
        try store.rescored(2)
        try store.importing("b", mentions(3..<6))
        let snapshot = try store.snapshot()
        let scores: [Value] = [2, 2, 2, -9_997, -9_996, -9_995].map(Value.fixed)
        #expect(try snapshot.liveValues("score") == scores)
        #expect(try snapshot.liveValues("lang").suffix(3) == [.text("en"), .text("es"), .null])
        #expect(try snapshot.liveValues("brand_sentiment").suffix(4).first == .list(["Acme negative -0.02"]))
        #expect(try snapshot.summary("score", segment: 0) == nil)
        #expect(try snapshot.summary("likes", segment: 0) != nil)
        var languages: [String?] = []
        try snapshot.forEachRecord(rows: Array(0..<6)) { languages.append($0.lang) }
        #expect(languages == [nil, "l2", "l2", "en", "es", nil])
        try store.rescored(3)
        #expect(try store.snapshot().liveValues("score") == [Value](repeating: .fixed(3), count: 6))
        #expect(try store.check().isEmpty)
    }

    @Test func correctionsLieAbove() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.importing("a", mentions(0..<3))
        try store.annotate(rows: [1], .correct(.sentiment("positive")), now: noon)
        let seen = Mutex<Set<String>>([])
        _ = try store.rescore(fields, scoring: "m", source: "m", now: noon, threads: 2) { record, isLive in
            seen.withLock { _ = $0.insert(record.sentimentSource ?? "") }
            reading(2)(&record, isLive)
        }
        #expect(seen.withLock { $0 } == ["scored"])
        #expect(try store.snapshot().liveValues("sentiment") == ["negative", "positive", "negative"].map(Value.text))
        #expect(try store.snapshot().liveValues("score") == [.fixed(2), .null, .fixed(2)])
    }

    @Test func everyVersionIsRevised() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        var (newer, context) = (mention(1), mention(7))
        (newer.likes, newer.collected, context.isContext) = (1_000, noon.milliseconds + 1, true)
        try store.importing("a", mentions(0..<3))
        try store.importing("b", [newer, context])
        let seen = Mutex<[String: Int]>([:])
        _ = try store.rescore(fields, scoring: "m", source: "m", now: noon, threads: 1) { record, isLive in
            seen.withLock { $0["\(record.id ?? "") \(isLive)", default: 0] += 1 }
            reading(2)(&record, isLive)
        }
        #expect(seen.withLock { $0 } == ["id-0 true": 1, "id-1 false": 1, "id-1 true": 1, "id-2 true": 1])
        try store.undo(batch: 2, now: noon)
        #expect(try store.snapshot().liveValues("score") == [.fixed(2), .fixed(2), .fixed(2)])
        #expect(try store.check().isEmpty)
    }

    @Test func whatIsAsItWasIsJournaledAsScored() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.importing("a", mentions(0..<3))
        func rescored(_ scoring: String) throws -> Int64? {
            try store.rescore(fields, scoring: scoring, source: "m", now: noon, threads: 1) { _, _ in }
        }
        let batch = try #require(try rescored("model 1"))
        #expect(try store.snapshot().mentionCount(scoredBy: { $0 == "model 1" }) == 3)
        #expect(try rescored("model 1") == nil)
        try store.undo(batch: batch, now: noon)
        #expect(try store.snapshot().mentionCount(scoredBy: { $0 == nil }) == 3)
        #expect(try store.check().isEmpty)
    }

    @Test func mentionsAreCountedByScoring() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        func scorings(_ snapshot: StoreSnapshot? = nil) throws -> [String: Int] {
            let snapshot = try snapshot ?? store.snapshot()
            var counts: [String: Int] = [:]
            for scoring in [nil, "model 0", "model 2"] as [String?] {
                let count = try snapshot.mentionCount(scoredBy: { $0 == scoring })
                if count > 0 { counts[scoring ?? "none"] = count }
            }
            return counts
        }
        #expect(try scorings().isEmpty)
        try store.importing("a", mentions(0..<3))
        let importer = try store.openImporter()
        let session = try importer.begin(source: "b", format: "csv", now: noon, scoring: "model 0")
        try session.append(mentions(2..<5))
        _ = try session.finish(identity("b"), now: noon)
        importer.close()
        #expect(try scorings() == ["none": 3, "model 0": 2])
        let batch = try #require(try store.rescored(2))
        try store.importing("c", mentions(5..<6))
        #expect(try scorings() == ["none": 1, "model 2": 5])
        #expect(try scorings(store.snapshot(at: SnapshotNumber(batch: 2))) == ["none": 3, "model 0": 2])
        try store.undo(batch: batch, now: noon)
        #expect(try scorings() == ["none": 4, "model 0": 2])
        try store.undo(batch: 2, now: noon)
        #expect(try scorings() == ["none": 4])
    }
}

@Suite struct LayerCareTests {
    /// A store of two segments of which both were computed anew.
    private func large(_ fixture: StoreFixture, threads: Int) throws -> MentionStore {
        let store = try fixture.open()
        try store.importing("a", mentions(0..<66_000))
        _ = try store.rescore(fields, scoring: "m", source: "m", now: noon, threads: threads) { record, isLive in
            if (record.followers ?? 0) > 65_600 { reading(2)(&record, isLive) }
        }
        return store
    }

    @Test func onlySegmentsThatChangeGetLayersWhateverTheThreads() throws {
        let digests = try [1, 3].map { threads in
            let fixture = try StoreFixture()
            let store = try large(fixture, threads: threads)
            #expect(try fixture.query("SELECT DISTINCT segment FROM layer") == "1")
            let values = try store.snapshot().liveValues("score")
            #expect(values[65_600] != .fixed(2) && values[65_601] == .fixed(2))
            return try fixture.query(
                "SELECT field, rows, hex(data) FROM layer JOIN layer_data USING (id) ORDER BY field")
        }
        #expect(digests[0] == digests[1] && !digests[0].isEmpty)
    }

    @Test func nothingIsLeftOfWhatWasNotFinished() throws {
        struct GivenUp: Error {}
        let (fixture, killed) = try (StoreFixture(), StoreFixture())
        let store = try fixture.open()
        try store.importing("a", mentions(0..<66_000))
        #expect(throws: GivenUp.self) {
            var done = 0
            try store.rescore(
                fields, scoring: "m", source: "m", now: noon, threads: 2, progress: { done = $0 },
                check: {
                    guard done > 0 else { return }
                    _ = try fixture.query(".backup '\(killed.path)'")
                    throw GivenUp()
                }, reading(2))
        }
        let leftovers = "SELECT (SELECT count(*) FROM layer), (SELECT count(*) FROM layer_data), max(number) FROM batch"
        let left = try killed.query(leftovers)
        #expect(left == "6|6|1")
        #expect(try fixture.query(leftovers) == "0|0|1")
        let opened = try killed.open()
        #expect(try killed.query(leftovers) == "0|0|1")
        #expect(try opened.snapshot().liveValues("score").first == .fixed(-10_000))
        #expect(try opened.check().isEmpty && store.check().isEmpty)
        #expect(try opened.rescored(3) == 2)
    }

    @Test func repairKeepsLayers() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.importing("a", mentions(0..<10))
        try store.rescored(1)
        try store.rescored(2)
        func values() throws -> [[Value]] {
            let snapshot = try store.snapshot()
            let past = try store.snapshot(at: SnapshotNumber(batch: 2))
            return try fields.map { try snapshot.liveValues($0) } + fields.map { try past.liveValues($0) }
        }
        let before = try values()
        try store.repair()
        #expect(try values() == before)
        #expect(try store.check().isEmpty)
        // Entries that only layers use are dropped and made again in their order.
        try store.importing("b", mentions(10..<12))
        #expect(try store.check().isEmpty)
    }

    @Test func checkFindsDamagedLayersAndRepairDropsThem() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.importing("a", mentions(0..<10))
        try store.rescored(2)
        _ = try fixture.query(
            "UPDATE layer_data SET data = x'00' WHERE id = (SELECT id FROM layer WHERE field = 34)")
        _ = try fixture.query("UPDATE layer SET rows = 11 WHERE field = 35")
        let problems = try store.check().map(\.message)
        #expect(
            problems == [
                "segment 0, layer of field sentiment: the column cannot be read",
                "segment 0, layer of field score: it belongs to nothing in the store",
            ])
        _ = try fixture.query("UPDATE layer SET rows = 10 WHERE field = 35")
        try store.repair()
        #expect(try store.check().isEmpty)
        #expect(try store.snapshot().liveValues("sentiment").first == .text("positive"))
        #expect(try store.snapshot().liveValues("score").first == .fixed(2))
    }

    @Test func whatIsForgottenIsGoneFromLayers() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.importing("a", mentions(0..<3))
        _ = try store.rescore(fields, scoring: "m", source: "m", now: noon, threads: 1) { record, isLive in
            reading(2)(&record, isLive)
            record.lang = "secret\(record.followers ?? 0)"
        }
        _ = try store.forget(.id("id-1"), now: noon)
        #expect(try store.snapshot().liveValues("lang") == [.text("secret0"), .text("secret2")])
        #expect(try store.snapshot().column("score", segment: 0)[1] == .null)
        #expect(try !fixture.query("SELECT hex(data) FROM dictionary").contains("73656372657431"))
        #expect(try fixture.query("SELECT hex(data) FROM dictionary").contains("73656372657432"))
        #expect(try store.check().isEmpty)
    }
}
