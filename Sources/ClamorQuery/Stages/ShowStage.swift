extension StageDefinition {
    static let show = StageDefinition(
        name: "show", form: .none, syntax: "show", summary: "shows mentions as cards to read",
        details: """
            Shows each mention as a card: who, where and when, the text whole, and its numbers. What the searches of \
            the pipeline matched is marked.
            """,
        examples: ["search refund | take 5 | show", "top 3 by reach | show"],
        related: ["search", "take", "chart"]
    ) { node, checker in
        guard checker.needsMentions(node) else { return }
        checker.append(.show(marked: checker.operators.flatMap(\.searchTerms)), node)
    }
}

extension Operator {
    /// The terms that rows may have been found by.
    fileprivate var searchTerms: [SearchTerm] {
        switch self {
        case .search(let query): query.terms
        case .filter(let condition): condition.searchTerms
        default: []
        }
    }
}

extension TypedExpression {
    fileprivate var searchTerms: [SearchTerm] {
        switch kind {
        case .search(let query): query.terms
        case .and(let parts), .or(let parts): parts.flatMap(\.searchTerms)
        default: []
        }
    }
}
