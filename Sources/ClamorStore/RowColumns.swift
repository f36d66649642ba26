import ClamorColumns
import ClamorQuery
import GRDB

extension StoreSnapshot {
    package func forEachRow(
        _ rows: [Int32], segment: Int, fields: [String],
        _ body: (_ place: Int, _ texts: [UnsafeBufferPointer<UInt8>?]) throws -> Void
    ) throws {
        if rows.isEmpty { return }
        let reader = RowTextReader(fields)
        try translating {
            try connections.readInOneState { try reader.forEach(rows, from: Int64(segment) << 16, $0, body) }
        }
    }
}

/// Reads texts of rows, whole rows never.
private struct RowTextReader {
    private enum Field {
        case column
        case extra(String)
    }

    private let fields: [Field]
    private let sql: String

    /// Rows up to this far ahead are stepped to, which is cheaper than looking them up.
    private static let nearby: Int64 = 8

    init(_ names: [String]) {
        var columns: [String] = []
        fields = names.map { name in
            if name.hasPrefix("extra.") {
                columns.append("extra")
                return .extra(String(name.dropFirst("extra.".count)))
            }
            guard let index = StoredField.index(of: name), StoredField.all[index].column == nil else {
                preconditionFailure("\(name) is not in the row table alone")
            }
            columns.append(name)
            return .column
        }
        sql = "SELECT row, \(columns.joined(separator: ", ")) FROM mention WHERE row >= ? AND row < ? ORDER BY row"
    }

    /// - Parameter first: the number of the segment's first row.
    func forEach(
        _ rows: [Int32], from first: Int64, _ db: Database,
        _ body: (Int, [UnsafeBufferPointer<UInt8>?]) throws -> Void
    ) throws {
        let statement = try RawStatement(db, sql)
        defer { statement.reset() }
        statement.bind(first + Int64(segmentRows), at: 2)
        var texts = [UnsafeBufferPointer<UInt8>?](repeating: nil, count: fields.count)
        var extras: [UInt8] = []
        var current: Int64?
        for (place, row) in rows.enumerated() {
            let row = first + Int64(row)
            if !(current.map { $0 < row && row - $0 <= Self.nearby } ?? false) {
                statement.reset()
                statement.bind(row, at: 1)
            }
            repeat {
                guard try statement.step(), statement.integer(0) <= row else { throw DamagedPlace("row \(row)") }
            } while statement.integer(0) < row
            current = row
            try take(statement, row, &texts, &extras) { try body(place, $0) }
        }
    }

    /// The texts of the row at which the statement stands.
    private func take(
        _ statement: RawStatement, _ row: Int64, _ texts: inout [UnsafeBufferPointer<UInt8>?],
        _ extras: inout [UInt8], _ body: ([UnsafeBufferPointer<UInt8>?]) throws -> Void
    ) throws {
        extras.removeAll(keepingCapacity: true)
        var ends: [(field: Int, end: Int)] = []
        for (index, field) in fields.enumerated() {
            texts[index] = nil
            let column = Int32(index + 1)
            if statement.isNull(column) { continue }
            let bytes = statement.bytes(column)
            switch field {
            case .column: texts[index] = bytes.bindMemory(to: UInt8.self)
            case .extra(let name):
                guard let extra = JSONText.object(bytes) else { throw DamagedPlace("row \(row), extra columns") }
                guard let value = extra.first(where: { $0.name == name })?.value else { continue }
                extras.append(contentsOf: value.utf8)
                ends.append((index, extras.count))
            }
        }
        if ends.isEmpty { return try body(texts) }
        try extras.withUnsafeBufferPointer { extras in
            var start = 0
            for (field, end) in ends {
                texts[field] = UnsafeBufferPointer(rebasing: extras[start..<end])
                start = end
            }
            try body(texts)
        }
    }
}
