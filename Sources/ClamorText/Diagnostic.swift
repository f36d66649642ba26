/// What is wrong (or odd) in a text that someone wrote, where it is, and what would mend it. A value: nothing here
/// knows how it is shown.
package struct Diagnostic: Error, Sendable, Equatable {
    /// How much is wrong: an error stops, a warning and a hint do not.
    package enum Severity: String, Sendable {
        case error, warning, hint
    }

    /// A remark on a stretch of the text. One whose span is the diagnostic's own stands beside its carets.
    package struct Label: Sendable, Equatable {
        package var span: SourceSpan
        package var text: String

        /// A remark on a span.
        package init(_ span: SourceSpan, _ text: String) {
            self.span = span
            self.text = text
        }
    }

    /// A replacement that mends the text.
    package struct Fix: Sendable, Equatable {
        package var span: SourceSpan
        package var replacement: String

        /// A replacement for what is under a span.
        package init(_ span: SourceSpan, _ replacement: String) {
            self.span = span
            self.replacement = replacement
        }

        /// The whole text with the replacement made.
        package func applied(to text: String) -> String {
            let source = Source(text: text)
            return source[SourceSpan(0, span.lower)] + replacement
                + source[SourceSpan(min(span.upper, source.count), source.count)]
        }
    }

    package var severity: Severity
    /// A short name in kebab case that stays the same when the wording changes, such as `unknown-field`.
    package var code: String
    package var span: SourceSpan
    package var message: String
    package var labels: [Label]
    package var help: [String]
    package var fix: Fix?

    /// A diagnostic with labels on any stretches.
    package init(
        _ code: String,
        at span: SourceSpan,
        _ message: String,
        labels: [Label] = [],
        help: [String] = [],
        fix: Fix? = nil,
        severity: Severity = .error
    ) {
        self.severity = severity
        self.code = code
        self.span = span
        self.message = message
        self.labels = labels
        self.help = help
        self.fix = fix
    }

    /// A diagnostic with one label, beside its own carets.
    package init(
        _ code: String,
        at span: SourceSpan,
        _ message: String,
        label: String,
        help: [String] = [],
        fix: Fix? = nil,
        severity: Severity = .error
    ) {
        let labels = [Label(span, label)]
        self.init(code, at: span, message, labels: labels, help: help, fix: fix, severity: severity)
    }

    /// The same, about a text that has `offset` more bytes before it.
    package func shifted(by offset: Int) -> Diagnostic {
        var result = self
        result.span = span.shifted(by: offset)
        result.labels = labels.map { Label($0.span.shifted(by: offset), $0.text) }
        result.fix = fix.map { Fix($0.span.shifted(by: offset), $0.replacement) }
        return result
    }
}

/// Several diagnostics about one text, reported at once.
package struct Diagnostics: Error, Sendable, Equatable {
    package var items: [Diagnostic]

    /// In the order in which they are reported.
    package init(_ items: [Diagnostic]) {
        self.items = items
    }

    package var hasErrors: Bool { items.contains { $0.severity == .error } }
}
