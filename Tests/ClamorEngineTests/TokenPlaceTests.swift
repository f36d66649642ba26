import ClamorColumns
import Testing

@testable import ClamorEngine
@testable import ClamorQuery

/// Phrases, windows and NEAR, which the token stream decides, find what the plain matcher finds on the texts.
struct TokenPlaceTests {
    @Test(arguments: 0..<40)
    func theStreamFindsWhatTheTextsSay(seed: Int) throws {
        var numbers = SeededNumbers(seed: 10_000 + seed)
        let rows = (0..<numbers.pick([1, 40, 100, 200])).map { PlacedTokens.row($0, &numbers) }
        let reference = ReferenceExpressions(zone: .utc)
        let source = MemorySource(rows, cuts: numbers.pick([[], [130], [7, 64, 129]]))
        for _ in 0..<60 {
            let search = PlacedTokens.search(&numbers)
            let threads = numbers.pick([1, 3])
            let narrowed = numbers.chance(30)
            let few = Ask.filter("likes", .less, .integer(Int64(numbers.below(4))))
            let operators = (narrowed ? [few] : []) + [.search(search)]
            let found = try Engine.run(Ask.query(operators), source, threads: threads).0
            var matcher = SearchMatcher(search)
            let conditions = matcher.conditions
            func text(_ value: Value?) -> String { value.map(Ask.text) ?? "" }
            let expected = rows.filter { row in
                if narrowed, !reference.isTrue(Ask.condition(of: few), row) { return false }
                return matcher.matches(title: text(row["title"]), text: text(row["text"])) {
                    reference.isTrue(conditions[$0], row)
                } == true
            }
            let ids = expected.map { [$0["id"]!] }.sorted { Ask.text($0[0]) < Ask.text($1[0]) }
            #expect(found == ids, "seed \(seed): \(search)")
        }
    }
}

extension Ask {
    fileprivate static func condition(of step: Operator) -> TypedExpression {
        guard case .filter(let condition) = step else { preconditionFailure("no filter") }
        return condition
    }

    fileprivate static func text(_ value: Value) -> String { if case .text(let text) = value { text } else { "" } }
}

/// Texts and searches from few words, tagged ones among them, so that words repeat, share places and meet.
private enum PlacedTokens {
    static let words = ["a", "b", "c", "ab", "#a", "@b", "#a#b", "@a_b", "$c", "a-b", "C++", "á", "A", "東京", "'b", "🙂"]

    static func row(_ number: Int, _ numbers: inout SeededNumbers) -> MemorySource.Row {
        var row: MemorySource.Row = [
            "id": .text("m\(1_000 + number)"), "likes": .integer(Int64(numbers.below(5))),
        ]
        if !numbers.chance(10) { row["text"] = .text(text(&numbers)) }
        if numbers.chance(50) { row["title"] = .text(text(&numbers)) }
        return row
    }

    private static func text(_ numbers: inout SeededNumbers) -> String {
        (0..<numbers.below(9)).map { _ in numbers.pick(words) }.joined(separator: numbers.pick([" ", " ", ", ", "\n"]))
    }

    static func search(_ numbers: inout SeededNumbers, depth: Int = 1) -> SearchQuery {
        if depth > 0, numbers.chance(40) {
            let parts = (0..<2 + numbers.below(2)).map { _ in search(&numbers, depth: depth - 1) }
            switch numbers.below(3) {
            case 0: return .and(parts)
            case 1: return .or(parts)
            default: return .and([parts[0], .not(parts[1])])
            }
        }
        switch numbers.below(8) {
        case 0: return .condition(Ask.compare("likes", .greater, .integer(Int64(numbers.below(4)))))
        case 1, 2, 3:
            return .near(
                side(&numbers), side(&numbers), distance: numbers.below(4), ordered: numbers.chance(50))
        default: return .term(term(&numbers))
        }
    }

    private static func side(_ numbers: inout SeededNumbers) -> SearchQuery {
        numbers.chance(70) ? .term(term(&numbers)) : .or([.term(term(&numbers)), .term(term(&numbers))])
    }

    /// As it would be typed.
    private static func term(_ numbers: inout SeededNumbers) -> SearchTerm {
        let scope = numbers.pick([SearchTerm.Scope.titleAndText, .titleAndText, .title, .text])
        let count = numbers.pick([1, 1, 2, 2, 2, 3, 4])
        let typed = (0..<count).map { _ in numbers.pick(words) + (numbers.chance(15) ? "*" : "") }
        let text = typed.joined(separator: " ")
        if numbers.chance(8), let exact = try? TermCutter.exact(numbers.pick(["A", "a b", "A-b"]), scope: scope) {
            return exact
        }
        if numbers.chance(8) { return SearchTerm(patterns: [.wildcard("?b"), .wildcard("a*")], scope: scope) }
        let slop = numbers.chance(35) ? numbers.below(4) : nil
        return (try? TermCutter.phrase(text, slop: slop, scope: scope)) ?? SearchTerm(patterns: [.token("a")])
    }
}
