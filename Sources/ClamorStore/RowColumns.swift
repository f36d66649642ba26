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

extension ClamorColumns.Column {
    /// Some rows, in the order given.
    fileprivate func gathered(_ rows: [Int32]) -> ClamorColumns.Column {
        func picked(_ bits: Bitmap) -> Bitmap {
            var result = Bitmap(count: rows.count)
            for (place, row) in rows.enumerated() where bits[Int(row)] { result[place] = true }
            return result
        }
        let storage: Storage
        switch self.storage {
        case .integers(let values): storage = .integers(rows.map { values[Int($0)] })
        case .numbers(let values): storage = .numbers(rows.map { values[Int($0)] })
        case .booleans(let bits): storage = .booleans(picked(bits))
        case .codes(let codes, let dictionary): storage = .codes(rows.map { codes[Int($0)] }, dictionary)
        case .lists(let offsets, let codes, let dictionary):
            var newOffsets: [UInt32] = [0]
            var newCodes: [UInt32] = []
            for row in rows {
                newCodes.append(contentsOf: codes[Int(offsets[Int(row)])..<Int(offsets[Int(row) + 1])])
                newOffsets.append(UInt32(newCodes.count))
            }
            storage = .lists(offsets: newOffsets, codes: newCodes, dictionary)
        }
        return Column(type: type, count: rows.count, storage: storage, validity: validity.map(picked))
    }
}
