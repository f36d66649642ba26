import ClamorText

/// The smallest piece of a text that the parser looks at.
package struct Token: Sendable, Hashable {
    package enum Kind: String, Sendable {
        /// A name or a keyword; which of them, the parser knows.
        case name
        /// `$name`; the value is the name alone.
        case parameter
        /// `"…"` or `“…”`; the value has its escapes resolved.
        case string
        case integer
        case number
        /// A date, a month, a quarter, a moment or a time of day.
        case time
        /// `7d`.
        case duration
        /// `/…/` after `matches`; the value is what is between.
        case pattern
        /// `@name`; the value is the name alone.
        case handle
        /// `#name`; the value is the name alone.
        case hashtag
        /// An operator, a bracket or another sign.
        case symbol
        /// A bare value after `field:`.
        case value
        /// A word of a search, with its sign or wildcards.
        case word
        /// A quoted phrase of a search; the value has its escapes resolved.
        case phrase
        /// `~5` after a phrase; the value is the number.
        case slop
        /// `{Apple}` in a search; the value is what is between.
        case exact
        /// `AND`, `OR`, `NOT` or `-` in a search.
        case boolean
        /// `NEAR/5` or `NEAR/5f` in a search.
        case near
        /// The end of a statement: a line's end, `;` or the end of the text.
        case end
        /// Something that a diagnostic has been given for.
        case invalid
    }

    package var kind: Kind
    package var span: SourceSpan
    /// As written.
    package var text: String
    /// What the token means; the text itself for most kinds.
    package var value: String
    /// Whether nothing, not even white space, stands between this token and the one before it.
    package var isAdjacent: Bool

    package init(_ kind: Kind, span: SourceSpan, text: String, value: String? = nil, isAdjacent: Bool = false) {
        self.kind = kind
        self.span = span
        self.text = text
        self.value = value ?? text
        self.isAdjacent = isAdjacent
    }

    /// Whether this is the given operator, bracket or sign.
    package func isSymbol(_ symbol: String) -> Bool {
        kind == .symbol && text == symbol
    }

    /// Whether this is the given keyword (in lower case), however it is written.
    func isKeyword(_ keyword: String) -> Bool {
        kind == .name && text.utf8.count == keyword.utf8.count && text.lowercased() == keyword
    }
}

extension Token {
    /// One line a token, for `explain tokens`: byte offsets, kind, text as written.
    package static func dump(_ tokens: [Token]) -> String {
        let spans = tokens.map { "\($0.span.lower)..\($0.span.upper)" }
        let spanWidth = spans.map(\.utf8.count).max() ?? 0
        let kindWidth = tokens.map(\.kind.rawValue.utf8.count).max() ?? 0
        var result = ""
        for (token, span) in zip(tokens, spans) {
            let kind = token.kind.rawValue
            result += span + String(repeating: " ", count: spanWidth - span.utf8.count + 2)
            result += kind + String(repeating: " ", count: kindWidth - kind.utf8.count + 2)
            result += (token.kind == .end ? quoted(token.text) : SafeText.escapedForTerminal(token.text)) + "\n"
        }
        return result
    }
}

/// What a text has been cut into.
package struct LexedText: Sendable {
    /// Every statement that has tokens closes with one of kind `end`.
    package var tokens: [Token] = []
    package var comments: [SourceSpan] = []
    package var diagnostics: [Diagnostic] = []
    /// What is still open where the text ends.
    package var unfinished: Unfinished?
}

/// What makes a statement go on after the text that there is.
package enum Unfinished: Sendable, Hashable {
    /// A quote, a `/` or a `{` without its partner; the place of the opening one.
    case quote(SourceSpan)
    /// A bracket without its partner; the place of the opening one.
    case bracket(SourceSpan)
    /// An operator, a comma or `|` with nothing after it.
    case operand(SourceSpan)
}
