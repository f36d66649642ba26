extension StageDefinition {
    static let export = StageDefinition(
        name: "export", form: .export, syntax: "export \"FILE\" [replace]",
        summary: "writes mentions with all their fields to a file that `import` reads",
        details: """
            Writes the mentions of the pipeline with every field that they have, whatever columns are selected, to a \
            file whose ending says the format: \(ExportFormat.endings). Imported into another store it gives the same \
            mentions. A file that is there stays as it is unless `replace` follows its name; nothing is left of an export \
            that is interrupted. Rows that are no mentions are written by `into`.
            """,
        examples: [
            "search refund | export \"refunds.csv\"", "last 7 days | export \"week.jsonl.gz\" replace",
            "filter channel = \"reddit\" | export \"reddit.sqlite\" replace",
        ],
        related: ["import", "into", "as_of"]
    ) { node, checker in
        guard case .export(let file, let replaces) = node.arguments else { return }
        guard checker.needsMentions(node, help: ["`into \"FILE\"` writes rows of any kind"]) else { return }
        guard !file.value.isEmpty else {
            checker.report("bad-argument", at: file.span, "the name of the file is empty")
            return
        }
        guard let format = ExportFormat(path: file.value) else {
            checker.report(
                "unknown-ending", at: file.span, "the ending of the file says no format of mentions",
                help: ["it can be \(ExportFormat.endings)"])
            return
        }
        checker.append(.export(ExportTarget(path: file.value, format: format, replaces: replaces)), node)
    }
}
