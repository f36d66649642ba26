import ClamorColumns
import ClamorLanguage
import ClamorQuery
import ClamorRender
import ClamorText
import ClamorTime

extension Session {
    /// Runs a script whose answers become one document on standard output. What goes wrong is told in it too.
    package func writeReport(_ source: Source, as form: ReportForm) throws -> ExitStatus {
        let heading = ScriptHeading(source.text)
        let name = source.name?.split(separator: "/").last.map(String.init) ?? "report"
        draft = ReportDraft(
            report: Report(title: heading.title ?? name, introduction: heading.introduction.map { [$0] } ?? []),
            form: form)
        // Whatever else writes as it runs is no part of the document.
        let page = output
        output = errors
        defer { output = page }
        let status = try run(source)
        guard var report = draft?.report else { return status }
        draft = nil
        if case .text(let title)? = parameters["title"] {
            report.title = title
            if report.introduction.isEmpty { report.introduction = [heading.title].compactMap { $0 } }
        }
        let cells = CellText(zone: try zone())
        report.parameters = parameters.keys.sorted().filter { $0 != "title" && $0 != "seed" }.map { name in
            Report.Fact(name: name, value: parameters[name].map(cells.plain) ?? "")
        }
        report.origin = try origin(script: name)
        try page.write(Array(form.text(of: report, style: try style()).utf8))
        return status
    }

    /// A page with one answer.
    func page(_ table: Table, _ chart: ChartSpecification?, _ plan: Plan, _ notes: [String]) throws -> Report {
        var draft = ReportDraft(
            report: Report(title: chart?.title ?? table.schema.map(\.name).joined(separator: ", ")), form: .html)
        draft.question = question
        draft.use(plan.measures)
        draft.captions = plan.captions + notes
        draft.tellRest(of: table.count)
        let shown = table.first(TableCollector.most)
        draft.body = chart.map { .chart($0, shown) } ?? .table(shown)
        draft.close()
        draft.report.origin = try origin(script: nil)
        return draft.report
    }

    /// What the answers depend on, so that they can be asked for again.
    private func origin(script: String?) throws -> [Report.Fact] {
        let batch = try batchSetting?.snapshot.batch ?? workspace.executor.currentSnapshot().batch
        let digest = try workspace.journalDigest(upTo: batch) ?? "none"
        let zone = try zone()
        return (script.map { [Report.Fact(name: "script", value: $0)] } ?? []) + [
            Report.Fact(name: "store", value: "batch \(batch), digest \(digest)"),
            Report.Fact(name: "now", value: TimeFormat.second.text(now, in: zone, separator: " ")),
            Report.Fact(name: "zone", value: zone.identifier),
            Report.Fact(name: "written by", value: settings.program),
        ]
    }

    /// A line of a report: among the answer where people read it, beside it where programs do. One of a time is kept for
    /// charts too.
    func note(_ text: String, at point: TimePoint?) throws {
        var line = text
        if let point {
            let time = try Checker.moment(point, in: try context())
            notes.removeAll { $0.time == time && $0.text == text }
            notes.append((time, text))
            line = "\(CellText(zone: try zone()).moment(time.milliseconds)) \(text)"
        }
        if draft != nil {
            if point == nil { draft?.report.items.append(.note(text)) }
            return
        }
        let safe = SafeText.escapedForTerminal(line) + "\n"
        if [.table, .vertical].contains(settings.format) || settings.format == nil && settings.outputIsTerminal {
            try output.write(settings.outputColor ? "\u{1b}[1m" + safe.dropLast() + "\u{1b}[0m\n" : safe)
        } else {
            try remark(line)
        }
    }
}

extension CellText {
    /// A value on its own, for people.
    fileprivate func plain(_ value: Value) -> String {
        if case .time(let time) = value { return moment(time) }
        return data(value, ColumnInfo("", value.type ?? .text)) ?? missing
    }
}
