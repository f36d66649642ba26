import ClamorText

extension StatementParser {
    /// `AGG, … [by KEY, …] [with interval]`.
    /// - Parameter word: the stage's name, nil where aggregates stand alone.
    mutating func parseAggregation(after word: Token?) throws(ParseFailure) -> AggregationNode {
        if let word, isAtStageEnd {
            throw missingArguments(of: word, "an aggregate", example: "\(word.text.lowercased()) count by channel")
        }
        let aggregates = try parseAggregates()
        let keys = takeKeyword("by") ? try list { (parser) throws(ParseFailure) in try parser.parseKey() } : []
        return AggregationNode(aggregates: aggregates, keys: keys, interval: try parseInterval())
    }

    /// `with interval`, if it follows.
    mutating func parseInterval() throws(ParseFailure) -> SourceSpan? {
        let start = current
        guard takeKeyword("with") else { return nil }
        guard isAtKeyword("interval") || current.isKeyword("intervals") else {
            throw unexpected("`interval`", help: ["for example `net by brand with interval`"])
        }
        mark(.keyword)
        advance()
        return span(from: start)
    }

    mutating func parseAggregates() throws(ParseFailure) -> [AggregateNode] {
        try list { (parser) throws(ParseFailure) in try parser.parseAggregate() }
    }

    /// `[NAME =] AGG [over confident] [if COND] [as NAME]`.
    /// - Parameter operand: what names in it mean.
    mutating func parseAggregate(
        of operand: Expectation.Operand = .measure
    ) throws(ParseFailure) -> AggregateNode {
        let start = current
        var alias = try parseAlias()
        let value = try parseExpression(as: operand)
        try refuseBareArgument(of: value)
        var confident = try parseConfident()
        let condition = takeKeyword("if") ? try parseExpression(as: .condition) : nil
        if confident == nil { confident = try parseConfident() }
        if isAtKeyword("as") {
            let word = advance()
            if alias != nil {
                throw fail(
                    "two-aliases", at: word.span.union(current.span), "the column has a name already",
                    labels: [Diagnostic.Label(start.span, "named here")])
            }
            alias = try expectName("a name for the column")
        }
        return AggregateNode(
            alias: alias, value: value, confident: confident, condition: condition, span: span(from: start))
    }

    /// `over confident`, if it follows.
    private mutating func parseConfident() throws(ParseFailure) -> SourceSpan? {
        let start = current
        guard takeKeyword("over") else { return nil }
        guard takeKeyword("confident") else {
            throw unexpected("`confident`", help: ["for example `net over confident by brand`"])
        }
        return span(from: start)
    }

    /// `avg score` without brackets, and `count where score < 0`.
    private mutating func refuseBareArgument(of value: Expression) throws(ParseFailure) {
        guard case .name(let name) = value.kind, current.kind == .name else { return }
        if isAtKeyword("where") {
            throw fail(
                "unexpected-token", at: current.span, "\(code(current)) cannot follow an aggregate",
                help: ["rows are narrowed before they are counted: `filter … | \(name)`"])
        }
        let word = current.text.lowercased()
        guard vocabulary.takesBrackets(name), Self.isName(current), !["if", "over", "with"].contains(word),
            vocabulary.stage(word) == nil, !token(after: 1).isSymbol("(")
        else { return }
        throw fail(
            "missing-brackets", at: current.span, "what `\(name)` is taken of stands in brackets",
            fix: Diagnostic.Fix(value.span.union(current.span), "\(name)(\(current.text))"))
    }

    /// `[NAME =] EXPR` after `by`.
    mutating func parseKey() throws(ParseFailure) -> KeyNode {
        let alias = try parseAlias()
        return KeyNode(alias: alias, value: try parseExpression(as: .value))
    }

    /// `NAME =`, if that is what comes.
    private mutating func parseAlias() throws(ParseFailure) -> Identifier? {
        guard Self.isName(current), token(after: 1).isSymbol("=") else { return nil }
        let name = try expectName("a name for the column")
        advance()
        return name
    }
}
