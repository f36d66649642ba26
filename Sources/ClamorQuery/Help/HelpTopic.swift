/// A page of the help that is no entry of a list: how ranges are written, how expressions are, what a statement does.
struct HelpTopic: Sendable {
    let name: String
    /// In a few words, for the overview.
    let summary: String
    /// How it is written, a form a line.
    let syntax: [String]
    let paragraphs: [String]
    let examples: [String]
    let related: [String]

    init(
        _ name: String, _ summary: String, syntax: [String] = [], paragraphs: [String], examples: [String] = [],
        related: [String] = []
    ) {
        self.name = name
        self.summary = summary
        self.syntax = syntax
        self.paragraphs = paragraphs
        self.examples = examples
        self.related = related
    }
}
