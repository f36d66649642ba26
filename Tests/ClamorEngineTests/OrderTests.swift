import ClamorColumns
import ClamorQuery
import Testing

@testable import ClamorEngine

/// The order of rows, and what is cut by it.
struct OrderTests {
    /// id, time, channel, likes.
    private func rows(_ values: [(String, Int64?, String, Int64?)]) -> [MemorySource.Row] {
        values.map { id, time, channel, likes in
            var row: MemorySource.Row = ["id": .text(id), "channel": .text(channel)]
            if let time { row["time"] = .time(time) }
            if let likes { row["likes"] = .integer(likes) }
            return row
        }
    }

    private var mentions: [MemorySource.Row] {
        rows([
            ("d", 5, "x", 1), ("b", 5, "X", nil), ("a", 5, "y", 3), ("c", 9, "y", 3), ("e", nil, "x", 2),
            ("f", 1, "x", 3),
            ("10", 5, "x", 2),
        ])
    }

    @Test func mentionsGoByTimeThenChannelThenId() throws {
        #expect(try Ask.texts(mentions, []) == ["c", "b", "10", "d", "a", "f", "e"])
    }

    @Test func sortIsStableAndPutsMissingLastEitherWay() throws {
        #expect(try Ask.texts(mentions, [.sort([Ask.key("likes")])]) == ["d", "10", "e", "c", "a", "f", "b"])
        #expect(
            try Ask.texts(mentions, [.sort([Ask.key("likes", descending: true)])]) == [
                "c", "a", "f", "10", "e", "d", "b",
            ])
        #expect(
            try Ask.texts(mentions, [.sort([Ask.key("id")]), .sort([Ask.key("likes")])])
                == ["d", "10", "e", "a", "c", "f", "b"])
    }

    @Test func aSortAfterACutKeepsTheRowsOfTheCut() throws {
        let steps: [Operator] = [.take(4), .sort([Ask.key("id")])]
        #expect(try Ask.texts(mentions, steps) == ["10", "b", "c", "d"])
        #expect(try Ask.texts(mentions, steps + [.take(2), Ask.filter("likes", .equal, .integer(2))]) == ["10"])
    }

    @Test func textsSortByFoldedFormThenScalars() throws {
        let names = ["b", "B", "a", "Ä", "ä", "z", "é", "E"]
        let rows = names.enumerated().map {
            ["id": .text($1), "author": .text($1), "time": .time(Int64($0))] as MemorySource.Row
        }
        #expect(try Ask.texts(rows, [.sort([Ask.key("author")])]) == ["a", "B", "b", "E", "z", "Ä", "ä", "é"])
    }

    @Test func takeOfNothingAndOfMoreThanThereIs() throws {
        #expect(try Ask.texts(mentions, [.take(0)]).isEmpty)
        #expect(try Ask.texts(mentions, [.take(100)]).count == 7)
    }

    @Test func rankingTellsOfTies() throws {
        let ranking = Ranking(count: 2, keys: [Ask.key("likes", descending: true)], per: [])
        let (found, report) = try Engine.run(Ask.query([.rank(ranking)]), MemorySource(mentions, cuts: [3]))
        #expect(found == [[.text("c")], [.text("a")]])
        #expect(report.notes == ["1 more ties with the last"])
        #expect(report.trace == [7, 2])
    }

    @Test func rankingInEachGroup() throws {
        let ranking = Ranking(count: 1, keys: [Ask.key("likes", descending: true)], per: [Ask.column("channel")])
        let (found, report) = try Engine.run(Ask.query([.rank(ranking)]), MemorySource(mentions, cuts: [2, 2]))
        #expect(found == [[.text("c")], [.text("f")]])
        #expect(report.notes == ["1 more ties with the last of their group"])
    }

    @Test func manyRowsOfTheSameTimeAreInOrder() throws {
        let rows = (0..<3_000).map { number -> MemorySource.Row in
            ["id": .text("m\((number * 7_919) % 3_000)"), "channel": .text("x"), "time": .time(Int64(number % 3))]
        }
        let texts = try Engine.run(
            Ask.query([.take(1_500)], columns: ["id", "time"]), MemorySource(rows, cuts: [700, 900])
        ).rows
        let expected = try ReferenceExecutor(mentions: rows).run(Ask.query([.take(1_500)], columns: ["id", "time"]))
            .rows
        #expect(texts == expected)
    }

    @Test func aReaderThatHasEnoughStopsTheRun() throws {
        let rows = (0..<5_000).map { ["id": .text("m\($0)"), "time": .time(Int64($0))] as MemorySource.Row }
        var counts: [Int] = []
        _ = try Engine.executor(MemorySource(rows)).run(Ask.query([]), cancellation: Cancellation()) { batch in
            counts.append(batch.count)
            return false
        }
        #expect(counts == [1_024])
    }

    @Test func sharesArePartsOfTheSum() throws {
        let share = Operator.share(column: "likes", output: ColumnInfo("part", .number), keys: [])
        let rows = rows([("a", 4, "x", 1), ("b", 3, "x", nil), ("c", 2, "x", 3)])
        #expect(
            try Ask.rows(
                rows, [share, .sort([SortKey(expression: Ask.column("part", .number), descending: true)])],
                columns: ["id", "part"])
                == [[.text("c"), .number(75)], [.text("a"), .number(25)], [.text("b"), .null]])
    }

    @Test func sharesOfCountsHaveIntervals() throws {
        let columns: [(name: String, type: ValueType, values: [Value])] = [
            ("brand", .text, Ask.texts("a", "b", "c", nil)), ("n", .integer, Ask.integers(10, 30, 0, 5)),
        ]
        let part = ColumnInfo("part", .number)
        let steps: [Operator] = [
            .share(column: "n", output: part, keys: ["brand"]),
            .shareInterval(ShareInterval(share: part, count: "n")),
        ]
        let found = try Ask.rows(ofTable: columns, steps)
        // Wilson's interval of 10, 30 and 0 of 40.
        let expected: [[Double]] = [[25, 14.187, 40.194], [75, 59.806, 85.813], [0, 0, 8.762]]
        for (row, numbers) in zip(found, expected) {
            for (value, number) in zip(row.suffix(3), numbers) { #expect(abs((value.numeric ?? .nan) - number) < 0.01) }
        }
        #expect(found[3].suffix(3) == [.null, .null, .null])
    }

    @Test func noneHasNoShareAndThatIsSaid() throws {
        let rows =
            [
                ["id": .text("1"), "brand": .list(["a"])], ["id": .text("2"), "brand": .list(["b"])],
                ["id": .text("3")],
            ]
            as [MemorySource.Row]
        let share = Operator.share(column: "n", output: ColumnInfo("part", .number), keys: ["brand"])
        let query = Ask.query([Ask.group(by: ["brand"]), share], columns: ["brand", "n", "part"])
        let (found, report) = try Engine.run(query, MemorySource(rows))
        #expect(
            found == [
                [.text("(none)"), .integer(1), .null], [.text("a"), .integer(1), .number(50)],
                [.text("b"), .integer(1), .number(50)],
            ])
        #expect(report.notes == ["1 row is left out of the shares: (none)"])
    }

    @Test func sharesOfNothingAreMissing() throws {
        let share = Operator.share(column: "likes", output: ColumnInfo("part", .number), keys: [])
        #expect(
            try Ask.rows(rows([("a", 1, "x", 0)]), [share], columns: ["id", "part"]) == [[.text("a"), .null]])
    }
}
