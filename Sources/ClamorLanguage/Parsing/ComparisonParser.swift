import ClamorText

extension StatementParser {
    /// What compares `left` with something: an operator, `in`, `between`, `matches`, `is missing`. Comparisons cannot be
    /// chained.
    mutating func parseComparison(_ left: Expression) throws(ParseFailure) -> Expression {
        let leftHeight = height
        let isNegated = takeKeyword("not")
        let word = advance()
        var result: Expression
        switch word.text.lowercased() {
        case "in": result = try parseMembership(left, negated: isNegated)
        case "between": result = try parseBetween(left, negated: isNegated)
        case "matches": result = try parseMatch(left, negated: isNegated)
        case "is": result = try parseMissing(left)
        case let text:
            let operation = text == "==" ? .equal : BinaryOperator(rawValue: text)
            guard let operation else { throw unexpected("an operator") }
            let right = try parseExpression(as: .condition, comparedWith: left.columnName, above: .comparison)
            result = Expression(.binary(operation, left, right), span: left.span.union(right.span))
            if isNegated { result.kind = .unary(.not, result) }
        }
        height = max(leftHeight, height) + 2
        try checkHeight(height)
        if infix?.precedence == .comparison {
            throw fail(
                "chained-comparison", at: current.span, "comparisons cannot be chained",
                help: ["two of them are joined by `and`: `0 < x and x < 1`"])
        }
        return result
    }

    /// After `in`: `(a, b)` or `file "F"`.
    private mutating func parseMembership(_ left: Expression, negated: Bool) throws(ParseFailure) -> Expression {
        if isAtKeyword("file"), token(after: 1).kind != .symbol {
            advance()
            let file = try expectFile()
            height = 0
            return Expression(.inFile(left, file, negated: negated), span: left.span.union(file.span))
        }
        guard isAt("(") else {
            throw unexpected(
                "a list in brackets", help: ["for example `in (\"a\", \"b\")`, or `in file \"names.txt\"`"])
        }
        let opening = advance()
        if isAt(")") { throw fail("missing-operand", at: opening.span.union(current.span), "the list is empty") }
        var tallest = 0
        let values = try list { (parser) throws(ParseFailure) in
            let value = try parser.parseExpression(as: .value, comparedWith: left.columnName)
            tallest = max(tallest, parser.height)
            return value
        }
        try expectClosing(")", of: opening, or: " or `,`")
        height = tallest
        return Expression(.inList(left, values, negated: negated), span: left.span.union(span(from: opening)))
    }

    /// After `between`: `low and high`, both included.
    private mutating func parseBetween(_ left: Expression, negated: Bool) throws(ParseFailure) -> Expression {
        let low = try parseExpression(as: .value, comparedWith: left.columnName, above: .comparison)
        let lowHeight = height
        guard takeKeyword("and") else { throw unexpected("`and`", help: ["for example `between 1 and 5`"]) }
        let high = try parseExpression(as: .value, comparedWith: left.columnName, above: .comparison)
        height = max(lowHeight, height)
        return Expression(.between(left, low, high, negated: negated), span: left.span.union(high.span))
    }

    private mutating func parseMatch(_ left: Expression, negated: Bool) throws(ParseFailure) -> Expression {
        guard current.kind == .pattern else {
            var fix: Diagnostic.Fix?
            if current.kind == .string {
                fix = Diagnostic.Fix(current.span, "/\(current.value.replacing("/", with: "\\/"))/")
            }
            throw unexpected("a pattern between slashes", help: ["for example `matches /refunds?/`"], fix: fix)
        }
        let token = advance()
        if token.value.isEmpty { throw fail("missing-operand", at: token.span, "the pattern is empty") }
        height = 0
        let pattern = StringLiteral(token.value, span: token.span)
        return Expression(.matches(left, pattern: pattern, negated: negated), span: left.span.union(token.span))
    }

    /// After `is`: `missing` or `not missing`; `null` is taken for it.
    private mutating func parseMissing(_ left: Expression) throws(ParseFailure) -> Expression {
        let isNegated = takeKeyword("not")
        guard isAtKeyword("missing") || current.isKeyword("null") else {
            throw unexpected(isNegated ? "`missing`" : "`missing` or `not missing`")
        }
        let word = advance()
        height = 0
        return Expression(.missing(left, negated: isNegated), span: left.span.union(word.span))
    }
}
