import ClamorColumns
import ClamorQuery

/// A search laid out for the text index: its terms and conditions numbered in the order in which they stand.
struct SearchPlan: Sendable {
    indirect enum Node: Sendable {
        case and([Node])
        case or([Node])
        case not(Node)
        case term(Int)
        case condition(Int)
    }

    /// A term or a NEAR.
    struct Term: Sendable {
        let query: SearchQuery
        /// What the token stream can tell beyond which tokens there are.
        let arrangement: TokenArrangement?
        /// Whether the tokens tell all.
        let isToldByTokens: Bool

        init(_ query: SearchQuery) {
            self.query = query
            arrangement = query.arrangement
            isToldByTokens = query.terms.allSatisfy(\.isToldByTokens)
        }
    }

    private(set) var root = Node.and([])
    private(set) var terms: [Term] = []
    private var conditionCount = 0

    init(_ query: SearchQuery) { root = node(query) }

    private mutating func node(_ query: SearchQuery) -> Node {
        switch query {
        case .and(let parts): return .and(parts.map { node($0) })
        case .or(let parts): return .or(parts.map { node($0) })
        case .not(let inner): return .not(node(inner))
        case .term, .near:
            terms.append(Term(query))
            return .term(terms.count - 1)
        case .condition:
            conditionCount += 1
            return .condition(conditionCount - 1)
        }
    }
}
