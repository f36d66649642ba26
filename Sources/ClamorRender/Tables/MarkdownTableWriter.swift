import ClamorColumns
import ClamorTime

/// Rows as a table in Markdown as GitHub reads it, numbers to the right.
struct MarkdownTableWriter: RowWriter {
    let schema: [ColumnInfo]
    private let cells: CellText
    private let sink: ByteSink

    init(schema: [ColumnInfo], zone: Zone, sink: @escaping ByteSink) {
        self.schema = schema
        cells = CellText(zone: zone)
        self.sink = sink
    }

    mutating func begin() throws {
        try emit(line(schema.map { MarkdownText.escaped($0.name) }))
        try emit(line(schema.map { $0.isRight ? "---:" : "---" }))
    }

    mutating func write(_ batch: Batch) throws {
        var text = ""
        for row in 0..<batch.count {
            text += line(
                schema.indices.map { index in
                    let value = batch.columns[index][row]
                    if schema[index].format == .spark, case .list(let texts) = value {
                        return Sparkline.text(texts.map { Double($0) }, width: texts.count, isASCII: false)
                    }
                    return MarkdownText.escaped(cells.display(value, schema[index]), lineEnd: "<br>")
                })
            if text.utf8.count > 1 << 16 {
                try emit(text)
                text = ""
            }
        }
        try emit(text)
    }

    mutating func finish() throws {}

    private func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }

    private func emit(_ text: String) throws {
        if !text.isEmpty { try sink(Array(text.utf8)) }
    }
}
