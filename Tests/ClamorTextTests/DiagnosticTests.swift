import Testing

@testable import ClamorText

@Suite struct DiagnosticTests {
    private let plain = DiagnosticRenderer()

    @Test func rendersMessagePlaceLineCaretsAndHelp() {
        let source = Source(name: "weekly.clamor", text: "# weekly\n\nmentions | sort folowers desc\n")
        let diagnostic = Diagnostic(
            "unknown-field", at: SourceSpan(26, 34), "unknown field `folowers`",
            label: "no field, measure or column has this name", help: ["did you mean `followers`?"])
        #expect(
            plain.render([diagnostic], in: source) == """
                error: unknown field `folowers`
                  --> weekly.clamor:3:17
                3 | mentions | sort folowers desc
                  |                 ^^^^^^^^ no field, measure or column has this name
                  = help: did you mean `followers`?
                """)
    }

    @Test func anUnnamedLineNeedsNoPlace() {
        let diagnostic = Diagnostic("x", at: SourceSpan(0, 3), "bad")
        #expect(plain.render([diagnostic], in: Source(text: "abc def")) == "error: bad\n1 | abc def\n  | ^^^")
        #expect(
            plain.render([diagnostic], in: Source(text: "abc\ndef")) == "error: bad\n  --> 1:1\n1 | abc\n  | ^^^")
    }

    @Test func caretsStandUnderWideGlyphsAndTabs() {
        let source = Source(text: "a\t東京 foo")
        let diagnostic = Diagnostic("x", at: SourceSpan(2, 8), "bad")
        #expect(plain.render([diagnostic], in: source) == "error: bad\n1 | a   東京 foo\n  |     ^^^^")
    }

    @Test func aSpanInsideAGlyphMarksAllOfIt() {
        let source = Source(text: "👨‍👩‍👧 x")
        let diagnostic = Diagnostic("x", at: SourceSpan(4, 7), "bad")
        #expect(plain.render([diagnostic], in: source) == "error: bad\n1 | 👨‍👩‍👧 x\n  | ^^")
    }

    @Test func controlCharactersAreEscaped() {
        let source = Source(text: "a\u{1B}[2Jb c")
        let diagnostic = Diagnostic("x", at: SourceSpan(7, 8), "no \u{7}bell")
        #expect(plain.render([diagnostic], in: source) == "error: no \\x07bell\n1 | a\\x1b[2Jb c\n  |           ^")
    }

    @Test func aSpanOverLinesIsMarkedOnItsFirst() {
        let source = Source(text: "one two\nthree")
        let diagnostic = Diagnostic("x", at: SourceSpan(4, 11), "bad")
        #expect(plain.render([diagnostic], in: source) == "error: bad\n  --> 1:5\n1 | one two\n  |     ^^^")
    }

    @Test(arguments: ["count by", "count by\n", "count by\n\n"])
    func theEndOfInputIsAfterTheLastCharacter(text: String) {
        let source = Source(text: text)
        let diagnostic = Diagnostic("x", at: SourceSpan(text.utf8.count, text.utf8.count), "expected a field")
        let rendered = plain.render([diagnostic], in: source)
        #expect(rendered.hasSuffix("1 | count by\n  |         ^"))
    }

    @Test func labelsElsewhereHaveTheirOwnRows() {
        let source = Source(text: "reach > text\nx")
        let diagnostic = Diagnostic(
            "types", at: SourceSpan(6, 7), "cannot compare",
            labels: [
                .init(SourceSpan(13, 14), "used here"), .init(SourceSpan(8, 12), "text"),
                .init(SourceSpan(0, 5), "integer"), .init(SourceSpan(6, 7), "both sides must agree"),
            ])
        #expect(
            plain.render([diagnostic], in: source) == """
                error: cannot compare
                  --> 1:7
                1 | reach > text
                  |       ^ both sides must agree
                  | ----- integer
                  |         ---- text
                2 | x
                  | - used here
                """)
    }

    @Test func lineNumbersAreAligned() {
        let source = Source(text: String(repeating: "\n", count: 9) + "ten")
        let diagnostic = Diagnostic("x", at: SourceSpan(9, 12), "bad", help: ["look"])
        #expect(
            plain.render([diagnostic], in: source) == """
                error: bad
                   --> 10:1
                10 | ten
                   | ^^^
                   = help: look
                """)
    }

    @Test func aLongLineIsCutAroundTheMark() {
        let source = Source(text: String(repeating: "abcdefghi ", count: 30))
        let rendered = DiagnosticRenderer(width: 60).render(
            [Diagnostic("x", at: SourceSpan(150, 155), "bad")], in: source)
        let lines = rendered.split(separator: "\n").map(String.init)
        #expect(lines[1].hasPrefix("1 | …") && lines[1].hasSuffix("…"))
        #expect(displayWidth(of: lines[1]) <= 60)
        let start = lines[2].prefix { $0 != "^" }.count
        #expect(Array(lines[1])[start..<start + 5].map(String.init).joined() == "abcde")
    }

    @Test func severalAreSetApartByABlankLine() {
        let source = Source(text: "a b")
        let found = Diagnostics([
            Diagnostic("x", at: SourceSpan(0, 1), "first"),
            Diagnostic("y", at: SourceSpan(2, 3), "second", severity: .warning),
        ])
        #expect(
            plain.render(found, in: source) == "error: first\n1 | a b\n  | ^\n\nwarning: second\n1 | a b\n  |   ^")
        #expect(found.hasErrors)
        #expect(!Diagnostics([found.items[1]]).hasErrors)
    }

    @Test func aFixIsShownUnlessHelpHoldsIt() {
        let source = Source(text: "top 10 reach")
        var diagnostic = Diagnostic(
            "top-number", at: SourceSpan(7, 12), "`reach` is a number", fix: .init(SourceSpan(7, 12), "by reach"))
        #expect(plain.render([diagnostic], in: source).hasSuffix("\n  = fix: top 10 by reach"))
        diagnostic.help = ["write `top 10 by reach`"]
        #expect(!plain.render([diagnostic], in: source).contains("fix:"))
        #expect(diagnostic.fix?.applied(to: source.text) == "top 10 by reach")
    }

    @Test func colourChangesNothingElse() {
        let source = Source(name: "a", text: "abc def")
        let diagnostic = Diagnostic("x", at: SourceSpan(4, 7), "bad", label: "here", help: ["no"], severity: .hint)
        let painted = DiagnosticRenderer(color: true).render([diagnostic], in: source)
        #expect(painted.contains("\u{1B}[1;36m^^^ here\u{1B}[0m"))
        #expect(painted.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain.render([diagnostic], in: source))
    }

    @Test func shiftingMovesEverything() {
        let diagnostic = Diagnostic("x", at: SourceSpan(1, 2), "bad", label: "l", fix: .init(SourceSpan(0, 1), "z"))
        let moved = diagnostic.shifted(by: 10)
        #expect(moved.span == SourceSpan(11, 12) && moved.labels[0].span == SourceSpan(11, 12))
        #expect(moved.fix?.span == SourceSpan(10, 11))
    }
}

@Suite struct SourceTests {
    @Test func positionsCountScalars() {
        let source = Source(text: "aé東\r\n\nb")
        #expect(source.lineCount == 3)
        #expect(source.position(at: 0) == (1, 1))
        #expect(source.position(at: 3) == (1, 3))
        #expect(source.position(at: 8) == (2, 1))
        #expect(source.position(at: 9) == (3, 1))
        #expect(source.position(at: 99) == (3, 2))
        #expect(source.text(ofLine: 1) == "aé東")
        #expect(source.text(ofLine: 2) == "" && source.text(ofLine: 3) == "b")
        #expect(source[SourceSpan(1, 3)] == "é")
    }

    @Test func anEmptySourceHasOneLine() {
        let source = Source(text: "")
        #expect(source.lineCount == 1 && source.text(ofLine: 1) == "" && source.position(at: 0) == (1, 1))
    }

    @Test func spansJoinAndShift() {
        #expect(SourceSpan(3, 5).union(SourceSpan(1, 4)) == SourceSpan(1, 5))
        #expect(SourceSpan(3, 5).shifted(by: 2).range == 5..<7)
        #expect(SourceSpan(3, 5).contains(4) && !SourceSpan(3, 5).contains(5) && SourceSpan(3, 3).isEmpty)
    }
}
