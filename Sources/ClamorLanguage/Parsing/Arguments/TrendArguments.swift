import ClamorText

extension StatementParser {
    /// `trend every DUR AGG, … [by KEY [limit N]]`.
    mutating func parseTrend(of word: Token) throws(ParseFailure) -> StageArguments {
        let example = "\(word.text.lowercased()) every 1d count by channel"
        guard takeKeyword("every") else {
            if isAtStageEnd { throw missingArguments(of: word, "a step and an aggregate", example: example) }
            throw unexpected("`every` and a duration", help: ["for example `\(example)`"])
        }
        let (step, stepSpan) = try parseStep()
        if isAtStageEnd || isAtKeyword("by") { throw unexpected("an aggregate", help: ["for example `\(example)`"]) }
        let aggregates = try parseAggregates()
        var key: KeyNode?
        var limit: Int?
        if takeKeyword("by") {
            key = try parseKey()
            if isAt(",") {
                throw fail("second-key", at: current.span, "a trend is split by one key at the most")
            }
            if takeKeyword("limit") { limit = try expectCount("the limit") }
        }
        return .trend(TrendNode(step: step, stepSpan: stepSpan, aggregates: aggregates, key: key, limit: limit))
    }

    /// `1d`, `2 days` or `day`.
    private mutating func parseStep() throws(ParseFailure) -> (DurationLiteral, SourceSpan) {
        let start = current
        if start.kind == .duration, let duration = DurationLiteral(text: start.value) {
            if duration.count < 1 { throw fail("bad-count", at: start.span, "the step must be longer than nothing") }
            advance()
            return (duration, start.span)
        }
        let count = start.kind == .integer ? try expectCount("the step") : 1
        guard current.kind == .name, current.text != "M", let unit = RangeUnit(named: current.text) else {
            throw unexpected("a step", help: ["for example `every 1d`, `every 15m` or `every week`"])
        }
        advance()
        return (DurationLiteral(count: count, unit: unit), span(from: start))
    }
}
