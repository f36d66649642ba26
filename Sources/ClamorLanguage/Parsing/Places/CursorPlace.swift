import ClamorText

/// A place in a text where something is being typed.
package struct CursorPlace: Sendable {
    /// The word that has been begun, up to the cursor; empty between words.
    package var begun: Range<Int>
    /// That word as written.
    package var word: String
    /// Whether it is a text whose quote is still open.
    package var isQuoted: Bool
    package var expectations: [Expectation]
    /// The pipeline before the place, with the stages that are whole; nil outside pipelines.
    package var pipeline: Pipeline?
    /// Whether something before the place in its statement cannot be read.
    package var hasErrors: Bool
    /// The statements before.
    package var earlier: [Statement]
}

/// What the parser took the words of a text for.
package struct MarkedText: Sendable {
    package var lexed: LexedText
    package var statements: [ParsedStatement]
    /// By index into the tokens; words of a text that cannot be read are not in it.
    package var words: [Int: WordRole]
}

extension Parser {
    /// The words that begin a statement which is no pipeline.
    package static var statementWords: [String] { Vocabulary.statementWords.filter { $0 != "as" } }

    /// Words that name nothing wherever they stand in an expression.
    package static let reservedWords = StatementParser.reservedWords.union(StatementParser.constantWords)

    /// What could stand at a byte offset of a text. What stands behind it does not matter.
    ///
    /// - Returns: nil where nothing can be offered: in a comment, just behind a text that is closed.
    package func place(in text: String, at cursor: Int) -> CursorPlace? {
        let bytes = Array(text.utf8.prefix(cursor))
        var lexed = lex(bytes)
        if let end = lexed.tokens.last, end.kind == .end, end.span.isEmpty { lexed.tokens.removeLast() }
        guard let begun = lexed.takeBegun(at: bytes.count) else { return nil }
        let isQuoted = begun.isQuoted
        let last = lexed.tokens.last
        let word = String(decoding: bytes[begun.range], as: UTF8.self)
        lexed.tokens.append(
            Token(
                .invalid, span: SourceSpan(begun.range), text: word,
                isAdjacent: last.map { $0.kind != .end && $0.span.upper == begun.range.lowerBound } ?? false))
        lexed.tokens.append(Token(.end, span: SourceSpan(cursor, cursor), text: ""))
        lexed.diagnostics.removeAll { $0.span.upper > begun.range.lowerBound }
        let notes = ParserNotes(place: lexed.tokens.count - 2)
        var parsed = parse(lexed, bytes: bytes, notes: notes)
        let current = parsed.removeLast()
        return CursorPlace(
            begun: begun.range, word: word, isQuoted: isQuoted, expectations: notes.expectations,
            pipeline: current.statement?.pipeline,
            hasErrors: current.diagnostics.contains { $0.severity == .error },
            earlier: parsed.compactMap(\.statement))
    }

    /// The statements of a text and what its words were taken for.
    package func marked(_ text: String) -> MarkedText {
        let bytes = Array(text.utf8)
        let lexed = lex(bytes)
        let notes = ParserNotes()
        let statements = parse(lexed, bytes: bytes, notes: notes)
        return MarkedText(lexed: lexed, statements: statements, words: notes.words)
    }
}

extension LexedText {
    /// Takes the token away that is still being typed at the text's end; nil where no word can be begun.
    fileprivate mutating func takeBegun(at end: Int) -> (range: Range<Int>, isQuoted: Bool)? {
        if let comment = comments.last, comment.upper == end {
            // A `#` alone may become a hashtag.
            guard comment.count == 1 else { return nil }
            comments.removeLast()
            return (comment.range, false)
        }
        guard let last = tokens.last, last.span.upper == end else { return (end..<end, false) }
        switch last.kind {
        case .end: return (end..<end, false)
        case .symbol: return last.text == ")" || last.text == "]" ? nil : (end..<end, false)
        case .boolean where last.text == "-": return (end..<end, false)
        case .string, .phrase, .pattern, .exact, .slop: return nil
        case .invalid:
            if case .quote(let quote)? = unfinished, quote.lower == last.span.lower {
                tokens.removeLast()
                return (last.span.range, true)
            }
            guard ["@", "$"].contains(last.text) else { return nil }
        default: break
        }
        tokens.removeLast()
        return (last.span.range, false)
    }
}

extension Statement {
    fileprivate var pipeline: Pipeline? {
        switch kind {
        case .pipeline(let pipeline), .letPipeline(_, let pipeline), .explain(_, let pipeline): pipeline
        default: nil
        }
    }
}
