import ClamorText

extension StatementParser {
    /// `select COL, …`; which stages take no columns as all of them, their definitions know.
    mutating func parseColumns() throws(ParseFailure) -> StageArguments {
        .columns(isAtStageEnd ? [] : try parseColumnList())
    }

    mutating func parseColumnList() throws(ParseFailure) -> [Expression] {
        try list { (parser) throws(ParseFailure) in try parser.parseExpression(as: .column) }
    }

    /// `share [of COL]`.
    mutating func parseShare() throws(ParseFailure) -> StageArguments {
        guard takeKeyword("of") else {
            if let interval = try parseInterval() { return .share(of: nil, interval: interval) }
            if isAtStageEnd { return .share(of: nil, interval: nil) }
            let help =
                current.isKeyword("by") ? "group first: `count by brand | share`" : "for example `share of reach`"
            throw unexpected("`of` and a column", help: [help])
        }
        let column = try expectColumn(.number)
        return .share(of: column, interval: try parseInterval())
    }
}
