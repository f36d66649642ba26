import ClamorText

extension StatementParser {
    /// `trend every DUR|auto AGG, … [by KEY [limit N]] [with interval]`.
    mutating func parseTrend(of word: Token) throws(ParseFailure) -> StageArguments {
        let example = "\(word.text.lowercased()) every 1d count by channel"
        guard takeKeyword("every") else {
            if isAtStageEnd { throw missingArguments(of: word, "a step and an aggregate", example: example) }
            throw unexpected("`every` and a duration", help: ["for example `\(example)`"])
        }
        let (step, stepSpan) = try parseStep()
        if isAtStageEnd || current.isKeyword("by") {
            throw unexpected("an aggregate", help: ["for example `\(example)`"])
        }
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
        let interval = try parseInterval()
        return .trend(
            TrendNode(
                step: step, stepSpan: stepSpan, aggregates: aggregates, key: key, limit: limit, interval: interval))
    }

    /// `spark [COL, …] [every DUR|auto]`.
    mutating func parseSpark(of word: Token) throws(ParseFailure) -> StageArguments {
        var node = SparkNode(columns: [], step: nil, stepSpan: nil)
        expect(.operand(.number))
        if !isAtStageEnd, !isAtKeyword("every") {
            node.columns = try list { (parser) throws(ParseFailure) in try parser.expectColumn(.number) }
        }
        if takeKeyword("every") { (node.step, node.stepSpan) = try parseStep() }
        return .spark(node)
    }

    /// `1d`, `2 days`, `day`, or `auto`, which is nil.
    private mutating func parseStep() throws(ParseFailure) -> (DurationLiteral?, SourceSpan) {
        let start = current
        if takeKeyword("auto") { return (nil, start.span) }
        let step = try parseLength(
            "a step", help: "for example `every 1d`, `every 15m`, `every week` or `every auto`")
        return (step, span(from: start))
    }
}
