import ClamorLanguage
import ClamorQuery
import ClamorText
import ClamorTime

extension Session {
    /// Keeps what is run from now on, to be saved or recorded as a script.
    package func keepLog(version: String) { log = SessionLog(version: version) }

    /// Counts one more entry; one of comments alone is kept at once.
    func beginLogEntry(_ script: Script) throws {
        guard let log else { return }
        log.begin(source)
        guard script.statements.isEmpty else { return }
        let text = Self.withoutMarks(source.text)
        guard text.contains(where: { !$0.isWhitespace }) else { return }
        let entry = LoggedStatement(
            entry: log.entry, role: .question, text: text, needs: ReplayState(zone: try zone().identifier),
            answers: [])
        log.append(entry)
        try record(entry)
    }

    /// What is known before a statement is run.
    struct LogMark {
        var batch: Int64
        var state: ReplayState
    }

    /// Begins to watch a statement; nil where no log is kept.
    func markForLog() throws -> LogMark? {
        guard log != nil else { return nil }
        digests = []
        return LogMark(batch: try workspace.executor.currentSnapshot().batch, state: try replayState())
    }

    /// What a script that begins now would have to say.
    func replayState() throws -> ReplayState {
        let latest = try workspace.executor.currentSnapshot()
        return ReplayState(
            zone: try zone().identifier, now: now, batch: (batchSetting?.snapshot ?? latest).batch)
    }

    /// Keeps a statement that did what it was to do.
    ///
    /// - Parameter lines: the statement with the comments at it, in the running text.
    func keepInLog(_ statement: Statement, lines: SourceSpan, since mark: LogMark) throws {
        guard let log else { return }
        let grammar = grammar
        var text = Source(text: Self.withoutMarks(String(source[lines])))
        var role = LoggedStatement.Role.question
        var needs = mark.state
        var sets: LoggedStatement.Setting?
        let after = try workspace.executor.currentSnapshot().batch
        switch statement.kind {
        // What an included file runs is kept statement by statement, so that the script stands for itself.
        case .include, .help, .explain: return
        case .letPipeline(let name, _), .letExpression(let name, _):
            role = .definition
            log.note(name.name, isMoving: try isMoving(text.text, grammar))
            (needs.now, needs.batch) = (nil, nil)
        case .set, .param:
            role = .definition
            needs.batch = nil
            if try !isMoving(text.text, grammar) { needs.now = nil }
            sets = try setting(of: statement)
        case .note: needs = ReplayState(zone: needs.zone)
        case .pipeline(let pipeline):
            let prefix = String(source[SourceSpan(lines.lower, statement.span.lower)])
            let written = try written(pipeline, grammar)
            if let written { text = Source(text: Self.withoutMarks(prefix) + written) }
            if written == nil, pipeline.goesOn, !pipeline.changesStore { role = .unrepeatable }
            if pipeline.definesName { role = .definition }
            try settle(&needs, written ?? text.text, grammar)
        default: break
        }
        if statement.changesStore { role = .change(batch: after > mark.batch ? after : nil) }
        let entry = LoggedStatement(
            entry: log.entry, role: role, text: text.text, needs: needs, sets: sets,
            answers: digests ?? [])
        log.append(entry)
        try record(entry)
    }

    private func setting(of statement: Statement) throws -> LoggedStatement.Setting? {
        guard case .set(let name, _) = statement.kind else { return nil }
        return switch name.name.lowercased() {
        case "zone": .zone(try zone().identifier)
        case "now": .now(nowSetting)
        case "batch": .batch(batchSetting?.snapshot.batch)
        default: nil
        }
    }

    /// What the last pipeline's answer depended on.
    private func settle(_ needs: inout ReplayState, _ text: String, _ grammar: Grammar) throws {
        guard let query = previous?.query else { return }
        needs.zone = query.zone.identifier
        needs.now = try isMoving(text, grammar) ? query.now : nil
        needs.batch = log?.last?.asOf == nil ? query.snapshot?.batch : nil
    }

    private func isMoving(_ text: String, _ grammar: Grammar) throws -> Bool {
        guard let log else { return false }
        var dependence = TimeDependence(grammar: grammar, names: log.movingNames)
        let measures = try workspace.catalog.measures.filter { dependence.isMoving($0.formula) }
        dependence.names.formUnion(measures.map { $0.name.lowercased() })
        return dependence.isMoving(text)
    }

    /// The text of a pipeline that goes on from an earlier one, written out so that it stands for itself; nil where it
    /// does so as typed, or cannot. Keeps the pipeline for those that go on from it.
    private func written(_ pipeline: Pipeline, _ grammar: Grammar) throws -> String? {
        guard let log else { return nil }
        if case .importing = pipeline.source {
            log.noteLast(nil)
            return nil
        }
        guard pipeline.goesOn else {
            log.noteLast(pipeline)
            return nil
        }
        guard let last = log.last else { return nil }
        let printer = Printer(grammar: grammar)
        var whole = last.withoutOutputs
        guard let range = pipeline.range else {
            whole.stages += pipeline.stages
            log.noteLast(whole)
            return printer.print(whole)
        }
        // A pipeline has one range, so the rows before get a name.
        let name = "before_\(log.statements.count + 1)"
        let named = Pipeline(
            source: .named(Identifier(name, span: pipeline.span)), range: range, stages: pipeline.stages,
            span: pipeline.span)
        log.noteLast(named)
        log.note(name, isMoving: try isMoving(printer.print(whole), grammar))
        return "let \(name) = \(printer.print(whole))\n\(printer.print(named))"
    }

    /// Without lines that mark the file, not the statement: `#!` and digests of other answers.
    private static func withoutMarks(_ text: String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            .filter { !$0.hasPrefix("#!") && !DigestLine.isOne($0.drop(while: \.isWhitespace)) }
        let isBlank: (Substring) -> Bool = { $0.allSatisfy(\.isWhitespace) }
        return lines.drop(while: isBlank).joined(separator: "\n")
    }
}

extension Pipeline {
    /// Whether it goes on from the pipeline before it.
    fileprivate var goesOn: Bool {
        if continues { return true }
        if case .named(let name) = source { return name.name == "_" }
        return false
    }

    /// Whether it gives its rows a name.
    fileprivate var definesName: Bool {
        stages.contains { if case .target(.name) = $0.arguments { true } else { false } }
    }
}

extension Source {
    /// Each statement with the comments above it and at its end, as stretches of whole lines where no other statement
    /// stands on them.
    func stretches(of statements: [Statement]) -> [SourceSpan] {
        statements.indices.map { index in
            let span = statements[index].span
            let lastLine = line(at: max(span.lower, span.upper - 1))
            var lower = 0
            if index > 0 {
                let before = line(at: statements[index - 1].span.upper - 1)
                lower = before == line(at: span.lower) ? span.lower : self.span(ofLine: before).upper + 1
            }
            let next = index + 1 < statements.count ? statements[index + 1].span.lower : nil
            let isShared = next.map { line(at: $0) == lastLine } ?? false
            return SourceSpan(lower, isShared ? span.upper : self.span(ofLine: lastLine).upper)
        }
    }
}
