import ClamorText

extension StatementParser {
    /// `let NAME = pipeline or expression`.
    mutating func parseLet() throws(ParseFailure) -> Statement.Kind {
        let word = advance()
        let name = try definedName(after: word, "for example `let recent = last 7 days`")
        if isAtEnd { throw unexpected("a pipeline or an expression") }
        expect(.pipeline)
        if beginsPipeline { return .letPipeline(name, try parsePipeline()) }
        return .letExpression(name, try parseExpression(as: .condition))
    }

    /// Whether what follows `let NAME =` is a pipeline rather than an expression. A table or measure alone could be
    /// either: a table is a pipeline, a measure one only with `by` or a stage after it.
    var beginsPipeline: Bool {
        switch beginning(at: 0) {
        case .source:
            let next = token(after: 1)
            return ["import", "versions", "train"].contains { isAtKeyword($0) }
                || next.kind == .integer || next.kind == .end || next.isSymbol("|") || next.isKeyword("as")
                || beginsRange(at: 1)
        case .range: return true
        case .stage(let stage):
            return stage.form != .search || !token(after: 1).isSymbol("(") || token(after: 2).kind != .string
        case .aggregates: return hasKeyOrStage
        // A value is no table, which the pipeline says.
        case nil where isAtKeyword("as"): return true
        case nil: return isAt("|") || (vocabulary.isValue(current.text) && token(after: 1).isSymbol("|"))
        }
    }

    /// Whether `by` or `|` follows outside brackets.
    private var hasKeyOrStage: Bool {
        var depth = 0
        for token in tokens[index...] {
            if token.isSymbol("|") { return true }
            if token.isSymbol("(") { depth += 1 }
            if token.isSymbol(")") { depth -= 1 }
            if depth == 0, token.isKeyword("by") { return true }
        }
        return false
    }

    /// `set NAME = VALUE`.
    mutating func parseSet() throws(ParseFailure) -> Statement.Kind {
        let word = advance()
        expect(.setting)
        let name = try definedName(after: word, "for example `set zone = \"Europe/Berlin\"`")
        switch name.name.lowercased() {
        case "zone": expect(.zone)
        case "now": expect(.moment)
        case "batch": expect(.batch)
        default: break
        }
        return .set(name, try parseExpression(as: .constant))
    }

    /// `param NAME = DEFAULT`.
    mutating func parseParam() throws(ParseFailure) -> Statement.Kind {
        let word = advance()
        let name = try definedName(after: word, "for example `param brand = \"Acme\"`")
        return .param(name, try parseExpression(as: .constant))
    }

    /// `NAME =`; for a parameter, `$` before the name does no harm.
    private mutating func definedName(after word: Token, _ example: String) throws(ParseFailure) -> Identifier {
        if current.kind == .parameter {
            throw fail(
                "unexpected-token", at: current.span, "the name is written without `$` where it is defined",
                fix: Diagnostic.Fix(current.span, current.value))
        }
        guard current.kind == .name else { throw unexpected("a name", help: [example]) }
        let name = try expectName("a name")
        try expectEquals(example)
        return name
    }

    /// `measure NAME = AGG-EXPR`.
    mutating func parseMeasure() throws(ParseFailure) -> Statement.Kind {
        let word = advance()
        let name = try definedName(after: word, "for example `measure anger = rate(score < -0.5)`")
        if isAtEnd { throw unexpected("a formula of aggregates", help: ["for example `rate(score < -0.5)`"]) }
        return .measure(name, try parseExpression(as: .measure))
    }

    /// `topic "NAME" in FAMILY = BOOLEAN`.
    mutating func parseTopic() throws(ParseFailure) -> Statement.Kind {
        let example = "for example `topic \"Acme\" in brand = acme OR \"acme corp\"`"
        advance()
        let name = try expectString("the name of a topic")
        guard takeKeyword("in") else { throw unexpected("`in` and a family", help: [example]) }
        expect(.family)
        mark(.column)
        let family = try expectName("a family, such as `brand`")
        try expectEquals(example)
        return .topic(name, family: family, try parseWholeSearch())
    }

    /// `own "NAME" = @handle, …`.
    mutating func parseOwn() throws(ParseFailure) -> Statement.Kind {
        advance()
        let name = try expectString("the name of a brand")
        try expectEquals("for example `own \"Acme\" = @acme, @acmehelp`")
        let handles = try list { (parser) throws(ParseFailure) in
            let token = parser.current
            parser.expect(.account)
            guard token.kind == .handle || token.kind == .string || token.kind == .name else {
                throw parser.unexpected("an account, such as `@acme`")
            }
            parser.advance()
            let handle =
                token.kind == .string && token.value.hasPrefix("@") ? String(token.value.dropFirst()) : token.value
            return StringLiteral(handle, span: token.span)
        }
        return .own(name, handles: handles)
    }
}
