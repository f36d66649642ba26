import ClamorColumns
import ClamorQuery
import Testing

@testable import ClamorEngine

/// What every executor must hold to.
struct ContractTests {
    private let someMentions = (0..<300).map { number -> MemorySource.Row in
        [
            "id": .text("m\(number)"), "time": .time(Int64(number)), "author": .text("a\(number % 7)"),
            "text": .text("late"),
        ]
    }

    private static let questions: [[Operator]] = [
        [], [.take(3)], [.sort([Ask.key("likes")])], [Ask.group(by: ["brand", "channel"])], [Ask.search("late")],
        [Ask.filter("score", .less, .fixed(0)), Ask.group()], [.distinct(Ask.keys(["author"]))],
        [.rank(Ranking(count: 2, keys: [Ask.key("reach")], per: [Ask.column("brand")]))],
        [Ask.trend(TimeStep(count: 1, unit: .day), by: "channel", limit: 1)],
        [.share(column: "likes", output: ColumnInfo("part", .number), keys: ["brand"])],
        [.drop(["likes"]), .rename([Renaming(old: "author", info: ColumnInfo("who", .text))]), .take(2)],
        [.sample(count: 5, seed: 7)], [.sample(count: 5, seed: 7), Ask.group(by: ["brand"])],
        [.assert(Assertion(condition: Ask.compare("likes", .greater, .integer(2)), message: ""))],
        [Ask.group(by: ["channel"]), .fill(Filling(.zero, columns: ["n"], series: []))],
        [
            Ask.group(by: ["lang"]),
            .pivot(
                Pivot(
                    column: "lang", values: [.text("(none)")], spread: [Pivot.Spread(name: "n", absent: .integer(0))],
                    keys: [], outputs: [ColumnInfo("none", .integer)])),
        ],
        [Ask.group(by: ["brand"]), Ask.compare(["brand"], of: 1, from: 0, until: 100)],
        [
            Ask.trend(TimeStep(count: 1, unit: .day), by: "channel", limit: 1),
            Ask.compare(["bucket", "channel"], of: 1, from: 0, until: 100, pairsBuckets: true),
        ],
        [Ask.describe(["likes", "brand", "text", "verified", "time"])],
    ]

    @Test(arguments: questions.indices)
    func nothingGivesAnEmptyAnswer(question: Int) throws {
        let query = Ask.query(Self.questions[question])
        let (rows, report) = try Engine.run(query, MemorySource([]))
        let reference = try ReferenceExecutor(mentions: []).run(query)
        #expect(report.trace == reference.trace)
        #expect(rows.count == reference.trace.last)
    }

    @Test(arguments: questions.indices)
    func rowsWithoutAnyValue(question: Int) throws {
        let query = Ask.query(Self.questions[question])
        let rows = [MemorySource.Row](repeating: [:], count: 70)
        let found = try Engine.run(query, MemorySource(rows, cuts: [10, 1]))
        #expect(found.report.trace == (try ReferenceExecutor(mentions: rows).run(query)).trace)
    }

    @Test(arguments: questions.indices)
    func cutsAndThreadsChangeNothing(question: Int) throws {
        let query = Ask.query(Self.questions[question])
        let whole = try Engine.run(query, MemorySource(someMentions))
        for (cuts, threads) in [([1, 2, 100], 1), ([64, 64], 3)] {
            var source = MemorySource(someMentions, cuts: cuts)
            source.packs = threads > 1
            let found = try Engine.run(query, source, threads: threads)
            expectEqual(found.rows, whole.rows)
            #expect(found.report.trace == whole.report.trace)
            #expect(found.report.broken == whole.report.broken)
        }
    }

    @Test(arguments: questions.indices)
    func aCancelledRunThrows(question: Int) {
        let cancellation = Cancellation()
        cancellation.cancel()
        #expect(throws: CancellationError.self) {
            _ = try Engine.executor(MemorySource(someMentions)).run(
                Ask.query(Self.questions[question]), cancellation: cancellation
            ) { _ in true }
        }
    }

    @Test func aRunCancelledOnTheWayStops() {
        let rows = (0..<3_000).map { ["id": .text("m\($0)"), "time": .time(Int64($0))] as MemorySource.Row }
        let cancellation = Cancellation()
        var batches = 0
        #expect(throws: CancellationError.self) {
            _ = try Engine.executor(MemorySource(rows)).run(Ask.query([]), cancellation: cancellation) { _ in
                batches += 1
                cancellation.cancel()
                return true
            }
        }
        #expect(batches == 1)
    }

    @Test func traceAndRowsLeftOutAreCounted() throws {
        let rows: [MemorySource.Row] = [
            ["id": .text("1"), "likes": .integer(5)], ["id": .text("2")], ["id": .text("3"), "likes": .integer(1)],
            ["id": .text("4"), "hidden": .boolean(true), "likes": .integer(5)],
        ]
        let steps = [Ask.filter("likes", .greater, .integer(2)), Ask.filter("score", .equal, .fixed(0)), Ask.group()]
        let report = try Engine.run(Ask.query(steps), MemorySource(rows, cuts: [2])).report
        #expect(report.trace == [3, 1, 0, 1])
        #expect(report.leftOutMissing == [0: 1, 1: 1])
    }

    @Test func unequalNotEqualAndNotInAgree() throws {
        let rows: [MemorySource.Row] = [
            ["id": .text("1"), "likes": .integer(5)], ["id": .text("2")], ["id": .text("3"), "likes": .integer(1)],
        ]
        let equal = Ask.compare("likes", .equal, .integer(5))
        for condition in [
            Ask.compare("likes", .notEqual, .integer(5)), TypedExpression(.boolean, .not(equal)),
            TypedExpression(.boolean, .isIn(Ask.column("likes"), [.integer(5)], negated: true)),
        ] {
            let (found, report) = try Engine.run(Ask.query([.filter(condition)]), MemorySource(rows))
            #expect(found == [[.text("3")]])
            #expect(report.leftOutMissing == [0: 1])
        }
    }

    @Test func mentionRowsAreNumbersInOrder() throws {
        let executor = Engine.executor(MemorySource(someMentions, cuts: [100, 100]))
        #expect(
            try executor.mentionRows(Ask.query([.take(3)]), cancellation: Cancellation())
                == [2 << 16 | 99, 2 << 16 | 98, 2 << 16 | 97])
        #expect(throws: ExecutionError.self) {
            try executor.mentionRows(Ask.query([Ask.group()]), cancellation: Cancellation())
        }
    }

    @Test func commonValuesAreOfRowsThatCount() throws {
        let rows: [MemorySource.Row] =
            ["Ann", "ann", "Ann", "bob", nil].map { author in
                author.map { ["author": .text($0)] } ?? [:]
            } + [["author": .text("cy"), "hidden": .boolean(true)]]
        let values = try Engine.executor(MemorySource(rows)).commonValues(of: "author", limit: 5)
        #expect(values.map(\.value) == ["Ann", "bob"])
        #expect(values.map(\.count) == [3, 1])
        #expect(try Engine.executor(MemorySource(rows)).commonValues(of: "likes", limit: 5).isEmpty)
    }

    @Test func tablesRunThroughTheSameOperators() throws {
        let columns = [
            Column(type: .text, values: ["a", "b", "A"].map { .text($0) }),
            Column(type: .integer, values: [.integer(1), .null, .integer(5)]),
        ]
        var query = Ask.query([
            .filter(TypedExpression(.boolean, .isMissing(Ask.column("n", .integer), negated: true))),
            .aggregate(
                Aggregation(
                    keys: Ask.keys(["file"]),
                    primitives: [Ask.aggregate(.sum, Ask.column("n", .integer), .integer)],
                    outputs: [NamedExpression(ColumnInfo("sum", .integer), Ask.column("a", .integer))])),
        ])
        query.source = .table(
            Table(
                schema: [ColumnInfo("file", .text), ColumnInfo("n", .integer)],
                batches: [Batch(columns: columns, count: 3)]))
        let (rows, report) = try Engine.run(query, MemorySource([]))
        #expect(rows == [[.text("A"), .integer(6)]])
        #expect(report.trace == [3, 2, 1])
    }

    @Test func aPatternThatIsNoneIsAnError() {
        let match = TypedExpression(.boolean, .matches(Ask.column("author"), pattern: "a(", negated: false))
        #expect(throws: ExecutionError.self) { try Engine.run(Ask.query([.filter(match)]), MemorySource(someMentions)) }
    }
}
