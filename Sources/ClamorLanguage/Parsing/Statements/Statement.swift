import ClamorText

extension StatementParser {
    /// The whole statement; nil if it cannot be read, which has been said.
    mutating func parseStatement() -> Statement? {
        let start = current
        do {
            let kind = try parseKind()
            if !isAtEnd { try refuseRest(of: kind) }
            return Statement(kind, span: span(from: start))
        } catch {
            return nil
        }
    }

    private mutating func parseKind() throws(ParseFailure) -> Statement.Kind {
        expect(.statement)
        guard current.kind == .name else { return .pipeline(try parsePipeline()) }
        if Vocabulary.statementWords.contains(current.text.lowercased()) { mark(.stage) }
        switch current.text.lowercased() {
        case "let": return try parseLet()
        case "set": return try parseSet()
        case "param": return try parseParam()
        case "topic": return try parseTopic()
        case "own": return try parseOwn()
        case "note": return try parseNote()
        case "undo": return try parseUndo()
        case "measure": return try parseMeasure()
        case "forget": return try parseForget()
        case "recipe": return try parseRecipe()
        case "lexicon" where isAtLexiconEntry: return try parseLexicon()
        case "factor": return try parseFactor()
        case "same": return try parseSame()
        case "include": return try parseInclude()
        case "help": return try parseHelp()
        case "explain": return try parseExplain()
        default: return .pipeline(try parsePipeline())
        }
    }

    /// Something follows the end of a statement that is no pipeline.
    private mutating func refuseRest(of kind: Statement.Kind) throws(ParseFailure) {
        if isAt("|") {
            throw fail(
                "unexpected-token", at: current.span, "`|` cannot follow this statement",
                help: ["only a pipeline has stages"])
        }
        if case .own = kind { try expectStageEnd(help: [Self.adviceOnLists]) }
        try expectStageEnd()
    }
}
