import ClamorText

extension StatementParser {
    /// `sort KEY [asc|desc], …`.
    mutating func parseSortKeys(of word: Token) throws(ParseFailure) -> StageArguments {
        if isAtStageEnd {
            throw missingArguments(of: word, "a column", example: "\(word.text.lowercased()) reach desc")
        }
        return .sortKeys(
            try list { (parser) throws(ParseFailure) in
                if parser.current.isKeyword("by") {
                    let by = parser.current.span
                    let next = parser.token(after: 1).span
                    throw parser.fail(
                        "unexpected-token", at: by, "\(parser.code(word)) takes no `by`",
                        fix: Diagnostic.Fix(SourceSpan(by.lower, max(by.upper, next.lower)), ""))
                }
                let value = try parser.parseExpression(as: .column)
                if parser.takeKeyword("desc") { return SortKeyNode(value: value, descending: true) }
                return SortKeyNode(value: value, descending: parser.takeKeyword("asc") ? false : nil)
            })
    }

    /// `take N`.
    mutating func parseCountArgument(of word: Token) throws(ParseFailure) -> StageArguments {
        if isAtStageEnd {
            throw missingArguments(of: word, "a count", example: "\(word.text.lowercased()) 20")
        }
        let token = current
        return .count(try expectCount("the count", minimum: 0), span: token.span)
    }
}
