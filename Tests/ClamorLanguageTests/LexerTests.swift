import ClamorText
import Testing

@testable import ClamorLanguage

/// Tokens as `kind:text`, the value after `→` where it differs, line ends as `⏎`.
private func tokens(_ text: String) -> String {
    Lexer(text, grammar: .test).run().tokens.map { token in
        let text = token.text.replacing("\n", with: "⏎")
        let value = token.value == token.text ? "" : "→" + token.value.replacing("\n", with: "⏎")
        return "\(token.kind.rawValue):\(text)\(value)"
    }.joined(separator: " ")
}

private func codes(_ text: String) -> [String] {
    Lexer(text, grammar: .test).run().diagnostics.map { "\($0.code) «\(underlined($0, in: text))»" }
}

@Test(arguments: [
    ("a <= b", "name:a symbol:<= name:b end:"),
    (
        "a==b===c!=d<e>=f",
        "name:a symbol:== name:b symbol:=== name:c symbol:!= name:d symbol:< name:e symbol:>= name:f end:"
    ),
    (
        "(x+y)*2%3/4",
        "symbol:( name:x symbol:+ name:y symbol:) symbol:* integer:2 symbol:% integer:3 symbol:/ integer:4 end:"
    ),
    ("x-1", "name:x symbol:- integer:1 end:"),
    ("größe_1 Ω 名前", "name:größe_1 name:Ω name:名前 end:"),
    ("$brand", "parameter:$brand→brand end:"),
    ("net@1 now@d 7d@d", "name:net@1 name:now symbol:@ name:d duration:7d symbol:@ name:d end:"),
    (
        "@acme.help @a. @me@example.org",
        "handle:@acme.help→acme.help handle:@a→a symbol:. handle:@me@example.org→me@example.org end:"
    ),
    ("#tag", "hashtag:#tag→tag end:"),
    ("extra.\"Any Name\"", "name:extra symbol:. string:\"Any Name\"→Any Name end:"),
])
func signsAndNames(text: String, expected: String) {
    #expect(tokens(text) == expected)
    #expect(codes(text).isEmpty)
}

@Test(arguments: [
    ("1 1_000 1.5 .5 1_000.25", "integer:1 integer:1_000→1000 number:1.5 number:.5 number:1_000.25 end:"),
    ("9223372036854775807", "integer:9223372036854775807 end:"),
    ("7d 15m 1mo 2H 3q", "duration:7d duration:15m duration:1mo duration:2H→2h duration:3q end:"),
    ("1_0d", "duration:1_0d→10d end:"),
    ("2026-01-31", "time:2026-01-31 end:"),
    ("2026-03 2026-q1", "time:2026-03 time:2026-q1→2026-Q1 end:"),
    ("2026-01-31T10:00", "time:2026-01-31T10:00 end:"),
    ("2026-01-31t10:00:05.250z", "time:2026-01-31t10:00:05.250z→2026-01-31T10:00:05.250Z end:"),
    ("2026-01-31T10:00+02:00", "time:2026-01-31T10:00+02:00 end:"),
    ("2026-01-31 10:00", "time:2026-01-31 10:00→2026-01-31T10:00 end:"),
    ("10:30 9:30", "time:10:30 time:9:30→09:30 end:"),
    ("2026-03-14-7d", "time:2026-03-14 symbol:- duration:7d end:"),
    ("2026-5", "integer:2026 symbol:- integer:5 end:"),
    ("20260-05", "integer:20260 symbol:- integer:05 end:"),
    ("2024-02-29", "time:2024-02-29 end:"),
])
func numbersAndTimes(text: String, expected: String) {
    #expect(tokens(text) == expected)
    #expect(codes(text).isEmpty)
}

@Test(arguments: [
    ("\"a b\"", "string:\"a b\"→a b end:"),
    ("“a \"b\" c”", "string:“a \"b\" c”→a \"b\" c end:"),
    ("\"\\\"\\\\\\n\\t\\u{1F600}\"", "string:\"\\\"\\\\\\n\\t\\u{1F600}\"→\"\\⏎\t😀 end:"),
    ("\"a\nb\"", "string:\"a⏎b\"→a⏎b end:"),
    ("\"a\r\nb\"", "string:\"a\r\nb\"→a⏎b end:"),
    ("\"\" x", "string:\"\"→ name:x end:"),
    ("text matches /a\\/b\\d/ and x", "name:text name:matches pattern:/a\\/b\\d/→a/b\\d name:and name:x end:"),
    ("a / b / c", "name:a symbol:/ name:b symbol:/ name:c end:"),
])
func quotedTexts(text: String, expected: String) {
    #expect(tokens(text) == expected)
    #expect(codes(text).isEmpty)
}

@Test(arguments: [
    ("channel:twitter,", "name:channel symbol:: value:twitter symbol:, end:"),
    ("lang:pt-BR)", "name:lang symbol:: value:pt-BR symbol:) end:"),
    ("author:@jack", "name:author symbol:: value:@jack end:"),
    (
        "channel:(a, \"b c\",$d)",
        "name:channel symbol:: symbol:( value:a symbol:, string:\"b c\"→b c symbol:, parameter:$d→d symbol:) end:"
    ),
    ("followers:[10 to *]", "name:followers symbol:: symbol:[ value:10 value:to value:* symbol:] end:"),
    ("time:2026-03-01T10:00", "name:time symbol:: value:2026-03-01T10:00 end:"),
    ("(url:https://x.com/a_(b)?c=1,2;d)", "symbol:( name:url symbol:: value:https://x.com/a_(b)?c=1,2;d symbol:) end:"),
    ("url:x.com, y", "name:url symbol:: value:x.com symbol:, name:y end:"),
    ("url:x.com|y", "name:url symbol:: value:x.com symbol:| name:y end:"),
    ("url:x.com;", "name:url symbol:: value:x.com end:;"),
])
func fieldTerms(text: String, expected: String) {
    #expect(tokens(text) == expected)
    #expect(codes(text).isEmpty)
}

@Test(arguments: [
    ("refund OR \"money back\"", "word:refund boolean:OR phrase:\"money back\"→money back"),
    ("NOT a AND or and not", "boolean:NOT word:a boolean:AND word:or word:and word:not"),
    ("-a b-c (-d) a - b", "boolean:- word:a word:b-c symbol:( boolean:- word:d symbol:) word:a word:- word:b"),
    ("\"a b\"~5 c~5", "phrase:\"a b\"→a b slop:~5→5 word:c~5"),
    ("pre* wo?d #tag @handle {Big Apple }", "word:pre* word:wo?d word:#tag word:@handle exact:{Big Apple }→Big Apple"),
    ("coca-cola C++ AT&T 24/7 can't", "word:coca-cola word:C++ word:AT&T word:24/7 word:can't"),
    ("a NEAR/5 b NEAR/2f c near/5", "word:a near:NEAR/5 word:b near:NEAR/2f word:c word:near/5"),
    ("$x $5", "parameter:$x→x word:$5"),
    ("http://x.com/(a) 10:30 a-b:c", "word:http://x.com/(a) word:10:30 word:a-b:c"),
    ("site:bbc.co.uk/a,b author:jack", "name:site symbol:: value:bbc.co.uk/a,b name:author symbol:: value:jack"),
    ("lang:(en OR de)", "name:lang symbol:: symbol:( value:en value:OR value:de symbol:)"),
    ("日本語 🎉 👨‍👩‍👧 niño", "word:日本語 word:🎉 word:👨‍👩‍👧 word:niño"),
    ("a # the rest", "word:a"),
    ("a #b #", "word:a word:#b"),
    ("by , = < '", "word:by word:, word:= word:< word:'"),
])
func searchTokens(text: String, expected: String) {
    let search = "search " + text
    #expect(tokens(search) == "name:search " + expected + " end:")
    #expect(codes(search).isEmpty)
}

@Test(arguments: [
    "search a'b | count", "let x = search a'b | count", "explain ast search a'b", "last 7 days | search a'b",
    "topic \"x\" in brand = a'b", "SEARCH a'b", "count\nsearch a'b", "let x =\nsearch a'b",
])
func searchModeBegins(text: String) {
    #expect(tokens(text).contains("word:a'b"))
}

@Test func searchModeEndsAtTheBar() {
    #expect(tokens("search a | filter b") == "name:search word:a symbol:| name:filter name:b end:")
    #expect(tokens("search a\nfilter b") == "name:search word:a end:⏎ name:filter name:b end:")
    #expect(tokens("search a; filter b") == "name:search word:a end:; name:filter name:b end:")
}

@Test func searchAsAFunctionIsNoSearchMode() {
    #expect(tokens("filter search(\"a\")").contains("string:\"a\"→a"))
    #expect(tokens("let x = search(\"a\") or y").contains("string:\"a\"→a"))
    #expect(tokens("let x = search(\"a\") | show").contains("phrase:\"a\"→a"))
    #expect(tokens("let x = search (\"a\" OR b)").contains("word:b"))
}

@Test(arguments: [
    ("\"abc", ["unclosed-quote «\"»"]),
    ("“abc\"", ["unclosed-quote «“»"]),
    ("\"a\\qb\"", ["bad-escape «\\q»"]),
    ("\"\\u{110000}\"", ["bad-escape «\\u»"]),
    ("a \u{0} b", ["control-character «\u{0}»"]),
    ("\"a\u{7}b\"", ["control-character «\u{7}»"]),
    ("search a\u{1}\u{2}b", ["control-character «\u{1}\u{2}»"]),
    ("x > 1M", ["bad-duration «1M»"]),
    ("7days", ["bad-duration «7days»"]),
    ("1.5d", ["bad-duration «1.5d»"]),
    ("3rd", ["bad-duration «3rd»"]),
    ("99999999999999999999", ["bad-number «99999999999999999999»"]),
    ("2026-13", ["bad-time «2026-13»"]),
    ("2026-Q5", ["bad-time «2026-Q5»"]),
    ("2026-02-29", ["bad-time «2026-02-29»"]),
    ("2026-02-28T24:00", ["bad-time «2026-02-28T24:00»"]),
    ("10:75", ["bad-time «10:75»"]),
    ("x matches /abc", ["unclosed-pattern «/»"]),
    ("x = 'abc'", ["unknown-character «'abc'»"]),
    ("a && b ≥ c", ["unknown-character «&&»", "unknown-character «≥»"]),
    ("a ~^ b", ["unknown-character «~^»"]),
    ("search {a", ["unclosed-bracket «{»"]),
    ("search a”", ["unknown-character «”»"]),
])
func lexicalErrors(text: String, expected: [String]) {
    #expect(codes(text) == expected)
}

@Test func commentsAndPrologue() {
    let text = "\u{FEFF}#!/usr/bin/env -S clamor run\r\n# first\ncount # how many\r\n#\nfilter x = 1 #end\n"
    let lexed = Lexer(text, grammar: .test).run()
    #expect(lexed.comments.count == 4)
    #expect(lexed.diagnostics.isEmpty)
    #expect(tokens(text) == "name:count end:⏎ name:filter name:x symbol:= integer:1 hashtag:#end→end end:⏎")
    #expect(tokens("count #!x").contains("end:"))
}

@Test func spansAreBytesOfTheText() {
    let text = "filter größe = “é” and x:y"
    for token in Lexer(text, grammar: .test).run().tokens {
        #expect(String(Source(text: text)[token.span]) == token.text)
    }
}

@Test func dumpIsOneLineAToken() {
    let dump = Token.dump(Lexer("count by x\n", grammar: .test).run().tokens)
    #expect(dump == "0..5    name  count\n6..8    name  by\n9..10   name  x\n10..11  end   \"\\n\"\n")
}

@Test func diagnosticsOfAStatementOfGarbageAreLimited() {
    let lexed = Lexer("filter likes > 3" + String(repeating: " §", count: 5_000), grammar: .test).run()
    #expect(lexed.diagnostics.map(\.code) == Array(repeating: "unknown-character", count: 10) + ["too-many-errors"])
    #expect(parse("count\nfilter ^ ^\n^ ^ ^").diagnostics.count == 5)
    #expect(parse(String(repeating: "§ ", count: 11) + "\nfilter ^").diagnostics.last?.span.lower == 41)
}

@Test func diagnosticsOfATextOfGarbageAreLimited() {
    let lexed = Lexer(String(repeating: "^ ^ ^\n", count: 5_000), grammar: .test).run()
    #expect(lexed.diagnostics.map(\.code) == Array(repeating: "unknown-character", count: 100) + ["too-many-errors"])
}
