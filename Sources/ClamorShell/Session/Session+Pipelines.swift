import ClamorColumns
import ClamorLanguage
import ClamorQuery
import ClamorRender
import ClamorText
import ClamorTime

extension Session {
    /// Checks and runs a pipeline, and does with its rows what its last stages say.
    func run(_ pipeline: Pipeline, _ cancellation: Cancellation) throws -> ExitStatus {
        let acted = try actedSource(pipeline)
        if let acted, pipeline.stages.isEmpty { return acted.status }
        let context = try context(sourceTable: acted?.table, cancellation)
        let plan = try check(pipeline, in: context)
        let entered = StandingPipeline(pipeline, in: context, after: standing)
        if pipeline.continues, settings.isPrompt { try tell(entered) }
        try showStages(of: pipeline, in: context, cancellation)
        let answered = try run(plan, cancellation)
        (previous, standing) = (plan, entered)
        return acted.map { $0.status == .done ? answered : $0.status } ?? answered
    }

    /// Does what the source says, where it does something, and tells of it; its table is written where no stage takes it.
    private func actedSource(_ pipeline: Pipeline) throws -> ActedSource? {
        let acted: ActedSource
        switch pipeline.source {
        case .importing, .rescoring, .training:
            if let asOf = pipeline.asOf {
                throw Diagnostic("acts-as-of", at: asOf.span, "this changes the store as it is now, not as it was")
            }
        default: return nil
        }
        var imported: Imported?
        switch pipeline.source {
        case .importing(let node):
            let outcome = try runImport(node)
            imported = outcome
            acted = ActedSource(table: outcome.table, status: outcome.status, notes: [])
        case .training(let action, _): acted = try train(action)
        default: acted = try rescore()
        }
        if pipeline.stages.isEmpty, let table = acted.table { try writeStoreReport(table) }
        if let imported { try tell(imported) }
        for note in acted.notes { try remark(note) }
        return acted
    }

    private func run(_ plan: Plan, _ cancellation: Cancellation) throws -> ExitStatus {
        guard let plan = isVerifying ? plan.withoutEffects : plan else { return leaveOut() }
        try act(plan)
        var status = ExitStatus.done
        for case .audit(let request) in plan.outputs { try audit(plan, request, cancellation) }
        for case .intoName(let name) in plan.outputs { status = try keep(plan, as: name, cancellation) }
        let isShown = plan.outputs.isEmpty || plan.outputs.contains(where: \.isAnswer)
        return isShown ? try answer(plan, cancellation) : status
    }

    /// Runs a query, shows its rows, and tells what is to be known of them.
    func answer(_ plan: Plan, _ cancellation: Cancellation) throws -> ExitStatus {
        written = .zero
        var elapsed = Duration.zero
        let shown = try paged(cancellation) {
            let report = try present(plan, cancellation)
            // What the terminal or whoever reads took their time for is not the question's.
            elapsed = ContinuousClock.now - started - (settings.outputIsTerminal ? written : .zero)
            return report
        }
        defer { draft?.close() }
        guard let report = shown else { return .done }
        if settings.isPrompt { try caption("\(Self.rows(report.rows)) in \(Self.text(of: elapsed))") }
        if report.rows == 0 || report.run.trace.contains(0) { try explainEmpty(plan, report.run, cancellation) }
        for note in plan.captions + report.run.notes { try caption(note) }
        if let note = plan.query.leftOutNote(report.run) { try caption(note) }
        return try reportBroken(plan, report.run) ? .broken : .done
    }

    static func rows(_ count: Int) -> String {
        count == 1 ? "1 row" : "\(formatInteger(count, grouped: true)) rows"
    }

    /// "12 ms", "3.4 s".
    static func text(of elapsed: Duration) -> String {
        let milliseconds = elapsed / .milliseconds(1)
        if milliseconds < 999.5 { return "\(max(1, Int(milliseconds.rounded()))) ms" }
        return "\(formatDecimal(milliseconds / 1_000, places: 1)) s"
    }

    /// Tells which assertions do not hold.
    private func reportBroken(_ plan: Plan, _ run: RunReport) throws -> Bool {
        for (index, step) in plan.query.operators.enumerated() {
            guard case .assert(let assertion) = step, let broken = run.broken[index], broken > 0 else { continue }
            let rows = run.trace.indices.contains(index) ? run.trace[index] : broken
            let count =
                "\(formatInteger(broken, grouped: true)) of \(formatInteger(rows, grouped: true)) row\(rows == 1 ? "" : "s")"
            try fail("assertion failed: \(assertion.message) (not so for \(count))")
        }
        return run.broken.values.contains { $0 > 0 }
    }

    /// Has the rows go by a name, at this instant and over this snapshot.
    private func keep(_ plan: Plan, as name: String, _ cancellation: Cancellation) throws -> ExitStatus {
        let (rows, run) = try countRows(plan.query, cancellation)
        var kept = plan
        kept.outputs = []
        lets[name] = .rows(kept)
        try remark("kept \(Self.rows(rows)) as `\(name)`")
        return try reportBroken(plan, run) ? .broken : .done
    }

    /// Runs a query and writes its answer where the plan's outputs say.
    private func present(_ plan: Plan, _ cancellation: Cancellation) throws -> (rows: Int, run: RunReport) {
        let schema = plan.query.schema
        let style = try style()
        var rows = 0
        var table = Table(schema: schema)
        let form = AnswerForm(
            plan, format: settings.format, isTerminal: settings.outputIsTerminal, isReport: draft != nil)
        if let target = form.onlyTarget {
            return try stream(plan, to: target.place, as: target.format, style, cancellation)
        }
        // Tables of a page in Markdown end where a blank line stands.
        if settings.format == .md, draft == nil {
            if hasAnswered { try write([0x0A], cancellation) }
            hasAnswered = true
        }
        var writer = writer(for: form, schema, style, cancellation)
        try writer?.begin()
        let collector = CardCollector()
        var cards: CardPresenter?
        if case .cards(let request) = form.onOutput {
            let sink: any CardSink =
                draft != nil
                ? collector
                : CardWriter(style: style, width: cardWidth) { try self.write($0, cancellation) }
            cards = CardPresenter(request, plan.query, workspace: workspace, writer: sink)
        }
        var digester = digests == nil ? nil : AnswerDigester(schema: schema, zone: style.zone)
        var run = try executor.run(plan.query, cancellation: cancellation) { batch in
            rows += batch.count
            for part in batch.parts(of: Self.writtenRows) where writer != nil || cards != nil || digester != nil {
                try cancellation.check()
                try writer?.write(part)
                try cards?.write(part)
                try digester?.add(part)
            }
            if form.keepsRows { table.batches.append(batch) }
            return true
        }
        try writer?.finish()
        if let remarks = try cards?.finish({ try self.executor.run($0, cancellation: cancellation, sink: $1) }) {
            run.notes += remarks
        }
        if let digest = try digester?.finish() { digests?.append(digest) }
        if case .chart(let request, let drawing) = form.onOutput, rows > 0 || draft != nil {
            try present(try chart(request, table, plan, cancellation), table, as: drawing, style, cancellation)
        }
        for target in form.targets { try write(target, table, plan, told: run.notes, style, cancellation) }
        if let rows = writer as? TableCollector { draft?.take(rows) }
        if cards != nil { draft?.body = .cards(collector.cards) }
        draft?.use(plan.measures)
        return (rows, run)
    }

    /// What writes an answer's rows as they come; nil where they are drawn, or go elsewhere.
    private func writer(
        for form: AnswerForm, _ schema: [ColumnInfo], _ style: RenderStyle, _ cancellation: Cancellation
    ) -> (any RowWriter)? {
        switch form.onOutput {
        case .rows where draft != nil: return TableCollector(schema: schema)
        case .rows(let format):
            return format.writer(schema: schema, style: style, sink: { try self.write($0, cancellation) })
        case .cards, .chart, .nothing: return nil
        }
    }

    /// Draws a chart on standard output, or keeps it for the report.
    private func present(
        _ chart: ChartSpecification, _ table: Table, as drawing: DrawingForm, _ style: RenderStyle,
        _ cancellation: Cancellation
    ) throws {
        if let choice = chart.choice, draft == nil { try remark(choice) }
        if draft != nil {
            draft?.body = .chart(chart, table.first(TableCollector.most))
            return
        }
        let text = try executor.wait(cancellation) { drawing.text(of: chart, style: style) }
        try write(Array(text.utf8), cancellation)
    }

    /// So many rows are turned to text between two looks at whether the statement is cancelled.
    static let writtenRows = 512

    /// Writes a part of an answer in steps, as a terminal may take long to show it.
    private func write(_ bytes: [UInt8], _ cancellation: Cancellation) throws {
        if settings.outputIsTerminal { progress.silence() }
        let before = ContinuousClock.now
        defer { written += ContinuousClock.now - before }
        for start in stride(from: 0, to: bytes.count, by: 1 << 16) {
            try cancellation.check()
            try output.write(Array(bytes[start..<min(start + 1 << 16, bytes.count)]))
        }
    }

    /// What a chart of an answer shows.
    func chart(
        _ request: ChartRequest, _ table: Table, _ plan: Plan, _ cancellation: Cancellation
    ) throws -> ChartSpecification {
        cancellation.progress.begin(.working)
        let query = plan.query
        let context = ChartContext(
            zone: query.zone, range: query.range, now: query.now, keys: query.keyColumns,
            additive: query.additiveColumns, averages: query.averageColumns, notes: notes)
        return try executor.wait(cancellation) {
            try ChartSpecification(request, table: table, context: context)
        }
    }

    /// The look of what is written to standard output now.
    func style() throws -> RenderStyle {
        var style = RenderStyle(
            width: settings.width ?? (settings.outputIsTerminal ? settings.terminalWidth() : nil),
            color: settings.outputColor, ascii: settings.ascii, zone: try zone(), isTerminal: settings.outputIsTerminal)
        style.palette = settings.palette
        // The question, what is told below and the next prompt want a place beside the picture.
        let beside = settings.isPrompt ? 4 : 1
        style.height = settings.outputIsTerminal ? settings.terminalRows().map { max(9, $0 - beside) } : nil
        if settings.isPrompt { style.expansion = ".expand" }
        return style
    }

    /// Reports of statements that change the store: the answer where they are alone, a remark otherwise.
    func writeStoreReport(_ table: Table) throws {
        let stream = isAlone ? output : errors
        if !isAlone, settings.quiet { return }
        var style = try style()
        let format = isAlone ? AnswerForm.rowFormat(settings.format, settings.outputIsTerminal) : .table
        if !isAlone { style.color = settings.errorColor }
        var writer = format.writer(schema: table.schema, style: style, sink: { try stream.write($0) })
        try writer.begin()
        for batch in table.batches { try writer.write(batch) }
        try writer.finish()
    }
}

extension Batch {
    /// The same rows, at most so many at a time.
    func parts(of most: Int) -> some Sequence<Batch> {
        stride(from: 0, to: count, by: most).lazy.map { start in
            let range = start..<min(count, start + most)
            return Batch(columns: columns.map { $0.slice(range) }, count: range.count)
        }
    }
}

extension OutputStage {
    /// Whether it says where the rows are to be seen, rather than doing something with the mentions.
    var isAnswer: Bool {
        switch self {
        case .chart, .show, .intoFile, .pipe: true
        case .intoName, .annotate, .export, .audit: false
        }
    }
}
