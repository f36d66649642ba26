import ClamorColumns
import ClamorQuery
import Testing

@testable import ClamorEngine

/// Texts and patterns made to be slow: where time grew with the square of the text, these would not end.
struct HostileTextTests {
    private func found(_ condition: TypedExpression, _ text: String) throws -> Int {
        try Ask.rows([["id": .text("1"), "text": .text(text)]], [.filter(condition)]).count
    }

    private func found(_ search: SearchQuery, _ text: String) throws -> [Int] {
        var matcher = SearchMatcher(search)
        let read = matcher.matches(text: text) == true ? 1 : 0
        return [read, try Ask.rows([["id": .text("1"), "text": .text(text)]], [.search(search)]).count]
    }

    @Test(arguments: ["(a+)+$", "(a*)*b", "(a|aa)+$", "^(([a-z])+.)+[A-Z]([a-z])+$", "(.*){30}x"])
    func patternsThatGoBackAndForth(pattern: String) throws {
        let text = String(repeating: "a", count: 20_000) + "!"
        let condition = TypedExpression(.boolean, .matches(Ask.column("text"), pattern: pattern, negated: false))
        #expect(try found(condition, text) == 0)
    }

    @Test func patternsThatAreTooLargeAreRefused() {
        let condition = TypedExpression(
            .boolean, .matches(Ask.column("text"), pattern: "((a{1000}){1000}){1000}", negated: false))
        #expect(throws: ExecutionError.self) { try found(condition, "a") }
    }

    @Test func nearOfVeryManyOccurrences() throws {
        let (a, b) = (SearchQuery.term(SearchTerm(patterns: [.token("a")])), SearchTerm(patterns: [.token("b")]))
        let many = String(repeating: "a ", count: 15_000)
        let apart = many + "x x x " + String(repeating: "b ", count: 15_000)
        #expect(try found(.near(a, .term(b), distance: 2, ordered: false), apart) == [0, 0])
        #expect(try found(.near(a, .term(b), distance: 3, ordered: true), apart) == [1, 1])
        #expect(try found(.near(.term(b), a, distance: 3, ordered: true), apart) == [0, 0])
        #expect(try found(.near(.term(b), a, distance: 3, ordered: false), apart) == [1, 1])
    }

    @Test func loosePhrasesInVeryLongTexts() throws {
        let text = String(repeating: "a ", count: 15_000)
        let loose = SearchTerm(patterns: [.token("a"), .token("a"), .token("b")], slop: 5)
        #expect(try found(.term(loose), text + "x b") == [1, 1])
        #expect(try found(.term(loose), text + "x x x x x x b") == [0, 0])
        let word = SearchQuery.term(SearchTerm(patterns: [.token("c")]))
        #expect(try found(.near(.term(loose), word, distance: 0, ordered: true), text + "b c") == [1, 1])
    }
}
