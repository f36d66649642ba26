import ClamorLanguage
import ClamorQuery
import ClamorText
import Testing

/// Whatever parses is checked without a trap, and what fails says why.
@Suite struct RobustnessTests {
    private let texts: [String] =
        Stages.all.flatMap(\.examples) + ScalarFunctions.all.flatMap(\.examples) + Aggregates.all.flatMap(\.examples)
        + GroupPlanTests.cases.map(\.statement) + RowPlanTests.cases.map(\.statement)
        + SearchPlanTests.cases.map(\.statement) + TrendPlanTests.cases.map(\.statement)

    /// Checks whatever statements a text has; a plan or an error must come out.
    private func check(_ text: String) throws {
        let (script, _) = Parser(grammar: grammar(for: sampleContext)).parse(Source(text: text))
        for case .pipeline(let pipeline) in script.statements.map(\.kind) {
            let result = try Checker.check(pipeline, in: sampleContext)
            #expect((result.plan == nil) == result.diagnostics.contains { $0.severity == .error }, "\(text)")
            for problem in result.diagnostics {
                #expect(problem.span.upper <= text.utf8.count && !problem.message.isEmpty, "\(text)")
            }
        }
    }

    @Test func textsWithAWordLess() throws {
        for text in texts {
            let words = text.split(separator: " ")
            for index in words.indices {
                try check((words[..<index] + words[(index + 1)...]).joined(separator: " "))
            }
        }
    }

    @Test func stagesInAnyOrder() throws {
        let stages = texts.flatMap { $0.split(separator: "|").map(String.init) }
        for (index, stage) in stages.enumerated() {
            try check("count by channel | \(stage) | \(stages[(index * 7 + 3) % stages.count])")
            try check("take 9 | \(stage) | \(stages[(index * 11 + 5) % stages.count]) | share")
        }
    }

    @Test(arguments: [
        "last 9223372036854775807 days | count", "last 99999999999999 years | count", "since -999999999999y | count",
        "filter time > -9223372036854775807mo", "extend a = time + 9999999999999q", "extend a = 9223372036854775807w",
        "trend every 9223372036854775807h count", "trend every 9223372036854775807mo count",
        "count by bin(time, 9223372036854775807d)",
    ])
    func endlessDurationsAreRefused(text: String) throws {
        #expect(try problems(text).map(\.code) == ["duration-too-long"])
    }

    @Test(arguments: [
        "take 9223372036854775807", "extend a = 9223372036854775807 + 1", "filter score < 9223372036854775807",
        "filter rating:[-9223372036854775807 to 1e300]", "top 9223372036854775807 author",
    ])
    func extremeNumbersAreBorne(text: String) throws {
        #expect(try problems(text).isEmpty)
    }
}
