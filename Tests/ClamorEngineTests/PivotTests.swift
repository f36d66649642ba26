import ClamorColumns
import ClamorQuery
import Testing

@testable import ClamorEngine

/// Long rows made wide.
struct PivotTests {
    private typealias Columns = [(name: String, type: ValueType, values: [Value])]

    private static let long: Columns = [
        ("day", .integer, Ask.integers(2, 2, 1, 3)), ("c", .text, Ask.texts("A", "b", "a", nil)),
        ("n", .integer, Ask.integers(5, 6, nil, 8)),
    ]
    private static let day = ColumnInfo("day", .integer)

    @Test func aRowForEachKeyAsTheyComeFirst() throws {
        let found = try Ask.rows(ofTable: Self.long, [Ask.pivot("c", Ask.texts("a", "B", nil), by: [Self.day])])
        #expect(
            found == [
                Ask.integers(2, 5, 6, 0), Ask.integers(1, nil, 0, 0), Ask.integers(3, 0, 0, 8),
            ])
        let gaps = try Ask.rows(
            ofTable: Self.long, [Ask.pivot("c", Ask.texts("b", "a", "(none)"), by: [Self.day], absent: .null)])
        #expect(
            gaps == [Ask.integers(2, 6, 5, nil), Ask.integers(1, nil, nil, nil), Ask.integers(3, nil, nil, 8)])
    }

    @Test func columnsComeValueByValue() throws {
        let pivot = Pivot(
            column: "c", values: Ask.texts("a", "b"),
            spread: [Pivot.Spread(name: "n", absent: .integer(0)), Pivot.Spread(name: "day", absent: .null)], keys: [],
            outputs: ["a n", "a day", "b n", "b day"].map { ColumnInfo($0, .integer) })
        let rows: Columns = [
            ("c", .text, Ask.texts("b", "a")), ("n", .integer, Ask.integers(1, 2)),
            ("day", .integer, Ask.integers(3, 4)),
        ]
        #expect(try Ask.rows(ofTable: rows, [.pivot(pivot)]) == [Ask.integers(2, 4, 1, 3)])
    }

    @Test func theRestOfATrendIsAColumn() throws {
        let rows: [MemorySource.Row] = ["x", "x", "y", "z", nil].enumerated().map { place, channel in
            var row: MemorySource.Row = ["time": .time(Int64(place / 3) * 86_400_000)]
            if let channel { row["channel"] = .text(channel) }
            return row
        }
        let steps = [
            Ask.trend(TimeStep(count: 1, unit: .day), by: "channel", limit: 1),
            Ask.pivot("channel", Ask.texts("x", "other"), by: [ColumnInfo("bucket", .time)]),
        ]
        #expect(
            try Ask.rows(rows, steps) == [
                [.time(0), .integer(2), .integer(1)], [.time(86_400_000), .integer(0), .integer(2)],
            ])
    }

    @Test func nothingGivesNothing() throws {
        let none: Columns = [("c", .text, []), ("n", .integer, [])]
        #expect(try Ask.rows(ofTable: none, [Ask.pivot("c", Ask.texts("a"), by: [])]).isEmpty)
    }

    @Test func twoRowsForACellAreAnError() throws {
        let twice: Columns = [
            ("day", .integer, Ask.integers(1, 1)), ("c", .text, Ask.texts("a", "A")),
            ("n", .integer, Ask.integers(1, 2)),
        ]
        let error = #expect(throws: ExecutionError.self) {
            try Ask.rows(ofTable: twice, [Ask.pivot("c", Ask.texts("a"), by: [Self.day])])
        }
        #expect(error?.message == "two rows have the `c` A and the same `day`, and a cell holds one value")
        #expect(error?.help == "group by `day`, `c` first")
    }

    @Test func aValueWithoutAColumnIsAnError() throws {
        #expect(throws: ExecutionError.self) {
            try Ask.rows(ofTable: Self.long, [Ask.pivot("c", Ask.texts("a"), by: [Self.day])])
        }
    }
}
