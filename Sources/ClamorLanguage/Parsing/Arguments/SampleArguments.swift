import ClamorText

extension StatementParser {
    /// `sample N [seed S]`.
    mutating func parseSample(of word: Token) throws(ParseFailure) -> StageArguments {
        let name = word.text.lowercased()
        if isAtStageEnd { throw missingArguments(of: word, "a count", example: "\(name) 100") }
        let count = try expectCount("the count", minimum: 0)
        guard takeKeyword("seed") else { return .sample(count: count, seed: nil) }
        return .sample(count: count, seed: try expectCount("the seed", minimum: 0))
    }

    /// `compare previous [DUR]`.
    mutating func parseComparison(of word: Token) throws(ParseFailure) -> StageArguments {
        let example = "last week | count by brand | \(word.text.lowercased()) previous"
        guard takeKeyword("previous") else {
            if isAtStageEnd { throw missingArguments(of: word, "`previous`", example: example) }
            throw unexpected("`previous`", help: ["for example `\(example)`"])
        }
        let start = current
        if isAtStageEnd { return .comparison(nil, span: word.span) }
        return .comparison(try parseLength(), span: span(from: start))
    }

    /// `7d`, `2 weeks` or `week`: a stretch longer than nothing.
    mutating func parseLength(
        _ what: String = "a duration", help: String = "for example `7d`, `2 weeks` or `1mo`"
    ) throws(ParseFailure) -> DurationLiteral {
        let start = current
        if start.kind == .duration, let duration = DurationLiteral(text: start.value) {
            if duration.count < 1 { throw fail("bad-count", at: start.span, "\(what) must be longer than nothing") }
            advance()
            return duration
        }
        let count = start.kind == .integer ? try expectCount(what) : 1
        expect(.unit(plural: start.kind == .integer && start.text != "1"))
        guard current.kind == .name, current.text != "M", let unit = RangeUnit(named: current.text) else {
            throw unexpected(what, help: [help])
        }
        mark(.keyword)
        advance()
        return DurationLiteral(count: count, unit: unit)
    }

    /// `assert EXPR ["message"]`.
    mutating func parseAssertion(of word: Token) throws(ParseFailure) -> StageArguments {
        if isAtStageEnd {
            throw missingArguments(
                of: word, "a condition", example: "\(word.text.lowercased()) count > 0 \"no mentions\"")
        }
        let condition = try parseExpression(as: .condition)
        return .assertion(condition, message: current.kind == .string ? try expectString("a message") : nil)
    }

    /// `pipe "COMMAND"`.
    mutating func parseText(of word: Token) throws(ParseFailure) -> StageArguments {
        if isAtStageEnd {
            throw missingArguments(of: word, "a command", example: "\(word.text.lowercased()) \"sort | head\"")
        }
        return .text(try expectString("the command"))
    }
}
