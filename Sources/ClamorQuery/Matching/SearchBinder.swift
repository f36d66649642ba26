import ClamorColumns
import ClamorLanguage
import ClamorText

/// Searches: from what was typed to tokens and typed conditions.
extension PipelineChecker {
    /// A search with its terms cut and its conditions checked; nil when a problem was reported.
    mutating func search(_ node: SearchNode, span: SourceSpan) -> SearchQuery? {
        guard scope.isUnknown || (scope["title"] != nil && scope["text"] != nil) else {
            report(
                "search-without-text", at: span,
                scope.isMentions
                    ? "a search needs `title` and `text`, and an earlier `select` or `drop` left them out"
                    : "a search looks at mentions, and \(rowsAreNotMentions)",
                help: ["search first, then \(scope.isMentions ? "select" : "group")"])
            return nil
        }
        return query(node)
    }

    private mutating func query(_ node: SearchNode) -> SearchQuery? {
        switch node.kind {
        case .and(let parts): return all(parts).map { .and($0) }
        case .or(let parts): return all(parts).map { .or($0) }
        case .not(let inner): return query(inner).map { .not($0) }
        case .near(let left, let right, let distance, let ordered):
            let first = query(left)
            let second = query(right)
            guard let first, let second else { return nil }
            return .near(first, second, distance: distance, ordered: ordered)
        case .word(let text):
            return term(node.span) { () throws(TermCutter.Problem) in
                try TermCutter.word(text, scope: .titleAndText)
            }
        case .phrase(let text, let slop):
            return term(node.span) { () throws(TermCutter.Problem) in
                try TermCutter.phrase(text, slop: slop, scope: .titleAndText)
            }
        case .exact(let text):
            return term(node.span) { () throws(TermCutter.Problem) in
                try TermCutter.exact(text, scope: .titleAndText)
            }
        case .parameter(let name): return parameterTerm(name, scope: .titleAndText, span: node.span)
        case .field(let term):
            guard let condition = fieldTerm(term)?.typed else { return nil }
            if case .search(let inner) = condition.kind { return inner }
            return .condition(condition)
        }
    }

    /// Every part is looked at, so that all problems are told.
    private mutating func all(_ parts: [SearchNode]) -> [SearchQuery]? {
        let queries = parts.map { query($0) }
        return queries.contains { $0 == nil } ? nil : queries.compactMap { $0 }
    }

    private mutating func term(
        _ span: SourceSpan, _ cut: () throws(TermCutter.Problem) -> SearchTerm
    ) -> SearchQuery? {
        do {
            return .term(try cut())
        } catch {
            report(error.code, at: span, error.message, help: error.help)
            return nil
        }
    }

    /// `$x` is one phrase, whatever its value looks like.
    private mutating func parameterTerm(_ name: String, scope: SearchTerm.Scope, span: SourceSpan) -> SearchQuery? {
        guard let value = parameter(name, span: span)?.value else { return nil }
        let text: String
        switch value {
        case .text(let written): text = written
        case .null:
            report("unknown-parameter", at: span, "`$\(name)` is missing, and a search needs a text")
            return nil
        default: text = ExpressionText.text(value)
        }
        return term(span) { () throws(TermCutter.Problem) in try TermCutter.verbatim(text, scope: scope) }
    }

    /// `title:refund`, `text:("money back", refund)`: a search of that text alone.
    mutating func searchTerm(_ field: FieldTerm, scope: SearchTerm.Scope) -> Operand? {
        guard self.scope[scope.rawValue] != nil || self.scope.isUnknown else {
            return column(named: scope.rawValue, span: field.field.span).map {
                Operand($0.expression, span: field.span)
            }
        }
        let values: [FieldValue]
        switch field.operand {
        case .value(let value): values = [value]
        case .any(let many): values = many
        case .range:
            report("no-order", at: field.span, "`\(scope.rawValue):` looks for words, and words have no range")
            return nil
        }
        let queries = values.map { value -> SearchQuery? in
            if value.parameter { return parameterTerm(value.text, scope: scope, span: value.span) }
            return term(value.span) { () throws(TermCutter.Problem) in
                value.quoted
                    ? try TermCutter.phrase(value.text, slop: nil, scope: scope)
                    : try TermCutter.word(value.text, scope: scope)
            }
        }
        guard !queries.contains(where: { $0 == nil }) else { return nil }
        let found = queries.compactMap { $0 }
        let query = found.count == 1 ? found[0] : SearchQuery.or(found)
        return Operand(TypedExpression(.boolean, .search(query)), span: field.span)
    }
}
