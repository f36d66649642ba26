import ClamorColumns
import ClamorText

extension StageDefinition {
    static let drop = StageDefinition(
        name: "drop", form: .columns, syntax: "drop COL, …", summary: "takes columns away",
        details: "Takes columns away; all others stay, in their order. Rows that are mentions stay mentions.",
        examples: ["drop text, url | take 20", "group count, net by brand | sort net | drop count"],
        related: ["select", "rename"]
    ) { node, checker in
        guard case .columns(let nodes) = node.arguments else { return }
        guard let columns = checker.columns(nodes), !columns.isEmpty else {
            if nodes.isEmpty { checker.reportMissingColumns(node, example: "drop text, url") }
            checker.scope.isUnknown = true
            return
        }
        let names = columns.map(\.info.name)
        guard checker.scope.columns.contains(where: { !names.contains($0.info.name) }) else {
            checker.report("bad-argument", at: node.span, "no column would be left")
            return
        }
        checker.append(.drop(names))
    }
}
