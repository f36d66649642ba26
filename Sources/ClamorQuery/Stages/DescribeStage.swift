import ClamorColumns
import ClamorLanguage

extension StageDefinition {
    static let describe = StageDefinition(
        name: "describe", form: .columns, syntax: "describe [COL, …]", summary: "sums up each column in a row",
        details: """
            Gives a row for each column: how many rows have a value and how many lack one, how many different values \
            there are, the least, the middle and the largest, the mean, and the commonest. Of the columns of mentions, \
            `id`, `url`, `title`, `text` and others that lie in rows alone, only how many have one.
            """,
        examples: ["last 30 days | describe", "describe followers, reach, lang"],
        related: ["fields", "group", "distinct"]
    ) { node, checker in
        guard case .columns(let nodes) = node.arguments, !checker.scope.isUnknown else { return }
        guard let columns = checker.describedColumns(nodes) else {
            checker.scope = .unknown
            return
        }
        let isMentions = checker.scope.isMentions
        checker.append(
            .describe(
                Description(
                    columns: columns.map { column in
                        Description.Described(column, countsValues: !isMentions || !column.liesInRows)
                    })))
    }
}

extension PipelineChecker {
    fileprivate mutating func describedColumns(_ nodes: [Expression]) -> [NamedExpression]? {
        nodes.isEmpty ? scope.columns.map { NamedExpression($0.info, $0.expression) } : columns(nodes)
    }
}

extension NamedExpression {
    /// Whether it is a field that no column of the store holds.
    fileprivate var liesInRows: Bool {
        guard case .column(let name) = expression.kind else { return false }
        return name.hasPrefix("extra.") || name == "links" || Fields.named(name)?.storage == .row
    }
}
