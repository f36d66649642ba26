import ClamorColumns
import ClamorStore
import ClamorTime
import Testing

/// A mention with a number of likes, collected at a time; nil: the export did not say when.
private func seen(_ number: Int, likes: Int64, collected: Int64? = nil) -> MentionRecord {
    var record = mention(number)
    record.likes = likes
    record.collected = collected
    return record
}

private let later = noon.advanced(byMilliseconds: 3_600_000)

/// Records that do not say when they were collected were collected when their import began, which the journal knows.
@Suite struct CollectionTimeTests {
    @Test func onlyGivenTimesAreStored() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.importing("a", [seen(1, likes: 1), seen(2, likes: 2, collected: 100)])
        try store.importing("b", [seen(3, likes: 3)], now: later)
        #expect(try fixture.query("SELECT row, collected FROM mention") == "0|\n1|100\n2|")
        let (first, second) = (noon.milliseconds, later.milliseconds)
        #expect(try fixture.query("SELECT row, collected FROM mentions") == "0|\(first)\n1|100\n2|\(second)")
        #expect(try store.check().isEmpty)
    }

    @Test func viewHasTheColumnsOfTheTableInOrder() throws {
        let fixture = try StoreFixture()
        _ = try fixture.open()
        let table = try fixture.query("SELECT name FROM pragma_table_info('mention') ORDER BY cid")
        let view = try fixture.query("SELECT name FROM pragma_table_info('mentions') ORDER BY cid")
        #expect(table.hasPrefix("row\ncollected\nrole\n"))
        #expect(view == table + "\nbatch\nsource")
    }

    @Test func startOfTheImportDecidesWhichVersionIsCurrent() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.importing("a", [seen(1, likes: 5)])
        #expect(try store.importing("b", [seen(1, likes: 9)], now: later).updated == 1)
        #expect(try store.snapshot().liveValues("likes") == [.integer(9)])
        // Between both: known to be older than what is current.
        let between = noon.milliseconds + 1
        #expect(try store.importing("c", [seen(1, likes: 7, collected: between)], now: later).updated == 1)
        #expect(try store.snapshot().liveValues("likes") == [.integer(9)])
        #expect(try store.importing("d", [seen(1, likes: 5, collected: between)], now: later).duplicate == 1)
        #expect(try store.importing("e", [seen(1, likes: 8, collected: 100)], now: later).updated == 1)
        #expect(try store.snapshot().liveValues("likes") == [.integer(9)])
        // Of those collected at one time, the last import counts.
        try store.undo(batch: 2, now: later)
        #expect(try store.snapshot().liveValues("likes") == [.integer(5)])
        try store.undo(batch: 4, now: later)
        #expect(try store.snapshot().liveValues("likes") == [.integer(7)])
        try store.undo(batch: 3, now: later)
        #expect(try store.snapshot().liveValues("likes") == [.integer(5)])
        // As if it had been collected on the day of its import, whenever it is imported again.
        #expect(try store.importing("b", [seen(1, likes: 9)], now: later).updated == 1)
        #expect(try store.snapshot().liveValues("likes") == [.integer(9)])
        try store.repair()
        #expect(try store.snapshot().liveValues("likes") == [.integer(9)])
        #expect(try store.check().isEmpty)
    }

    @Test func versionsWithinOneImportUseItsStart() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        let before = noon.milliseconds - 1
        let after = noon.milliseconds + 1
        let report = try store.importing(
            "a",
            [
                seen(1, likes: 1), seen(1, likes: 2, collected: before),
                seen(2, likes: 3), seen(2, likes: 4, collected: after),
            ])
        #expect((report.new, report.updated) == (2, 2))
        #expect(try store.snapshot().liveValues("likes") == [.integer(1), .integer(4)])
    }

    /// Rows of the import under way that are in the file already are in no journal yet.
    @Test func versionsAcrossPartsOfAnImportUseItsStart() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        let before = noon.milliseconds - 1
        let rest = (10..<65_600).map { number in
            var record = MentionRecord()
            (record.id, record.channel) = ("\(number)", "reddit")
            return record
        }
        let report = try store.importing("a", [seen(1, likes: 1)] + rest + [seen(1, likes: 2, collected: before)])
        #expect((report.new, report.updated) == (rest.count + 1, 1))
        #expect(try store.snapshot().liveValues("likes").filter { $0 != .null } == [.integer(1)])
    }
}
