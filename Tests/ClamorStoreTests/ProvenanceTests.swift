import ClamorColumns
import ClamorQuery
import ClamorStore
import ClamorTime
import Testing

private func after(_ seconds: Int64) -> Instant { noon.advanced(byMilliseconds: seconds * 1_000) }

private func seen(likes: Int64?, author: String? = nil, channel: String = "twitter") -> MentionRecord {
    var record = MentionRecord()
    (record.id, record.channel, record.likes, record.author) = ("x", channel, likes, author)
    return record
}

private func deletion(_ id: String = "x", collected: Int64? = nil) -> MentionRecord {
    var record = MentionRecord()
    (record.id, record.channel, record.isDeleted, record.collected) = (id, "twitter", true, collected)
    return record
}

@Suite struct ProvenanceTests {
    /// State, batch, author and likes of each line.
    private func versions(_ store: MentionStore, _ id: String = "x", after batch: Int64? = nil) throws -> [String] {
        let catalog: any Catalog = try batch.map { try store.catalog(at: SnapshotNumber(batch: $0)) } ?? store
        return try catalog.table(.versions(id: id)).rows.map { row in
            [row[0], row[1], row[6], row[8]].map { value in
                switch value {
                case .text(let text): text
                case .integer(let integer): "\(integer)"
                default: "-"
                }
            }.joined(separator: " ")
        }
    }

    @Test func everyFileThatHadAMentionIsTold() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.importing("a", [seen(likes: 1, author: "ann")], now: after(0))
        try store.importing("b", [seen(likes: 1, author: "ann"), seen(likes: 7, channel: "reddit")], now: after(10))
        #expect(try versions(store) == ["current 2 - 7", "current 1 ann 1", "duplicate 2 ann 1"])
        try store.importing("c", [seen(likes: 3)], now: after(20))
        let lines = ["replaced 1 ann 1", "duplicate 2 ann 1", "completed 3 - 3", "current 3 ann 3"]
        #expect(try versions(store).dropFirst() == lines[...])
        #expect(
            try store.table(.versions(id: "x")).rows[1][2...4] == [
                .text("a.csv"), .text("csv"), .time(after(0).milliseconds),
            ])
        try store.undo(batch: 1, now: after(30))
        #expect(
            try versions(store).dropFirst() == [
                "undone 1 ann 1", "replaced 2 ann 1", "completed 3 - 3", "current 3 ann 3",
            ])
        try store.undo(batch: 3, now: after(40))
        #expect(try versions(store).dropFirst() == ["undone 1 ann 1", "current 2 ann 1", "undone 3 - 3"])
        #expect(try versions(store, after: 3).dropFirst() == lines[...])
        #expect(try versions(store, "y").isEmpty)
        var context = seen(likes: 1)
        (context.id, context.isContext) = ("c", true)
        try store.importing("d", [context], now: after(50))
        #expect(try versions(store, "c") == ["context 6 - 1"])
    }

    @Test func aDeletionEndsTheMention() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.importing("a", [seen(likes: 1), mention(1)], now: after(0))
        let report = try store.importing("b", [deletion(), deletion("unknown")], now: after(10))
        #expect((report.read, report.new, report.updated, report.duplicate, report.context) == (0, 0, 0, 0, 0))
        #expect(report.deleted == 1)
        #expect(report.details == [ImportDetail(section: "deleted", item: "mentions taken down", count: 1)])
        #expect(try store.table(.report(batch: 2)).rows.last?[1] == .text("deleted"))
        #expect(try store.snapshot().liveIDs() == ["id-1"])
        #expect(try Asking(store)("count", after: 1) == [[.integer(2)]])
        #expect(try versions(store) == ["replaced 1 - 1", "deleted 2 - -"])
        #expect(try fixture.query("SELECT role FROM mention ORDER BY row") == "0\n0\n3\n3")
        #expect(try store.check().isEmpty)

        // The same again changes nothing; an older copy stays hidden, a later one brings the mention back.
        #expect(try store.importing("c", [deletion(collected: after(5).milliseconds)], now: after(15)).deleted == 0)
        var older = seen(likes: 4)
        (older.id, older.collected) = ("unknown", after(1).milliseconds)
        #expect(try store.importing("d", [older], now: after(20)).updated == 1)
        #expect(try store.snapshot().liveIDs() == ["id-1"])
        try store.importing("e", [seen(likes: 9)], now: after(30))
        #expect(try store.snapshot().liveIDs() == ["id-1", "x"])
        try store.undo(batch: 5, now: after(40))
        #expect(try store.snapshot().liveIDs() == ["id-1"])
        // The third file had the deletion, too.
        try store.undo(batch: 2, now: after(50))
        #expect(try store.snapshot().liveIDs().sorted() == ["id-1", "unknown"])
        try store.undo(batch: 3, now: after(55))
        #expect(try store.snapshot().liveIDs().sorted() == ["id-1", "unknown", "x"])
        #expect(try store.check().isEmpty)
        try store.repair()
        #expect(try store.check().isEmpty)
        #expect(try store.forget(.id("x"), now: after(60))?.mentions == 3)
        #expect(try versions(store).isEmpty)
        #expect(try store.check().isEmpty)
    }

    @Test func forgettingReachesCompletedRows() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.importing("a", [zora(1), mention(2)], now: after(0))
        var narrow = MentionRecord()
        (narrow.id, narrow.channel, narrow.views) = (zora(1).id, zora(1).channel, 44)
        try store.importing("b", [narrow], now: after(10))
        try store.importing("c", [zora(1)], now: after(20))
        #expect(try store.snapshot().liveIDs().count == 2)
        _ = try store.forget(.author("zoraquux"), now: after(30))
        #expect(try fixture.found(traces) == [])
        #expect(try store.snapshot().liveIDs() == ["id-2"])
        #expect(try fixture.query("SELECT (SELECT count(*) FROM completed) + (SELECT count(*) FROM seen)") == "0")
        #expect(try store.check().isEmpty)
    }

    @Test func checkFindsWhatIsWrong() throws {
        for (sql, message) in [
            (
                "UPDATE completed SET version = 1 WHERE standing = 2",
                "row 3: it is made of a version of another mention"
            ),
            ("DELETE FROM completed", "row 3: the versions that it is made of are not known"),
            ("INSERT INTO seen VALUES(0, 3, 0)", "row 3: a later import is said to have had it"),
            ("INSERT INTO detail VALUES(3, 0, 'note', 'x', NULL, NULL)", "batch 3: it has a report, and is no import"),
            (
                "UPDATE completed SET standing = 0 WHERE standing = 1",
                "row 3: it does not say what the versions that it is made of say"
            ),
        ] {
            let fixture = try StoreFixture()
            do {
                let store = try fixture.open()
                try store.importing("a", [seen(likes: 1, author: "ann"), mention(1)], now: after(0))
                try store.importing("b", [seen(likes: 2)], now: after(10))
                try store.annotate(rows: [1], .status("open"), now: after(20))
                #expect(try store.check().isEmpty)
            }
            _ = try fixture.query(sql)
            let problems = try fixture.open().check()
            #expect(problems.contains { $0.message.contains(message) }, "\(problems)")
        }
    }

    /// An import that is given up leaves nothing of what it noted.
    @Test func cancelledImportsLeaveNothing() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.importing("a", [seen(likes: 1, author: "ann"), mention(1)], now: after(0))
        try store.importing("b", [seen(likes: 2)], now: after(5))
        let importer = try store.openImporter()
        let session = try importer.begin(source: "c", format: "csv", now: after(10))
        var worked = mention(1)
        worked.work = [("status", "open")]
        try session.append([worked, seen(likes: 3), deletion()])
        try session.settle {}
        #expect(try fixture.query("SELECT count(*) FROM annotation WHERE batch = 0") == "1")
        #expect(try Asking(store)("filter status = \"open\" | count") == [[.integer(0)]])
        try session.cancel()
        importer.close()
        let counts = ["annotation", "seen", "completed", "superseded", "mention"].map { "(SELECT count(*) FROM \($0))" }
        #expect(try fixture.query("SELECT " + counts.joined(separator: ", ")) == "0|0|2|1|4")
        #expect(try versions(store) == ["replaced 1 ann 1", "completed 2 - 2", "current 2 ann 2"])
        #expect(try store.check().isEmpty)
    }
}
