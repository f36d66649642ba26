import ClamorQuery
import ClamorRender
import ClamorText

/// The first rows of a pipeline up to one of its stages, before anything is done with them. Checked already: any thread
/// may run it.
package struct Preview: Sendable {
    /// The stage as it was written, on one line.
    let stage: String
    let query: Query
    let style: RenderStyle
    let executor: any Executor

    struct Rows {
        /// How many there are in all.
        var count: Int
        /// Head, rule and the first rows.
        var lines: [String]
    }

    /// A line of the stage and its columns, and the first rows below it, plain and no wider than `width`.
    ///
    /// - Returns: nil when there is nothing to show, or it was cancelled.
    package func text(width: Int, rows: Int, cancellation: Cancellation) -> String? {
        guard let found = try? self.rows(rows, width: width, cancellation), !found.lines.isEmpty else { return nil }
        let count = formatInteger(found.count, grouped: true)
        let title = "\(stage)  → \(count) row\(found.count == 1 ? "" : "s")"
        return ([truncate(title, toWidth: width)] + found.lines).joined(separator: "\n")
    }

    /// Reads the first rows.
    ///
    /// - Throws: `CancellationError` when cancelled.
    func rows(_ rows: Int, width: Int, _ cancellation: Cancellation) throws -> Rows {
        var first = query
        first.operators.append(.take(rows))
        var narrow = style
        narrow.width = width
        narrow.color = false
        narrow.isTerminal = true
        var bytes: [UInt8] = []
        var shown = 0
        var writer = OutputFormat.table.writer(schema: query.schema, style: narrow) { bytes += $0 }
        try writer.begin()
        let report = try executor.run(first, cancellation: cancellation) { batch in
            shown += batch.count
            try writer.write(batch)
            return true
        }
        try writer.finish()
        let written = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        let head = written.firstIndex { line in line.allSatisfy { $0 == "─" || $0 == "-" || $0 == " " } } ?? 1
        // What follows the rows tells of columns for which there is no room.
        let lines = written.prefix(head + 1 + shown)
        let count = report.trace.dropLast().last ?? shown
        return Rows(count: count, lines: lines.map { truncate(String($0), toWidth: width) })
    }
}
