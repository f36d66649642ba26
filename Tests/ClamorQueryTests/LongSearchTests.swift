import ClamorLanguage
import ClamorQuery
import ClamorText
import Testing

/// Searches that are long or deep.
@Suite struct LongSearchTests {
    private func parse(_ text: String) -> (script: Script, diagnostics: [Diagnostic]) {
        Parser(grammar: grammar(for: testContext())).parse(Source(text: text))
    }

    /// 100 kB of words: each becomes one term, once.
    @Test(arguments: [" ", " OR ", " -", " AND "])
    func everyWordIsOneTerm(separator: String) throws {
        let count = 100_000 / (5 + separator.utf8.count)
        let words = (0..<count).map { "w" + String(10_000 + $0).suffix(4) }
        let query = try MatcherTests.query(words.joined(separator: separator))
        switch query {
        case .and(let parts), .or(let parts): #expect(parts.count == count)
        default: Issue.record("\(separator)")
        }
    }

    @Test func longListsOfNearAndOfValuesAreBorne() throws {
        let near = Array(repeating: "(a NEAR/3 (b OR c))", count: 4_000).joined(separator: " OR ")
        guard case .or(let parts) = try MatcherTests.query(near) else { throw Diagnostics([]) }
        #expect(parts.count == 4_000)
        let values = (0..<9_000).map { "author\($0)" }.joined(separator: ", ")
        #expect(try SearchMatcher(MatcherTests.query("author:(\(values))")).conditions.count == 1)
    }

    @Test(arguments: ["(", "NOT (", "-(", "NOT ", "(-", "(a OR (b NEAR/2 c) -("])
    func deepNestingIsAnError(piece: String) {
        let text = "search " + String(repeating: piece, count: 20_000) + "a"
        #expect(parse(text).diagnostics.map(\.code) == ["too-deep"])
    }

    @Test func someNestingIsBorne() throws {
        let open = String(repeating: "(a OR -(b NEAR/2 (c OR d)) ", count: 60)
        #expect(throws: Never.self) { try MatcherTests.query(open + "e" + String(repeating: ")", count: 60)) }
    }
}
