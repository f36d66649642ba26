import ClamorText

extension StatementParser {
    /// `extend NAME = EXPR, …`.
    mutating func parseAssignments(of word: Token) throws(ParseFailure) -> StageArguments {
        let example = example(of: word)
        let operand: Expectation.Operand = vocabulary.stage(word.text)?.name == "rename" ? .column : .value
        if isAtStageEnd { throw missingArguments(of: word, "a name and a value", example: example) }
        return .assignments(
            try list { (parser) throws(ParseFailure) in
                let name = try parser.expectName("a name for the column")
                if parser.current.isKeyword("as") { throw parser.reversedAssignment(name) }
                try parser.expectEquals("for example `\(example)`")
                return (name, try parser.parseExpression(as: operand))
            })
    }

    /// `OLD as NEW`, the order of other languages.
    private mutating func reversedAssignment(_ old: Identifier) -> ParseFailure {
        let new = token(after: 1)
        let isWhole =
            Self.isName(new) && (token(after: 2).kind == .end || ["|", ","].contains { token(after: 2).isSymbol($0) })
        return fail(
            "missing-equals", at: current.span, "the new name comes first, with `=` after it",
            fix: isWhole ? Diagnostic.Fix(old.span.union(new.span), "\(new.text) = \(old.name)") : nil)
    }
}
