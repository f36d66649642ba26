import ClamorColumns
import ClamorQuery
import GRDB

extension StoreSnapshot {
    package func rowColumn(_ field: String, segment: Int, rows: [Int32]) throws -> ClamorColumns.Column {
        try translating {
            if let name = field.split(separator: ".", maxSplits: 1).last, field.hasPrefix("extra.") {
                return try extraColumn(String(name), segment: segment, rows: rows)
            }
            guard let index = StoredField.index(of: field), StoredField.all[index].column == nil else {
                return try column(field, segment: segment).gathered(rows)
            }
            return try textColumn(segment: segment, rows: rows, "SELECT \(field) FROM mention WHERE row = ?") {
                $0.text(0)
            }
        }
    }

    private func extraColumn(_ name: String, segment: Int, rows: [Int32]) throws -> ClamorColumns.Column {
        try textColumn(segment: segment, rows: rows, "SELECT extra, row FROM mention WHERE row = ?") { statement in
            if statement.isNull(0) { return nil }
            guard let extra = JSONText.object(statement.bytes(0)) else {
                throw DamagedPlace("row \(statement.integer(1)), extra columns")
            }
            return extra.first { $0.name == name }?.value
        }
    }

    /// Texts read row by row; equal ones share a code.
    private func textColumn(
        segment: Int, rows: [Int32], _ sql: String, _ text: (RawStatement) throws -> String?
    ) throws -> ClamorColumns.Column {
        var table = TextInterner(capacity: rows.count)
        var codes: [UInt32] = []
        codes.reserveCapacity(rows.count)
        var validity = Bitmap(count: rows.count)
        try connections.readInOneState { db in
            let statement = try RawStatement(db, sql)
            defer { statement.reset() }
            for (place, row) in rows.enumerated() {
                statement.bind(Int64(segment) << 16 + Int64(row), at: 1)
                guard try statement.step() else { throw DamagedPlace("row \(Int64(segment) << 16 + Int64(row))") }
                if let value = try text(statement) {
                    codes.append(table.intern(value))
                    validity[place] = true
                } else {
                    codes.append(0)
                }
                statement.reset()
            }
        }
        return Column(
            type: .text, count: rows.count, storage: .codes(codes, table.dictionary()),
            validity: validity.isFull ? nil : validity)
    }
}
