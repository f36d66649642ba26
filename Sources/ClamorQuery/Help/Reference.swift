import ClamorText

extension Help {
    /// The whole reference as one page in Markdown, from the lists that the checker uses.
    ///
    /// - Parameter measures: those of the store.
    package static func markdown(measures: [StoredMeasure] = []) -> String {
        var parts: [String] = ["# clamor: the language\n"]
        func chapter(_ title: String, _ pages: [[HelpPage.Line]]) {
            parts.append("## \(title)\n")
            parts += pages.map { HelpPage(lines: $0).markdown(level: 3) }
        }
        parts.append(HelpPage(lines: text(for: []).lines).markdown(level: 2))
        chapter("The language at large", LanguageTopics.all.map { page($0) })
        chapter("Stages", Stages.all.map { page($0) })
        chapter("Measures", Measures.all.map { page($0) } + ownPages(measures))
        chapter(
            "Aggregates",
            Aggregates.all.map {
                entry("\($0.name), an aggregate", $0.syntax, $0.summary + ".", $0.examples, ["aggregates"])
            })
        chapter(
            "Functions",
            ScalarFunctions.all.map {
                entry("\($0.name), a function", $0.syntax, $0.summary + ".", $0.examples, ["functions"])
            })
        chapter("Fields", Fields.all.map { page($0) })
        chapter("Statements", StatementTopics.all.map { page($0) })
        return parts.joined(separator: "\n")
    }

    private static func ownPages(_ measures: [StoredMeasure]) -> [[HelpPage.Line]] {
        Set(measures.map(\.name)).sorted().map { name in
            text(for: [name], measures: measures).lines
        }
    }
}

extension HelpPage {
    /// The page in Markdown, its headings at a level.
    package func markdown(level: Int) -> String {
        var result = ""
        var isInCode = false
        func close() {
            if isInCode { result += "```\n" }
            isInCode = false
        }
        for line in lines {
            switch line {
            case .code(let text):
                if !isInCode { result += "```text\n" }
                isInCode = true
                result += text + "\n"
            case .heading(let text):
                close()
                result += "\(String(repeating: "#", count: level)) \(text)\n"
            case .paragraph(let text):
                close()
                result += text + "\n"
            case .entry(let term, let about):
                close()
                result += "- `\(term)`: \(about)\n"
            case .blank:
                close()
                result += "\n"
            }
        }
        close()
        return result
    }
}
