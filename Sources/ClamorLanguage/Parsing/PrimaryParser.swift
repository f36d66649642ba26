import ClamorText

extension StatementParser {
    /// An operand: a constant, a name, a call, a field term, `$name`, or an expression in brackets.
    mutating func parsePrimary() throws(ParseFailure) -> Expression {
        height = 1
        let token = current
        if let column = reading.column { expect(.value(of: column)) }
        expect(.operand(reading.operand))
        switch token.kind {
        case .integer:
            guard let value = Int64(token.value) else {
                throw fail("bad-number", at: token.span, "the number is too large")
            }
            return constant(.integer(value))
        case .number:
            guard let value = Double(token.text.filter { $0 != "_" }) else { throw missingOperand() }
            return constant(.number(value, text: token.text))
        case .string: return constant(.text(token.value))
        case .time: return constant(.time(.literal(token.value)))
        case .duration:
            guard let duration = DurationLiteral(text: token.value) else { throw missingOperand() }
            return constant(.duration(duration))
        case .parameter:
            advance()
            return Expression(.parameter(token.value), span: token.span)
        case .name: return try parseNamed()
        case .symbol where token.text == "(": return try parseBracketed()
        case .handle, .hashtag:
            throw fail(
                "unquoted-text", at: token.span, "\(code(token)) is a text and needs quotes",
                fix: Diagnostic.Fix(token.span, quoted(token.text)))
        case .symbol where token.text == "*":
            throw fail(
                "unexpected-token", at: token.span, "expected a value, found `*`",
                help: ["rows are counted by `count` alone"])
        default: throw missingOperand()
        }
    }

    private mutating func constant(_ literal: Literal) -> Expression {
        Expression(.literal(literal), span: advance().span)
    }

    private mutating func parseBracketed() throws(ParseFailure) -> Expression {
        let opening = advance()
        if isAt(")") {
            throw fail("missing-operand", at: opening.span.union(current.span), "a value is missing in the brackets")
        }
        var inner = try parseExpression(as: reading.operand)
        try expectClosing(")", of: opening)
        inner.span = span(from: opening)
        return inner
    }

    /// What a name begins: a word that is a constant, a call, a field term, an extra column or the name alone.
    private mutating func parseNamed() throws(ParseFailure) -> Expression {
        let token = current
        let next = self.token(after: 1)
        if next.isSymbol(":"), next.isAdjacent {
            let term = try parseFieldTerm()
            return Expression(.field(term), span: term.span)
        }
        let word = token.text.lowercased()
        if Self.reservedWords.contains(word) {
            if next.isSymbol("("), let foreign = ForeignWords.function(word) {
                throw fail(
                    "unknown-function", at: token.span, "there is no function \(code(token))", help: [foreign.help])
            }
            throw missingOperand()
        }
        if next.isSymbol("(") {
            return try word == "search" ? parseSearchCall() : parseCall()
        }
        mark(.name(reading.operand))
        advance()
        switch word {
        case "true": return Expression(.literal(.boolean(true)), span: token.span)
        case "false": return Expression(.literal(.boolean(false)), span: token.span)
        case "missing", "null": return Expression(.literal(.missing), span: token.span)
        case "extra" where isAt("."): return try parseExtra(token)
        case "now" where isShiftSnapped:
            index -= 1
            let point = try parseTimePoint()
            return Expression(.literal(.time(point.kind)), span: point.span)
        default: return Expression(.name(token.text), span: token.span)
        }
    }

    /// After `now`: whether `@d` follows, or a shift that is snapped, as in `now-7d@d`.
    private var isShiftSnapped: Bool {
        if isAt("@") { return true }
        return (isAt("-") || isAt("+")) && token(after: 1).kind == .duration && token(after: 2).isSymbol("@")
    }

    /// After `extra`: `.NAME` or `."Any Name"`.
    private mutating func parseExtra(_ word: Token) throws(ParseFailure) -> Expression {
        advance()
        expect(.extra)
        mark(.column)
        guard current.kind == .name || current.kind == .string else {
            throw unexpected("the name of a column", help: ["for example `extra.region` or `extra.\"Page Type\"`"])
        }
        let name = advance()
        return Expression(.extra(name.value), span: span(from: word))
    }

    /// `f(x, …)`.
    private mutating func parseCall() throws(ParseFailure) -> Expression {
        mark(.function)
        let name = advance()
        let opening = advance()
        let operand = vocabulary.isAggregate(name.text) ? .condition : reading.operand
        var arguments: [Expression] = []
        var tallest = 0
        if !isAt(")") {
            arguments = try list { (parser) throws(ParseFailure) in
                let argument = try parser.parseExpression(as: operand)
                tallest = max(tallest, parser.height)
                return argument
            }
        }
        try expectClosing(")", of: opening, or: " or `,`")
        height = tallest + 1
        let identifier = Identifier(name.text, span: name.span)
        return Expression(.call(identifier, arguments), span: span(from: name))
    }

    /// `search("…")`: the text is read as a search. Its places are those in the source, unless the text has escapes.
    private mutating func parseSearchCall() throws(ParseFailure) -> Expression {
        mark(.function)
        let name = advance()
        let opening = advance()
        guard current.kind == .string else {
            throw unexpected("a quoted search", help: ["for example `search(\"refund OR return\")`"])
        }
        let literal = advance()
        try expectClosing(")", of: opening)
        let node = try parseEmbeddedSearch(literal)
        return Expression(.search(node), span: span(from: name))
    }

    private mutating func parseEmbeddedSearch(_ literal: Token) throws(ParseFailure) -> SearchNode {
        let quoteLength = literal.text.hasPrefix("“") ? 3 : 1
        let inside =
            literal.span.lower
            + quoteLength..<max(
                literal.span.lower + quoteLength, literal.span.upper - quoteLength)
        let value = Array(literal.value.utf8)
        let isVerbatim = inside.upperBound <= bytes.count && bytes[inside].elementsEqual(value)
        let lexed = Lexer(
            bytes: isVerbatim ? bytes : value, range: isVerbatim ? inside : nil, mode: .embeddedSearch,
            fixedSpan: isVerbatim ? nil : literal.span, vocabulary: vocabulary
        ).run()
        diagnostics += lexed.diagnostics
        guard !lexed.tokens.isEmpty else {
            throw fail("missing-operand", at: literal.span, "there is nothing to search for")
        }
        var parser = StatementParser(tokens: lexed.tokens[...], bytes: bytes, vocabulary: vocabulary)
        parser.isEmbedded = true
        defer {
            // A replacement would be for the whole text.
            if !isVerbatim {
                for index in parser.diagnostics.indices { parser.diagnostics[index].fix = nil }
            }
            diagnostics += parser.diagnostics
        }
        return try parser.parseWholeSearch()
    }
}
