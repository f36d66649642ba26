import ClamorColumns
import ClamorText

/// Makes a small table of integers, numbers, times and texts from the rows of a statement.
struct TableBuilder {
    private let schema: [ColumnInfo]
    private var cells: [[Value]]

    init(_ schema: [ColumnInfo]) {
        self.schema = schema
        cells = Array(repeating: [], count: schema.count)
    }

    /// Adds all rows of a statement, whose columns are those of the schema.
    mutating func append(_ statement: RawStatement) throws {
        defer { statement.reset() }
        while try statement.step() {
            for (place, info) in schema.enumerated() {
                let column = Int32(place)
                let value: Value =
                    if statement.isNull(column) {
                        .null
                    } else if info.type == .text {
                        .text(SafeText.readable(statement.bytes(column)))
                    } else {
                        .integer(statement.integer(column))
                    }
                cells[place].append(value)
            }
        }
    }

    /// Adds a row; times are integers.
    mutating func append(_ row: [Value]) {
        for (place, value) in row.enumerated() { cells[place].append(value) }
    }

    /// The rows of a statement.
    static func table(_ schema: [ColumnInfo], _ statement: RawStatement) throws -> Table {
        var builder = TableBuilder(schema)
        try builder.append(statement)
        return builder.finish()
    }

    func finish() -> Table {
        let count = cells.first?.count ?? 0
        let columns = zip(schema, cells).map { info, values in
            var validity = Bitmap(count: count)
            for (row, value) in values.enumerated() where value != .null { validity[row] = true }
            return Column(
                type: info.type, count: count, storage: Self.storage(info.type, values),
                validity: validity.isFull ? nil : validity)
        }
        return Table(schema: schema, batches: count == 0 ? [] : [Batch(columns: columns, count: count)])
    }

    private static func storage(_ type: ValueType, _ values: [Value]) -> ClamorColumns.Column.Storage {
        if type == .number { return .numbers(values.map { if case .number(let value) = $0 { value } else { 0 } }) }
        guard type == .text else {
            return .integers(values.map { if case .integer(let value) = $0 { value } else { 0 } })
        }
        var texts = TextInterner()
        let codes = values.map { value -> UInt32 in
            if case .text(let text) = value { texts.intern(text) } else { 0 }
        }
        return .codes(codes, texts.dictionary())
    }
}
