import ClamorLanguage
import ClamorText

extension StageDefinition {
    static let select = StageDefinition(
        name: "select", aliases: ["project", "keep"], form: .columns, syntax: "select COL, …",
        summary: "keeps these columns alone, in this order",
        details: """
            Keeps the columns named, in the order named. Rows that are mentions stay mentions, so they can still be \
            tagged; what later stages need must be among the columns.
            """,
        examples: ["select time, author, text | take 20", "select author, extra.\"Page Type\""],
        related: ["extend", "distinct", "fields"]
    ) { node, checker in
        guard case .columns(let nodes) = node.arguments else { return }
        guard let columns = checker.columns(nodes), !columns.isEmpty else {
            if nodes.isEmpty { checker.reportMissingColumns(node, example: "select time, author, text") }
            checker.scope = .unknown
            return
        }
        checker.append(.select(columns))
    }
}

extension PipelineChecker {
    /// Columns that a stage names, each once; nil when a problem was reported.
    mutating func columns(_ nodes: [Expression]) -> [NamedExpression]? {
        let columns = nodes.map { node in column(node).map { NamedExpression($0.info, $0.expression) } }
        guard areDistinct(columns, at: nodes.map(\.span)), !columns.contains(where: { $0 == nil }) else { return nil }
        return columns.compactMap { $0 }
    }

    mutating func reportMissingColumns(_ node: StageNode, example: String) {
        report(
            "missing-arguments", at: node.word.span, "`\(stageWord)` needs columns", help: ["for example `\(example)`"])
    }
}
