extension StageDefinition {
    static let distinct = StageDefinition(
        name: "distinct", form: .columns, syntax: "distinct [COL, …]",
        summary: "one row for each combination of the columns",
        details: """
            Gives one row for each combination of the columns, ordered by them; capitals do not make a difference, and \
            a list gives a row for each of its values. Without columns it looks at all of them, which rows of a \
            grouping can bear and mentions cannot.
            """,
        examples: ["distinct author", "distinct channel, lang"],
        related: ["group", "select"]
    ) { node, checker in
        guard case .columns(let nodes) = node.arguments else { return }
        if nodes.isEmpty, checker.scope.isMentions {
            checker.reportMissingColumns(node, example: "distinct author")
            checker.scope = .unknown
        } else if nodes.isEmpty {
            checker.distinct(checker.scope.columns.map { NamedExpression($0.info, $0.expression) })
        } else if let columns = checker.columns(nodes) {
            checker.distinct(columns)
        } else {
            checker.scope = .unknown
        }
    }
}

extension PipelineChecker {
    fileprivate mutating func distinct(_ columns: [NamedExpression]) {
        var columns = columns
        for index in columns.indices { columns[index].info.type = columns[index].info.type.single }
        append(.distinct(columns))
    }
}
