import ClamorColumns
import ClamorQuery
import Testing

@testable import ClamorEngine

/// What is said of the rows behind a grouping.
struct GroupingNoteTests {
    private func notes(_ rows: [MemorySource.Row], _ kind: GroupingNote.Kind) throws -> [String] {
        func sum(_ name: String, if word: String? = nil) -> PrimitiveAggregate {
            PrimitiveAggregate(
                name: name, function: .sum, argument: Ask.column("reach"),
                condition: word.map { Ask.compare("reach_source", .equal, .text($0)) }, type: .integer)
        }
        let unsure = PrimitiveAggregate(
            name: "u", function: .count, condition: Ask.compare("sentiment_source", .equal, .text("unsure")),
            type: .integer)
        let known = PrimitiveAggregate(
            name: "k", function: .countPresent, argument: Ask.column("reach"), type: .integer)
        let aggregation = Aggregation(
            keys: Ask.keys(["channel"]), primitives: [Ask.count, unsure, known, sum("r"), sum("e", if: "followers")],
            outputs: [NamedExpression(ColumnInfo("n", .integer), Ask.column("n", .integer))],
            notes: [GroupingNote(kind, kind == .reach ? ["r", "e", "k", "n"] : ["u", "n"])])
        return try Engine.run(Ask.query([.aggregate(aggregation)]), MemorySource(rows, cuts: [2])).report.notes
    }

    private func row(_ channel: String, _ reach: Int64?, _ source: String?) -> MemorySource.Row {
        var row: MemorySource.Row = ["id": .text("x"), "channel": .text(channel)]
        if let reach { row["reach"] = .integer(reach) }
        if let source { row["reach_source"] = .text(source) }
        return row
    }

    @Test func reachIsTakenApart() throws {
        let rows = [
            row("a", 10, "given"), row("a", 20, "views"), row("b", 70, "followers"), row("b", nil, nil),
            row("a", 0, "followers"),
        ]
        #expect(
            try notes(rows, .reach)
                == ["reach: 30.0 % measured (given or views), 70.0 % estimated from followers; 1 mention has none"])
        #expect(
            try notes(Array(rows[..<3]), .reach)
                == ["reach: 30.0 % measured (given or views), 70.0 % estimated from followers"])
        #expect(try notes([row("a", nil, nil)], .reach) == ["reach: no mention has one"])
        #expect(try notes([row("a", 0, "views"), row("a", nil, nil)], .reach) == ["reach: 0; 1 mention has none"])
        #expect(try notes([], .reach) == ["reach: no mention has one"])
    }

    @Test func unsureMentionsAreSaid() throws {
        var rows = (0..<3).map { _ in row("a", nil, nil) }
        #expect(try notes(rows, .unsure) == [])
        #expect(try notes(rows, .leftOut) == ["over confident: 0 of 3 mentions left out as unsure"])
        rows[1]["sentiment_source"] = .text("unsure")
        #expect(try notes(rows, .unsure) == ["1 of 3 mentions is unsure, neutral for want of confidence"])
        #expect(try notes(rows, .leftOut) == ["over confident: 1 of 3 mentions left out as unsure"])
    }
}
