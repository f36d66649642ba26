import ClamorColumns
import ClamorQuery
import ClamorStore
import ClamorTime
import Testing

private func after(_ seconds: Int64) -> Instant { noon.advanced(byMilliseconds: seconds * 1_000) }

/// Records as exports write them, and what an import of such an export makes of them.
@Suite struct RecordTests {
    private func records(_ store: MentionStore, rows: [Int64]? = nil) throws -> [MentionRecord] {
        let snapshot = try store.snapshot()
        var records: [MentionRecord] = []
        try snapshot.forEachRecord(rows: rows ?? snapshot.liveRows()) { records.append($0) }
        return records
    }

    /// Everything that a record says, as text.
    private func described(_ records: [MentionRecord]) -> [String] {
        records.map { record in
            var text = ""
            dump(record, to: &text)
            return text
        }.sorted()
    }

    @Test func recordsComeInTheOrderOfTheRows() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.importing("a", mentions(0..<300))
        #expect(try records(store).map(\.id) == (0..<300).map { "id-\($0)" })
        let rows: [Int64] = [7, 8, 9, 3, 299, 0, 1, 3]
        #expect(try records(store, rows: rows).map(\.id) == rows.map { "id-\($0)" })
        #expect(try records(store, rows: []).isEmpty)
        struct Enough: Error {}
        #expect(throws: Enough.self) { try store.snapshot().forEachRecord(rows: [0, 1]) { _ in throw Enough() } }
        let first = try #require(try records(store, rows: [6]).first)
        #expect(first.extra.map(\.name) == ["Campaign \"x\"", "other"])
        #expect((first.likes, first.collected) == (18, noon.milliseconds))
    }

    /// A store with completed versions, deletions, undos and work, and a new one that imports its records.
    @Test func whatIsExportedMakesTheSameStore() throws {
        let (fixture, other) = (try StoreFixture(), try StoreFixture())
        let (store, copy) = (try fixture.open(), try other.open())
        try store.importing("a", mentions(0..<20), now: after(0))
        let narrow = (5..<15).map { number in
            var record = MentionRecord()
            (record.id, record.channel, record.views) = ("id-\(number)", "twitter", Int64(number))
            return record
        }
        try store.importing("b", narrow, now: after(10))
        var gone = MentionRecord()
        (gone.id, gone.channel, gone.isDeleted) = ("id-3", "twitter", true)
        try store.importing("c", [gone, mention(30)], now: after(20))
        let rows = try store.snapshot().liveRows()
        try store.annotate(rows: [rows[0], rows[16]], .tag(["VIP", "late"]), now: after(30))
        try store.annotate(rows: [rows[16]], .status("open"), now: after(40))
        try store.annotate(rows: [rows[2]], .assign("ana"), now: after(50))

        let exported = try records(store)
        #expect(exported.count == 20)
        #expect(exported.count { !$0.work.isEmpty } == 3)
        try copy.importing("export", exported, now: after(99))
        #expect(try described(records(copy)) == described(exported))
        #expect(try copy.check().isEmpty)
        let before = try copy.snapshot().number
        let again = try copy.importing("export 2", exported, now: after(120))
        #expect((again.new, again.updated, again.duplicate) == (0, 0, 20))
        #expect(try described(records(copy)) == described(exported))
        #expect(try other.query("SELECT count(*) FROM annotation WHERE batch > \(before.batch)") == "0")
    }

    @Test func workComesAndGoesWithItsImport() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        var worked = mention(1)
        worked.work = [("tags", "VIP"), ("status", "open"), ("assignee", "ana")]
        try store.importing("a", [mention(0), mention(1)], now: after(0))
        try store.annotate(rows: [1], .tag(["vip", "old"]), now: after(10))
        #expect(try store.importing("b", [worked], now: after(20)).duplicate == 1)
        let ask = Asking(store)
        let shown = "filter author = \"author1\" | select tags, status, assignee"
        #expect(try ask(shown) == [[.list(["vip", "old"]), .text("open"), .text("ana")]])
        #expect(try fixture.query("SELECT count(*) FROM annotation WHERE batch = 3") == "2")
        try store.annotate(rows: [1], .status("answered"), now: after(30))
        #expect(try ask(shown) == [[.list(["vip", "old"]), .text("answered"), .text("ana")]])
        try store.undo(batch: 3, now: after(40))
        #expect(try ask(shown) == [[.list(["vip", "old"]), .text("answered"), .null]])
        // With a version of its own.
        (worked.likes, worked.work) = (77, [("tags", "new")])
        #expect(try store.importing("c", [worked], now: after(50)).updated == 1)
        #expect(try ask(shown).first?.first == .list(["vip", "old", "new"]))
        try store.undo(batch: 6, now: after(60))
        #expect(try ask(shown).first?.first == .list(["vip", "old"]))
        #expect(try store.check().isEmpty)
    }

    @Test func annotationsStayWithCompletedMentions() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        func part(_ change: (inout MentionRecord) -> Void) -> MentionRecord {
            var record = MentionRecord()
            (record.id, record.channel) = ("x", "twitter")
            change(&record)
            return record
        }
        let ask = Asking(store)
        func tags() throws -> [[Value]] { try ask("select tags") }
        try store.importing("a", [part { $0.author = "ann" }], now: after(0))
        try store.annotate(rows: store.snapshot().liveRows(), .tag(["first"]), now: after(5))
        try store.importing("b", [part { $0.likes = 1 }], now: after(10))
        try store.annotate(rows: store.snapshot().liveRows(), .tag(["second"]), now: after(15))
        try store.importing("c", [part { $0.views = 1 }], now: after(20))
        #expect(try tags() == [[.list(["first", "second"])]])
        try store.undo(batch: 3, now: after(30))
        try store.annotate(rows: store.snapshot().liveRows(), .tag(["third"]), now: after(35))
        try store.undo(batch: 5, now: after(40))
        #expect(try tags() == [[.list(["first", "second", "third"])]])
        #expect(try ask("select author, likes, views") == [[.text("ann"), .null, .null]])
        #expect(try store.check().isEmpty)
    }
}
