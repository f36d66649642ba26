import ClamorColumns
import ClamorQuery
import Testing

@testable import ClamorEngine

/// Summaries of columns.
struct DescriptionTests {
    /// `known missing distinct min median max mean commonest` of a field.
    private func describe(_ name: String, _ rows: [MemorySource.Row]) throws -> [Value] {
        Array(try Ask.rows(rows, [Ask.describe([name])])[0].dropFirst(2))
    }

    private func rows(_ field: String, _ values: [Value]) -> [MemorySource.Row] {
        values.enumerated().map { ["id": .text("\($0)"), field: $1] }
    }

    @Test func numbersAndTimes() throws {
        #expect(
            try describe("likes", rows("likes", Ask.integers(4, nil, 1, 4, 9)))
                == [.integer(4), .integer(1), .null, .text("1"), .text("4"), .text("9"), .number(4.5), .null])
        #expect(
            try describe("score", rows("score", [.fixed(-5_000), .fixed(2_500)]))
                == [
                    .integer(2), .integer(0), .null, .text("-0.5"), .text("-0.5"), .text("0.25"), .number(-0.125),
                    .null,
                ])
        #expect(
            try describe("time", rows("time", [.time(0), .time(86_400_000), .time(0)]))[3...6]
                == [.text("1970-01-01T00:00:00Z"), .text("1970-01-01T00:00:00Z"), .text("1970-01-02T00:00:00Z"), .null])
    }

    @Test func textsListsAndTruth() throws {
        let none: [Value] = [.null, .null, .null, .null]
        #expect(
            try describe("author", rows("author", Ask.texts("b", "Ann", "ANN", nil, "b", "Ann", "B")))
                == [.integer(6), .integer(1), .integer(2)] + none + [.text("Ann")])
        let brands: [Value] = [.list(["Bolt", "acme", "bolt"]), .list([]), .list(["acme"])]
        #expect(
            try describe("brand", rows("brand", brands))
                == [.integer(2), .integer(1), .integer(2)] + none + [.text("acme")])
        #expect(
            try describe("verified", rows("verified", [.boolean(true), .null, .boolean(false)]))
                == [.integer(2), .integer(1), .integer(2)] + none + [.text("false")])
    }

    @Test func aTextThatSaysNoneIsKnown() throws {
        let found = try describe("author", rows("author", Ask.texts("(none)", nil, nil, "(NONE)", "x")))
        #expect(found[0...2] == [.integer(3), .integer(2), .integer(2)])
        #expect(found[7] == .text("(NONE)"))
    }

    @Test func fieldsOfTheRowTableAreCounted() throws {
        let found = try describe("title", rows("title", Ask.texts("a", nil, "a")))
        #expect(found == [.integer(2), .integer(1), .null, .null, .null, .null, .null, .null])
    }

    @Test func nothingToDescribe() throws {
        let names = ["likes", "author", "brand", "title", "time"]
        for rows in [[], [MemorySource.Row](repeating: ["id": .text("1")], count: 3)] {
            let found = try Ask.rows(rows, [Ask.describe(names)])
            #expect(found.map { $0[0] } == names.map { .text($0) })
            for row in found {
                #expect(row[2...3] == [.integer(0), .integer(Int64(rows.count))])
                #expect(row[5...].allSatisfy { $0 == .null })
            }
            #expect(found.map { $0[4] } == Ask.integers(nil, 0, 0, nil, nil))
        }
    }

    @Test func tablesAreDescribedToo() throws {
        let found = try Ask.rows(
            ofTable: [
                ("n", .number, [.number(1.5), .number(.pi), .null]),
                ("d", .duration, [.duration(1_500), .null, .null]),
            ],
            [
                .describe(
                    Description(
                        columns: [("n", ValueType.number), ("d", .duration)].map { name, type in
                            Description.Described(
                                NamedExpression(ColumnInfo(name, type), Ask.column(name, type)), countsValues: true)
                        }))
            ])
        #expect(
            found[0][2...7] == [
                .integer(2), .integer(1), .null, .text("1.5"), .text("1.5"), .text("\(Double.pi)"),
            ])
        #expect(
            found[1][1...7] == [
                .text("duration"), .integer(1), .integer(2), .null, .text("1.5s"), .text("1.5s"), .text("1.5s"),
            ])
    }
}
