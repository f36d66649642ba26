import ClamorText

extension StatementParser {
    /// `field:value`, `field:(a, b)` or `field:[A to B]`; the current token is the field's name, `:` comes next.
    mutating func parseFieldTerm() throws(ParseFailure) -> FieldTerm {
        mark(.column)
        let name = advance()
        let colon = advance()
        if current.isAdjacent { expect(.value(of: name.text)) }
        guard vocabulary.fields.contains(name.text.lowercased()) else {
            throw unknownField(name, colon)
        }
        let field = Identifier(name.text, span: name.span)
        let operand: FieldTerm.Operand
        if isAt("("), current.isAdjacent {
            operand = .any(try parseFieldValues(of: name))
        } else if isAt("["), current.isAdjacent {
            operand = try parseFieldRange()
        } else if isFieldValue, current.isAdjacent {
            operand = .value(takeFieldValue())
        } else {
            throw missingFieldValue(name, colon)
        }
        return FieldTerm(field: field, operand: operand, span: span(from: name))
    }

    private mutating func unknownField(_ name: Token, _ colon: Token) -> ParseFailure {
        let word = name.text.lowercased()
        if word == "http" || word == "https" {
            return fail(
                "unquoted-text", at: name.span.union(colon.span), "an address is a text and needs quotes",
                help: ["for example `url = \"https://example.com\"`, or `url:https://example.com`"])
        }
        let near = vocabulary.nearestField(to: name.text)
        let question = near.map { "; did you mean `\($0)`?" } ?? ""
        return fail(
            "unknown-field", at: name.span, "unknown field \(code(name))\(question)",
            help: ["a text that has `:` inside is quoted: `\"\(name.text):…\"`"],
            fix: near.map { Diagnostic.Fix(name.span, $0) })
    }

    private mutating func missingFieldValue(_ name: Token, _ colon: Token) -> ParseFailure {
        if current.kind == .invalid { return ParseFailure() }
        let range = SourceSpan(colon.span.upper, max(colon.span.upper, current.span.lower))
        let isSeparated = !isAtStageEnd && !current.isAdjacent && !range.isEmpty
        return fail(
            "missing-value", at: name.span.union(colon.span),
            "a value must follow `\(name.text):`" + (isSeparated ? " without a space" : ""),
            fix: isSeparated ? Diagnostic.Fix(range, "") : nil)
    }

    private var isFieldValue: Bool {
        current.kind == .value || current.kind == .string || current.kind == .parameter
    }

    private mutating func takeFieldValue() -> FieldValue {
        let token = advance()
        return FieldValue(
            text: token.value, quoted: token.kind == .string, parameter: token.kind == .parameter, span: token.span)
    }

    /// `(a, b)`; `OR` between two values is taken for a comma.
    private mutating func parseFieldValues(of name: Token) throws(ParseFailure) -> [FieldValue] {
        let opening = advance()
        var values: [FieldValue] = []
        repeat {
            expect(.value(of: name.text))
            guard isFieldValue else { throw unexpected("a value") }
            values.append(takeFieldValue())
            if current.kind == .value, current.text == "OR" {
                advance()
                continue
            }
            if isFieldValue, let previous {
                throw fail(
                    "missing-comma", at: previous.span.union(current.span), "a comma is missing between the values",
                    help: ["a value that has a space inside is quoted"])
            }
            if isAt(")") || isAtStageEnd { break }
            if try !takeComma() { break }
        } while true
        try expectClosing(")", of: opening, or: " or `,`")
        return values
    }

    /// `[A to B]`; `*` leaves an end open.
    private mutating func parseFieldRange() throws(ParseFailure) -> FieldTerm.Operand {
        let opening = advance()
        let low = try parseBound()
        guard current.kind == .value, current.text.lowercased() == "to" else {
            if isAtStageEnd { try expectClosing("]", of: opening) }
            throw unexpected("`to`", help: ["for example `followers:[1000 to *]`"])
        }
        advance()
        let high = try parseBound()
        try expectClosing("]", of: opening)
        return .range(low, high)
    }

    private mutating func parseBound() throws(ParseFailure) -> FieldValue? {
        guard isFieldValue else { throw unexpected("a value or `*`") }
        let value = takeFieldValue()
        return !value.quoted && value.text == "*" ? nil : value
    }
}
