import ClamorColumns
import ClamorQuery
import ClamorStore
import ClamorTime
import Testing

/// A store with two segments whose file another program then changes.
private func changed(_ sql: String) throws -> (fixture: StoreFixture, store: MentionStore) {
    let fixture = try StoreFixture()
    do {
        let store = try fixture.open()
        try store.importing("a", mentions(0..<2_000))
    }
    _ = try fixture.query(sql)
    return (fixture, try fixture.open())
}

/// Changes one byte of a blob.
private func flip(_ table: String, at place: Int, where condition: String) -> String {
    """
    UPDATE \(table) SET data = CAST(substr(data, 1, \(place - 1)) AS BLOB)
        || CASE WHEN hex(substr(data, \(place), 1)) = '00' THEN x'01' ELSE x'00' END
        || CAST(substr(data, \(place + 1)) AS BLOB) WHERE \(condition)
    """
}

@Suite struct CheckTests {
    @Test(arguments: [
        (flip("column_segment", at: 500, where: "id = 30"), "segment 0, field likes: the column cannot be read"),
        (flip("column_segment", at: 60, where: "id = 1"), "segment 0, field key: the column cannot be read"),
        (flip("text_part", at: 900, where: "id = 0"), "segment 0: the text index cannot be read"),
        (flip("text_part", at: 900, where: "id = 1 << 19"), "segment 0: the text index cannot be read"),
        ("DELETE FROM text_part WHERE id = 1 << 19", "segment 0: the text index does not match titles and texts"),
        (flip("dictionary", at: 40, where: "field = 24"), "dictionary of author cannot be read"),
        ("UPDATE mention SET text = 'Refund' WHERE row = 1234", "row 1234: it is not what was written"),
        ("UPDATE mention SET url = url || '/' WHERE row = 1234", "row 1234: it is not what was written"),
        ("UPDATE mention SET likes = 1 WHERE row = 8", "row 8, field likes: the index has 24, the row 1"),
        ("UPDATE mention SET id = 'x' WHERE row = 8", "row 8, field key: the key is not that of channel and id"),
        ("UPDATE mention SET handles = '[1]' WHERE row = 8", "row 8, field handles cannot be read"),
        ("DELETE FROM mention WHERE row = 1999", "the journal tells of 2000 rows, 1999 are there"),
        ("DELETE FROM column_segment WHERE id = 19", "segment 0, field time: the column cannot be read"),
        ("UPDATE batch SET first_row = 5 WHERE number = 1", "batch 1: its rows do not follow those before"),
        ("UPDATE batch SET new = 1999 WHERE number = 1", "batch 1: its counts do not add up to the records read"),
        (
            "INSERT INTO reject(batch, line, reason, raw) VALUES(1, 1, 'x', x'')",
            "batch 1: 0 records were rejected, 1 are kept"
        ),
        ("INSERT INTO superseded(row, by_row) VALUES(3, 4)", "row 3: it is linked with a version of another mention"),
    ])
    func findsWhatIsWrong(sql: String, message: String) throws {
        let (fixture, store) = try changed(sql)
        let problems = try store.check()
        #expect(problems.contains { $0.message.contains(message) }, "\(problems)")
        withExtendedLifetime(fixture) {}
    }

    @Test func repairMakesTheIndexesAnew() throws {
        let (fixture, store) = try changed(
            flip("column_segment", at: 500, where: "id = 30") + ";" + flip("dictionary", at: 40, where: "field = 24")
                + "; DELETE FROM text_part")
        let before = try store.snapshot()
        #expect(throws: StoreError.self) { try before.column("likes", segment: 0) }
        #expect(throws: StoreError.self) { try before.column("author", segment: 0) }
        #expect(throws: StoreError.self) { try before.textIndex(segment: 0) }
        try store.repair()
        #expect(try store.check().isEmpty)
        let snapshot = try store.snapshot()
        #expect(try snapshot.liveValues("likes")[8] == .integer(24))
        #expect(try snapshot.textIndex(segment: 0).rows(token: "refund")?.setCount == 2_000)
        let report = try store.importing("b", mentions(1_900..<2_100))
        #expect((report.new, report.duplicate) == (100, 100))
        #expect(try store.check().isEmpty)
        withExtendedLifetime(fixture) {}
    }

    @Test func damageIsToldWithItsPlace() throws {
        let (fixture, store) = try changed(flip("column_segment", at: 500, where: "id = 30"))
        do {
            _ = try store.snapshot().column("likes", segment: 0)
            Issue.record("the damaged column was read")
        } catch {
            #expect("\(error)".contains("segment 0, field likes"), "\(error)")
            #expect("\(error)".hasPrefix(store.path))
        }
        withExtendedLifetime(fixture) {}
    }
}
