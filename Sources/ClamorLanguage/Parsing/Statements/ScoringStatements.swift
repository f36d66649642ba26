import ClamorText

/// Statements about what the scoring of mentions is told.
extension StatementParser {
    /// Whether a word's valence is set here; `lexicon` alone is the table of those that are.
    var isAtLexiconEntry: Bool { token(after: 1).kind == .string || token(after: 2).isSymbol("=") }

    /// `lexicon "WORD" = NUMBER|none [for topic "NAME"]`.
    mutating func parseLexicon() throws(ParseFailure) -> Statement.Kind {
        let example = "for example `lexicon \"sick\" = 2.5 for topic \"Skate\"`"
        mark(.stage)
        advance()
        let word = try expectString("a word")
        try expectEquals(example)
        let valence = try parseNumberOrNone(help: "a valence from -4 to 4, or `none`", example)
        guard takeKeyword("for") else {
            return .lexicon(LexiconNode(word: word, valence: valence, topic: nil))
        }
        guard takeKeyword("topic") else { throw unexpected("`topic` and its name", help: [example]) }
        expect(.value(of: "topic"))
        let topic = try expectString("the name of a topic")
        return .lexicon(LexiconNode(word: word, valence: valence, topic: topic))
    }

    /// `factor CHANNEL = NUMBER|none`.
    mutating func parseFactor() throws(ParseFailure) -> Statement.Kind {
        let example = "for example `factor linkedin = 0.5`"
        advance()
        expect(.value(of: "channel"))
        let token = current
        guard token.kind == .string || Self.isName(token) else { throw unexpected("a channel", help: [example]) }
        mark(.text)
        advance()
        try expectEquals(example)
        return .factor(
            channel: StringLiteral(token.value, span: token.span),
            try parseNumberOrNone(help: "a factor, 0 or more, or `none`", example))
    }

    /// A constant; nil for `none`.
    private mutating func parseNumberOrNone(
        help what: String, _ example: String
    ) throws(ParseFailure) -> Expression? {
        if takeKeyword("none") { return nil }
        if isAtStageEnd { throw unexpected(what, help: [example]) }
        return try parseExpression(as: .constant)
    }
}
