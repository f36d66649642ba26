import GRDB

/// A row of the row table.
struct StoredRow {
    var row: Int64
    /// When it was collected, or else imported (ms).
    var collected: Int64
    /// `collected` of the record is that of the row.
    var record: MentionRecord
}

/// Reads whole rows.
struct RowReader {
    private static let columns = RowImage.columnNames.joined(separator: ", ")
    static let rangeSQL = "SELECT \(columns) FROM mention WHERE row >= ? AND row < ? ORDER BY row"
    private static let oneSQL = "SELECT \(columns) FROM mention WHERE row = ?"

    /// One row, or nil.
    static func row(_ row: Int64, _ db: Database) throws -> StoredRow? {
        let statement = try RawStatement(db, oneSQL)
        defer { statement.reset() }
        statement.bind(row, at: 1)
        return try statement.step() ? try stored(statement) : nil
    }

    /// Hands over the rows of a range, ascending.
    static func forEach(
        _ range: Range<Int64>, _ db: Database, _ body: (StoredRow, RawStatement) throws -> Void
    ) throws {
        let statement = try RawStatement(db, rangeSQL)
        defer { statement.reset() }
        statement.bind(range.lowerBound, at: 1)
        statement.bind(range.upperBound, at: 2)
        while try statement.step() { try body(try stored(statement), statement) }
    }

    private static func stored(_ statement: RawStatement) throws -> StoredRow {
        var record = MentionRecord()
        let row = statement.integer(0)
        let collected = statement.integer(1)
        record.collected = collected
        record.isContext = statement.integer(2) != 0
        var column: Int32 = 3
        for field in StoredField.all {
            switch field.setter {
            case .text(let set): set(&record, statement.text(column))
            case .integer(let set):
                set(&record, statement.isNull(column) ? nil : statement.integer(column))
            case .boolean(let set):
                set(&record, statement.isNull(column) ? nil : statement.integer(column) != 0)
            case .list(let set):
                guard !statement.isNull(column) else { break }
                guard let list = JSONText.list(statement.bytes(column)) else {
                    throw DamagedPlace("row \(row), field \(field.name)")
                }
                set(&record, list)
            }
            column += 1
        }
        if !statement.isNull(column) {
            guard let extra = JSONText.object(statement.bytes(column)) else {
                throw DamagedPlace("row \(row), extra columns")
            }
            record.extra = extra
        }
        return StoredRow(row: row, collected: collected, record: record)
    }
}
