import GRDB

/// A row of the row table.
struct StoredRow {
    var row: Int64
    var record: MentionRecord
}

/// What holds the cells of a row, in the order of the row table's columns.
protocol RowSource {
    func isNull(_ column: Int32) -> Bool
    func integer(_ column: Int32) -> Int64
    /// Hands over the bytes of a text.
    func withBytes<T>(_ column: Int32, _ body: (UnsafeRawBufferPointer) throws -> T) rethrows -> T
}

extension RawStatement: RowSource {
    func withBytes<T>(_ column: Int32, _ body: (UnsafeRawBufferPointer) throws -> T) rethrows -> T {
        try body(bytes(column))
    }
}

/// Reads whole rows.
struct RowReader {
    /// Every column of the row table; null for those that a store of an older form has not.
    private static func select(_ db: Database) throws -> String {
        try StoreSchema.form(db) >= StoreSchema.scoringForm ? current : older
    }

    private static let current = select(RowImages.columnNames)
    private static let older = select(
        RowImages.columnNames.enumerated().map { $0 > RowImages.extraColumn ? "NULL" : $1 })

    private static func select(_ columns: [String]) -> String {
        "SELECT \(columns.joined(separator: ", ")) FROM mention WHERE "
    }

    /// One row, or nil.
    static func row(_ row: Int64, _ db: Database) throws -> StoredRow? {
        let statement = try RawStatement(db, select(db) + "row = ?")
        defer { statement.reset() }
        statement.bind(row, at: 1)
        return try statement.step() ? try stored(statement) : nil
    }

    /// Hands over the rows of a range, ascending.
    static func forEach(
        _ range: Range<Int64>, _ db: Database, _ body: (StoredRow, RawStatement) throws -> Void
    ) throws {
        let statement = try RawStatement(db, select(db) + "row >= ? AND row < ? ORDER BY row")
        defer { statement.reset() }
        statement.bind(range.lowerBound, at: 1)
        statement.bind(range.upperBound, at: 2)
        while try statement.step() { try body(try stored(statement), statement) }
    }

    /// The row whose cells these are.
    static func stored(_ source: some RowSource) throws -> StoredRow {
        var record = MentionRecord()
        let row = source.integer(0)
        record.collected = source.isNull(1) ? nil : source.integer(1)
        record.take(RowRole(rawValue: source.integer(2)))
        for (place, field) in StoredField.all.enumerated() {
            let column = Int32(RowImages.column(field: place))
            switch field.setter {
            case .text(let set):
                set(
                    &record,
                    source.isNull(column) ? nil : source.withBytes(column) { String(decoding: $0, as: UTF8.self) })
            case .integer(let set):
                set(&record, source.isNull(column) ? nil : source.integer(column))
            case .boolean(let set):
                set(&record, source.isNull(column) ? nil : source.integer(column) != 0)
            case .list(let set):
                guard !source.isNull(column) else { break }
                guard let list = source.withBytes(column, JSONText.list) else {
                    throw DamagedPlace("row \(row), field \(field.name)")
                }
                set(&record, list)
            }
        }
        let extra = Int32(RowImages.extraColumn)
        if !source.isNull(extra) {
            guard let extra = source.withBytes(extra, JSONText.object) else {
                throw DamagedPlace("row \(row), extra columns")
            }
            record.extra = extra
        }
        return StoredRow(row: row, record: record)
    }
}
