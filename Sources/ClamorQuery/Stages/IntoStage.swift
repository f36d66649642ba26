import ClamorText

extension StageDefinition {
    static let into = StageDefinition(
        name: "into", form: .target, syntax: "into \"FILE\"", summary: "writes the rows to a file",
        details: """
            Writes the rows to a file whose ending says the format: .csv, .tsv, .json, .jsonl, .md, .html, or .svg for \
            the chart before it. Rows pass through.
            """,
        examples: [
            "count by brand, day | into \"brands.csv\"", "count by channel | chart bar | into \"channels.svg\"",
        ],
        related: ["chart", "take"]
    ) { node, checker in
        guard case .target(let target) = node.arguments else { return }
        switch target {
        case .file(let file) where !file.value.isEmpty: checker.append(.intoFile(file.value), node)
        case .file(let file):
            checker.report("bad-argument", at: file.span, "the name of the file is empty")
        case .name(let name):
            checker.report(
                "unquoted-text", at: name.span, "`\(checker.stageWord)` writes a file, whose name stands in quotes",
                help: ["for example `into \"\(name.name).csv\"`; `let \(name.name) = …` names a pipeline"],
                fix: Diagnostic.Fix(name.span, "\"\(name.name).csv\""))
        }
    }
}
