import ClamorColumns
import ClamorLanguage

extension StageDefinition {
    static let describe = StageDefinition(
        name: "describe", form: .columns, syntax: "describe [COL, …]", summary: "sums up each column in a row",
        details: """
            Gives a row for each column: how many rows have a value and how many lack one; of texts and lists how many \
            different values there are, and the commonest; of numbers and times the least, the middle, the largest and \
            the mean. Of mentions `id`, `url`, `title`, `text` and others, which lie in rows alone, are left out unless \
            they are named; then only how many have a value is said.
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
        if !nodes.isEmpty { return columns(nodes) }
        let all = scope.columns.map { NamedExpression($0.info, $0.expression) }
        let quick = scope.isMentions ? all.filter { !$0.liesInRows } : all
        if quick.count < all.count {
            let others = all.filter(\.liesInRows).map(\.info.name).joined(separator: ", ")
            captions.append("without columns that lie in rows alone: \(others)")
        }
        return quick
    }
}

extension NamedExpression {
    /// Whether it is a field that no column of the store holds.
    fileprivate var liesInRows: Bool {
        guard case .column(let name) = expression.kind else { return false }
        return name.hasPrefix("extra.") || name == "links" || Fields.named(name)?.storage == .row
    }
}
