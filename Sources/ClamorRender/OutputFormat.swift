import ClamorColumns
import ClamorTime

/// How rows are written.
package enum OutputFormat: String, Sendable, Hashable, CaseIterable {
    case table, vertical, csv, tsv, json, jsonl, md, html

    /// One line for help.
    package var summary: String {
        switch self {
        case .table: "aligned columns to read"
        case .vertical: "a line for each column, row by row, nothing left out"
        case .csv: "comma-separated values with a header (RFC 4180)"
        case .tsv: "tab-separated values with a header; tab, line end and backslash escaped"
        case .json: "one array of objects"
        case .jsonl: "one object a line"
        case .md: "a table in Markdown; of a script: a report"
        case .html: "a table in HTML; of a script: a report that opens offline"
        }
    }

    /// The format that a file's ending asks for; nil for an ending that names none.
    package init?(ending: String) {
        switch ending.lowercased() {
        case "txt": self = .table
        case "ndjson": self = .jsonl
        case "htm": self = .html
        case "markdown": self = .md
        case "vertical", "table": return nil
        case let ending: self.init(rawValue: ending)
        }
    }
}

/// Everything about the place that is written to which may change what is written. Injected, never looked up.
package struct RenderStyle: Sendable {
    /// Cells across; nil: as wide as the rows are.
    package var width: Int?
    package var color: Bool
    /// Which colours, where there are any.
    package var palette = Palette()
    /// Lines of the terminal; nil: any number.
    package var height: Int?
    /// Only ASCII where we draw.
    package var ascii: Bool
    /// Zone that times are shown in.
    package var zone: Zone
    /// Control characters are shown as escapes.
    package var isTerminal: Bool
    /// What shows the columns for which there is no room: an option, or a command of the prompt.
    package var expansion = "--format vertical"

    package init(width: Int?, color: Bool = false, ascii: Bool = false, zone: Zone = .utc, isTerminal: Bool = false) {
        self.width = width
        self.color = color
        self.ascii = ascii
        self.zone = zone
        self.isTerminal = isTerminal
    }
}

/// Takes an answer's rows in order and writes them in one format.
package protocol RowWriter {
    /// Writes what comes before the rows. Called once, first.
    mutating func begin() throws
    mutating func write(_ batch: Batch) throws
    /// Writes what is left. Called once, last.
    mutating func finish() throws
}

/// Bytes on their way out.
package typealias ByteSink = ([UInt8]) throws -> Void

extension OutputFormat {
    /// A writer for an answer of this schema.
    package func writer(schema: [ColumnInfo], style: RenderStyle, sink: @escaping ByteSink) -> any RowWriter {
        switch self {
        case .table: TableWriter(schema: schema, style: style, sink: sink)
        case .vertical: VerticalWriter(schema: schema, style: style, sink: sink)
        case .md: MarkdownTableWriter(schema: schema, zone: style.zone, sink: sink)
        case .html: HTMLTableWriter(schema: schema, zone: style.zone, sink: sink)
        case .csv: DelimitedWriter(dialect: .csv, schema: schema, zone: style.zone, sink: sink)
        case .tsv: DelimitedWriter(dialect: .tsv, schema: schema, zone: style.zone, sink: sink)
        case .json: JSONWriter(layout: .array, schema: schema, zone: style.zone, sink: sink)
        case .jsonl: JSONWriter(layout: .lines, schema: schema, zone: style.zone, sink: sink)
        }
    }
}
