import ClamorColumns
import ClamorQuery
import Testing

@testable import ClamorEngine

/// How many mentions conditions on spam leave out is always said.
struct LeftOutTests {
    private static let mentions: [MemorySource.Row] = (0..<40).map { number in
        var row: MemorySource.Row = [
            "id": .text("m\(number)"), "time": .time(Int64(number)), "channel": .text("x"),
            "spam": .boolean(number % 8 == 0), "text": .text(number % 2 == 0 ? "late refund" : "fine"),
        ]
        if number % 10 == 3 { row["duplicate_of"] = .text("m0") }
        return row
    }

    private func notes(_ steps: [Operator]) throws -> [String] {
        try Engine.run(Ask.query(steps), MemorySource(Self.mentions, cuts: [7, 20])).report.notes
    }

    private let notSpam = Operator.filter(TypedExpression(.boolean, .not(Ask.column("spam"))))
    private let noCopies = Operator.filter(
        TypedExpression(.boolean, .isMissing(Ask.column("duplicate_of"), negated: false)))

    @Test func conditionsOnSpamAndCopiesTell() throws {
        #expect(try notes([notSpam, Ask.group()]) == ["not spam: 5 of 40 mentions left out (12.5 %)"])
        #expect(
            try notes([notSpam, .search(.term(SearchTerm(patterns: [.token("late")]))), noCopies, .take(3)]) == [
                "not spam: 5 of 40 mentions left out (12.5 %)",
                "duplicate_of is missing: 0 of 15 mentions left out (0.0 %)",
            ])
    }

    @Test func otherConditionsDoNot() throws {
        #expect(try notes([Ask.filter("channel", .equal, .text("x")), Ask.group()]) == [])
        let byReading = Ask.group(by: ["spam"])
        let rest = Operator.filter(TypedExpression(.boolean, .not(Ask.column("spam"))))
        #expect(try notes([byReading, rest]) == [])
        #expect(try notes([Ask.filter("channel", .equal, .text("none")), notSpam]) == [])
    }
}
