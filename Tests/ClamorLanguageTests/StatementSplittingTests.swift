import ClamorText
import Testing

@testable import ClamorLanguage

/// The texts of the statements, in order.
private func statements(_ text: String) -> [String] {
    let source = Source(text: text)
    return Parser(grammar: .test).statements(of: source).map { String(source[$0.span]) }
}

@Test(arguments: [
    ("count\ncount by x", ["count", "count by x"]),
    ("count; count by x;", ["count", "count by x"]),
    ("count |\nsort x", ["count |\nsort x"]),
    ("count,\nnet by x", ["count,\nnet by x"]),
    ("count by\nx", ["count by\nx"]),
    ("filter a =\n1", ["filter a =\n1"]),
    ("filter a and\nb", ["filter a and\nb"]),
    ("filter a OR\nb", ["filter a OR\nb"]),
    ("filter a +\nb", ["filter a +\nb"]),
    ("filter a contains\n\"b\"", ["filter a contains\n\"b\""]),
    ("filter a in\n(1)", ["filter a in\n(1)"]),
    ("filter a between\n1 and\n2", ["filter a between\n1 and\n2"]),
    ("filter a in (1,\n\n2\n)\ncount", ["filter a in (1,\n\n2\n)", "count"]),
    ("filter a = \"x\ny\"\ncount", ["filter a = \"x\ny\"", "count"]),
    ("count\n| sort x\n\n  # why\n\n  | take 5\nnet", ["count\n| sort x\n\n  # why\n\n  | take 5", "net"]),
    ("count and # more\nx", ["count and # more\nx"]),
    ("filter x:(a,\nb)\ncount", ["filter x:(a,\nb)", "count"]),
    ("let x =\ncount by y", ["let x =\ncount by y"]),
    ("filter a not\nb", ["filter a not", "b"]),
    ("count\r\n| sort x\r\nnet\r\n", ["count\r\n| sort x", "net"]),
    ("\n\n  # nothing\n", []),
    (";;", []),
])
func statementsEndAsTheyShould(text: String, expected: [String]) {
    #expect(statements(text) == expected)
}

@Test(arguments: [
    ("search a AND\nb", ["search a AND\nb"]),
    ("search a OR\n\nb", ["search a OR\n\nb"]),
    ("search a NOT\nb", ["search a NOT\nb"]),
    ("search a NEAR/5\nb", ["search a NEAR/5\nb"]),
    ("search a and\nb", ["search a and", "b"]),
    ("search stand by\nb", ["search stand by", "b"]),
    ("search a,\nb", ["search a,", "b"]),
    ("search a =\nb", ["search a =", "b"]),
    ("search C++\nb", ["search C++", "b"]),
    ("search (a\nOR b)\ncount", ["search (a\nOR b)", "count"]),
    ("search \"a\nb\"\ncount", ["search \"a\nb\"", "count"]),
    ("search a\n| count", ["search a\n| count"]),
    ("search a (b; count", ["search a (b", "count"]),
    ("topic \"x\" in brand =\na OR\nb\ncount", ["topic \"x\" in brand =\na OR\nb", "count"]),
    ("search", ["search"]),
    ("search\ncount", ["search", "count"]),
])
func searchesEndAsTheyShould(text: String, expected: [String]) {
    #expect(statements(text) == expected)
}

@Test func barAfterSemicolonGoesOnAsANewStatement() {
    #expect(form("count by x;\n| take 5") == "(pipeline (group count (by x)))\n(pipeline | (take 5))")
}

@Test func errorsOfSeveralStatementsAreReportedAtOnce() {
    let (script, diagnostics) = parse(
        """
        fitler x
        count by channel
        filter score < | sotr x | take a
        let x = 5
        """)
    #expect(script.statements.count == 2)
    #expect(diagnostics.map(\.code) == ["unknown-stage", "missing-operand", "unknown-stage", "unexpected-token"])
    #expect(diagnostics.map(\.span.lower) == diagnostics.map(\.span.lower).sorted())
}

@Test func lexicalErrorsStayWithTheirStatement() {
    let source = Source(text: "filter x = 1M\ncount\nfilter y = 'a'\n")
    let parsed = Parser(grammar: .test).statements(of: source)
    #expect(parsed.map { $0.diagnostics.map(\.code) } == [["bad-duration"], [], ["unknown-character"]])
    #expect(parsed.map { $0.statement == nil } == [true, false, true])
}

@Test func letNamesAreTablesFromThenOn() {
    #expect(
        form("let base = last 7 days\nBASE | count")
            == "(let base (pipeline (range last 7 day)))\n(pipeline (source BASE) (group count))")
    #expect(form("base | count").hasPrefix("unknown-stage"))
    #expect(form("let base = 5\nbase | count").hasPrefix("not-a-table: "))
}

@Test(arguments: [
    ("", Completeness.complete),
    ("count by channel", .complete),
    ("# only a comment", .complete),
    ("search a and b", .complete),
    ("count by", .needsMore(.operand(SourceSpan(6, 8)))),
    ("count |", .needsMore(.operand(SourceSpan(6, 7)))),
    ("count |\n\n# more", .needsMore(.operand(SourceSpan(6, 7)))),
    ("filter x = \"a", .needsMore(.quote(SourceSpan(11, 12)))),
    ("filter (a or (b", .needsMore(.bracket(SourceSpan(13, 14)))),
    ("search a OR", .needsMore(.operand(SourceSpan(9, 11)))),
    ("search \"a", .needsMore(.quote(SourceSpan(7, 8)))),
    ("filter x:(a,", .needsMore(.bracket(SourceSpan(9, 10)))),
])
func completeness(text: String, expected: Completeness) {
    #expect(Parser(grammar: .test).isComplete(text) == expected)
}

@Test(arguments: ["filter x = 'a'", "fitler x", "filter )", "count by;"])
func incompleteForGood(text: String) {
    guard case .invalid(let diagnostics) = Parser(grammar: .test).isComplete(text) else {
        Issue.record("\(text) should be invalid")
        return
    }
    #expect(!diagnostics.isEmpty)
}
