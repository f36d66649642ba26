import ClamorColumns
import ClamorQuery
import ClamorStore
import ClamorTime
import Testing

@Suite struct MeasureTests {
    private static func buzz(_ version: Int, _ formula: String, name: String = "buzz") -> StoredMeasure {
        StoredMeasure(name: name, version: version, formula: formula)
    }

    @Test func versionsAreKept() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        #expect(try store.measures.isEmpty)
        #expect(try store.define(Self.buzz(0, "count"), now: noon) == 1)
        #expect(try store.define(Self.buzz(0, "authors", name: "voices"), now: noon) == 2)
        #expect(try store.define(Self.buzz(0, "reach", name: "Buzz"), now: noon) == 3)
        let all = [Self.buzz(1, "count"), Self.buzz(1, "authors", name: "voices"), Self.buzz(2, "reach", name: "Buzz")]
        #expect(try store.measures == all)
        #expect(try fixture.open().measures == all)
        #expect(try store.catalog(at: SnapshotNumber(batch: 2)).measures == Array(all.prefix(2)))
        let batches = try #require(store.table(.batches).batches.first)
        #expect((0..<3).map { batches.columns[1][$0] } == Array(repeating: .text("measure"), count: 3))
        #expect((0..<3).map { batches.columns[2][$0] } == [.text("buzz@1"), .text("voices@1"), .text("Buzz@2")])
        #expect(try store.check().isEmpty)
    }

    @Test func aNumberIsNeverGivenAgain() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.define(Self.buzz(0, "count"), now: noon)
        try store.define(Self.buzz(0, "reach"), now: noon)
        let undo = try store.undo(batch: 2, now: noon)
        #expect(try store.measures == [Self.buzz(1, "count")])
        #expect(try store.catalog(at: SnapshotNumber(batch: 2)).measures.last == Self.buzz(2, "reach"))
        try store.define(Self.buzz(2, "views"), now: noon)
        #expect(try store.measures == [Self.buzz(1, "count"), Self.buzz(3, "views")])
        try store.undo(batch: undo, now: noon)
        #expect(try store.measures.map(\.version) == [1, 2, 3])
    }
}
