extension StageDefinition {
    static let sort = StageDefinition(
        name: "sort", aliases: ["order"], form: .sortKeys, syntax: "sort KEY [asc|desc], …",
        summary: "orders the rows",
        details: """
            Orders the rows by columns or expressions, smallest first unless `desc` is written; missing values come \
            last either way. Rows that are equal keep the order that they had.
            """,
        examples: ["sort reach desc | take 20", "net by brand | sort net", "sort channel, followers desc"],
        related: ["top", "take"]
    ) { node, checker in
        guard case .sortKeys(let nodes) = node.arguments else { return }
        let keys = nodes.map { node -> SortKey? in
            guard let operand = checker.expression(node.value), let value = checker.ordered(operand) else { return nil }
            return SortKey(expression: value, descending: node.descending ?? false)
        }
        guard !keys.contains(where: { $0 == nil }) else { return }
        checker.append(.sort(keys.compactMap { $0 }))
    }
}
