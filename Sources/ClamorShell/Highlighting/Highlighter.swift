import ClamorLanguage
import ClamorQuery
import ClamorText

/// The roles of a text's stretches, from what the parser took its words for.
struct Highlighter {
    /// Names that the store and the session have added to the language, in lower case.
    struct Names {
        var tables: Set<String> = []
        var measures: Set<String> = []
        var families: Set<String> = []
    }

    private let marked: MarkedText
    private let names: Names
    private let cursor: Int

    /// - Parameter cursor: what touches this byte offset is still being typed, and no error yet.
    init(_ marked: MarkedText, names: Names, cursor: Int) {
        self.marked = marked
        self.names = names
        self.cursor = cursor
    }

    /// In the order of the text, without overlaps.
    var spans: [StyledSpan] {
        var spans = words
        for error in errors { spans = spans.flatMap { $0.marked(where: error) } }
        let comments = marked.lexed.comments.map { StyledSpan($0.range, .comment) }
        let all = spans.filter { $0.role != nil || $0.isError } + comments
        return all.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    // MARK: Words

    private var words: [StyledSpan] {
        var spans: [StyledSpan] = []
        var known = StatementNames()
        for (index, token) in marked.lexed.tokens.enumerated() where !token.span.isEmpty {
            if token.kind == .end {
                known = StatementNames()
                if token.text == ";" { spans.append(StyledSpan(token.span.range, .sign)) }
                continue
            }
            spans.append(StyledSpan(token.span.range, role(of: token, at: index, &known)))
        }
        return spans
    }

    private func role(of token: ClamorLanguage.Token, at index: Int, _ known: inout StatementNames) -> TextRole? {
        switch token.kind {
        case .name: return role(ofName: token, at: index, &known)
        case .parameter: return .parameter
        case .string, .phrase, .pattern, .value, .exact, .handle, .hashtag: return .string
        case .integer, .number, .time, .duration, .slop: return .number
        case .symbol: return .sign
        case .boolean, .near: return .keyword
        case .invalid: return isOpenQuote(token) ? .string : nil
        case .word, .end: return nil
        }
    }

    private func role(ofName token: ClamorLanguage.Token, at index: Int, _ known: inout StatementNames) -> TextRole? {
        let name = token.text.lowercased()
        switch marked.words[index] {
        case .stage:
            known.enter(name)
            return .stage
        case .keyword: return .keyword
        case .source: return .source
        case .column:
            known.names.insert(name)
            return .column
        case .function:
            if Aggregates.named(name) != nil { known.sum() }
            return .function
        case .text: return .string
        case .name(let operand): return role(ofOperand: name, operand, &known)
        case nil:
            if Parser.reservedWords.contains(name) { return .keyword }
            let next = marked.lexed.tokens.indices.contains(index + 1) ? marked.lexed.tokens[index + 1] : nil
            guard next?.text == "=" || isAfterAs(index) else { return nil }
            known.names.insert(name)
            return .column
        }
    }

    /// A name in an expression: a column where rows are looked at, a measure where they are summed up.
    private func role(
        ofOperand name: String, _ operand: Expectation.Operand, _ known: inout StatementNames
    ) -> TextRole? {
        if Parser.reservedWords.contains(name) { return .keyword }
        if operand == .measure {
            known.names.insert(name)
            known.sum()
            let plain = String(name.prefix { $0 != "@" })
            if Measures.named(plain) != nil || names.measures.contains(plain) || Aggregates.named(plain) != nil {
                return .function
            }
        } else if known.names.contains(name) {
            return .column
        } else if !known.isGrouped, Fields.named(name) != nil || names.families.contains(name) {
            known.names.insert(name)
            return .column
        }
        if names.tables.contains(name) { return .source }
        return ["now", "today", "yesterday"].contains(name) ? .keyword : nil
    }

    private func isAfterAs(_ index: Int) -> Bool {
        index > 0 && marked.words[index - 1] == .keyword && marked.lexed.tokens[index - 1].text.lowercased() == "as"
    }

    private func isOpenQuote(_ token: ClamorLanguage.Token) -> Bool {
        if case .quote(let quote)? = marked.lexed.unfinished { quote.lower == token.span.lower } else { false }
    }

    // MARK: Errors

    /// Where the parser stops, save where the text merely ends too early.
    private var errors: [Range<Int>] {
        let tokens = marked.lexed.tokens
        let last = tokens.last { $0.kind != .end }?.span.upper ?? 0
        return marked.statements.flatMap { statement in
            statement.diagnostics.filter { $0.severity == .error }.compactMap { diagnostic -> Range<Int>? in
                if isUnfinished(diagnostic, textEnd: last) { return nil }
                let range = diagnostic.span.isEmpty ? stretch(at: diagnostic.span.lower) : diagnostic.span.range
                guard let range, !(range.lowerBound...range.upperBound).contains(cursor) else { return nil }
                return range
            }
        }
    }

    /// Whether more text may mend it.
    private func isUnfinished(_ diagnostic: Diagnostic, textEnd: Int) -> Bool {
        switch marked.lexed.unfinished {
        case .quote(let span)?, .bracket(let span)?: if diagnostic.span == span { return true }
        default: break
        }
        return diagnostic.span.upper >= textEnd && Self.codesOfMissing.contains(diagnostic.code)
    }

    private static let codesOfMissing: Set<String> = [
        "unexpected-end", "missing-arguments", "missing-operand", "missing-equals", "missing-value", "missing-stage",
        "unclosed-bracket", "trailing-comma",
    ]

    /// The token after a place where something is missing, else the one before.
    private func stretch(at offset: Int) -> Range<Int>? {
        let tokens = marked.lexed.tokens
        let next = tokens.first { $0.span.lower >= offset }
        if let next, next.kind != .end { return next.span.range }
        return tokens.last { $0.span.upper <= offset && $0.kind != .end }?.span.range
    }
}

/// The names that a statement has used so far, which are what its later stages can know.
private struct StatementNames {
    var names: Set<String> = []
    /// Whether rows have been summed up in an earlier stage: fields are gone then.
    private(set) var isGrouped = false
    private var sums = false

    mutating func sum() { sums = true }

    /// A stage begins.
    mutating func enter(_ stage: String) {
        isGrouped = isGrouped || sums
    }
}

extension StyledSpan {
    /// The stretch cut at the ends of an error, what is inside marked.
    fileprivate func marked(where error: Range<Int>) -> [StyledSpan] {
        guard range.overlaps(error) else { return [self] }
        let inside = range.clamped(to: error)
        return [
            StyledSpan(range.lowerBound..<inside.lowerBound, role, isError: isError),
            StyledSpan(inside, role, isError: true),
            StyledSpan(inside.upperBound..<range.upperBound, role, isError: isError),
        ].filter { !$0.range.isEmpty }
    }
}
