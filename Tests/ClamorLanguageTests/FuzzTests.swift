import ClamorText
import Testing

@testable import ClamorLanguage

private let seeds = [
    "last 7 days | filter score < -0.3 | group count, net, reach by brand | sort reach desc | chart bar",
    "search refund OR \"money back\"~3 NEAR/5 (cancel* OR -delay*) site:x.com/a(b) | trend every 1d count by channel limit 3",
    "where channel:(a, \"b\", $c) and x not in (1, 2.5) or y matches /a\\/b/ and time >= 2026-03-14T10:00 - 7d@d",
    "let x = mentions since 2026-03-01 until now | top 10 hashtags by net if score < 0\nx | bottom 3 by likes per a, b",
    "topic “Acme” in brand = acme -{Apple} #tag @me $x; own \"A\" = @a, @b.c\nnote \"a\\n\\u{1F600}\"",
    "import \"a.csv\" as x map a = \"B\" fill c = 1 | extend d = if(a, -b, extra.\"C d\") # why\n| into \"x.svg\"",
    "filter search(\"a NEAR/2f (b OR c) \\\"d\\\" lang:[a to *]\") and not (a between 1 and 2 or b is not missing)\n\n| show",
    "explain ast between 2026-Q1 and 2026-03 | select a, b | tag x, \"y\"; undo 3; rejects 2; help a-b | set z = 1_0d",
    "as of batch 3 last 7 days | net, rate(a < 1) by b with interval | compare previous 4w | assert n > 1 \"m\" | pipe \"sort\"",
    "import \"a\" sheet \"b\" using \"c\" dates dmy zone \"UTC\" | into z\nversions 12 | take 3; report 2 | export \"a.gz\" replace",
    "recipe \"a\" name \"b\" for \"c\", \"d\" map text = none fill x = none, y = -1 dates none as csv; same a as 12",
    "measure m = 100 * sum(a) / count(); m@2 by x | rename y = x | sample 5 seed 7 | terms 9; forget @a.b; include \"f\" | into z",
]

/// Pieces that mean something to the lexer, to be put anywhere.
private let pieces = [
    "\"", "“", "”", "(", ")", "[", "]", "{", "}", "|", ";", ",", "\n", "\r\n", " ", "\\", "/", "'", "#", "# ", "$", "@",
    "-",
    "~", ":", "::", "=", "*", "?", "!", ".", "1", "2026-", "10:", "1M", "7d", " by ", " and ", " NOT ", " NEAR/",
    " search ",
    " matches /", "http://", "url:", "site:(", "x:[", " to ", "é", "🎉", "\u{0}", "\u{FEFF}", "\u{301}", "\u{3000}",
    "let x = ",
    "topic \"t\" in b = ", " | search ", "last ", "true", "missing",
]

private func mutated(_ numbers: inout RandomNumbers) -> String {
    var bytes = Array(numbers.pick(seeds).utf8)
    for _ in 0..<Int.random(in: 1...6, using: &numbers) {
        let place = Int.random(in: 0...bytes.count, using: &numbers)
        switch Int.random(in: 0..<5, using: &numbers) {
        case 0 where place < bytes.count: bytes[place] = UInt8.random(in: 0...255, using: &numbers)
        case 1 where place < bytes.count:
            bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...8, using: &numbers)))
        case 2:
            let other = Array(numbers.pick(seeds).utf8)
            let start = Int.random(in: 0..<other.count, using: &numbers)
            bytes.insert(contentsOf: other[start..<min(other.count, start + 20)], at: place)
        default: bytes.insert(contentsOf: numbers.pick(pieces).utf8, at: place)
        }
    }
    return String(decoding: bytes, as: UTF8.self)
}

/// Whatever is written, reading it ends; places lie in the text; what can be read is printed and read back the same.
@Test(arguments: 0..<8)
func mutatedTexts(seed: Int) {
    let parser = Parser(grammar: .test)
    let printer = Printer(grammar: .test)
    for index in 0..<300 {
        var numbers = RandomNumbers(seed: UInt64(seed * 10_000 + index))
        let text = mutated(&numbers)
        let count = text.utf8.count
        let (script, diagnostics) = parser.parse(Source(text: text))
        for diagnostic in diagnostics {
            #expect(diagnostic.span.upper <= count, "\(text)")
            #expect(!diagnostic.message.isEmpty)
        }
        _ = parser.isComplete(text)
        let printed = printer.print(script)
        let (again, rest) = parser.parse(Source(text: printed))
        guard rest.allSatisfy({ $0.severity != .error }), again.form == script.form else {
            Issue.record(
                "\(text.debugDescription)\n\(printed.debugDescription)\n\(rest.map(\.message))\n\(script.form.compact)\n\(again.form.compact)"
            )
            return
        }
    }
}

/// Every fix that is offered changes the text, and can be made.
@Test func fixesCanBeMade() {
    var numbers = RandomNumbers(seed: 7)
    for _ in 0..<500 {
        let text = mutated(&numbers)
        for fix in parse(text).diagnostics.compactMap(\.fix) {
            #expect(fix.applied(to: text) != text)
        }
    }
}

/// Texts made of one piece over and over. Those that nest get a message instead of a full stack.
@Test(arguments: [
    "(", "[", "{", "\"", "“", "'", "|", ";", ",", "\n", "-", "not ", "a or ", "a and (", "a + ", "f(", "x:(", "x:[a ",
    "=", "a=",
    "if(", "in (", "matches /", "search (", "NOT ", "a NEAR/5 ", "OR ", "-a ", "url:(", "# \n", "a\n", "a|", "a;", "\\",
    "\u{0}",
    "let x = search(\"a\" ", "last ", "2026-", "10:3", "1_", "7d", ".1", "@a.", "count,", "sort a,", "help ", "fitler|",
    "a:,,,",
])
func repeatedPieces(piece: String) {
    for start in [
        "", "filter ", "search ", "filter search(\"", "count by ", "topic \"a\" in b = ", "import \"a\" fill ",
    ] {
        let text = start + String(repeating: piece, count: 2_000 / piece.utf8.count)
        let (script, diagnostics) = parse(text)
        #expect(!script.statements.isEmpty || !diagnostics.isEmpty || piece == "\n" || piece == ";" || piece == "# \n")
    }
}

@Test func deepNestingIsAnErrorAndNotACrash() {
    for open in [
        "filter " + String(repeating: "(", count: 100_000), "search " + String(repeating: "(", count: 100_000),
    ] {
        #expect(parse(open).diagnostics.map(\.code) == ["too-deep"])
    }
    let closed = String(repeating: "(", count: 150) + "a" + String(repeating: ")", count: 150)
    #expect(parse("filter " + closed).diagnostics.isEmpty)
    #expect(parse("search " + closed).diagnostics.isEmpty)
    #expect(parse("filter " + String(repeating: "a + ", count: 1_000) + "a").diagnostics.map(\.code) == ["too-deep"])
}

/// Four times the text takes about four times as long, not sixteen. Only the slow are judged, on the better of two.
@Test(arguments: [
    "count by channel\n", "filter x = 'a' | ", "fitler x | ", "search a OR (b AND c) ", "x matches /a ",
    "\"a\\\" ",
    "a or ", "let x = search(\"a\n", "url:a,,,,", "# a\n", "count\n\n\n# b\n", "f(a, ", "^ ", "x:(a b ",
])
func timeGrowsWithTheText(piece: String) {
    func seconds(_ bytes: Int) -> Double {
        let text = "filter " + String(repeating: piece, count: bytes / piece.utf8.count)
        let times = (0..<2).map { _ in ContinuousClock().measure { _ = parse(text) } }
        return times.map { Double($0.components.attoseconds) / 1e18 + Double($0.components.seconds) }.min() ?? 0
    }
    let long = seconds(40_000)
    guard long > 0.5 else { return }
    #expect(long < seconds(10_000) * 12)
}
