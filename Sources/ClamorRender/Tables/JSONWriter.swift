import ClamorColumns
import ClamorText
import ClamorTime

/// Rows as JSON objects with the columns' names in order: one array, or one object a line. Missing is null, lists are
/// arrays, numbers are numbers, times are ISO 8601 texts.
struct JSONWriter: RowWriter {
    enum Layout { case array, lines }

    let layout: Layout
    let schema: [ColumnInfo]
    let cells: CellText
    let sink: ByteSink
    private let keys: [[UInt8]]
    private var buffer: [UInt8] = []
    private var isFirst = true

    init(layout: Layout, schema: [ColumnInfo], zone: Zone, sink: @escaping ByteSink) {
        self.layout = layout
        self.schema = schema
        cells = CellText(zone: zone)
        self.sink = sink
        keys = schema.map { column in
            var key: [UInt8] = []
            JSONString.append(column.name, to: &key)
            key.append(0x3A)
            return key
        }
    }

    mutating func begin() throws {
        if layout == .array { buffer.append(0x5B) }
    }

    mutating func write(_ batch: Batch) throws {
        for row in 0..<batch.count {
            if layout == .array {
                buffer.append(contentsOf: Array((isFirst ? "\n" : ",\n").utf8))
                isFirst = false
            }
            buffer.append(0x7B)
            for (index, column) in batch.columns.enumerated() {
                if index > 0 { buffer.append(0x2C) }
                buffer.append(contentsOf: keys[index])
                append(column[row], schema[index])
            }
            buffer.append(0x7D)
            if layout == .lines { buffer.append(0x0A) }
            if buffer.count > 1 << 16 { try flush() }
        }
        if layout == .lines { try flush() }
    }

    mutating func finish() throws {
        if layout == .array { buffer.append(contentsOf: Array((isFirst ? "]\n" : "\n]\n").utf8)) }
        try flush()
    }

    private mutating func flush() throws {
        guard !buffer.isEmpty else { return }
        try sink(buffer)
        buffer.removeAll(keepingCapacity: true)
    }

    private mutating func append(_ value: Value, _ info: ColumnInfo) {
        switch value {
        case .null: buffer.append(contentsOf: "null".utf8)
        case .number(let number) where !number.isFinite: buffer.append(contentsOf: "null".utf8)
        case .integer, .fixed, .number, .boolean, .duration:
            buffer.append(contentsOf: (cells.data(value, info) ?? "null").utf8)
        case .time, .text: JSONString.append(cells.data(value, info) ?? "", to: &buffer)
        case .list(let values) where info.format == .spark:
            let numbers = values.map { $0.isEmpty ? "null" : $0 }
            buffer.append(contentsOf: "[\(numbers.joined(separator: ","))]".utf8)
        case .list(let values):
            buffer.append(0x5B)
            for (index, text) in values.enumerated() {
                if index > 0 { buffer.append(0x2C) }
                JSONString.append(text, to: &buffer)
            }
            buffer.append(0x5D)
        }
    }
}
