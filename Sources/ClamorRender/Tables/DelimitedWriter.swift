import ClamorColumns
import ClamorTime

/// Rows as CSV (RFC 4180, line ends `\n`) or TSV (escapes, no quotes), with a header. Missing is empty.
struct DelimitedWriter: RowWriter {
    enum Dialect { case csv, tsv }

    let dialect: Dialect
    let schema: [ColumnInfo]
    let cells: CellText
    let sink: ByteSink
    private var buffer: [UInt8] = []

    init(dialect: Dialect, schema: [ColumnInfo], zone: Zone, sink: @escaping ByteSink) {
        self.dialect = dialect
        self.schema = schema
        cells = CellText(zone: zone)
        self.sink = sink
    }

    mutating func begin() throws {
        for (index, column) in schema.enumerated() { append(column.name, index) }
        endRow()
        try flush()
    }

    mutating func write(_ batch: Batch) throws {
        for row in 0..<batch.count {
            for (index, column) in batch.columns.enumerated() {
                append(cells.data(column[row], schema[index]) ?? "", index)
            }
            endRow()
            if buffer.count > 1 << 16 { try flush() }
        }
        try flush()
    }

    mutating func finish() throws { try flush() }

    private mutating func flush() throws {
        guard !buffer.isEmpty else { return }
        try sink(buffer)
        buffer.removeAll(keepingCapacity: true)
    }

    private mutating func endRow() {
        // One empty column would be an empty line, which readers skip.
        if dialect == .csv, schema.count == 1, buffer.isEmpty || buffer.last == 0x0A {
            buffer.append(contentsOf: [0x22, 0x22])
        }
        buffer.append(0x0A)
    }

    private mutating func append(_ text: String, _ index: Int) {
        switch dialect {
        case .csv:
            if index > 0 { buffer.append(0x2C) }
            let needsQuotes = text.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
            guard needsQuotes else {
                buffer.append(contentsOf: text.utf8)
                return
            }
            buffer.append(0x22)
            for byte in text.utf8 {
                if byte == 0x22 { buffer.append(0x22) }
                buffer.append(byte)
            }
            buffer.append(0x22)
        case .tsv:
            if index > 0 { buffer.append(0x09) }
            for byte in text.utf8 {
                switch byte {
                case 0x09: buffer.append(contentsOf: [0x5C, 0x74])
                case 0x0A: buffer.append(contentsOf: [0x5C, 0x6E])
                case 0x0D: buffer.append(contentsOf: [0x5C, 0x72])
                case 0x5C: buffer.append(contentsOf: [0x5C, 0x5C])
                default: buffer.append(byte)
                }
            }
        }
    }
}
