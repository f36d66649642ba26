import ClamorText

/// What the words at some place begin.
enum PipelineBeginning {
    case source
    case range
    case stage(Grammar.StageWord)
    /// Aggregates without the stage's name.
    case aggregates
}

extension StatementParser {
    /// What begins at the token `offset` further on; nil when it is none of the words a pipeline begins with.
    func beginning(at offset: Int) -> PipelineBeginning? {
        let word = token(after: offset)
        guard word.kind == .name else { return nil }
        let next = token(after: offset + 1)
        if vocabulary.isAggregate(word.text), next.isSymbol("("), next.isAdjacent { return .aggregates }
        if vocabulary.isSource(word.text) { return .source }
        if beginsRange(at: offset) { return .range }
        return stageBeginning(at: offset)
    }

    private func stageBeginning(at offset: Int) -> PipelineBeginning? {
        let word = token(after: offset)
        guard word.kind == .name else { return nil }
        let next = token(after: offset + 1)
        if next.isSymbol(":"), next.isAdjacent { return nil }
        if let stage = vocabulary.stage(word.text), !(next.isSymbol("(") && next.isAdjacent && isAggregate(word)) {
            return .stage(stage)
        }
        // `last` is an aggregate only with brackets.
        if isAggregate(word), !beginsRange(at: offset) { return .aggregates }
        if next.isSymbol("="), isAggregate(token(after: offset + 2)) { return .aggregates }
        return nil
    }

    private func isAggregate(_ token: Token) -> Bool {
        token.kind == .name && vocabulary.isAggregate(token.text)
    }

    /// Whether a stage begins with the token `offset` further on.
    func isStageWord(at offset: Int) -> Bool { stageBeginning(at: offset) != nil }

    /// A pipeline up to the end of the statement.
    mutating func parsePipeline() throws(ParseFailure) -> Pipeline {
        let start = current
        var asOf: AsOfNode?
        var source = SourceNode.implicit
        var range: RangeNode?
        var stages: [StageNode] = []
        let continues = isAt("|")
        if !continues {
            // An error in the source does not keep the stages from being read.
            var hasFailed = false
            do {
                asOf = try parseAsOf()
                expect(.pipeline)
                switch beginning(at: 0) {
                case .source: source = try parseSource()
                case .range, .stage, .aggregates: break
                case nil where asOf != nil && isAtStageEnd: break
                case nil: throw unknownBeginning()
                }
                if asOf == nil { asOf = try parseAsOf() }
                if source.isOfWholeStore {
                    try refuseRange(of: start)
                } else {
                    expect(.range)
                    if beginsRange(at: 0) { range = try parseRange() }
                    if asOf == nil { asOf = try parseAsOf() }
                }
                if source.isWritten || range != nil || asOf != nil { try expectStageEnd() }
            } catch {
                hasFailed = true
                skipStage()
            }
            if !hasFailed, !isAtStageEnd, let stage = parseStage() { stages.append(stage) }
        }
        while take("|") {
            if hasTooManyErrors {
                while !isAtEnd { advance() }
                break
            }
            if let stage = parseStage() { stages.append(stage) }
        }
        return Pipeline(
            continues: continues, asOf: asOf, source: source, range: range, stages: stages, span: span(from: start))
    }

    /// A statement about the whole store has no range.
    private mutating func refuseRange(of word: Token) throws(ParseFailure) {
        guard beginsRange(at: 0) else { return }
        throw fail(
            "unexpected-range", at: current.span,
            "`\(word.text.lowercased())` is about all mentions and takes no range")
    }

    /// `as of TIME` or `as of batch N`, if it follows.
    private mutating func parseAsOf() throws(ParseFailure) -> AsOfNode? {
        let start = current
        guard takeKeyword("as") else { return nil }
        guard takeKeyword("of") else {
            throw unexpected("`of` and a time or a batch", help: ["for example `as of 2026-03-01` or `as of batch 3`"])
        }
        let kind: AsOfNode.Kind =
            takeKeyword("batch") ? .batch(try expectBatch()) : .time(try parseTimePoint())
        return AsOfNode(kind, span: span(from: start))
    }

    private mutating func expectBatch() throws(ParseFailure) -> Int {
        expect(.batch)
        return try expectCount("the number of a batch")
    }

    /// One stage; nil if it cannot be read, which has been said.
    private mutating func parseStage() -> StageNode? {
        nesting = 0
        let word = current
        expect(.stage)
        do {
            let stage: StageNode
            if let (written, span) = hyphenatedWord, ForeignWords.stage(written) != nil {
                throw unknownWord(written, at: span, nearest: nil)
            }
            switch stageBeginning(at: 0) {
            case .stage(let definition):
                mark(.stage)
                advance()
                let arguments = try parseArguments(definition.form, of: word)
                stage = StageNode(
                    word: Identifier(word.text, span: word.span), name: definition.name, arguments: arguments,
                    span: span(from: word))
            case .aggregates:
                let arguments = StageArguments.aggregation(try parseAggregation(after: nil))
                stage = StageNode(
                    word: Identifier(word.text, span: word.span), name: "group", arguments: arguments,
                    span: span(from: word))
            default: throw unknownStage()
            }
            try expectStageEnd(help: stage.adviceOnMore)
            return stage
        } catch {
            skipStage()
            return nil
        }
    }
}

extension SourceNode {
    /// Whether the text names the source.
    var isWritten: Bool {
        if case .implicit = self { false } else { true }
    }

    /// Whether it acts on all mentions, whenever they were made.
    fileprivate var isOfWholeStore: Bool {
        switch self {
        case .rescoring, .training: true
        default: false
        }
    }
}

extension StageNode {
    /// What to say to one who writes a word more than the stage takes.
    fileprivate var adviceOnMore: [String] {
        let isList =
            switch arguments {
            case .aggregation(let node): node.interval == nil
            case .assignments, .columns, .sortKeys, .words: true
            case .trend(let trend): trend.key == nil && trend.interval == nil
            case .ranking(let ranking): !ranking.per.isEmpty
            case .chart(let chart): !chart.values.isEmpty && chart.by == nil && chart.options.isEmpty
            case .spark(let spark): !spark.columns.isEmpty && spark.stepSpan == nil
            case .none, .condition, .search, .count, .share, .target, .sample, .comparison, .optionalCount,
                .assertion, .text, .export, .option, .correction:
                false
            }
        if isList { return [StatementParser.adviceOnLists] }
        return switch arguments {
        case .none: ["`\(word.name.lowercased())` takes nothing after its name"]
        case .condition: ["conditions are joined by `and` or `or`"]
        case .option(let option, isGiven: false): ["`\(option)` may follow, and nothing else"]
        case .option: ["`\(word.name.lowercased())` takes nothing more"]
        case .export(_, replaces: false): ["`replace` may follow, to write over a file that is there"]
        default: []
        }
    }
}
