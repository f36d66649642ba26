import ClamorText

extension StatementParser {
    /// `extend NAME = EXPR, …`.
    mutating func parseAssignments(of word: Token) throws(ParseFailure) -> StageArguments {
        let example = "\(word.text.lowercased()) loud = followers > 10000"
        if isAtStageEnd { throw missingArguments(of: word, "a name and a value", example: example) }
        return .assignments(
            try list { (parser) throws(ParseFailure) in
                let name = try parser.expectName("a name for the column")
                try parser.expectEquals("for example `\(example)`")
                return (name, try parser.parseExpression())
            })
    }
}
