import ClamorText
import Testing

@testable import ClamorLanguage

/// Names that one statement defines and later ones of the same text use.
@Suite struct BindingTests {
    @Test(arguments: [
        "search mood:\"Acme talk\"", "search MOOD:x refund", "filter mood:(a, b)", "count(mood:x) by brand",
        "filter search(\"mood:x\")", "topic \"B\" in theme = mood:x",
    ])
    func familyOfATopicIsAFieldInLaterStatements(use: String) {
        let (script, diagnostics) = parse("topic \"Acme talk\" in Mood = acme\n\(use)")
        #expect(diagnostics.map(\.message) == [])
        #expect(script.statements.count == 2)
        #expect(parse(use).diagnostics.map(\.code) == ["unknown-field"])
    }

    @Test func familyIsNoFieldBeforeItsTopicNorWhereTheTopicHasAMistake() {
        #expect(parse("search mood:x\ntopic \"A\" in mood = acme").diagnostics.map(\.code) == ["unknown-field"])
        let codes = parse("topic \"A\" in mood = ()\nsearch mood:x").diagnostics.map(\.code)
        #expect(codes == ["missing-operand", "unknown-field"])
        #expect(parse("topic \"A\" in mood = mood:x").diagnostics.map(\.code) == ["unknown-field"])
    }

    @Test(arguments: ["loud | count", "loud", "LOUD | take 5", "let few = loud | count", "explain plan loud | count"])
    func valueIsNoTable(use: String) throws {
        let text = "let loud = likes > 5\n\(use)"
        let diagnostics = parse(text).diagnostics
        let first = try #require(diagnostics.first)
        #expect(diagnostics.count == 1)
        #expect(first.code == "not-a-table")
        #expect(first.message == "`\(underlined(first, in: text))` is a value, not a table")
        #expect(first.help == ["values stand in expressions: `filter loud`"])
        #expect(first.fix == nil)
    }

    @Test func valueIsNoStage() {
        let diagnostics = parse("let loud = likes > 5\ncount | loud").diagnostics
        #expect(diagnostics.map(\.code) == ["unknown-stage"])
        #expect(diagnostics.map(\.message) == ["`loud` is a value, not a stage"])
    }

    @Test func nameBoundAgainIsWhatItWasBoundToLast() {
        #expect(parse("let x = likes > 5\nlet x = filter likes > 5\nx | count").diagnostics.isEmpty)
        let codes = parse("let x = mentions\nlet x = likes > 5\nx | count").diagnostics.map(\.code)
        #expect(codes == ["not-a-table"])
    }

    @Test func valuesOfTheSessionAreKnown() {
        var grammar = Grammar.test
        grammar.valueNames = ["Loud"]
        let (_, diagnostics) = Parser(grammar: grammar).parse(Source(text: "loud | count"))
        #expect(diagnostics.map(\.code) == ["not-a-table"])
    }

    @Test func valuesStandInExpressions() {
        #expect(
            form("let loud = likes > 5\nfilter loud\nlet quiet = not loud")
                == """
                (let loud (value (> likes 5)))
                (pipeline (filter loud))
                (let quiet (value (not loud)))
                """)
    }
}
