import ClamorColumns
import ClamorQuery
import ClamorRender
import ClamorText

/// Answers that go elsewhere than to standard output: files and commands.
extension Session {
    /// Writes an answer that was kept.
    func write(
        _ target: AnswerForm.Target, _ table: Table, _ plan: Plan, told notes: [String], _ style: RenderStyle,
        _ cancellation: Cancellation
    ) throws {
        try deliver(to: target.place, cancellation) { sink in
            try write(table, of: plan, told: notes, as: target.content, plain(style), cancellation, sink)
            return table.count
        }
    }

    private func write(
        _ table: Table, of plan: Plan, told notes: [String], as content: AnswerForm.Target.Content,
        _ style: RenderStyle,
        _ cancellation: Cancellation, _ sink: @escaping ByteSink
    ) throws {
        switch content {
        case .drawing(let request, let form):
            var chart = try chart(request, table, plan, cancellation)
            if let choice = chart.choice { try remark(choice) }
            // A picture on its own must say what it is about.
            chart.captions += plan.captions + notes
            let text = try executor.wait(cancellation) { [chart] in form.text(of: chart, style: style) }
            try sink(Array(text.utf8))
        case .document(let request):
            let page = try page(table, try request.map { try chart($0, table, plan, cancellation) }, plan, notes)
            let text = try executor.wait(cancellation) { ReportForm.html.text(of: page, style: style) }
            try sink(Array(text.utf8))
        case .rows(let format):
            var writer = format.writer(schema: table.schema, style: style, sink: sink)
            try writer.begin()
            cancellation.progress.begin(.writing, table.count, unit: "rows")
            for batch in table.batches { try write(batch, with: &writer, cancellation) }
            try writer.finish()
        }
    }

    /// Writes an answer while it is made, without keeping it.
    func stream(
        _ plan: Plan, to place: AnswerForm.Target.Place, as format: OutputFormat, _ style: RenderStyle,
        _ cancellation: Cancellation
    ) throws -> (rows: Int, run: RunReport) {
        var rows = 0
        var report = RunReport()
        var digester = digests == nil ? nil : AnswerDigester(schema: plan.query.schema, zone: style.zone)
        // A command that reads no more is no reason not to look at every row that a digest or an assertion is about.
        let mustSeeAll =
            digester != nil || plan.query.operators.contains { if case .assert = $0 { true } else { false } }
        try deliver(to: place, cancellation) { sink in
            var writer = format.writer(schema: plan.query.schema, style: plain(style), sink: sink)
            var isRead = true
            func whileRead(_ body: () throws -> Void) throws {
                guard isRead else { return }
                do { try body() } catch is ReaderGone { isRead = false }
            }
            try whileRead { try writer.begin() }
            report = try executor.run(plan.query, cancellation: cancellation) { batch in
                if rows == 0 { cancellation.progress.begin(.writing, unit: "rows") }
                rows += batch.count
                try whileRead { try write(batch, with: &writer, cancellation) }
                for part in batch.parts(of: Self.writtenRows) where digester != nil {
                    try cancellation.check()
                    try digester?.add(part)
                }
                return isRead || mustSeeAll
            }
            try whileRead { try writer.finish() }
            return rows
        }
        if let digest = try digester?.finish() { digests?.append(digest) }
        return (rows, report)
    }

    /// Has an answer written somewhere, and tells of it; `body` gives the number of rows.
    private func deliver(
        to place: AnswerForm.Target.Place, _ cancellation: Cancellation,
        _ body: (@escaping ([UInt8]) throws -> Void) throws -> Int
    ) throws {
        defer { progress.clear() }
        switch place {
        case .file(let path):
            var rows = 0
            try Files.write(path) { rows = try body($0) }
            progress.clear()
            try remark("wrote \(Self.rows(rows)) to \(path)")
        case .command(let command):
            let output = settings.outputIsTerminal && draft == nil ? nil : output
            if output == nil { progress.silence() }
            try SystemCommand(command).run(output: output, cancellation: cancellation) { _ = try body($0) }
        }
    }

    private func write(
        _ batch: Batch, with writer: inout any RowWriter, _ cancellation: Cancellation
    ) throws {
        for part in batch.parts(of: Self.writtenRows) {
            try cancellation.check()
            try writer.write(part)
            cancellation.progress.advance(by: part.count)
            progress.show(cancellation.progress.state)
        }
    }

    /// The look of what programs read.
    private func plain(_ style: RenderStyle) -> RenderStyle {
        var plain = style
        plain.color = false
        plain.isTerminal = false
        plain.width = settings.width
        return plain
    }
}
