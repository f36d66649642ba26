import ClamorColumns
import ClamorLanguage
import ClamorQuery
import ClamorRender
import ClamorText
import ClamorTime

/// Runs statements one after the other against a workspace and keeps what they define: the same for the prompt,
/// scripts and `-c`. Not shared between threads.
package final class Session {
    let workspace: any Workspace
    package var settings: SessionSettings
    var output: any ByteStream
    let errors: any ByteStream
    let interrupts: Interrupts
    /// How far the statement is that runs.
    let progress: ProgressLine
    /// The workspace's, which Ctrl-C ends at once.
    let executor: InterruptibleExecutor

    /// What `let` has bound.
    var lets: [String: LetBinding] = [:]
    /// `set` and `param` values.
    var parameters: [String: Value] = [:]
    /// `set zone`, `set now`.
    var zoneSetting: Zone?
    var nowSetting: Instant?
    /// `set batch`: the earlier state of the store that is asked.
    var batchSetting: JournalPoint?
    /// The last pipeline that ran, for `_` and a leading `|`.
    var previous: Plan?
    /// The same as it was typed, for `.back`.
    var standing: StandingPipeline?
    let topicCache = TopicCache()
    /// What is kept for the text being typed.
    let typing: CompletionMemory
    /// The instant of the script or entry that runs.
    var now: Instant
    /// The text that runs, for messages.
    var source = Source(text: "")
    /// Files that are being included, outermost first.
    var including: [String] = []
    /// Whether the running text is one statement alone, whose report is its answer.
    var isAlone = true
    /// When the statement that runs began, and how long its answer took to be written.
    var started = ContinuousClock.now
    var written = Duration.zero
    /// Where the statement that runs stands in `source`; nil between statements.
    var statementSpan: SourceSpan?
    /// What was run, where it may be kept as a script.
    var log: SessionLog?
    /// Where a person's labels come from while an audit asks for them; nil: nobody is there.
    package var labels: (any LineSource)?
    /// The script that is being recorded.
    var recording: Recording?
    /// Digests of the answers of the statement that runs; nil where nobody asks for them.
    var digests: [AnswerDigest]?
    /// The document that answers go into; nil: they go to standard output.
    var draft: ReportDraft?
    /// Whether an answer was written before.
    var hasAnswered = false
    /// The pipeline that runs, in canonical form.
    var question = ""
    /// What was noted for a time, for charts.
    var notes: [(time: Instant, text: String)] = []
    /// Whether answers are only compared with recorded ones: nothing is changed, written or run beside.
    var isVerifying = false
    /// How many statements that comparison has passed over.
    var leftOut = 0

    /// - Parameter interrupts: what Ctrl-C ends.
    package init(
        workspace: any Workspace, settings: SessionSettings, output: any ByteStream, errors: any ByteStream,
        interrupts: Interrupts
    ) {
        self.workspace = workspace
        self.settings = settings
        self.output = output
        self.errors = errors
        self.interrupts = interrupts
        typing = CompletionMemory(executor: workspace.executor)
        let progress = ProgressLine(
            stream: settings.showsProgress && !settings.quiet ? errors : nil, width: settings.terminalWidth)
        self.progress = progress
        executor = InterruptibleExecutor(executor: workspace.executor) { state in
            if let state { progress.show(state) } else { progress.clear() }
        }
        now = settings.now ?? settings.clock()
        if let seed = settings.seed { parameters["seed"] = .integer(seed) }
    }

    /// The words of the language, with the names bound so far.
    package var grammar: Grammar {
        let families = Set((try? workspace.catalog.topics.map(\.family)) ?? [])
        let measures = Set((try? workspace.catalog.measures.map(\.name)) ?? [])
        let names = lets.keys.sorted()
        let values = names.filter { if case .expression = lets[$0] { true } else { false } }
        return LanguageGrammar.make(
            letNames: names.filter { !values.contains($0) }, valueNames: values, families: families.sorted(),
            measures: measures.sorted())
    }

    /// Runs a script or an entry. All mistakes of form are reported first; then nothing of it runs.
    ///
    /// - Throws: `ReaderGone` when standard output has no reader any more.
    package func run(_ source: Source) throws -> ExitStatus {
        self.source = source
        now = nowSetting ?? settings.now ?? settings.clock()
        let (script, diagnostics) = parse(source)
        try report(diagnostics)
        if source.name != nil, try !areDeclared(script) { return .usage }
        var status = ExitStatus.done
        if diagnostics.contains(where: { $0.severity == .error }) {
            status = .failed
            guard settings.keepGoing else { return status }
        }
        isAlone = script.statements.count == 1
        try beginLogEntry(script)
        return try interrupts.during { try run(script.statements, after: status, $0) }
    }

    /// Runs statements one after the other until one fails, or Ctrl-C is pressed in or between them.
    func run(
        _ statements: [Statement], after earlier: ExitStatus, _ cancellation: Cancellation
    ) throws -> ExitStatus {
        var status = earlier
        let stretches = log == nil ? [] : source.stretches(of: statements)
        for (index, statement) in statements.enumerated() {
            let mark = try markForLog()
            let result = try runReported(statement, cancellation)
            if settings.timing { try reportTime(since: started) }
            if result == .done {
                if let mark { try keepInLog(statement, lines: stretches[index], since: mark) }
                continue
            }
            // An error tells more than an assertion that does not hold.
            if status != .failed || result == .interrupted { status = result }
            if !settings.keepGoing || result == .interrupted { break }
        }
        return status
    }

    /// Whether a script declares every parameter that was given; one that it does not is most likely misspelt.
    func areDeclared(_ script: Script) throws -> Bool {
        let statements =
            script.statements + ScriptReader(grammar: grammar).includedStatements(script, besides: source.name)
        let declared = statements.compactMap { statement -> String? in
            if case .param(let name, _) = statement.kind { name.name } else { nil }
        }
        guard let unknown = settings.parameters.keys.sorted().first(where: { !declared.contains($0) }) else {
            return true
        }
        let near = nearest(to: unknown, in: declared, max: 1).first.map { "did you mean `\($0)`?" }
        let all = declared.isEmpty ? "it has none" : "parameters: " + declared.joined(separator: ", ")
        try fail("the script has no parameter `\(unknown)`", help: near ?? all)
        return false
    }

    /// Runs one statement; whatever goes wrong is told on standard error.
    func runReported(_ statement: Statement, _ cancellation: Cancellation) throws -> ExitStatus {
        let outer = statementSpan
        statementSpan = statement.span
        defer { statementSpan = outer }
        return try reported(cancellation) { try run(statement, cancellation) }
    }

    /// Does something that Ctrl-C may end; whatever goes wrong is told on standard error.
    func reported(_ cancellation: Cancellation, _ body: () throws -> ExitStatus) throws -> ExitStatus {
        started = .now
        progress.begin()
        do {
            try cancellation.check()
            return try body()
        } catch let gone as ReaderGone {
            throw gone
        } catch let diagnostics as Diagnostics {
            try report(diagnostics.items)
        } catch let diagnostic as Diagnostic {
            try report([diagnostic])
        } catch is CancellationError {
            try errors.write("interrupted\n")
            return .interrupted
        } catch let failure as Files.Failure {
            try fail(failure.description, help: failure.help)
        } catch let error as ChartError {
            try fail(error.message, help: error.help)
        } catch let error as TimeError {
            try fail(error.message, help: error.help)
        } catch {
            try fail("\(error)")
        }
        return .failed
    }

    /// The plan of a pipeline; hints are told.
    ///
    /// - Throws: `Diagnostics` with everything that is wrong.
    func check(_ pipeline: Pipeline, in context: CheckContext) throws -> Plan {
        let result = try executor.wait(context.cancellation) { try Checker.check(pipeline, in: context) }
        guard let plan = result.plan else { throw Diagnostics(result.diagnostics) }
        try report(result.diagnostics)
        return plan
    }

    /// What the meaning of a statement depends on, now.
    ///
    /// - Parameter cancellation: ends the questions that checking asks.
    func context(sourceTable: Table? = nil, _ cancellation: Cancellation = Cancellation()) throws -> CheckContext {
        let latest = try workspace.executor.currentSnapshot()
        let held = batchSetting.flatMap { $0.snapshot == latest ? nil : $0 }
        let catalog = try held.map { try workspace.catalog.catalog(at: $0.snapshot) } ?? workspace.catalog
        var context = CheckContext(
            catalog: catalog, now: now, zone: try zone(), parameters: parameters, lets: lets,
            previous: previous, snapshot: held?.snapshot ?? latest, sourceTable: sourceTable,
            topicCache: topicCache, patternProblem: { [executor = workspace.executor] in executor.patternProblem($0) },
            readFile: { try Files.text(Files.expanded($0)) })
        context.heldAt = held
        if held != nil { context.presentCatalog = workspace.catalog }
        context.isNowGiven = nowSetting != nil || settings.now != nil
        context.cancellation = cancellation
        context.ask = { [executor = workspace.executor] query, cancellation in
            var table = Table(schema: query.schema)
            _ = try executor.run(query, cancellation: cancellation) { batch in
                table.batches.append(batch)
                return true
            }
            return table
        }
        return context
    }

    func zone() throws -> Zone { try zoneSetting ?? settings.zone ?? workspace.catalog.zone }

    /// A file that is no script at all would fill many screens.
    static let mostDiagnostics = 20

    func report(_ diagnostics: [Diagnostic]) throws {
        guard !diagnostics.isEmpty else { return }
        let renderer = DiagnosticRenderer(color: settings.errorColor, width: settings.terminalWidth() ?? 100)
        let shown = diagnostics.prefix(Self.mostDiagnostics)
        draft?.report.items += shown.filter { $0.severity == .error }.map { .problem($0.message) }
        try errors.write(renderer.render(Array(shown), in: source) + "\n")
        if shown.count < diagnostics.count { try errors.write("… and \(diagnostics.count - shown.count) more\n") }
    }

    /// An error that no stretch of the text stands for; the statement that runs is named where it is one of several.
    func fail(_ message: String, help: String? = nil) throws {
        draft?.report.items.append(.problem(message))
        let head = settings.errorColor ? "\u{1b}[1;31merror\u{1b}[0m" : "error"
        let place = statementSpan.flatMap(place).map { "  --> \($0)\n" } ?? ""
        try errors.write(
            "\(head): \(SafeText.escapedForTerminal(message))\n" + place + (help.map { "  = help: \($0)\n" } ?? ""))
    }

    /// `weekly.clamor:3:1`; nil in an entry of one line.
    func place(_ span: SourceSpan) -> String? { DiagnosticRenderer().place(of: span, in: source) }

    /// A remark beside the data, unless `--quiet`.
    func remark(_ text: String) throws {
        if !settings.quiet { try errors.write(SafeText.escapedForTerminal(text) + "\n") }
    }

    /// What is to be known of an answer, unless `--quiet`; less loud than the answer.
    func caption(_ text: String) throws {
        if draft != nil {
            draft?.captions.append(text)
            return
        }
        guard settings.errorColor, !settings.quiet else { return try remark(text) }
        try errors.write("\u{1b}[2m\(SafeText.escapedForTerminal(text))\u{1b}[0m\n")
    }

    private func reportTime(since started: ContinuousClock.Instant) throws {
        let elapsed = ContinuousClock.now - started
        let milliseconds = Double(elapsed.components.attoseconds) / 1e15 + Double(elapsed.components.seconds) * 1e3
        try errors.write("time: \(formatDecimal(milliseconds, places: 1)) ms\n")
    }
}
