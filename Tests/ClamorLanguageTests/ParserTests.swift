import ClamorText
import Testing

@testable import ClamorLanguage

/// The form of the stages of a pipeline without a source.
private func stages(_ text: String) -> String {
    let form = form(text)
    return form.hasPrefix("(pipeline ") ? String(form.dropFirst("(pipeline ".count).dropLast()) : form
}

@Test(arguments: [
    ("count by channel", "(group count (by channel))"),
    ("net, reach by brand, d = bin(time, 1d)", "(group net reach (by brand (as d (call bin time 1d))))"),
    ("n = count by x", "(group (as n count) (by x))"),
    ("sum(likes) if score < 0 as bad by x", "(group (as bad (if (call sum likes) (< score 0))) (by x))"),
    ("stats p(followers, 90)", "(group (call p followers 90))"),
    ("distinct(author) by x", "(group (call distinct author) (by x))"),
    ("distinct author, x", "(distinct author x)"),
    ("distinct", "(distinct)"),
    ("timechart every 15m count by channel limit 5", "(trend (every 15m) count (by channel) (limit 5))"),
    ("trend every week avg(score), count", "(trend (every 1w) (call avg score) count)"),
    ("trend every 2 days count", "(trend (every 2d) count)"),
    ("eval a = 1, b = a * 2", "(extend (= a 1) (= b (* a 2)))"),
    ("keep channel, extra.\"A B\"", "(select channel (extra \"A B\"))"),
    ("order reach desc, x, y asc", "(sort (desc reach) x (asc y))"),
    ("head 1_000", "(take 1000)"),
    ("top 10 hashtags", "(top 10 hashtags)"),
    ("top 10 author by net if score < 0", "(top 10 author (by (if net (< score 0))))"),
    ("bottom 3 by likes / reach per channel, brand", "(bottom 3 (by (/ likes reach)) (per channel brand))"),
    ("sov of reach", "(share (of reach))"),
    ("share", "(share)"),
    (
        "render BAR reach, net by x title=\"t\" ymin=-1",
        "(chart (kind bar) reach net (by x) (= title \"t\") (= ymin (- 1)))"
    ),
    ("chart reach", "(chart reach)"),
    ("chart", "(chart)"),
    ("chart line=1", "(chart (= line 1))"),
    ("into \"a.csv\"", "(into (file \"a.csv\"))"),
    ("into base", "(into base)"),
    ("tag urgent, \"to do\"", "(tag \"urgent\" \"to do\")"),
    ("show", "(show)"),
    ("show THREAD", "(show thread)"),
    ("count | spark", "(group count) (spark)"),
    ("count | spark count, net every 1d", "(group count) (spark count net (every 1d))"),
    ("count | spark every auto", "(group count) (spark (every auto))"),
])
func stageForms(text: String, expected: String) {
    #expect(stages(text) == expected)
    #expect(stages("mentions | " + text) == "(source mentions) " + expected)
}

@Test(arguments: [
    ("a or b and c", "(or a (and b c))"),
    ("(a or b) and c", "(and (or a b) c)"),
    ("a and (b and (c and d))", "(and a b c d)"),
    ("not a = b and c", "(and (not (= a b)) c)"),
    ("not not a", "(not (not a))"),
    ("a + b * c - d", "(- (+ a (* b c)) d)"),
    ("a - (b - c) % d", "(- a (% (- b c) d))"),
    ("-a * -1", "(* (- a) (- 1))"),
    ("a = b + 1", "(= a (+ b 1))"),
    ("a==b or a===b or a != b", "(or (= a b) (=== a b) (!= a b))"),
    (
        "a contains \"x\" and b STARTSWITH c and d endswith e",
        "(and (contains a \"x\") (startswith b c) (endswith d e))"
    ),
    ("a not contains b", "(not (contains a b))"),
    ("a in (1, b + 1) or a not in (2)", "(or (in a 1 (+ b 1)) (not-in a 2))"),
    ("a in file \"f\" or a not in file \"g\"", "(or (in-file a \"f\") (not-in-file a \"g\"))"),
    ("a between 1 and 2 and b not between c and d + 1", "(and (between a 1 2) (not-between b c (+ d 1)))"),
    ("a matches /b|c/ or a not matches /\\//", "(or (matches a /b|c/) (not-matches a /\\//))"),
    ("a is missing and b is not NULL and c = missing", "(and (is-missing a) (is-not-missing b) (= c missing))"),
    ("a = TRUE or a = false", "(or (= a true) (= a false))"),
    ("if(a > 1, \"x\", coalesce(b, 2)) = \"x\"", "(= (call if (> a 1) \"x\" (call coalesce b 2)) \"x\")"),
    ("count() > 1", "(> (call count) 1)"),
    ("extra.region = extra.\"A \\\"B\\\"\"", "(= (extra \"region\") (extra \"A \\\"B\\\"\"))"),
    ("$x > 1.50", "(> $x 1.50)"),
    ("net@1 > 0", "(> net@1 0)"),
    ("time >= 2026-03-01", "(>= time (time 2026-03-01))"),
    ("time > now - 7d", "(> time (- now 7d))"),
    ("time > -7d", "(> time (- 7d))"),
    ("time > -7d@w", "(> time (time -7d@w))"),
    ("time > now-7d@d", "(> time (time -7d@d))"),
    ("time < +1h", "(< time (time +1h))"),
    ("time >= now@mo", "(>= time (time -0mo@mo))"),
    ("channel:twitter", "(field channel twitter)"),
    ("CHANNEL:(a, \"b c\", $d)", "(field channel (any a \"b c\" $d))"),
    ("followers:[1000 to *]", "(field followers (range 1000 *))"),
    ("time:[* TO 2026-03-01]", "(field time (range * 2026-03-01))"),
    ("not channel:a and (lang:en)", "(and (not (field channel a)) (field lang en))"),
    ("search(\"refund OR \\\"a b\\\"~3\") or x", "(or (search (OR refund \"a b\"~3)) x)"),
    ("search(“author:(a, b) -c”)", "(search (AND (field author (any a b)) (NOT c)))"),
])
func expressions(text: String, expected: String) {
    #expect(stages("filter " + text) == "(filter \(expected))")
}

@Test(arguments: [
    ("a", "a"),
    ("a b OR c AND NOT d", "(OR (AND a b) (AND c (NOT d)))"),
    ("a OR (b OR c) d", "(OR a (AND (OR b c) d))"),
    ("(a b) (c AND d)", "(AND a b c d)"),
    ("NOT a NEAR/5 b", "(NOT (NEAR/5 a b))"),
    ("(a OR \"b c\"~2) NEAR/0f {D}", "(NEAR/0f (OR a \"b c\"~2) {D})"),
    ("-a -(b OR c) (-d)", "(AND (NOT a) (NOT (OR b c)) (NOT d))"),
    ("a-b C++ 24/7 🎉", "(AND a-b C++ 24/7 🎉)"),
    (
        "author:jack -site:(a.com OR b.com) followers:[10 TO *]",
        "(AND (field author jack) (NOT (field site (any a.com b.com))) (field followers (range 10 *)))"
    ),
    ("lang:(OR, US OR CA)", "(field lang (any OR US CA))"),
    ("url:https://x.com/a(b),c d", "(AND (field url https://x.com/a(b),c) d)"),
    ("(url:x.com/a) b", "(AND (field url x.com/a) b)"),
    ("$brand NEAR/3 refund", "(NEAR/3 $brand refund)"),
    ("https://x.com/?a=(b) 10:30", "(AND https://x.com/?a=(b) 10:30)"),
])
func searches(text: String, expected: String) {
    #expect(stages("search " + text) == "(search \(expected))")
    #expect(stages("filter search(\(quoted(text)))") == "(filter (search \(expected)))")
    #expect(form("topic \"T\" in brand = " + text) == "(topic \"T\" brand \(expected))")
}

@Test(arguments: [
    ("last 7 days", "last 7 day"),
    ("last 7 full weeks", "last 7 full week"),
    ("last full month", "last 1 full month"),
    ("last 24h", "last 24 hour"),
    ("last 3 mo", "last 3 month"),
    ("last week", "(calendar week -1)"),
    ("this quarter", "(calendar quarter 0)"),
    ("today", "today"),
    ("Yesterday", "yesterday"),
    ("on 2026-03-14", "(in 2026-03-14)"),
    ("in 2026-Q1", "(in 2026-Q1)"),
    ("in 2026", "(in 2026)"),
    ("since 2026-03-01", "(since 2026-03-01)"),
    ("until now", "(until now)"),
    ("since -7d@d until +1h", "(since -7d@d) (until +1h)"),
    ("since now-2w until yesterday", "(since -2w) (until yesterday)"),
    ("between 2026-03 and $end", "(between 2026-03 $end)"),
])
func ranges(text: String, expected: String) {
    #expect(stages(text) == "(range \(expected))")
    #expect(stages("mentions " + text + " | count") == "(source mentions) (range \(expected)) (group count)")
}

@Test(arguments: [
    ("let x = last week | count", "(let x (pipeline (range (calendar week -1)) (group count)))"),
    ("let x = mentions", "(let x (pipeline (source mentions)))"),
    ("let x = mentions last 7 days", "(let x (pipeline (source mentions) (range last 7 day)))"),
    ("let x = search a", "(let x (pipeline (search a)))"),
    ("let x = count by y", "(let x (pipeline (group count (by y))))"),
    ("let x = count | take 5", "(let x (pipeline (group count) (take 5)))"),
    ("let x = count", "(let x (value count))"),
    ("let x = 100 * net / count", "(let x (value (/ (* 100 net) count)))"),
    ("let x = last(score) + 1", "(let x (value (+ (call last score) 1)))"),
    ("let x = today", "(let x (pipeline (range today)))"),
    ("let x = today - 7d", "(let x (value (- today 7d)))"),
    ("let x = (mentions)", "(let x (value mentions))"),
    ("let x = search(\"a\") and y", "(let x (value (and (search a) y)))"),
    ("let x = import \"a.csv\"", "(let x (pipeline (import \"a.csv\")))"),
    ("set zone = \"Europe/Berlin\"", "(set zone \"Europe/Berlin\")"),
    ("set now == 2026-03-01", "(set now (time 2026-03-01))"),
    ("param brand = \"Acme\"", "(param brand \"Acme\")"),
    ("own \"Acme\" = @acme, acmehelp, \"@a b\"", "(own \"Acme\" \"acme\" \"acmehelp\" \"a b\")"),
    ("note \"a\\nb\"", "(note \"a\\nb\")"),
    ("undo 12", "(undo 12)"),
    ("help", "(help)"),
    ("help NEAR/5 by", "(help \"NEAR/5\" \"by\")"),
    ("explain SQL count by x", "(explain sql (pipeline (group count (by x))))"),
    ("| take 5", "(pipeline | (take 5))"),
    ("_ | take 5", "(pipeline (source _) (take 5))"),
    ("rejects 3 | show", "(pipeline (rejects 3) (show))"),
    ("batches", "(pipeline (source batches))"),
    ("Report", "(pipeline (report))"),
    ("report 3 as of batch 5 | take 2", "(pipeline (as-of (batch 5)) (report 3) (take 2))"),
    ("let x = report 3 | take 2", "(let x (pipeline (report 3) (take 2)))"),
    ("let x = batches as of batch 3", "(let x (pipeline (as-of (batch 3)) (source batches)))"),
    ("versions 123 | take 1", "(pipeline (versions \"123\") (take 1))"),
    ("versions \"t3 x\"", "(pipeline (versions \"t3 x\"))"),
    ("let x = versions t3_x", "(let x (pipeline (versions \"t3_x\")))"),
    ("duplicates | count by reason", "(pipeline (source duplicates) (group count (by reason)))"),
    ("same a1 as \"b 2\"", "(same \"a1\" \"b 2\")"),
    ("recipe \"A\" none", "(recipe \"A\" none)"),
    (
        "recipe \"A\" as csv fill x = none, y = 2 + 3 map text = \"T\", time = none dates DMY for \"a\", \"b\" name \"B\"",
        "(recipe \"A\" (name \"B\") (for \"a\" \"b\") (map text \"T\") (map time none) (fill x none) (fill y (+ 2 3))"
            + " (dates dmy) (as csv))"
    ),
    ("recipe \"A\" dates none as none", "(recipe \"A\" (dates none) (as none))"),
    (
        "import \"a\" dates mdy sheet \"S\" using \"R\" zone \"UTC\"",
        "(pipeline (import \"a\" (sheet \"S\") (using \"R\") (dates mdy) (zone \"UTC\")))"
    ),
    ("top 3 author | export \"a.csv\" replace", "(pipeline (top 3 author) (export \"a.csv\" replace))"),
    ("export \"a.csv\"", "(pipeline (export \"a.csv\"))"),
    (
        "import \"a\", \"b\" fill brand = \"A\", x = 1 + 2 as csv map text = \"T\" | show",
        "(pipeline (import \"a\" \"b\" (as csv) (map text \"T\") (fill brand \"A\") (fill x (+ 1 2))) (show))"
    ),
])
func statements(text: String, expected: String) {
    #expect(form(text) == expected)
}

@Test func spansCoverWhatTheyName() throws {
    let text = "count\nlast 7 days | filter  ( score<-0.5 )  | top 3 author"
    let (script, _) = parse(text)
    let source = Source(text: text)
    guard case .pipeline(let pipeline) = script.statements[1].kind, let range = pipeline.range,
        case .condition(let condition) = pipeline.stages[0].arguments
    else {
        Issue.record("not the expected pipeline")
        return
    }
    #expect(source[range.span] == "last 7 days")
    #expect(source[pipeline.stages[0].span] == "filter  ( score<-0.5 )")
    #expect(source[condition.span] == "( score<-0.5 )")
    #expect(source[pipeline.stages[1].word.span] == "top")
    #expect(source[script.statements[1].span] == text.dropFirst(6))
}

@Test func placesInsideASearchTextAreThoseOfTheSource() {
    let text = "filter x or search(\"refund autor:jack\")"
    #expect(parse(text).diagnostics.map { underlined($0, in: text) } == ["autor"])
    let escaped = "filter x or search(\"\\\"refund\\\" autor:jack\")"
    #expect(parse(escaped).diagnostics.map { underlined($0, in: escaped) } == ["\"\\\"refund\\\" autor:jack\""])
    #expect(parse(escaped).diagnostics.map(\.fix) == [nil])
}

@Test func longChainsStayLow() {
    let text = "filter " + (0..<20_000).map { "x = \($0)" }.joined(separator: " or ")
    #expect(parse(text).diagnostics.isEmpty)
    let search = "search " + (0..<20_000).map { "w\($0)" }.joined(separator: " OR ")
    #expect(parse(search).diagnostics.isEmpty)
}
