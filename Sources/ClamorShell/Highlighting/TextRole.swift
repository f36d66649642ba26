/// What a stretch of a statement is, for its colour while it is typed.
package enum TextRole: Sendable, CaseIterable {
    /// The first word of a stage, or of a statement.
    case stage
    /// A field, or a column that exists where it stands.
    case column
    /// A measure, an aggregate or a function.
    case function
    /// A word of the language that is neither: `by`, `and`, `last`, `AND`, `NEAR/5`.
    case keyword
    /// A source, or a name that `let` has bound.
    case source
    /// A quoted text, a pattern, a bare value.
    case string
    /// A number, a duration, a date or a time.
    case number
    /// `$name`.
    case parameter
    /// A sign: `|`, an operator, a bracket.
    case sign
    case comment
    /// A command of the prompt.
    case command
}

/// A stretch of a text with its role. Stretches do not overlap and come in the text's order; what none covers is plain.
package struct StyledSpan: Sendable, Equatable {
    /// Bytes of the text's UTF-8.
    package var range: Range<Int>
    /// nil: plain.
    package var role: TextRole?
    /// Where the parser would stop.
    package var isError: Bool

    package init(_ range: Range<Int>, _ role: TextRole?, isError: Bool = false) {
        self.range = range
        self.role = role
        self.isError = isError
    }
}
