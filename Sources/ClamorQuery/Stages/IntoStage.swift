import ClamorText

extension StageDefinition {
    static let into = StageDefinition(
        name: "into", form: .target, syntax: "into \"FILE\" or into NAME",
        summary: "writes the rows to a file, or keeps them under a name",
        details: """
            Writes the rows to a file whose ending says the format: \(orList(endings)). After `chart`, .svg is the picture, \
            .html a page with it, .txt and .md hold it drawn as text, and any other the rows. Rows pass through, so that another `into` can follow. A bare name keeps \
            the rows for the session as they are now, whatever is imported later; it begins a pipeline as a table does.
            """,
        examples: [
            "count by brand, day | into \"brands.csv\"", "last 7 days | filter score < -0.5 | into angry",
            "count by channel | chart bar | into \"channels.svg\"",
        ],
        related: ["export", "pipe", "chart", "take"]
    ) { node, checker in
        guard case .target(let target) = node.arguments else { return }
        switch target {
        case .file(let file) where file.value.isEmpty:
            checker.report("bad-argument", at: file.span, "the name of the file is empty")
        case .file(let file):
            guard let ending = ending(of: file.value), (endings + otherEndings).contains(ending.lowercased()) else {
                checker.report(
                    "unknown-ending", at: file.span,
                    ending(of: file.value).map { "no file is written as `\($0)`" }
                        ?? "the name of the file has no ending",
                    help: ["the ending says the format: \(orList(endings))"]
                        + (ExportFormat(path: file.value) == nil
                            ? [] : ["`export` writes mentions with all their fields to such a file"]))
                return
            }
            if isPicture(ending), !checker.outputs.contains(where: { if case .chart = $0 { true } else { false } }) {
                checker.report(
                    "picture-without-chart", at: file.span,
                    "an .svg file holds a picture, and nothing is drawn before it",
                    help: ["for example `count by channel | chart bar | into \"channels.svg\"`"])
                return
            }
            checker.append(.intoFile(file.value), node)
        case .name(let name):
            if checker.isFree(name) { checker.append(.intoName(name.name), node) }
        }
    }

    private static let endings = [".csv", ".tsv", ".json", ".jsonl", ".txt", ".md", ".html", ".svg"]

    /// Other names of the same formats.
    private static let otherEndings = [".ndjson", ".markdown", ".htm"]

    private static func isPicture(_ ending: String) -> Bool { ending.lowercased() == ".svg" }

    /// What follows the last full stop in a file's name, with the stop; nil when nothing does.
    private static func ending(of path: String) -> String? {
        guard let name = path.split(separator: "/").last, let stop = name.lastIndex(of: "."),
            name.index(after: stop) < name.endIndex
        else { return nil }
        return String(name[stop...])
    }
}
