/// Checked searches as text, for `explain plan`: tokens as they are looked up, with what is compared afterwards.
package enum SearchText {
    package static func text(_ query: SearchQuery) -> String {
        switch query {
        case .and(let parts): return parts.map(operand).joined(separator: " AND ")
        case .or(let parts): return parts.map(operand).joined(separator: " OR ")
        case .not(let inner): return "NOT \(operand(inner))"
        case .near(let left, let right, let distance, let ordered):
            return "\(operand(left)) NEAR/\(distance)\(ordered ? "f" : "") \(operand(right))"
        case .term(let term): return text(term)
        case .condition(let condition): return "[\(ExpressionText.text(condition))]"
        }
    }

    package static func text(_ term: SearchTerm) -> String {
        let tokens = term.patterns.map(text).joined(separator: " ")
        var result = term.patterns.count == 1 ? tokens : "\"\(tokens)\""
        if let slop = term.slop { result += "~\(slop)" }
        if term.scope != .titleAndText { result = "\(term.scope.rawValue):\(result)" }
        if let literal = term.literal { result += " as \(ExpressionText.quoted(literal))" }
        if let exact = term.exact { result += " exactly \(ExpressionText.quoted(exact))" }
        return result
    }

    private static func text(_ pattern: SearchTerm.Pattern) -> String {
        switch pattern {
        case .token(let token): token
        case .prefix(let prefix): prefix + "*"
        case .wildcard(let wildcard): wildcard
        }
    }

    private static func operand(_ query: SearchQuery) -> String {
        switch query {
        case .term, .condition: text(query)
        default: "(\(text(query)))"
        }
    }
}

extension SearchTerm {
    /// The term much as it is typed, for people.
    package var written: String {
        if let exact { return "{\(exact)}" }
        let plain = SearchText.text(SearchTerm(patterns: patterns, slop: slop, scope: scope))
        guard let literal else { return plain }
        return literal.contains { $0.isWhitespace } ? ExpressionText.quoted(literal) : literal
    }
}
