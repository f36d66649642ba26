import ClamorColumns
import ClamorQuery
import ClamorStore
import ClamorTime
import Testing

extension Table {
    /// All rows, column by column.
    var rows: [[Value]] {
        batches.flatMap { batch in (0..<batch.count).map { row in batch.columns.map { $0[row] } } }
    }
}

@Suite struct ReportTests {
    private static func fill(_ store: MentionStore) throws {
        let importer = try store.openImporter()
        defer { importer.close() }
        let session = try importer.begin(source: "a.csv", format: "csv", now: noon)
        try session.append(mentions(0..<3))
        let reasons = ["time `x`: not a time", "time `y`: not a time", "the row has “3” cells", "no id"]
        try session.reject(reasons.enumerated().map { RejectedRecord(line: $0, reason: $1, raw: [0x61]) })
        let details = [
            ImportDetail(section: "encoding", item: "Windows-1252"),
            ImportDetail(section: "column", item: "Body", value: "text", count: 3),
        ]
        _ = try session.finish(identity("a"), repaired: 2, details: details, now: noon)
    }

    private static let expected: [(section: String, item: String, value: Value, count: Value)] = [
        ("count", "read", .null, .integer(7)), ("count", "new", .null, .integer(3)),
        ("count", "updated", .null, .integer(0)), ("count", "duplicate", .null, .integer(0)),
        ("count", "rejected", .null, .integer(4)), ("count", "repaired", .null, .integer(2)),
        ("count", "context", .null, .integer(0)),
        ("rejected", "time `…`: not a time", .null, .integer(2)), ("rejected", "no id", .null, .integer(1)),
        ("rejected", "the row has “…” cells", .null, .integer(1)),
        ("encoding", "Windows-1252", .null, .null), ("column", "Body", .text("text"), .integer(3)),
    ]

    @Test func reportsAreJournaled() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        #expect(try store.table(.report(batch: nil)).count == 0)
        try Self.fill(store)
        try store.annotate(rows: [0], .status("open"), now: noon)
        let rows = Self.expected.map { [.integer(1), .text($0.section), .text($0.item), $0.value, $0.count] }
        #expect(try store.table(.report(batch: nil)).rows == rows)
        #expect(try fixture.open().table(.report(batch: 1)).rows == rows)
        try store.importing("b", mentions(2..<5))
        #expect(
            try store.table(.report(batch: nil)).rows.first == [
                .integer(3), .text("count"), .text("read"), .null, .integer(3),
            ])
        #expect(try store.catalog(at: SnapshotNumber(batch: 2)).table(.report(batch: nil)).rows == rows)
        for (batch, message) in [(2, "batch 2 is no import"), (9, "there is no batch 9")] {
            #expect(throws: StoreError(path: store.path, cause: .batch(message))) {
                try store.table(.report(batch: batch))
            }
        }
        #expect(try store.table(.batches).rows[0][9] == .integer(2))
        #expect(try store.check().isEmpty)
    }

    @Test func rareReasonsAreOne() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        let rejects = (0..<40).flatMap { number in
            (0...(number < 30 ? 1 : 0)).map { _ in RejectedRecord(line: 1, reason: "reason \(number)", raw: []) }
        }
        try store.importing("a", [], rejects: rejects)
        let rows = try store.table(.report(batch: 1)).rows.filter { $0[1] == .text("rejected") }
        #expect(rows.count == 31)
        #expect(rows.last == [.integer(1), .text("rejected"), .text("other reasons"), .null, .integer(10)])
    }

    @Test func forgettingTakesTheNameOut() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        let importer = try store.openImporter()
        let session = try importer.begin(source: "a.csv", format: "csv", now: noon)
        try session.append([zora(1), mention(2)])
        let details = [
            ImportDetail(section: "note", item: "by ZoraQuux", value: nil),
            ImportDetail(section: "column", item: "By", value: "such as @zoraquux"),
        ]
        _ = try session.finish(identity("a"), details: details, now: noon)
        importer.close()
        _ = try store.forget(.author("zoraquux"), now: noon)
        #expect(try fixture.found(traces) == [])
        #expect(try store.table(.report(batch: 1)).rows.suffix(2).map { $0[2] } == [.text(""), .text("By")])
    }
}
