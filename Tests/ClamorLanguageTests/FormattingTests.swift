import ClamorText
import Testing

@testable import ClamorLanguage

private func formatted(_ text: String) throws -> String {
    try ScriptFormatter.format(Source(text: text), grammar: .test)
}

@Suite struct FormattingTests {
    @Test(arguments: [
        ("", ""),
        ("\n\n# only this\n\n", "# only this\n"),
        ("WHERE Channel:twitter|take 5", "filter channel:twitter | take 5\n"),
        ("count;net", "group count\ngroup net\n"),
        ("count\n\n\n\nnet", "group count\n\ngroup net\n"),
        ("count\nnet", "group count\ngroup net\n"),
        ("#!/usr/bin/env clamor\n# a\ncount\r\n", "#!/usr/bin/env clamor\n# a\ngroup count\n"),
        ("count   # how many   \n", "group count  # how many\n"),
        ("count by channel |\ntake 5", "group count by channel\n    | take 5\n"),
        (
            "last 7 days | # a week\ncount # all\n| take 5 # few",
            """
            last 7 days  # a week
                | group count  # all
                | take 5  # few

            """
        ),
        ("last 7 days\n\n# of these\n# all\n| count", "last 7 days\n    # of these\n    # all\n    | group count\n"),
        ("group count, # how many\n net # how felt\n", "# how many\ngroup count, net  # how felt\n"),
        (
            "mentions | group count, # a\n net | take 1",
            """
            mentions
                # a
                | group count, net
                | take 1

            """
        ),
        ("count;\n| take 5", "group count;\n| take 5\n"),
        ("count; # all\n| take 5 | take 2", "group count;  # all\n| take 5 | take 2\n"),
        ("count\n#= 1 row 00\n\n#= batch", "group count\n#= 1 row 00\n\n#= batch\n"),
        ("let x = last 7 days\n| count", "let x = last 7 days\n    | group count\n"),
        ("explain plan last 7 days\n| count", "explain plan last 7 days\n    | group count\n"),
        ("tag \"a # b\" # c", "tag \"a # b\"  # c\n"),
        ("search #tag # c", "search #tag  # c\n"),
    ])
    func layout(text: String, expected: String) throws {
        #expect(try formatted(text) == expected)
        #expect(try formatted(expected) == expected)
    }

    @Test func whatIsTooLongIsBroken() throws {
        let words = (1...40).map { "word\($0)" }
        let list = (1...30).map { "column\($0)" }
        let text = """
            search \(words.joined(separator: " OR ")) | select \(list.joined(separator: ", "))
            topic "Words" in theme = \(words.joined(separator: " OR "))
            """
        let result = try formatted(text)
        #expect(result.split(separator: "\n").allSatisfy { $0.count <= ScriptFormatter.width })
        #expect(result.split(separator: "\n").count > 8)
        #expect(form(result) == form(text))
        #expect(try formatted(result) == result)
    }

    @Test func aTextWithErrorsIsLeftAlone() {
        #expect(throws: Diagnostics.self) { try formatted("count\nfitler x") }
    }

    /// Scripts at random, broken and commented on wherever the language allows.
    @Test(arguments: 0..<8) func nothingIsLost(seed: Int) throws {
        for index in 0..<120 {
            var random = RandomSyntax(seed: UInt64(seed * 1_000 + index))
            let script = random.script()
            let text = random.commented(Printer(grammar: .test).print(script))
            let (read, problems) = parse(text)
            try #require(problems.allSatisfy { $0.severity != .error }, "\(text)")
            let result = try formatted(text)
            #expect(comments(result) == comments(text), "\(text)\n---\n\(result)")
            #expect(parse(result).script.form == read.form, "\(text)\n---\n\(result)")
            #expect(try formatted(result) == result, "\(text)\n---\n\(result)")
        }
    }
}

private func comments(_ text: String) -> [String] {
    let source = Source(text: text)
    return Parser(grammar: .test).tokens(of: source).comments.map { String(source[$0]) }
}

extension RandomSyntax {
    /// The text with comments and line ends at some of its `|`, commas and statement ends.
    fileprivate mutating func commented(_ text: String) -> String {
        let source = Source(text: text)
        var result = ""
        var place = 0
        var count = 0
        func comment() -> String {
            count += 1
            return "# comment \(count)\n"
        }
        // `field:(a, b)` stays on its line.
        var brackets: [Bool] = []
        var last: ClamorLanguage.Token?
        for token in Parser(grammar: .test).tokens(of: source).tokens {
            if token.isSymbol("(") || token.isSymbol("[") { brackets.append(last?.isSymbol(":") ?? false) }
            if token.isSymbol(")") || token.isSymbol("]"), !brackets.isEmpty { brackets.removeLast() }
            if token.kind == .end { brackets = [] }
            last = token
            let isPlace = token.isSymbol("|") || token.isSymbol(",") || token.kind == .end
            guard isPlace, !brackets.contains(true), numbers.one(in: 3) else { continue }
            let isBefore = token.isSymbol("|") && numbers.one(in: 2)
            let end = isBefore ? token.span.lower : token.span.upper
            result += source[SourceSpan(place, end)]
            place = end
            if token.kind == .end, text.isEmpty || !result.hasSuffix(";") {
                result += numbers.one(in: 2) ? comment() : "\n\n\n"
            } else {
                result += isBefore && numbers.one(in: 2) ? "\n" + comment() : " " + comment()
            }
        }
        return result + source[SourceSpan(place, source.count)]
    }
}
