extension StageDefinition {
    static let take = StageDefinition(
        name: "take", aliases: ["limit", "head"], form: .count, syntax: "take N",
        summary: "keeps the first N rows",
        details: "Keeps the first N rows in the order they have: for mentions, the latest.",
        examples: ["take 20", "count by author | take 5"],
        related: ["top", "sort", "show"]
    ) { node, checker in
        guard case .count(let count, _) = node.arguments else { return }
        checker.append(.take(count))
    }
}
