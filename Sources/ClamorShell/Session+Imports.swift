import ClamorColumns
import ClamorLanguage
import ClamorQuery
import ClamorRender
import ClamorText

extension Session {
    /// Runs an `import` statement.
    ///
    /// - Returns: the reports of all files as one table, and whether any was refused.
    func runImport(_ node: ImportNode) throws -> (Table?, ExitStatus) {
        let context = try context()
        let request = ImportRequest(
            files: node.files.map(\.value), format: node.format?.name,
            map: node.map.map { ($0.field.name, $0.column.value) },
            fill: try node.fill.map { ($0.field.name, try fillText($0.value, in: context)) })
        return try runImport(request)
    }

    /// A constant as an export would carry it.
    private func fillText(_ value: Expression, in context: CheckContext) throws -> String {
        let constant = try Checker.constant(value, in: context)
        let info = ColumnInfo("", constant.type ?? .text)
        return CellText(zone: context.zone).data(constant, info) ?? ""
    }

    /// Imports files, with progress on a terminal; refusals are told as they come.
    package func runImport(_ request: ImportRequest) throws -> (Table?, ExitStatus) {
        let progress = ProgressLine(stream: settings.showsProgress && !settings.quiet ? errors : nil)
        let zone = try zone()
        let outcomes = try interrupts.during { cancellation in
            defer { progress.clear() }
            return try workspace.importFiles(
                request, now: settings.clock(), zone: zone, progress: { progress.show($0) }, cancellation: cancellation)
        }
        var table: Table?
        var status = ExitStatus.done
        for outcome in outcomes {
            for note in outcome.notes { try remark(note) }
            if let failure = outcome.failure {
                try fail(failure)
                status = .failed
            }
            guard let report = outcome.report else { continue }
            if table == nil { table = Table(schema: report.schema) }
            table?.batches += report.batches
        }
        return (table, status)
    }

    /// `clamor import`: the statement without the language around it.
    package func importFiles(_ request: ImportRequest) throws -> ExitStatus {
        do {
            let (table, status) = try runImport(request)
            if let table { try writeStoreReport(table) }
            return status
        } catch is CancellationError {
            try errors.write("interrupted; nothing of the file under way is kept\n")
            return .interrupted
        }
    }
}
