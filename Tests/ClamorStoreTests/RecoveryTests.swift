import ClamorColumns
import ClamorQuery
import ClamorStore
import ClamorTime
import Testing

@Suite struct RecoveryTests {
    @Test func killedImportLeavesNothing() throws {
        let fixture = try StoreFixture()
        let crashed = try StoreFixture()
        let store = try fixture.open()
        try store.importing("a", mentions(0..<1_000))
        try store.annotate(rows: [5], .status("open"), now: noon)
        let importer = try store.openImporter()
        let session = try importer.begin(source: "b", format: "csv", now: noon)
        var changed = mention(7)
        changed.likes = 123_456
        try session.append([changed] + mentions(500..<66_500))
        try session.reject([RejectedRecord(line: 1, reason: "r", raw: [])])
        try fixture.copy(to: crashed, onceRowsExceed: 1_000)
        try session.cancel()
        importer.close()

        let reopened = try crashed.open()
        #expect(try reopened.snapshot().number.batch == 2)
        #expect(try reopened.snapshot().liveIDs() == (0..<1_000).map { "id-\($0)" })
        #expect(try reopened.snapshot().liveValues("likes")[7] == .null)
        #expect(try reopened.snapshot().liveValues("status")[5] == .text("open"))
        #expect(try reopened.table(.rejects(batch: nil)).count == 0)
        #expect(try reopened.check().isEmpty)
        let report = try reopened.importing("b", mentions(900..<66_000))
        #expect((report.batch, report.new, report.duplicate) == (3, 65_000, 100))
        #expect(try reopened.check().isEmpty)
    }

    @Test func readersOfACrashedStoreSeeFinishedBatches() throws {
        let fixture = try StoreFixture()
        let crashed = try StoreFixture()
        let store = try fixture.open()
        try store.importing("a", mentions(0..<1_000))
        let importer = try store.openImporter()
        let session = try importer.begin(source: "b", format: "csv", now: noon)
        try session.append(mentions(500..<66_500))
        try fixture.copy(to: crashed, onceRowsExceed: 1_000)
        try session.cancel()
        importer.close()
        let reader = try MentionStore.open(path: crashed.path, readOnly: true)
        let snapshot = try reader.snapshot()
        #expect(try snapshot.liveIDs() == (0..<1_000).map { "id-\($0)" })
        #expect(try snapshot.column("author", segment: 0).count == 1_000)
        #expect(try snapshot.textIndex(segment: 0).rows(token: "refund")?.setCount == 1_000)
        #expect(try reader.check().isEmpty)
    }

    @Test func anImportUnderWayIsLeftAlone() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        let importer = try store.openImporter()
        let session = try importer.begin(source: "b", format: "csv", now: noon)
        try session.append(mentions(0..<70_000))
        let other = try fixture.open()
        #expect(try other.snapshot().segmentCount == 0)
        #expect(try session.finish(identity("b"), now: noon).new == 70_000)
        #expect(try other.snapshot().liveRows().count == 70_000)
    }
}
