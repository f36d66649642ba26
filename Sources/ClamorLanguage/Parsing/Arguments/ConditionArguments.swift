import ClamorText

extension StatementParser {
    /// `filter EXPR`.
    mutating func parseCondition(of word: Token) throws(ParseFailure) -> StageArguments {
        if isAtStageEnd {
            throw missingArguments(of: word, "a condition", example: "\(word.text.lowercased()) score < 0")
        }
        return .condition(try parseExpression(as: .condition))
    }
}
