import ClamorColumns
import ClamorQuery
import Testing

@testable import ClamorEngine

/// Columns that go or change their names, assertions, samples, filled gaps.
struct RowOperatorTests {
    private static func mentions(_ count: Int) -> [MemorySource.Row] {
        (0..<count).map { number in
            [
                "id": .text("m\(number)"), "time": .time(Int64(number)), "channel": .text("news"),
                "likes": .integer(Int64(number % 3)),
            ]
        }
    }

    // MARK: Names

    @Test func columnsChangeNamesTogether() throws {
        let found = try Ask.rows(
            ofTable: [
                ("a", .integer, Ask.integers(1)), ("b", .integer, Ask.integers(2)), ("c", .integer, Ask.integers(3)),
            ],
            [
                .rename([
                    Renaming(old: "a", info: ColumnInfo("b", .integer)),
                    Renaming(old: "b", info: ColumnInfo("a", .integer)),
                ]), .filter(Ask.compare("b", .equal, .integer(1))), .drop(["c"]),
            ])
        #expect(found == [[.integer(1), .integer(2)]])
    }

    @Test func fieldsOfMentionsChangeNamesTogether() throws {
        let rows: [MemorySource.Row] = [["id": .text("1"), "likes": .integer(5), "shares": .integer(7)]]
        let steps: [Operator] = [
            .rename([
                Renaming(old: "likes", info: ColumnInfo("shares", .integer)),
                Renaming(old: "shares", info: ColumnInfo("likes", .integer)),
            ]), Ask.filter("shares", .equal, .integer(5)),
        ]
        #expect(try Ask.rows(rows, steps, columns: ["likes", "shares"]) == [[.integer(7), .integer(5)]])
    }

    // MARK: Assertions

    @Test func rowsThatBreakAnAssertionGoOn() throws {
        let assertion = Operator.assert(Assertion(condition: Ask.compare("likes", .greater, .integer(0)), message: ""))
        let rows = Self.mentions(6) + [["id": .text("none"), "channel": .text("news")]]
        let steps = [Ask.filter("channel", .equal, .text("news")), assertion, .take(5), Ask.group(by: ["channel"])]
        let report = try Engine.run(Ask.query(steps), MemorySource(rows, cuts: [2, 2])).report
        #expect(report.broken == [1: 3])
        #expect(report.trace == [7, 7, 7, 5, 1])
        #expect(report.leftOutMissing.isEmpty)
        let isMany = Operator.assert(Assertion(condition: Ask.compare("n", .greater, .integer(5)), message: ""))
        #expect(try Engine.run(Ask.query([Ask.group(), isMany]), MemorySource(rows)).report.broken.isEmpty)
        #expect(
            try Engine.run(Ask.query([Ask.group(by: ["likes"]), isMany]), MemorySource(rows)).report.broken == [1: 4])
    }

    // MARK: Samples

    @Test func aSampleIsTheSameHoweverItIsRead() throws {
        let rows = Self.mentions(200)
        let plain = MemorySource(rows, cuts: [70, 3])
        var keyed = MemorySource(rows, cuts: [1, 64])
        keyed.packs = true
        func ids(_ seed: Int64, _ source: MemorySource, _ count: Int = 20) throws -> [[Value]] {
            try Engine.run(Ask.query([.sample(count: count, seed: seed)]), source).rows
        }
        let first = try ids(1, plain)
        #expect(first.count == 20)
        #expect(try ids(1, keyed) == first)
        #expect(try ids(2, plain) != first)
        // A larger sample holds the smaller ones.
        let larger = Set(try ids(1, keyed, 60))
        #expect(first.allSatisfy(larger.contains))
        #expect(try ids(1, plain, 500).count == 200)
        #expect(try ids(1, plain, 0).isEmpty)
    }

    @Test func aSampleKeepsTheOrder() throws {
        func times(_ steps: [Operator]) throws -> [Value] {
            try Ask.rows(Self.mentions(90), steps, columns: ["time"]).map { $0[0] }
        }
        func time(_ value: Value) -> Int64 { if case .time(let time) = value { time } else { -1 } }
        let byTime = try times([.sample(count: 15, seed: 3)])
        #expect(byTime.map(time) == byTime.map(time).sorted(by: >))
        let sorted = try times([.sort([Ask.key("likes"), Ask.key("time")]), .sample(count: 15, seed: 3)])
        #expect(sorted.map(time) == byTime.map(time).sorted { ($0 % 3, $0) < ($1 % 3, $1) })
        let listed = try times([.sort([Ask.key("time")]), .take(80), .sample(count: 70, seed: 3)])
        #expect(listed.map(time) == listed.map(time).sorted())
        #expect(listed.count == 70)
    }

    @Test func alikeMentionsAreDrawnInTheirOrder() throws {
        let rows = (0..<6).map { ["time": .time($0), "likes": .integer($0)] as MemorySource.Row }
        #expect(
            try Ask.rows(rows, [.sample(count: 2, seed: 0)], columns: ["likes"]) == [[.integer(5)], [.integer(4)]])
    }

    @Test func noTextsAreReadWhereKeysAreKept() throws {
        var source = MemorySource(Self.mentions(300), cuts: [100, 100])
        source.packs = true
        let watched = WatchedSource(source)
        try watched.run(Ask.query([.sample(count: 10, seed: 1), Ask.group(by: ["channel"])]))
        #expect(watched.rowsRead("id") == 0)
    }

    // MARK: Gaps

    @Test func gapsBecomeZerosOfTheirType() throws {
        let found = try Ask.rows(
            ofTable: [
                ("a", .integer, [.null, .integer(1)]), ("b", .fixed, [.null, .fixed(1)]),
                ("c", .number, [.null, .number(1)]), ("d", .duration, [.null, .null]), ("e", .integer, [.null, .null]),
            ], [.fill(Filling(.zero, columns: ["a", "b", "c", "d"], series: []))])
        #expect(
            found == [
                [.integer(0), .fixed(0), .number(0), .duration(0), .null],
                [.integer(1), .fixed(1), .number(1), .duration(0), .null],
            ])
    }

    @Test func gapsRepeatTheLastValueOfTheirSeries() throws {
        let found = try Ask.rows(
            ofTable: [
                ("s", .text, Ask.texts("a", "b", "A", "b", nil, "a", nil)),
                ("n", .integer, Ask.integers(nil, 1, 2, nil, 7, nil, nil)),
                ("t", .text, Ask.texts("x", nil, "y", "z", nil, nil, nil)),
            ], [.fill(Filling(.previous, columns: ["n", "t"], series: ["s"]))])
        #expect(found.map { $0[1] } == Ask.integers(nil, 1, 2, 1, 7, 2, 7))
        #expect(found.map { $0[2] } == Ask.texts("x", nil, "y", "z", nil, "y", nil))
        #expect(
            try Ask.rows(ofTable: [("n", .integer, [])], [.fill(Filling(.previous, columns: ["n"], series: []))])
                .isEmpty)
    }

    @Test func bucketsWithoutRowsMayBeLeftMissing() throws {
        let day = TimeStep(count: 1, unit: .day)
        guard case .aggregate(var trend) = Ask.trend(day, by: "channel") else { return }
        trend.leavesEmptyBucketsMissing = true
        let rows: [MemorySource.Row] = [(0, "a"), (2, "a"), (1, "b")].map { day, channel in
            ["time": .time(day * 86_400_000), "channel": .text(channel)]
        }
        let found = try Ask.rows(rows, [.aggregate(trend)])
        #expect(found.map { $0[2] } == Ask.integers(1, nil, nil, 1, 1, nil))
    }
}
