import ClamorText

extension StatementParser {
    /// `top N FIELD [by AGG] [with interval]` or `top N by EXPR [per COL, …]`.
    mutating func parseRanking(of word: Token) throws(ParseFailure) -> StageArguments {
        let name = word.text.lowercased()
        if isAtStageEnd { throw missingArguments(of: word, "a count and a field", example: "\(name) 10 author") }
        let counted = current
        guard counted.kind == .integer else {
            throw unexpected("a count", help: ["for example `\(name) 10 author` or `\(name) 10 by reach`"])
        }
        let count = try expectCount("the count")
        var node = RankingNode(count: count, countSpan: counted.span, field: nil, by: nil, per: [])
        if isAtStageEnd {
            throw fail(
                "missing-arguments", at: word.span.union(counted.span), "\(code(word)) needs a field or `by`",
                help: ["for example `\(name) \(count) author` or `\(name) \(count) by reach`"])
        }
        if !isAtKeyword("by") { node.field = try parseExpression(as: .text) }
        if takeKeyword("by") { node.by = try parseAggregate(of: node.field == nil ? .value : .measure) }
        if node.field == nil ? isAtKeyword("per") : current.isKeyword("per") {
            if node.field != nil {
                throw fail(
                    "unexpected-token", at: current.span, "`per` needs the form `\(name) \(count) by …`")
            }
            advance()
            node.per = try parseColumnList()
        }
        if node.field != nil { node.interval = try parseInterval() }
        return .ranking(node)
    }
}
