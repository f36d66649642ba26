import ClamorLanguage

/// One stage of the language: its words, its help, and how it is checked. Grammar, help, completion and "did you mean"
/// derive from the list of these.
package struct StageDefinition: Sendable {
    /// The canonical name.
    package let name: String
    package let aliases: [String]
    /// What the parser expects after the name.
    package let form: ArgumentForm
    /// The only words that it takes, where these are few.
    package let words: [String]
    /// One line in the notation of the reference: brackets for what may be left out.
    package let syntax: String
    /// What it does, in a few words, for lists.
    package let summary: String
    /// What it does, in one paragraph.
    package let details: String
    /// Whole statements that parse and check.
    package let examples: [String]
    /// Names of other entries of the help.
    package let related: [String]
    /// Lowers the stage's node to operators and outputs and moves the scope on; problems are reported to the checker.
    let check: @Sendable (StageNode, inout PipelineChecker) -> Void

    init(
        name: String, aliases: [String] = [], form: ArgumentForm, words: [String] = [], syntax: String, summary: String,
        details: String,
        examples: [String], related: [String],
        check: @escaping @Sendable (StageNode, inout PipelineChecker) -> Void
    ) {
        self.name = name
        self.aliases = aliases
        self.form = form
        self.words = words
        self.syntax = syntax
        self.summary = summary
        self.details = details
        self.examples = examples
        self.related = related
        self.check = check
    }
}
