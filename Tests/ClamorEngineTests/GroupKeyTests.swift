import ClamorColumns
import ClamorQuery
import Testing

@testable import ClamorEngine

/// Keys: spellings, lists, missing values, and the order of groups.
struct GroupKeyTests {
    private func rows(_ field: String, _ values: [Value]) -> [MemorySource.Row] {
        values.enumerated().map { place, value in
            var row: MemorySource.Row = ["id": .text("m\(place)"), "time": .time(Int64(place))]
            if value != .null { row[field] = value }
            return row
        }
    }

    private func counts(_ field: String, _ values: [Value]) throws -> [[Value]] {
        try Ask.rows(rows(field, values), [Ask.group(by: [field])])
    }

    @Test func groupsShowTheCommonestSpelling() throws {
        #expect(try counts("author", ["ann", "Ann", "ANN", "Ann"].map { .text($0) }) == [[.text("Ann"), .integer(4)]])
    }

    @Test func ofEquallyCommonSpellingsTheFirstByScalarsIsShown() throws {
        #expect(try counts("author", ["bob", "Bob", "BOB"].map { .text($0) }) == [[.text("BOB"), .integer(3)]])
    }

    @Test func composedAndDecomposedLettersAreOne() throws {
        let found = try counts("author", [.text("Cafe\u{301}"), .text("Caf\u{E9}"), .text("CAF\u{C9}")])
        #expect(found.count == 1)
        #expect(found[0][1] == .integer(3))
        guard case .text(let shown) = found[0][0] else { return }
        #expect(Array(shown.utf8) == Array("CAF\u{C9}".utf8))
    }

    @Test func aMentionCountsOnceUnderEachValueOfAList() throws {
        let brands: [Value] = [.list(["a", "b"]), .list(["a", "A", "a"]), .list([]), .list(["b"])]
        #expect(
            try counts("brand", brands) == [
                [.text("a"), .integer(2)], [.text("b"), .integer(2)], [.text("(none)"), .integer(1)],
            ])
    }

    @Test func howManyMentionsRepeatIsSaid() throws {
        let brands: [Value] = [.list(["a", "b"]), .list(["a", "A"]), .list(["b", "c", "a"])]
        let query = Ask.query([Ask.group(by: ["brand"])])
        let report = try Engine.run(query, MemorySource(rows("brand", brands), cuts: [1, 1])).report
        #expect(report.notes == ["2 mentions are counted under more than one value of `brand`"])
    }

    @Test func repeatsOfASecondListAreOfMentions() throws {
        let rows: [MemorySource.Row] = [
            ["id": .text("1"), "brand": .list(["a", "b", "c"]), "theme": .list(["x", "y"])],
            ["id": .text("2"), "brand": .list(["a"]), "theme": .list(["x"])],
        ]
        let query = Ask.query([Ask.group(by: ["brand", "theme"])])
        let (found, report) = try Engine.run(query, MemorySource(rows))
        #expect(found.count == 6)
        #expect(
            report.notes == [
                "1 mention is counted under more than one value of `brand`",
                "1 mention is counted under more than one value of `theme`",
            ])
    }

    @Test func missingTextsGoUnderNoneAndOtherMissingKeysStayMissing() throws {
        #expect(
            try counts("country", [.null, .text("DE"), .null, .text("(None)")]) == [
                [.text("(none)"), .integer(3)], [.text("DE"), .integer(1)],
            ])
        #expect(
            try counts("likes", [.null, .integer(2), .null]) == [[.null, .integer(2)], [.integer(2), .integer(1)]])
        #expect(
            try counts("verified", [.null, .boolean(true), .boolean(false)]) == [
                [.boolean(false), .integer(1)], [.boolean(true), .integer(1)], [.null, .integer(1)],
            ])
    }

    @Test func equalCountsAreOrderedByKeys() throws {
        let found = try counts("author", ["é", "b", "Z", "a", "a"].map { .text($0) })
        #expect(found.map { $0[0] } == ["a", "b", "Z", "é"].map { .text($0) })
    }

    @Test func groupLimitTellsOfTies() throws {
        let authors: [Value] = ["a", "a", "b", "c", "d"].map { .text($0) }
        let query = Ask.query([Ask.group(by: ["author"], limit: 2)])
        let (found, report) = try Engine.run(query, MemorySource(rows("author", authors)))
        #expect(found == [[.text("a"), .integer(2)], [.text("b"), .integer(1)]])
        #expect(report.notes == ["2 more tie with the last"])
        #expect(report.trace == [5, 2])
    }

    @Test func withoutKeysThereIsOneRow() throws {
        #expect(try Ask.rows([], [Ask.group()]) == [[.integer(0)]])
        #expect(try Ask.rows([], [Ask.group(by: ["brand"])]).isEmpty)
    }

    @Test func distinctListsCombinationsByKey() throws {
        let authors: [Value] = ["b", "A", "a", "a"].map { .text($0) }
        #expect(
            try Ask.rows(rows("author", authors), [.distinct(Ask.keys(["author"]))]) == [[.text("a")], [.text("b")]])
    }

    @Test func coverageIsTold() throws {
        let known = PrimitiveAggregate(
            name: "k", function: .countPresent, argument: Ask.column("sentiment"), type: .integer)
        let aggregation = Aggregation(
            keys: [], primitives: [Ask.count, known], outputs: [],
            notes: [GroupingNote(.known("a sentiment"), ["k", "n"])])
        let rows = rows("sentiment", [.text("positive"), .null, .text("negative")])
        let report = try Engine.run(Ask.query([.aggregate(aggregation)]), MemorySource(rows)).report
        #expect(report.notes == ["2 of 3 mentions have a sentiment"])
    }
}
