import ClamorColumns
import ClamorQuery
import ClamorStore
import Foundation
import Testing

/// A store file in which one byte has changed on the disk.
@Suite struct DamageTests {
    /// What is hit, and what `check` must say of it.
    struct Hit: Sendable, CustomTestStringConvertible {
        /// Gives some bytes of the file as hexadecimal digits; the eighth of them changes.
        var bytes: String
        var message: String
        var testDescription: String { message }
    }

    private static func column(_ number: Int) -> String {
        "SELECT hex(substr(data, 600, 32)) FROM column_segment WHERE id = \(number)"
    }

    private static func text(run: Int) -> String {
        "SELECT hex(substr(data, 3000, 48)) FROM text_part WHERE id = \(run << 19)"
    }

    private static let derived = [
        Hit(bytes: column(30), message: "segment 0, field likes: the column cannot be read"),
        Hit(bytes: column(19), message: "segment 0, field time: the column cannot be read"),
        Hit(bytes: column(1), message: "segment 0, field key: the column cannot be read"),
        Hit(bytes: text(run: 0), message: "segment 0: the text index cannot be read"),
        Hit(bytes: text(run: 1), message: "segment 0: the text index cannot be read"),
        Hit(
            bytes: "SELECT hex(substr(data, 200, 32)) FROM dictionary WHERE field = 24",
            message: "dictionary of author cannot be read"),
    ]

    private func answers(_ store: MentionStore) throws -> [[Value]] {
        let snapshot = try store.snapshot()
        let words = try (0..<snapshot.segmentCount).map { segment -> Value in
            .integer(Int64(try snapshot.textIndex(segment: segment).rows(token: "title")?.setCount ?? 0))
        }
        return try ["likes", "time", "author", "brand"].map { try snapshot.liveValues($0) } + [words]
    }

    /// Whole, as every test damages its own copy.
    private static let whole = Result {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.importing("a", mentions(0..<2_000))
        store.close()
        // No freed pages with older copies of what is looked for.
        _ = try fixture.query("VACUUM")
        return fixture
    }

    private func damaged(_ hit: Hit) throws -> StoreFixture {
        let fixture = try StoreFixture()
        try FileManager.default.copyItem(atPath: Self.whole.get().path, toPath: fixture.path)
        try fixture.flipByte(in: try fixture.query(hit.bytes))
        return fixture
    }

    @Test(arguments: derived)
    func aByteOfWhatIsDerivedIsNamedAndRepaired(hit: Hit) throws {
        let whole = try Self.whole.get()
        let before = try answers(try MentionStore.open(path: whole.path, readOnly: true))
        let fixture = try damaged(hit)
        let store = try fixture.open()
        let problems = try store.check().map(\.message)
        #expect(problems == [hit.message])
        try store.repair()
        #expect(try store.check().isEmpty)
        #expect(try answers(store) == before)
        store.close()
    }

    @Test func aByteOfARowIsNamedAndStaysNamed() throws {
        let message = "segment 0, row 1234: it is not what was written"
        let fixture = try damaged(
            Hit(bytes: "SELECT hex('Refund number 1234 from') FROM mention LIMIT 1", message: message))
        let store = try fixture.open()
        #expect(
            try store.check().map(\.message) == [
                "segment 0: the text index does not match titles and texts of the rows", message,
            ])
        try store.repair()
        #expect(try store.check().map(\.message) == [message])
        store.close()
    }
}
