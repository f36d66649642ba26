import ClamorColumns
import ClamorQuery
import ClamorTime
import Testing

@testable import ClamorEngine

/// Trends: no bucket is left out, clocks change, ends are partial, series are many.
struct TrendTests {
    /// 2026-03-28T00:00Z.
    private static let start: Int64 = 1_774_656_000_000
    private static let hour: Int64 = 3_600_000
    private static let day = TimeStep(count: 1, unit: .day)

    private func rows(_ hours: [Int64], _ field: String? = nil, _ values: [Value] = []) -> [MemorySource.Row] {
        hours.enumerated().map { place, hour in
            var row: MemorySource.Row = ["id": .text("m\(place)"), "time": .time(Self.start + hour * Self.hour)]
            if let field { row[field] = values[place] }
            return row
        }
    }

    private func run(_ query: Query, _ rows: [MemorySource.Row]) throws -> (rows: [[Value]], report: RunReport) {
        try Engine.run(query, MemorySource(rows, cuts: [1, 2]))
    }

    @Test func bucketsWithoutRowsAreThere() throws {
        let average = Ask.aggregate(.average, Ask.column("likes"), .number)
        let sum = PrimitiveAggregate(name: "s", function: .sum, argument: Ask.column("likes"), type: .integer)
        let likes: [Value] = [.integer(4), .integer(2)]
        let found = try run(
            Ask.query([Ask.trend(Self.day, [Ask.count, average, sum])]), rows([1, 50], "likes", likes))
        #expect(
            found.rows == [
                [.time(Self.start), .integer(1), .number(4), .integer(4)],
                [.time(Self.start + 24 * Self.hour), .integer(0), .null, .integer(0)],
                [.time(Self.start + 48 * Self.hour), .integer(1), .number(2), .integer(2)],
            ])
    }

    @Test func theRangeDecidesWhichBucketsThereAre() throws {
        let query = Ask.query(
            [Ask.trend(Self.day)], from: Self.start - 24 * Self.hour, until: Self.start + 48 * Self.hour)
        #expect(try run(query, rows([30])).rows.map { $0[1] } == [.integer(0), .integer(0), .integer(1)])
        #expect(try run(query, []).rows.count == 3)
    }

    @Test func daysOfAChangingClock() throws {
        // In Berlin 2026-03-29 has 23 hours: it begins at 23:00 and ends at 22:00 UTC.
        let zone = try Zone(identifier: "Europe/Berlin")
        let query = Ask.query([Ask.trend(Self.day)], zone: zone)
        let found = try run(query, rows([22, 23, 45, 46])).rows
        #expect(
            found == [
                [.time(Self.start - Self.hour), .integer(1)], [.time(Self.start + 23 * Self.hour), .integer(2)],
                [.time(Self.start + 46 * Self.hour), .integer(1)],
            ])
    }

    @Test func hoursOfAChangingClock() throws {
        // Two o'clock is skipped: 00:30Z is half past one, 01:30Z is half past three.
        let zone = try Zone(identifier: "Europe/Berlin")
        let hours = TypedExpression(.integer, .call(.hourOfDay, [Ask.column("time")]))
        let key = NamedExpression(ColumnInfo("h", .integer), hours)
        let aggregation = Aggregation(keys: [key], primitives: [], outputs: [])
        let found = try run(Ask.query([.aggregate(aggregation)], zone: zone), rows([24, 25, 26])).rows
        #expect(found == [[.integer(1)], [.integer(3)], [.integer(4)]])
    }

    @Test func partialEndsAreTold() throws {
        let query = Ask.query(
            [Ask.trend(Self.day)], from: Self.start + 10 * Self.hour, until: Self.start + 30 * Self.hour)
        #expect(
            try run(query, []).report.notes == [
                "first bucket is partial: from 2026-03-28 10:00", "last bucket is partial: until 2026-03-29 06:00",
            ])
        let whole = Ask.query([Ask.trend(Self.day)], from: Self.start, until: Self.start + 24 * Self.hour)
        #expect(try run(whole, []).report.notes.isEmpty)
    }

    @Test func aBucketThatIsStillGoingOnIsPartial() throws {
        let query = Ask.query([Ask.trend(Self.day)], now: Self.start + 5 * Self.hour + 1_000)
        #expect(try run(query, rows([1])).report.notes == ["last bucket is partial: until 2026-03-28 05:00:01"])
    }

    @Test func tooManyBucketsAreAnError() {
        let query = Ask.query(
            [Ask.trend(TimeStep(count: 1, unit: .minute))], from: Self.start, until: Self.start + 100_001 * 60_000)
        #expect(throws: ExecutionError.self) { try run(query, []) }
    }

    @Test func allSeriesHaveAllBuckets() throws {
        let found = try run(
            Ask.query([Ask.trend(Self.day, by: "author")]), rows([1, 30], "author", [.text("b"), .text("a")]))
        #expect(
            found.rows.map { Array($0[1...]) } == [
                [.text("a"), .integer(0)], [.text("b"), .integer(1)], [.text("a"), .integer(1)],
                [.text("b"), .integer(0)],
            ])
    }

    @Test func theSmallerSeriesAreSummedUpAsOther() throws {
        let authors: [Value] = ["a", "a", "B", "b", "c", "Other"].map { .text($0) }
        let found = try run(
            Ask.query([Ask.trend(Self.day, by: "author", limit: 2)]), rows([0, 1, 2, 3, 4, 5], "author", authors))
        #expect(
            found.rows.map { Array($0[1...]) } == [
                [.text("a"), .integer(2)], [.text("B"), .integer(2)], [.text("other"), .integer(2)],
            ])
    }

    /// By an index, the largest series are those of the most mentions, not those with the highest values.
    @Test func aMeanSaysNothingOfSize() throws {
        let authors: [Value] = ["big", "big", "big", "small"].map { .text($0) }
        var mentions = rows([0, 1, 2, 3], "author", authors)
        for (place, score) in [-100, -200, -300, 9_000].enumerated() { mentions[place]["score"] = .fixed(Int64(score)) }
        let average = Ask.aggregate(.average, Ask.column("score"), .number)
        let found = try run(Ask.query([Ask.trend(Self.day, [average], by: "author", limit: 1)]), mentions)
        #expect(found.rows.map { $0[1] } == Ask.texts("big", "other"))
    }

    @Test func aMentionOfTwoSmallSeriesCountsOnceUnderOther() throws {
        let brands: [Value] = [.list(["a"]), .list(["a", "c"]), .list(["b", "c"]), .list([])]
        let found = try run(
            Ask.query([Ask.trend(Self.day, by: "brand", limit: 1)]), rows([0, 1, 2, 3], "brand", brands))
        #expect(found.rows.map { Array($0[1...]) } == [[.text("a"), .integer(2)], [.text("other"), .integer(3)]])
    }

    @Test func rowsWithoutATimeAreLeftOutAndSaid() throws {
        let found = try run(Ask.query([Ask.trend(Self.day)]), rows([1]) + [["id": .text("x")]])
        #expect(found.rows.count == 1)
        #expect(found.report.notes == ["1 mention has no time and is left out"])
    }
}
