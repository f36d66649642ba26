import ClamorText
import Testing

@testable import ClamorLanguage

/// Ten seeds of three hundred programs each.
@Test(arguments: 0..<10)
func printingAndReadingGivesTheSameTree(seed: Int) {
    let printer = Printer(grammar: .test)
    for index in 0..<300 {
        var random = RandomSyntax(seed: UInt64(seed * 1_000 + index))
        let script = random.script()
        let text = printer.print(script)
        let (again, diagnostics) = parse(text)
        let errors = diagnostics.filter { $0.severity == .error }
        guard errors.isEmpty, again.form == script.form else {
            Issue.record(
                "\(text)\n\(errors.map { "\($0.message) «\(underlined($0, in: text))»" })\n\(script.form.compact)\n\(again.form.compact)"
            )
            return
        }
        #expect(printer.print(again) == text)
    }
}

@Test(arguments: [
    ("WHERE Channel:twitter AND ((score < 0))", "filter channel:twitter and score < 0"),
    ("count,NET by  x", "group count, NET by x"),
    ("filter (a and b) or (c and d)", "filter a and b or c and d"),
    ("filter not (a = b)", "filter not a = b"),
    ("filter a - (b - c) - (d + e)", "filter a - (b - c) - (d + e)"),
    ("filter (a - b) - c", "filter a - b - c"),
    ("filter (a = b) = c", "filter (a = b) = c"),
    ("filter -(a + b) * -c", "filter -(a + b) * -c"),
    ("group (x = 1)", "group (x = 1)"),
    ("search a (b OR c) -d", "search a AND (b OR c) AND NOT d"),
    ("search “a b” lang:(en OR de)", "search \"a b\" AND lang:(en, de)"),
    ("filter search(“a \"b c\"”)", "filter search(\"a AND \\\"b c\\\"\")"),
    ("last 1d | count", "last 1 day | group count"),
    ("tag \"urgent\", \"to do\", \"by\"", "tag urgent, \"to do\", \"by\""),
    ("let x = (count)", "let x = count"),
    ("let x = (mentions)", "let x = (mentions)"),
    ("let q = last 7 days\nlet x = (Q)", "let q = last 7 days\nlet x = (Q)"),
    ("count;\n| take 5", "group count;\n| take 5"),
])
func canonicalText(text: String, expected: String) {
    let (script, diagnostics) = parse(text)
    #expect(diagnostics.allSatisfy { $0.severity != .error })
    #expect(Printer(grammar: .test).print(script) == expected + "\n")
}

@Test func formsBreakIntoLinesWhenTheyAreWide() throws {
    let (script, _) = parse("last 7 days | filter score < -0.3 and channel = \"twitter\" | count by brand")
    let statement = try #require(script.statements.first)
    #expect(
        statement.describe(width: 40) == """
            (pipeline
              (range last 7 day)
              (filter
                (and
                  (< score (- 0.3))
                  (= channel "twitter")))
              (group count (by brand)))
            """)
    #expect(!statement.describe(width: 200).contains("\n"))
}
