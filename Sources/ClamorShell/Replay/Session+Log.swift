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
        var text = Self.withoutMarks(String(source[lines]))
        var role = LoggedStatement.Role.question
        var needs = mark.state
        var sets: LoggedStatement.Setting?
        let after = try workspace.executor.currentSnapshot().batch
        switch statement.kind {
        // What an included file runs is kept statement by statement, so that the script stands for itself.
        case .include, .help, .explain: return
        case .letPipeline(let name, _), .letExpression(let name, _):
            role = .definition
            log.note(name.name, isMoving: try isMoving(text, grammar))
            (needs.now, needs.batch) = (nil, nil)
        case .set, .param:
            role = .definition
            needs.batch = nil
            if try !isMoving(text, grammar) { needs.now = nil }
            if let given = givenParameter(statement) { text += "\n" + given }
            sets = try setting(of: statement)
        case .note(_, nil): needs = ReplayState(zone: needs.zone)
        case .note: needs.batch = nil
        case .pipeline(let pipeline):
            if pipeline.goesOn {
                let comments = Self.withoutMarks(String(source[SourceSpan(lines.lower, statement.span.lower)]))
                let written = standing?.written(Printer(grammar: grammar), name: "before_\(log.statements.count + 1)")
                if let written, !hasRebound(written, grammar) {
                    text = comments + written
                } else {
                    role = .unrepeatable
                }
            }
            if pipeline.definesName { role = .definition }
            try settle(&needs, text, grammar)
        default: break
        }
        if statement.changesStore { role = .change(batch: after > mark.batch ? after : nil) }
        let entry = LoggedStatement(
            entry: log.entry, role: role, text: text, needs: needs, sets: sets,
            answers: digests ?? [])
        log.append(entry)
        try record(entry)
    }

    /// The value from outside that has taken the place of a `param`'s default, as a statement.
    private func givenParameter(_ statement: Statement) -> String? {
        guard case .param(let name, _) = statement.kind, settings.parameters[name.name] != nil,
            let value = parameters[name.name]?.literal
        else { return nil }
        let node = Statement(.set(name, Expression(.literal(value), span: name.span)), span: name.span)
        return Printer(grammar: grammar).print(node)
    }

    /// Whether a name in what the standing pipeline began with means something else by now.
    private func hasRebound(_ text: String, _ grammar: Grammar) -> Bool {
        let printer = Printer(grammar: grammar)
        let contexts = standing?.lines.map(\.context) ?? []
        return Parser(grammar: grammar).tokens(of: Source(text: text)).tokens.contains { token in
            switch token.kind {
            case .parameter: contexts.contains { $0.parameters[token.value] != parameters[token.value] }
            case .name:
                contexts.contains { context in
                    context.lets[token.text].map { printer.meaning($0) } != lets[token.text].map { printer.meaning($0) }
                }
            default: false
            }
        }
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
        needs.batch = standing?.lines.first?.node.asOf == nil ? query.snapshot?.batch : nil
    }

    private func isMoving(_ text: String, _ grammar: Grammar) throws -> Bool {
        guard let log else { return false }
        var dependence = TimeDependence(grammar: grammar, names: log.movingNames)
        let measures = try workspace.catalog.measures.filter { dependence.isMoving($0.formula) }
        dependence.names.formUnion(measures.map { $0.name.lowercased() })
        return dependence.isMoving(text)
    }

    /// Without lines that mark the file, not the statement: `#!` and digests of other answers.
    private static func withoutMarks(_ text: String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            .filter { !$0.hasPrefix("#!") && !DigestLine.isOne($0.drop(while: \.isWhitespace)) }
        let isBlank: (Substring) -> Bool = { $0.allSatisfy(\.isWhitespace) }
        return lines.drop(while: isBlank).joined(separator: "\n")
    }
}
