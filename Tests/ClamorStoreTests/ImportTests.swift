import ClamorColumns
import ClamorQuery
import ClamorStore
import ClamorTime
import Testing

@Suite struct ImportTests {
    @Test func rowsComeBackAsGiven() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        let records = mentions(0..<500)
        let report = try store.importing("first", records)
        #expect(report.batch == 1)
        #expect((report.read, report.new, report.updated, report.duplicate) == (500, 500, 0, 0))
        #expect(report.seconds == 1.5)
        let snapshot = try store.snapshot()
        #expect(snapshot.number == SnapshotNumber(batch: 1))
        #expect((snapshot.segmentCount, snapshot.rowCount(segment: 0)) == (1, 500))
        #expect(try snapshot.live(segment: 0).isFull)
        func values(_ field: String) throws -> [Value] {
            let column = try snapshot.column(field, segment: 0)
            return (0..<500).map { column[$0] }
        }
        #expect(try values("channel") == records.map { .text($0.channel) })
        #expect(try values("lang") == records.map { $0.lang.map(Value.text) ?? .null })
        #expect(try values("time") == records.map { $0.time.map(Value.time) ?? .null })
        #expect(try values("rating") == records.map { $0.rating.map(Value.fixed) ?? .null })
        #expect(try values("score") == records.map { $0.score.map(Value.fixed) ?? .null })
        #expect(try values("likes") == records.map { $0.likes.map(Value.integer) ?? .null })
        #expect(try values("verified") == records.map { $0.verified.map(Value.boolean) ?? .null })
        #expect(try values("handles") == records.map { .list($0.handles) })
        #expect(try values("author_name") == records.map { $0.authorName.map(Value.text) ?? .null })
        #expect(try values("batch") == records.map { _ in .integer(1) })
        #expect(try values("source") == records.map { _ in .text("first.csv") })
        #expect(try store.check().isEmpty)
    }

    @Test func everyColumnFieldCanBeRead() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.importing("first", mentions(0..<10))
        let snapshot = try store.snapshot()
        for field in Fields.all {
            switch field.storage {
            case .column, .annotation:
                let column = try snapshot.column(field.name, segment: 0)
                #expect((column.type, column.count) == (field.type, 10), "\(field.name)")
            case .row:
                let column = try snapshot.rowColumn(field.name, segment: 0, rows: [3, 1])
                #expect((column.type, column.count) == (.text, 2), "\(field.name)")
            case .derived: break
            }
        }
    }

    @Test func rowColumnsFollowTheOrderAsked() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.importing("first", mentions(0..<100))
        let snapshot = try store.snapshot()
        let rows: [Int32] = [9, 0, 50, 9, 9, 12]
        func values(_ field: String) throws -> [Value] {
            let column = try snapshot.rowColumn(field, segment: 0, rows: rows)
            return rows.indices.map { column[$0] }
        }
        #expect(try values("id") == ["id-9", "id-0", "id-50", "id-9", "id-9", "id-12"].map(Value.text))
        #expect(try values("title") == [.null, .text("Title 0"), .null, .null, .null, .text("Title 12")])
        #expect(
            try values("extra.Campaign \"x\"")
                == [9, 0, nil, 9, 9, 12].map { $0.map { .text("a\\b\n\($0)") } ?? .null })
        #expect(try values("extra.other") == [.text(""), .text(""), .null, .text(""), .text(""), .text("")])
        #expect(try values("extra.none") == rows.map { _ in .null })
        #expect(try store.extraNames == ["Campaign \"x\"", "other"])
    }

    @Test func sameFileAgainIsAReport() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        #expect(try !store.mayHoldImport(size: 5))
        try store.importing("first", mentions(0..<50))
        #expect(try store.mayHoldImport(size: 5))
        #expect(try store.finishedImport(matching: identity("first")) == 1)
        var other = identity("first")
        other.options = "map text = \"Body\""
        #expect(try store.finishedImport(matching: other) == nil)
        let again = try store.importing("first", mentions(0..<50))
        #expect((again.batch, again.sameAs) == (nil, 1))
        #expect(try store.snapshot().number.batch == 1)
        try store.undo(batch: 1, now: noon)
        #expect(try store.finishedImport(matching: identity("first")) == nil)
    }

    @Test func knownMentionsAreDuplicates() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.importing("first", mentions(0..<200))
        let report = try store.importing("second", mentions(100..<300))
        #expect((report.new, report.updated, report.duplicate) == (100, 0, 100))
        #expect(try store.snapshot().liveRows().count == 300)
        #expect(try store.check().isEmpty)
    }

    @Test func sameIDInOtherChannelIsAnother() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        let report = try store.importing("first", [mention(1), mention(1, channel: "reddit"), mention(1)])
        #expect((report.read, report.new, report.duplicate) == (3, 2, 1))
    }

    @Test func mentionsWithoutIDAreKnownByContent() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        var record = mention(1)
        record.id = nil
        var other = record
        other.text = "something else"
        let report = try store.importing("first", [record, other, record])
        #expect((report.new, report.duplicate) == (2, 1))
        #expect(try store.importing("second", [record]).duplicate == 1)
        #expect(try store.snapshot().liveIDs().allSatisfy { $0.utf8.count == 32 })
    }

    @Test func manyFilesInOneTurn() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        let importer = try store.openImporter()
        for part in 0..<5 {
            let session = try importer.begin(source: "\(part)", format: "csv", now: noon)
            try session.append(mentions(part * 30..<part * 30 + 40))
            let report = try session.finish(identity("part\(part)"), now: noon)
            #expect(report.duplicate == (part == 0 ? 0 : 10))
        }
        importer.close()
        #expect(try store.snapshot().liveRows().count == 160)
        #expect(try store.check().isEmpty)
    }

    @Test func importsGrowTheLastSegmentAndGoOn() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.importing("first", mentions(0..<40_000))
        let before = try store.snapshot()
        try store.importing("second", mentions(39_000..<67_000))
        let snapshot = try store.snapshot()
        #expect((0..<snapshot.segmentCount).map(snapshot.rowCount) == [65_536, 1_464])
        #expect(try snapshot.liveIDs() == (0..<67_000).map { "id-\($0)" })
        #expect(try before.liveIDs() == (0..<40_000).map { "id-\($0)" })
        #expect(try before.column("followers", segment: 0).count == 40_000)
        let index = try snapshot.textIndex(segment: 1)
        #expect(try index.rows(token: "66000")?.rows() == [66_000 - 65_536])
        #expect(try before.textIndex(segment: 0).rows(token: "acme")?.setCount == 40_000)
        #expect(try before.textIndex(segment: 0).rows(token: "50000") == nil)
        #expect(try store.check().isEmpty)
    }

    @Test func tokenStreamFollowsTheTexts() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.importing("first", mentions(0..<10))
        let index = try store.snapshot().textIndex(segment: 0)
        func rows(_ tokens: String...) throws -> [Int32] {
            let arrangement = TokenArrangement.sequence(TokenSequence(tokens.map { .token($0) }))
            return try index.rows(arrangement, among: Bitmap(count: 10, filled: true)) {}.rows()
        }
        #expect(try rows("refund", "number", "4", "from", "#acme") == [4])
        #expect(try rows("from", "acme") == Array(0..<10))
        #expect(try rows("title", "4") == [4])
        #expect(try rows("4", "refund").isEmpty, "a title ends before the text")
        #expect(try rows("refund", "none").isEmpty)
    }

    @Test func rejectsAreKept() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        let rejected = [
            RejectedRecord(line: 7, reason: "the time is missing", raw: Array("a,b".utf8)),
            RejectedRecord(line: 9, reason: "not UTF-8", raw: [0xFF, 0x41]),
        ]
        let report = try store.importing("first", mentions(0..<3), rejects: rejected)
        #expect((report.read, report.new, report.rejected) == (5, 3, 2))
        let table = try store.table(.rejects(batch: 1))
        #expect(table.schema.map(\.name) == ["batch", "line", "reason", "raw"])
        let batch = table.batches[0]
        #expect(
            batch.columns.map { $0[0] } == [
                .integer(1), .integer(7), .text("the time is missing"), .text("a,b"),
            ])
        #expect(batch.columns[3][1] == .text("\\xFFA"))
        #expect(try store.table(.rejects(batch: 2)).count == 0)
        #expect(try store.check().isEmpty)
    }

    @Test func batchesTellWhatImportsDid() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.importing("first", mentions(0..<3))
        try store.annotate(rows: [0], .status("open"), now: noon)
        let table = try store.table(.batches)
        #expect(
            table.schema.map(\.name) == [
                "batch", "kind", "source", "format", "read", "new", "updated", "duplicate", "rejected", "repaired",
                "context", "started",
            ])
        let columns = table.batches[0].columns
        #expect(
            columns.map { $0[0] } == [
                .integer(1), .text("import"), .text("first.csv"), .text("csv"), .integer(3), .integer(3), .integer(0),
                .integer(0), .integer(0), .integer(0), .integer(0), .time(noon.milliseconds),
            ])
        #expect((columns[1][1], columns[4][1]) == (.text("annotate"), .null))
        #expect(try store.snapshot().importTimes() == [1: noon.milliseconds])
    }

    @Test func cancelledImportLeavesNothing() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.importing("first", mentions(0..<100))
        let importer = try store.openImporter()
        let session = try importer.begin(source: "x", format: "csv", now: noon)
        try session.append(mentions(0..<66_000))
        try session.reject([RejectedRecord(line: 1, reason: "r", raw: [])])
        try session.cancel()
        #expect(try store.check().isEmpty)
        let next = try importer.begin(source: "y", format: "csv", now: noon)
        try next.append(mentions(50..<150))
        let report = try next.finish(identity("y"), now: noon)
        #expect((report.batch, report.new, report.duplicate) == (2, 50, 50))
        #expect(try store.snapshot().liveIDs() == (0..<150).map { "id-\($0)" })
        #expect(try store.table(.rejects(batch: nil)).count == 0)
        #expect(try store.check().isEmpty)
    }
}
