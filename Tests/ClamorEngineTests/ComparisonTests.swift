import ClamorColumns
import ClamorQuery
import Testing

@testable import ClamorEngine

/// Rows beside those of the period before.
struct ComparisonTests {
    private static let day: Int64 = 86_400_000

    /// So many mentions of each channel on each day.
    private static func mentions(_ counts: [(day: Int64, channel: String, count: Int)]) -> [MemorySource.Row] {
        counts.flatMap { day, channel, count in
            (0..<count).map { number in
                [
                    "id": .text("\(day) \(number)"), "channel": .text(channel), "score": .fixed(Int64(number) * 1_000),
                    "time": .time(day * Self.day + Int64(number)),
                ]
            }
        }
    }

    /// Asks from day 10 on; the period before are the days 0 to 9.
    private func run(
        _ rows: [MemorySource.Row], _ steps: [Operator], until: Int64 = 20
    ) throws -> (rows: [[Value]], report: RunReport) {
        try Engine.run(
            Ask.query(steps, from: 10 * Self.day, until: until * Self.day), MemorySource(rows, cuts: [5, 64]))
    }

    private func counts(scale: Double = 1) -> Operator {
        Ask.compare(["channel"], of: 1, from: 0, until: 10 * Self.day, scale: scale)
    }

    @Test func countsAgainstThoseBefore() throws {
        let rows = Self.mentions([
            (12, "x", 25), (3, "X", 16), (12, "new", 5), (3, "gone", 7), (12, "same", 2), (3, "same", 2),
        ])
        let found = try run(rows, [Ask.group(by: ["channel"]), counts()]).rows
        // z = 9 / √41 and 5 / √5, p from tables of the normal distribution.
        expectEqual(
            found,
            [
                [.text("x"), .integer(25), .integer(16), .integer(9), .number(56.25), .number(0.15985367483762747)],
                [.text("new"), .integer(5), .integer(0), .integer(5), .null, .number(0.025347318677468273)],
                [.text("same"), .integer(2), .integer(2), .integer(0), .number(0), .number(1)],
            ])
    }

    @Test func severalRowsAreWeighedTogether() throws {
        let rows = Self.mentions([
            (12, "x", 25), (3, "X", 16), (12, "new", 15), (12, "same", 2), (3, "same", 2),
        ])
        guard case .compare(var comparison) = counts() else { return }
        comparison.columns[0].discovery = ColumnInfo("q", .number)
        comparison.columns[0].percent = nil
        comparison.schema = comparison.schema.filter { $0.name != "pct" } + [ColumnInfo("q", .number)]
        let (found, report) = try run(rows, [Ask.group(by: ["channel"]), .compare(comparison)])
        // z = 15 / √15 and 9 / √41; q = 3p and 3p/2.
        let p = [0.15985367483762747, 0.00010751117672950073, 1]
        for (row, expected) in zip(found, zip(p, [p[0] * 3 / 2, p[1] * 3, 1])) {
            #expect(row.count == 6)
            #expect(abs((row[4].numeric ?? .nan) - expected.0) < 1e-9)
            #expect(abs((row[5].numeric ?? .nan) - expected.1) < 1e-9)
        }
        #expect(report.notes == ["1 of 3 rows changes more than chance at a false discovery rate of 5 %"])
    }

    @Test func unlikeLengthsCompareByTheDay() throws {
        let rows = Self.mentions([(12, "x", 14), (3, "x", 6)])
        let found = try run(rows, [Ask.group(by: ["channel"]), counts(scale: 1.4)]).rows
        expectEqual(
            found,
            [
                [
                    .text("x"), .integer(14), .integer(6), .number(5.6), .number(100 * 5.6 / 8.4),
                    .number(0.2698732177799308),
                ]
            ])
    }

    @Test func nothingBefore() throws {
        let rows = Self.mentions([(12, "x", 3)])
        let average = Ask.aggregate(.average, Ask.column("score"), .number)
        let compared = Ask.compare(
            ["channel"], "a", type: .number, of: 1, from: 0, until: 10 * Self.day, test: nil, isAdditive: false)
        expectEqual(
            try run(rows, [Ask.group([average], by: ["channel"]), compared]).rows,
            [[.text("x"), .number(0.1), .null, .null, .null]])
        expectEqual(
            try run(rows, [Ask.group(), Ask.compare([], of: 1, from: 0, until: 10 * Self.day)]).rows.map {
                [$0[1], $0[3]]
            },
            [[.integer(0), .null]])
    }

    @Test func bucketsPairByTheirPlace() throws {
        let rows = Self.mentions([(10, "x", 4), (12, "x", 1), (13, "x", 1), (2, "x", 9), (1, "y", 1)])
        let step = TimeStep(count: 1, unit: .day)
        // Days 10 to 13 beside days 0 to 2.
        let found = try run(
            rows,
            [
                Ask.trend(step, by: "channel"),
                Ask.compare(["bucket", "channel"], of: 1, from: 0, until: 3 * Self.day, pairsBuckets: true),
            ], until: 14
        ).rows
        #expect(found.map { $0[2] } == Ask.integers(4, 0, 1, 1))
        #expect(found.map { $0[3] } == Ask.integers(0, 0, 9, nil))
        // Nothing in either bucket: no variance, nothing to be a part of.
        #expect(found[1][4...] == [.integer(0), .null, .null])
        #expect(found[3][4...] == [.null, .null, .null])
    }

    @Test func aBucketBeforeWithoutAnyRowsIsThere() throws {
        let compared = Ask.compare(
            ["bucket", "channel"], of: 1, from: 0, until: 3 * Self.day, pairsBuckets: true)
        let found = try run(
            Self.mentions([(10, "x", 4)]), [Ask.trend(TimeStep(count: 1, unit: .day), by: "channel"), compared],
            until: 12
        ).rows
        #expect(found.map { $0[3] } == Ask.integers(0, 0))
    }

    @Test func theSeriesOfThePresentAreThoseOfThePast() throws {
        let rows = Self.mentions([(10, "x", 4), (10, "y", 2), (10, "z", 1), (0, "y", 9), (0, "x", 3), (0, "w", 5)])
        let found = try run(
            rows,
            [
                Ask.trend(TimeStep(count: 1, unit: .day), by: "channel", limit: 1),
                Ask.compare(["bucket", "channel"], of: 1, from: 0, until: Self.day, pairsBuckets: true),
            ], until: 11
        ).rows
        #expect(found.map { $0[1] } == Ask.texts("other", "x"))
        #expect(found.map { $0[3] } == Ask.integers(14, 3))
    }

    @Test func theGroupsOfThePresentAreThoseOfThePast() throws {
        let rows = Self.mentions([(10, "x", 4), (10, "y", 2), (10, "z", 1), (0, "y", 1), (0, "z", 9), (0, "x", 3)])
        let top = Ask.group(by: ["channel"], limit: 2)
        let found = try run(rows, [top, Ask.compare(["channel"], of: 1, from: 0, until: Self.day)])
        #expect(found.rows.map { $0[2] } == Ask.integers(3, 1))
        #expect(found.report.trace == [7, 2, 2])
    }

    @Test func sharesAreOfTheirOwnPeriod() throws {
        let rows = Self.mentions([(10, "x", 6), (10, "y", 4), (0, "x", 2), (0, "y", 6)])
        let compared = Ask.compare(
            ["channel"], "part", type: .number, of: 2, from: 0, until: 10 * Self.day, test: .share(of: "n"),
            isAdditive: false)
        let found = try run(
            rows,
            [
                Ask.group(by: ["channel"]),
                .share(column: "n", output: ColumnInfo("part", .number), keys: ["channel"]), .take(1), compared,
            ]
        ).rows
        // z = 35 / √(60 · 40 / 10 + 25 · 75 / 8), although a row alone is shown.
        expectEqual(
            found, [[.text("x"), .number(60), .number(25), .number(35), .number(140), .number(0.1080614536482773)]])
    }

    @Test func variancesStandInAColumnThatGoes() throws {
        let rows = Self.mentions([(10, "x", 4), (0, "x", 2)])
        func output(_ name: String, _ then: Double, _ now: Double) -> NamedExpression {
            let isMany = Ask.compare("n", .greater, .integer(3))
            return NamedExpression(
                ColumnInfo(name, .number),
                TypedExpression(
                    .number, .call(.if, [isMany, Ask.literal(.number(now)), Ask.literal(.number(then))])))
        }
        let grouping = Aggregation(
            keys: Ask.keys(["channel"]), primitives: [Ask.count],
            outputs: [output("net", 0.1, 0.4), output("net~var", 0.02, 0.01)])
        let compared = Ask.compare(
            ["channel"], "net", type: .number, of: 1, from: 0, until: 10 * Self.day, test: .variance(column: "net~var"),
            isAdditive: false)
        expectEqual(
            try run(rows, [.aggregate(grouping), compared]).rows,
            [[.text("x"), .number(0.4), .number(0.1), .number(0.3), .number(300), .number(0.08326451666355036)]])
    }

    @Test func howManyValuesThereWere() throws {
        let rows = Self.mentions([(12, "x", 3), (3, "x", 2), (12, "new", 1)])
        guard
            case .compare(var comparison) = Ask.compare(
                ["channel"], of: 1, from: 0, until: 10 * Self.day, test: nil, isAdditive: false)
        else { return }
        let previous = ColumnInfo("known_prev", .integer)
        comparison.columns[0].known = ("n", previous)
        comparison.schema = [ColumnInfo("channel", .text), previous]
        let found = try run(rows, [Ask.group(by: ["channel"]), .compare(comparison)]).rows
        #expect(found == [[.text("x"), .integer(2)], [.text("new"), .integer(0)]])
    }

    @Test func thePeriodBeforeIsNotReported() throws {
        let rows = Self.mentions([(12, "x", 2), (3, "x", 9)])
        let assertion = Assertion(condition: Ask.compare("score", .greater, .fixed(0)), message: "")
        let steps = [
            .assert(assertion), Ask.filter("likes", .greater, .integer(0)), Ask.group(by: ["channel"]),
            Ask.compare(["channel"], of: 3, from: 0, until: 10 * Self.day),
        ]
        let report = try run(rows, steps).report
        #expect(report.trace == [2, 2, 0, 0, 0])
        #expect(report.broken == [0: 1])
        #expect(report.leftOutMissing == [1: 2])
        let step = TimeStep(count: 1, unit: .week)
        let trend = [
            Ask.trend(step), Ask.compare(["bucket"], of: 1, from: 0, until: 10 * Self.day, pairsBuckets: true),
        ]
        #expect(try run(rows, trend).report.notes.count { $0.contains("first bucket is partial") } == 1)
    }
}
