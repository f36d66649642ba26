import ClamorColumns
import ClamorQuery
import Testing

@testable import ClamorEngine

/// Columns of groups over time.
struct SparkTests {
    private static let day: Int64 = 86_400_000

    private static let said: [(day: Int64, channel: String?, likes: Int64?)] = [
        (0, "x", 10), (0, "x", 30), (0, "y", 5), (2, "X", 7), (3, "y", nil), (3, nil, 1),
    ]

    private static let mentions: [MemorySource.Row] = said.enumerated().map { number, mention in
        [
            "id": .text("\(number)"), "time": .time(mention.day * day + Int64(number)),
            "channel": mention.channel.map { .text($0) } ?? .null,
            "likes": mention.likes.map { .integer($0) } ?? .null,
        ]
    }

    private static let step = TimeStep(count: 1, unit: .day)

    private func drawn(_ name: String, of grouping: Operator, after steps: [Operator] = []) -> Operator {
        guard case .aggregate(let aggregation) = grouping else { preconditionFailure("a grouping is drawn") }
        let bucket = NamedExpression(
            ColumnInfo("~bucket", .time), TypedExpression(.time, .call(.timeBucket(Self.step), [Ask.column("time")])))
        let again = Aggregation(
            keys: [bucket] + aggregation.keys, trend: Self.step, primitives: aggregation.primitives,
            outputs: aggregation.outputs)
        return .spark(
            SparkRequest(
                operators: steps + [.aggregate(again)], keys: aggregation.keys.map(\.info.name),
                columns: [SparkRequest.Drawn(name: name, output: ColumnInfo("s", .list))], step: Self.step))
    }

    private func lists(_ steps: [Operator]) throws -> [[String]] {
        try Ask.rows(Self.mentions, steps).map { row in
            if case .list(let items)? = row.last { items } else { ["no list"] }
        }
    }

    @Test func countsAreZeroWhereNothingWasSaid() throws {
        let grouping = Ask.group(by: ["channel"])
        #expect(
            try lists([grouping, drawn("n", of: grouping)]) == [
                ["2", "0", "1", "0"], ["1", "0", "0", "1"], ["0", "0", "0", "1"],
            ])
    }

    @Test func whatIsNotKnownIsEmpty() throws {
        let grouping = Ask.group([Ask.aggregate(.average, Ask.column("likes"), .number)], by: ["channel"])
        #expect(
            try lists([grouping, drawn("a", of: grouping)]) == [
                ["20", "", "7", ""], ["5", "", "", ""], ["", "", "", "1"],
            ])
    }

    @Test func rowsThatAreLeftKeepTheirOwn() throws {
        let grouping = Ask.group(by: ["channel"])
        #expect(
            try lists([grouping, .sort([SortKey(expression: Ask.column("n", .integer), descending: false)]), .take(1), drawn("n", of: grouping)]) == [["0", "0", "0", "1"]])
        let whole = Ask.group()
        #expect(try lists([whole, drawn("n", of: whole)]) == [["3", "0", "1", "2"]])
    }

    @Test func earlierStepsHold() throws {
        let grouping = Ask.group(by: ["channel"])
        let steps = [Ask.filter("likes", .greater, .integer(6))]
        #expect(
            try lists(steps + [grouping, drawn("n", of: grouping, after: steps)]) == [
                ["2", "0", "1"]
            ])
    }

    @Test func noRowsGiveNoPictures() throws {
        let grouping = Ask.group(by: ["channel"])
        let steps = [Ask.filter("likes", .greater, .integer(100))]
        #expect(try lists(steps + [grouping, drawn("n", of: grouping, after: steps)]) == [])
    }
}
