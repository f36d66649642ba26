import ClamorText
import Testing

@testable import ClamorLanguage

/// A text, and the code, the text under the span, the message and the text after the fix that it gets.
struct DiagnosticCase: Sendable, CustomTestStringConvertible {
    var text: String
    var code: String
    var under: String
    var message: String
    var fixed: String?

    init(_ text: String, _ code: String, _ under: String, _ message: String, fixed: String? = nil) {
        self.text = text
        self.code = code
        self.under = under
        self.message = message
        self.fixed = fixed
    }

    var testDescription: String { text }
}

private let stageCases = [
    DiagnosticCase(
        "fitler score < 0", "unknown-stage", "fitler", "unknown stage `fitler`; did you mean `filter`?",
        fixed: "filter score < 0"),
    DiagnosticCase(
        "count | sotr x", "unknown-stage", "sotr", "unknown stage `sotr`; did you mean `sort`?", fixed: "count | sort x"
    ),
    DiagnosticCase(
        "mentoins | count", "unknown-stage", "mentoins", "unknown stage `mentoins`; did you mean `mentions`?",
        fixed: "mentions | count"),
    DiagnosticCase(
        "cuont by x", "unknown-stage", "cuont", "unknown stage `cuont`; did you mean `count`?", fixed: "count by x"),
    DiagnosticCase(
        "serach don't 'x", "unknown-stage", "serach", "unknown stage `serach`; did you mean `search`?",
        fixed: "search don't 'x"),
    DiagnosticCase("zzzzzz", "unknown-stage", "zzzzzz", "unknown stage `zzzzzz`"),
    DiagnosticCase("5 | count", "unexpected-token", "5", "expected a statement, found `5`"),
    DiagnosticCase("count | | take 5", "missing-stage", "|", "a stage is missing after `|`"),
    DiagnosticCase(
        "mentions count by x", "missing-pipe", "count", "`|` is missing before `count`", fixed: "mentions | count by x"),
    DiagnosticCase(
        "count by x take 5", "missing-pipe", "take", "`|` is missing before `take`", fixed: "count by x | take 5"),
    DiagnosticCase("count | last 7 days", "misplaced-range", "last", "a range comes first, before any stage"),
    DiagnosticCase("filter x last 7 days", "misplaced-range", "last", "a range comes first, before any stage"),
    DiagnosticCase(
        "count | mentions", "misplaced-source", "mentions", "`mentions` is a table and can only begin a pipeline"),
    DiagnosticCase("filter", "missing-arguments", "filter", "`filter` needs a condition"),
    DiagnosticCase("where |count", "missing-arguments", "where", "`where` needs a condition"),
    DiagnosticCase("search", "missing-operand", "search", "there is nothing to search for"),
    DiagnosticCase("group", "missing-arguments", "group", "`group` needs an aggregate"),
    DiagnosticCase("trend", "missing-arguments", "trend", "`trend` needs a step and an aggregate"),
    DiagnosticCase("trend 1d count", "unexpected-token", "1d", "expected `every` and a duration, found `1d`"),
    DiagnosticCase("trend every often count", "unexpected-token", "often", "expected a step, found `often`"),
    DiagnosticCase("compare", "missing-arguments", "compare", "`compare` needs `previous`"),
    DiagnosticCase("compare next", "unexpected-token", "next", "expected `previous`, found `next`"),
    DiagnosticCase("compare previous 0d", "bad-count", "0d", "a duration must be longer than nothing"),
    DiagnosticCase("compare previous soon", "unexpected-token", "soon", "expected a duration, found `soon`"),
    DiagnosticCase("sample", "missing-arguments", "sample", "`sample` needs a count"),
    DiagnosticCase("assert", "missing-arguments", "assert", "`assert` needs a condition"),
    DiagnosticCase("pipe", "missing-arguments", "pipe", "`pipe` needs a command"),
    DiagnosticCase("count with care", "unexpected-token", "care", "expected `interval`, found `care`"),
    DiagnosticCase(
        "as batch 3 | count", "unexpected-token", "batch", "expected `of` and a time or a batch, found `batch`"),
    DiagnosticCase("as of batch | count", "unexpected-end", "", "expected the number of a batch after `batch`"),
    DiagnosticCase("forget", "unexpected-end", "", "expected an account or an id after `forget`"),
    DiagnosticCase(
        "include report", "unquoted-text", "report", "the name of a file needs quotes", fixed: "include \"report\""),
    DiagnosticCase("measure angry", "missing-equals", "", "`=` is missing after `angry`"),
    DiagnosticCase("trend every 0d count", "bad-count", "0d", "a step must be longer than nothing"),
    DiagnosticCase("trend every 1d by x", "unexpected-token", "by", "expected an aggregate, found `by`"),
    DiagnosticCase("trend every 1d count by x, y", "second-key", ",", "a trend is split by one key at the most"),
    DiagnosticCase("extend", "missing-arguments", "extend", "`extend` needs a name and a value"),
    DiagnosticCase("extend x 5", "missing-equals", "5", "`=` is missing after `x`"),
    DiagnosticCase("extend x", "missing-equals", "", "`=` is missing after `x`"),
    DiagnosticCase("extend by = 5", "unexpected-token", "by", "expected a name for the column, found `by`"),
    DiagnosticCase("sort", "missing-arguments", "sort", "`sort` needs a column"),
    DiagnosticCase("sort by reach", "unexpected-token", "by", "`sort` takes no `by`", fixed: "sort reach"),
    DiagnosticCase("take", "missing-arguments", "take", "`take` needs a count"),
    DiagnosticCase("take -5", "bad-count", "-", "the count must be a whole number, 0 at the least"),
    DiagnosticCase("take 1.5", "bad-count", "1.5", "the count must be a whole number, 0 at the least"),
    DiagnosticCase("top", "missing-arguments", "top", "`top` needs a count and a field"),
    DiagnosticCase("top author", "unexpected-token", "author", "expected a count, found `author`"),
    DiagnosticCase("top 10", "missing-arguments", "top 10", "`top` needs a field or `by`"),
    DiagnosticCase("top 10 by", "missing-operand", "by", "a value is missing after `by`"),
    DiagnosticCase("top 10 author per x", "unexpected-token", "per", "`per` needs the form `top 10 by …`"),
    DiagnosticCase("share reach", "unexpected-token", "reach", "expected `of` and a column, found `reach`"),
    DiagnosticCase(
        "chart bars reach", "unknown-chart", "bars", "unknown kind of chart `bars`; did you mean `bar`?",
        fixed: "chart bar reach"),
    DiagnosticCase("into", "missing-arguments", "into", "`into` needs a name or the quoted name of a file"),
    DiagnosticCase("into a.csv", "unquoted-text", "a.csv", "the name of a file needs quotes", fixed: "into \"a.csv\""),
    DiagnosticCase("tag #vip", "unquoted-text", "#vip", "`#vip` is a text and needs quotes", fixed: "tag \"#vip\""),
    DiagnosticCase("show x", "unexpected-token", "x", "expected `|` or the end of the statement, found `x`"),
    DiagnosticCase("select a b", "unexpected-token", "b", "expected `|` or the end of the statement, found `b`"),
    DiagnosticCase("count by x,", "trailing-comma", ",", "nothing follows the comma", fixed: "count by x"),
    DiagnosticCase("n = count as m by x", "two-aliases", "as m", "the column has a name already"),
]

private let expressionCases = [
    DiagnosticCase("filter score <", "missing-operand", "<", "a value is missing after `<`"),
    DiagnosticCase("filter a and", "missing-operand", "and", "a value is missing after `and`"),
    DiagnosticCase("filter a and or b", "missing-operand", "and", "a value is missing after `and`"),
    DiagnosticCase("filter (a or (b", "unclosed-bracket", "(", "`(` is not closed"),
    DiagnosticCase("filter (a b)", "unexpected-token", "b", "expected `)`, found `b`"),
    DiagnosticCase("filter a)", "unexpected-token", ")", "`)` closes no bracket"),
    DiagnosticCase("filter ()", "missing-operand", "()", "a value is missing in the brackets"),
    DiagnosticCase("filter f(a,)", "trailing-comma", ",", "nothing follows the comma", fixed: "filter f(a)"),
    DiagnosticCase("filter f(a b)", "unexpected-token", "b", "expected `)` or `,`, found `b`"),
    DiagnosticCase("filter x in ()", "missing-operand", "()", "the list is empty"),
    DiagnosticCase("filter x in \"a\"", "unexpected-token", "\"a\"", "expected a list in brackets, found `\"a\"`"),
    DiagnosticCase("filter x between 1 or 2", "unexpected-token", "or", "expected `and`, found `or`"),
    DiagnosticCase(
        "filter x matches \"a/b\"", "unexpected-token", "\"a/b\"",
        "expected a pattern between slashes, found `\"a/b\"`", fixed: "filter x matches /a\\/b/"),
    DiagnosticCase("filter x is 5", "unexpected-token", "5", "expected `missing` or `not missing`, found `5`"),
    DiagnosticCase("filter 0 < x < 5", "chained-comparison", "<", "comparisons cannot be chained"),
    DiagnosticCase("filter a = not b", "unexpected-token", "not", "`not` holds looser than the operator before it"),
    DiagnosticCase(
        "filter x = 'a b'", "unknown-character", "'a b'", "texts are quoted with `\"`", fixed: "filter x = \"a b\""),
    DiagnosticCase("filter x = \"a", "unclosed-quote", "\"", "the quote is not closed"),
    DiagnosticCase("filter a && b", "unknown-character", "&&", "`&&` is written `and`", fixed: "filter a and b"),
    DiagnosticCase("filter a.b = 1", "unexpected-token", ".", "expected `|` or the end of the statement, found `.`"),
    DiagnosticCase("filter extra. = 1", "unexpected-token", "=", "expected the name of a column, found `=`"),
    DiagnosticCase(
        "filter author = @acme", "unquoted-text", "@acme", "`@acme` is a text and needs quotes",
        fixed: "filter author = \"@acme\""),
    DiagnosticCase("count(*) by x", "unexpected-token", "*", "expected a value, found `*`"),
    DiagnosticCase("filter x > 1M", "bad-duration", "1M", "`1M` could mean minutes or months"),
    DiagnosticCase(
        "filter x > 7days", "bad-duration", "7days", "`7days` is not a duration: days are `d`", fixed: "filter x > 7d"),
    DiagnosticCase(
        "filter chanel:twitter", "unknown-field", "chanel", "unknown field `chanel`; did you mean `channel`?",
        fixed: "filter channel:twitter"),
    DiagnosticCase(
        "filter channel: twitter", "missing-value", "channel:", "a value must follow `channel:` without a space",
        fixed: "filter channel:twitter"),
    DiagnosticCase("filter channel:", "missing-value", "channel:", "a value must follow `channel:`"),
    DiagnosticCase("filter channel:(a b)", "missing-comma", "a b", "a comma is missing between the values"),
    DiagnosticCase("filter channel:(a", "unclosed-bracket", "(", "`(` is not closed"),
    DiagnosticCase("filter followers:[1 *]", "unexpected-token", "*", "expected `to`, found `*`"),
    DiagnosticCase("filter url = http://x.com", "unquoted-text", "http:", "an address is a text and needs quotes"),
    DiagnosticCase("filter search()", "unexpected-token", ")", "expected a quoted search, found `)`"),
    DiagnosticCase("filter search(\"\")", "missing-operand", "\"\"", "there is nothing to search for"),
    DiagnosticCase(
        "filter search(\"a | b\")", "unexpected-token", "|", "expected a word, a phrase or an operator, found `|`"),
    DiagnosticCase("filter time > -7d@M", "unexpected-token", "M", "expected a unit, found `M`"),
]

private let searchCases = [
    DiagnosticCase(
        "search a and b", "lower-case-operator", "and", "`and` is searched for as a word", fixed: "search a AND b"),
    DiagnosticCase("search a OR", "missing-operand", "OR", "a word or phrase is missing after `OR`"),
    DiagnosticCase("search OR a", "missing-operand", "OR", "a word or phrase is missing before `OR`"),
    DiagnosticCase("search a OR AND b", "missing-operand", "OR", "a word or phrase is missing after `OR`"),
    DiagnosticCase("search (a", "unclosed-bracket", "(", "`(` is not closed"),
    DiagnosticCase("search (a | count", "unclosed-bracket", "(", "`(` is not closed"),
    DiagnosticCase("search a)", "unexpected-token", ")", "`)` closes no bracket"),
    DiagnosticCase("search ()", "missing-operand", "()", "there is nothing in the brackets"),
    DiagnosticCase("search \"a", "unclosed-quote", "\"", "the quote is not closed"),
    DiagnosticCase("search {a", "unclosed-bracket", "{", "`{` is not closed on its line"),
    DiagnosticCase(
        "search autor:jack", "unknown-field", "autor", "unknown field `autor`; did you mean `author`?",
        fixed: "search author:jack"),
    DiagnosticCase("search note: this", "unknown-field", "note", "unknown field `note`"),
    DiagnosticCase(
        "search author: jack", "missing-value", "author:", "a value must follow `author:` without a space",
        fixed: "search author:jack"),
    DiagnosticCase(
        "search a NEAR b", "bad-distance", "NEAR", "NEAR takes the most words that may stand between, up to 1000"),
    DiagnosticCase(
        "search a NEAR/x b", "bad-distance", "NEAR/x", "NEAR takes the most words that may stand between, up to 1000"),
    DiagnosticCase(
        "search a NEAR/5 (b c)", "bad-near-side", "(b c)",
        "the sides of NEAR are words, phrases, or words and phrases joined by OR"),
    DiagnosticCase("search a NEAR/5 b NEAR/5 c", "chained-near", "NEAR/5", "NEAR cannot be chained"),
    DiagnosticCase("search a - b", "nothing-to-search", "-", "`-` has no letter or digit to search for"),
    DiagnosticCase(
        "search a near/5 b", "lower-case-operator", "near/5", "`near/5` is searched for as a word",
        fixed: "search a NEAR/5 b"),
    DiagnosticCase("search title:\"a b\"~5", "misplaced-distance", "~5", "only a phrase takes a distance"),
    DiagnosticCase("search (a b)~5", "misplaced-distance", "~5", "only a phrase takes a distance"),
    DiagnosticCase("search *gate", "bad-wildcard", "*gate", "a word cannot begin with `*`"),
    DiagnosticCase("search \"a\"-b", "misplaced-minus", "-b", "`-` is NOT only after white space or `(`"),
    DiagnosticCase("search a, b", "comma-in-word", "a,", "the comma is searched for as part of the word"),
    DiagnosticCase("search \"!\"", "nothing-to-search", "\"!\"", "`\"!\"` has no letter or digit to search for"),
]

private let statementCases = [
    DiagnosticCase(
        "last 7 dyas | count", "unknown-unit", "dyas", "unknown unit `dyas`; did you mean `days`?",
        fixed: "last 7 days | count"),
    DiagnosticCase("last 0 days", "bad-count", "0", "the count of a range must be a whole number, 1 at the least"),
    DiagnosticCase("last 15m", "range-in-minutes", "15m", "minutes; months are mo"),
    DiagnosticCase(
        "since \"2026-03-01\"", "quoted-time", "\"2026-03-01\"", "dates and times are written without quotes",
        fixed: "since 2026-03-01"),
    DiagnosticCase(
        "since 2026-3-1", "bad-time", "2026-3-1", "months and days have two digits", fixed: "since 2026-03-01"),
    DiagnosticCase("since", "unexpected-end", "", "expected a date or time after `since`"),
    DiagnosticCase("between 2026 until now", "unexpected-token", "until", "expected `and`, found `until`"),
    DiagnosticCase(
        "on 2026-02-30", "bad-time", "2026-02-30", "`2026-02-30` is not a date or time: 2026-02 has 28 days"),
    DiagnosticCase("let = 5", "unexpected-token", "=", "expected a name, found `=`"),
    DiagnosticCase("let x 5", "missing-equals", "5", "`=` is missing after `x`"),
    DiagnosticCase("let x =;", "unexpected-end", "", "expected a pipeline or an expression after `=`"),
    DiagnosticCase(
        "let x = fitler a | count", "unexpected-token", "a", "expected `|` or the end of the statement, found `a`"),
    DiagnosticCase(
        "param $x = 5", "unexpected-token", "$x", "the name is written without `$` where it is defined",
        fixed: "param x = 5"),
    DiagnosticCase(
        "topic Acme in brand = a", "unquoted-text", "Acme", "the name of a topic needs quotes",
        fixed: "topic \"Acme\" in brand = a"),
    DiagnosticCase("topic \"Acme\" = a", "unexpected-token", "=", "expected `in` and a family, found `=`"),
    DiagnosticCase("topic \"Acme\" in brand = a | count", "unexpected-token", "|", "`|` cannot follow this statement"),
    DiagnosticCase("own \"Acme\" = 5", "unexpected-token", "5", "expected an account, such as `@acme`, found `5`"),
    DiagnosticCase("note hello", "unquoted-text", "hello", "the text of a note needs quotes", fixed: "note \"hello\""),
    DiagnosticCase("help net(", "unexpected-token", "(", "expected a name to explain, found `(`"),
    DiagnosticCase("help net | count", "unexpected-token", "|", "`|` cannot follow this statement"),
    DiagnosticCase("undo", "unexpected-end", "", "expected the number of a batch after `undo`"),
    DiagnosticCase(
        "explain paln count", "unexpected-token", "paln",
        "expected one of `tokens`, `ast`, `plan`, `sql`, found `paln`", fixed: "explain plan count"),
    DiagnosticCase(
        "import data/a.csv", "unquoted-text", "data/a.csv", "the name of a file needs quotes",
        fixed: "import \"data/a.csv\""),
    DiagnosticCase(
        "import \"a.csv\" by b", "unexpected-token", "by",
        "expected `as`, `sheet`, `using`, `dates`, `zone`, `map` or `fill`, found `by`"),
    DiagnosticCase(
        "import \"a\" shet \"b\"", "unexpected-token", "shet",
        "expected `as`, `sheet`, `using`, `dates`, `zone`, `map` or `fill`, found `shet`",
        fixed: "import \"a\" sheet \"b\""),
    DiagnosticCase(
        "import \"a\" using b", "unquoted-text", "b", "the name of a recipe needs quotes",
        fixed: "import \"a\" using \"b\""),
    DiagnosticCase(
        "import \"a\" dates ymd", "unexpected-token", "ymd",
        "expected `dmy` (3/4 is 3 April) or `mdy` (3/4 is March 4), found `ymd`"),
    DiagnosticCase(
        "import /tmp/2026-03/*.csv, \"b\"", "unquoted-text", "/tmp/2026-03/*.csv", "the name of a file needs quotes",
        fixed: "import \"/tmp/2026-03/*.csv\", \"b\""),
    DiagnosticCase(
        "import 2026.csv as csv", "unquoted-text", "2026.csv", "the name of a file needs quotes",
        fixed: "import \"2026.csv\" as csv"),
    DiagnosticCase("import -", "unquoted-text", "-", "the name of a file needs quotes", fixed: "import \"-\""),
    DiagnosticCase("versions | take 1", "unexpected-end", "", "expected the id of a mention after `versions`"),
    DiagnosticCase(
        "same 1 2", "unexpected-token", "2", "expected `as` and the id of the mention that stays, found `2`"),
    DiagnosticCase("recipe \"a\"", "missing-arguments", "recipe", "`recipe` needs options after the name"),
    DiagnosticCase(
        "recipe a none", "unquoted-text", "a", "the name of a recipe needs quotes", fixed: "recipe \"a\" none"),
    DiagnosticCase(
        "recipe \"a\" none map text = \"b\"", "unexpected-token", "map",
        "expected `|` or the end of the statement, found `map`"),
    DiagnosticCase("export", "missing-arguments", "export", "`export` needs the quoted name of a file"),
    DiagnosticCase(
        "export \"a.csv\" over", "unexpected-token", "over",
        "expected `|` or the end of the statement, found `over`"),
    DiagnosticCase("import \"a\" map text \"T\"", "missing-equals", "\"T\"", "`=` is missing after `text`"),
]

@Test(arguments: stageCases + expressionCases + searchCases + statementCases)
func firstDiagnostic(test: DiagnosticCase) throws {
    let diagnostics = parse(test.text).diagnostics
    let first = try #require(diagnostics.first)
    #expect(first.code == test.code)
    #expect(underlined(first, in: test.text) == test.under)
    #expect(first.message == test.message)
    #expect(first.fix?.applied(to: test.text) == test.fixed)
    let errors = diagnostics.filter { $0.severity == .error }
    #expect(errors.count <= 1, "\(errors.map(\.message))")
}

/// A fix that is offered for an error leaves a text that can be read, where nothing else is wrong.
@Test(arguments: (stageCases + expressionCases + searchCases + statementCases).filter { $0.fixed != nil })
func fixesMend(test: DiagnosticCase) throws {
    let fixed = try #require(test.fixed)
    #expect(parse(fixed).diagnostics.isEmpty, "\(fixed)")
}

@Test func closingBracketsSayWhereTheyWereOpened() throws {
    let text = "filter (a b)"
    let label = try #require(parse(text).diagnostics.first?.labels.first)
    #expect(String(Source(text: text)[label.span]) == "(")
    #expect(label.text == "opened here")
}

@Test func hintsDoNotKeepAStatementFromBeingRead() {
    let (script, diagnostics) = parse("search war and peace")
    #expect(script.statements.count == 1)
    #expect(diagnostics.map(\.severity) == [.hint])
}
