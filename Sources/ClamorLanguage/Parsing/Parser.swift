import ClamorText

/// One statement of a text and what is wrong with it.
package struct ParsedStatement: Sendable {
    /// From its first token to its last.
    package var span: SourceSpan
    /// nil if there is an error in it.
    package var statement: Statement?
    package var diagnostics: [Diagnostic]
}

/// Reads texts into syntax trees. Never fails: what cannot be read is left out and said so. Takes time linear in the
/// length of the text.
package struct Parser: Sendable {
    private let vocabulary: Vocabulary

    /// - Parameter earlier: statements of another text whose names hold in this one.
    package init(grammar: Grammar, after earlier: [Statement] = []) {
        var vocabulary = Vocabulary(grammar)
        for statement in earlier { vocabulary.bindNames(of: statement) }
        self.vocabulary = vocabulary
    }

    /// The statements that can be read, and everything that is wrong, in the order of the text.
    package func parse(_ source: Source) -> (Script, [Diagnostic]) {
        let parsed = statements(of: source)
        return (Script(statements: parsed.compactMap(\.statement)), parsed.flatMap(\.diagnostics))
    }

    /// Every statement on its own, so that a session can run one after the other. Names that `let` binds to a pipeline
    /// are tables in the statements after it, and families of topics are fields.
    package func statements(of source: Source) -> [ParsedStatement] {
        parse(lex(source), bytes: Array(source.text.utf8))
    }

    /// The tokens of a text.
    package func tokens(of source: Source) -> LexedText {
        lex(source)
    }

    /// Whether a text is whole or its author is still writing.
    package func isComplete(_ text: String) -> Completeness {
        let source = Source(text: text)
        let lexed = lex(source)
        if let unfinished = lexed.unfinished { return .needsMore(unfinished) }
        let diagnostics = parse(lexed, bytes: Array(text.utf8)).flatMap(\.diagnostics)
        return diagnostics.contains { $0.severity == .error } ? .invalid(diagnostics) : .complete
    }

    private func lex(_ source: Source) -> LexedText { lex(Array(source.text.utf8)) }

    func lex(_ bytes: [UInt8]) -> LexedText { Lexer(bytes: bytes, vocabulary: vocabulary).run() }

    /// - Parameter notes: gets what the parser meets on its way.
    func parse(_ lexed: LexedText, bytes: [UInt8], notes: ParserNotes? = nil) -> [ParsedStatement] {
        var result: [ParsedStatement] = []
        var vocabulary = vocabulary
        var remaining = lexed.diagnostics[...]
        var start = 0
        for (index, token) in lexed.tokens.enumerated() where token.kind == .end {
            let tokens = lexed.tokens[start...index]
            let own = remaining.prefix { $0.span.lower < token.span.upper || index == lexed.tokens.count - 1 }
            remaining = remaining.dropFirst(own.count)
            var parser = StatementParser(tokens: tokens, bytes: bytes, vocabulary: vocabulary)
            parser.diagnostics = Array(own)
            parser.notes = notes
            let statement = parser.parseStatement()
            let hasErrors = parser.diagnostics.contains { $0.severity == .error }
            if !hasErrors, let statement { vocabulary.bindNames(of: statement) }
            result.append(
                ParsedStatement(
                    span: tokens[start].span.union(tokens[max(start, index - 1)].span),
                    statement: hasErrors ? nil : statement,
                    diagnostics: parser.diagnostics.sorted { $0.span.lower < $1.span.lower }))
            start = index + 1
        }
        return result
    }
}

/// Whether a text at the prompt can be run.
package enum Completeness: Sendable, Equatable {
    case complete
    /// Something is open or missing at the end; more lines can mend it.
    case needsMore(Unfinished)
    /// No line that follows can mend it.
    case invalid([Diagnostic])
}
