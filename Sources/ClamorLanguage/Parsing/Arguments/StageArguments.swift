import ClamorText

extension StatementParser {
    /// What follows the name of a stage, by the form that its definition gives.
    /// - Parameter word: the name just read, for messages.
    mutating func parseArguments(_ form: ArgumentForm, of word: Token) throws(ParseFailure) -> StageArguments {
        switch form {
        case .none: .none
        case .condition: try parseCondition(of: word)
        case .search: .search(try parseWholeSearch())
        case .aggregation: .aggregation(try parseAggregation(after: word))
        case .trend: try parseTrend(of: word)
        case .assignments: try parseAssignments(of: word)
        case .columns: try parseColumns()
        case .sortKeys: try parseSortKeys(of: word)
        case .count: try parseCountArgument(of: word)
        case .ranking: try parseRanking(of: word)
        case .share: try parseShare()
        case .chart: try parseChart()
        case .target: try parseTarget(of: word)
        case .words: try parseWords(of: word)
        case .sample: try parseSample(of: word)
        case .comparison: try parseComparison(of: word)
        case .optionalCount: .optionalCount(isAtStageEnd ? nil : try expectCount("the count"))
        case .assertion: try parseAssertion(of: word)
        case .text: try parseText(of: word)
        case .export: try parseExport(of: word)
        case .option(let option): .option(option, isGiven: takeKeyword(option))
        case .spark: try parseSpark(of: word)
        case .correction: try parseCorrection(of: word)
        }
    }

    /// A stage as it can be written, with the name by which it was called.
    func example(of word: Token) -> String {
        let arguments = vocabulary.stage(word.text)?.example.map { " " + $0 } ?? ""
        return word.text.lowercased() + arguments
    }

    /// The stage has nothing after its name.
    mutating func missingArguments(of word: Token, _ what: String, example: String) -> ParseFailure {
        fail("missing-arguments", at: word.span, "\(code(word)) needs \(what)", help: ["for example `\(example)`"])
    }
}
