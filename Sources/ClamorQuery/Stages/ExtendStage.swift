import ClamorColumns
import ClamorLanguage
import ClamorText

extension StageDefinition {
    static let extend = StageDefinition(
        name: "extend", aliases: ["eval", "derive"], form: .assignments, syntax: "extend NAME = EXPR, …",
        summary: "adds columns computed from others",
        details: """
            Adds a column for each assignment; later ones can use earlier ones. A column's name must be new: fields \
            and measures keep theirs.
            """,
        examples: [
            "extend loud = followers > 10000 | count by loud",
            "extend size = case(followers > 100000, \"large\", followers > 1000, \"middle\", \"small\") | net by size",
            "group reach, count by brand | extend each = round(reach / count)",
        ],
        related: ["functions", "expressions", "select"]
    ) { node, checker in
        guard case .assignments(let assignments) = node.arguments else { return }
        var added: [NamedExpression] = []
        let before = checker.scope
        for (name, value) in assignments {
            let operand = checker.expression(value).flatMap { checker.fixedDuration($0) }
            guard checker.isNewColumn(name), let operand else {
                // Later assignments and stages are not blamed for a column that could not be made.
                checker.scope.isUnknown = true
                continue
            }
            let info = ColumnInfo(name.name, operand.type, format: checker.format(operand.typed))
            added.append(NamedExpression(info, operand.typed))
            checker.scope.append(info)
        }
        let isWhole = added.count == assignments.count
        guard isWhole else { return }
        checker.scope = before
        checker.append(.extend(added))
    }
}

extension PipelineChecker {
    /// Whether a column of that name can be added; if not, a problem was reported.
    mutating func isNewColumn(_ name: Identifier) -> Bool {
        guard isFree(name) else { return false }
        let folded = FoldedText.fold(name.name)
        guard let known = scope.names.first(where: { FoldedText.fold($0) == folded }) else { return true }
        report(
            "duplicate-column", at: name.span, "there is a column `\(known)` already", help: ["take another name"])
        return false
    }
}
