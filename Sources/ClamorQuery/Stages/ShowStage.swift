import ClamorLanguage

extension StageDefinition {
    static let show = StageDefinition(
        name: "show", form: .option("thread"), syntax: "show [thread]", summary: "shows mentions as cards to read",
        details: """
            Shows each mention as a card: who, where and when, the text whole, and its numbers. What the searches of \
            the pipeline matched is marked, and in texts that were scored here the words that moved the score up or \
            down. `show thread` shows each among its conversation, by time and set in by depth: what it replies to, up \
            to the thread's first mention, and what else was said there, some twenty mentions around it.
            """,
        examples: [
            "search refund | take 5 | show", "top 3 by reach | show",
            "filter kind = \"reply\" and sentiment = \"negative\" | take 1 | show thread",
        ],
        related: ["search", "take", "chart"]
    ) { node, checker in
        guard checker.needsMentions(node), case .option(_, let withThreads) = node.arguments else { return }
        if withThreads, !checker.hasThreadColumns(node) { return }
        let marked = checker.operators.flatMap(\.searchTerms)
        checker.append(.show(ShowRequest(marked: marked, withThreads: withThreads)), node)
    }
}

extension PipelineChecker {
    /// Whether the mentions still have what conversations are found by; if not, a problem was reported.
    fileprivate mutating func hasThreadColumns(_ node: StageNode) -> Bool {
        let names = Set(scope.schema.map(\.name))
        let lacking = ShowRequest.threadColumns.filter { !names.contains($0) }
        guard !lacking.isEmpty else { return true }
        let list = lacking.map { "`\($0)`" }.joined(separator: ", ")
        report(
            "thread-without-columns", at: node.span,
            "`show thread` needs \(list), and an earlier stage left \(lacking.count == 1 ? "it" : "them") out",
            help: ["put `show thread` before it, or leave it out: a card shows what there is"])
        return false
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
