import ClamorColumns
import ClamorText

extension StageDefinition {
    static let rename = StageDefinition(
        name: "rename", form: .assignments, syntax: "rename NEW = OLD, …", summary: "gives columns other names",
        details: """
            Gives columns other names, in their places. A new name must be free: fields and measures keep theirs.
            """,
        examples: [
            "rename who = author | select time, who, text",
            "group avg(followers) by channel | rename crowd = avg_followers",
        ],
        related: ["select", "extend", "drop"]
    ) { node, checker in
        guard case .assignments(let assignments) = node.arguments else { return }
        var renamings: [Renaming] = []
        for (name, value) in assignments {
            guard let entry = checker.column(value), checker.isNewColumn(name) else { continue }
            if renamings.contains(where: { $0.old == entry.info.name }) {
                checker.report("bad-argument", at: value.span, "`\(entry.info.name)` is renamed twice")
            } else if renamings.contains(where: { FoldedText.fold($0.info.name) == FoldedText.fold(name.name) }) {
                checker.report("duplicate-column", at: name.span, "two columns would be named `\(name.name)`")
            } else {
                let info = ColumnInfo(name.name, entry.info.type, format: entry.info.format)
                // A column that is computed from `time` is named before it is renamed.
                if case .column(entry.info.name) = entry.expression.kind {
                    renamings.append(Renaming(old: entry.info.name, info: info))
                } else {
                    checker.append(.extend([NamedExpression(info, entry.expression)]))
                }
            }
        }
        if !renamings.isEmpty { checker.append(.rename(renamings)) }
    }
}
