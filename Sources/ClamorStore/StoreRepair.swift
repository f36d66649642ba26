import ClamorColumns
import GRDB

/// Makes column index, text index and dictionaries anew from the rows. Only the holder of the import lock may.
///
/// The rows' checksums are kept where they can be read: a row that is not what was written is still told of afterwards.
enum StoreRepair {
    /// Rows in memory at a time.
    private static let stepRows = 8_192

    static func run(_ connections: StoreConnections) throws {
        try ImportRecovery.discardEntry(connections)
        try connections.write { db in
            let generation = try Journal.generation(db) + 1
            try db.execute(
                sql: "INSERT OR REPLACE INTO setting(key, value) VALUES('generation', ?)", arguments: ["\(generation)"])
            let rowCount = try Journal.read(db).rowCount
            let checksums = knownChecksums(rowCount: rowCount, db)
            try db.execute(sql: "DELETE FROM column_segment; DELETE FROM text_part; DELETE FROM dictionary")
            try rebuild(rowCount: rowCount, checksums: checksums, db)
        }
    }

    /// The checksums of rows by segment, without those that cannot be read.
    private static func knownChecksums(rowCount: Int64, _ db: Database) -> [Int: [UInt32]] {
        var known: [Int: [UInt32]] = [:]
        for start in stride(from: 0, to: rowCount, by: segmentRows) {
            let segment = Int(start >> 16)
            let rows = min(Int(rowCount - start), segmentRows)
            let column = try? SegmentTables.column(
                StoredField.Internal.checksum, type: .integer, segment: segment, rows: rows, db)
            guard let column else { continue }
            known[segment] = (0..<rows).map { row in
                if case .integer(let sum) = column[row] { UInt32(truncatingIfNeeded: sum) } else { 0 }
            }
        }
        return known
    }

    private static func rebuild(rowCount: Int64, checksums: [Int: [UInt32]], _ db: Database) throws {
        var dictionaries = StoredField.columns.map(DictionaryEncoder.init(field:))
        var start: Int64 = 0
        while start < rowCount {
            let end = min(start + Int64(segmentRows), rowCount)
            var builder = SegmentBuilder(segment: Int(start >> 16))
            while start < end {
                let next = min(start + Int64(stepRows), end)
                try append(
                    start..<next, checksums: checksums[builder.segment], to: &builder, &dictionaries, db)
                start = next
            }
            try builder.save(db)
        }
        for place in dictionaries.indices { try dictionaries[place].save(db) }
    }

    private static func append(
        _ rows: Range<Int64>, checksums: [UInt32]?, to builder: inout SegmentBuilder,
        _ dictionaries: inout [DictionaryEncoder], _ db: Database
    ) throws {
        var records: [MentionRecord] = []
        var keys: [UInt64] = []
        var image = RowImage()
        try RowReader.forEach(rows, db) { row, statement in
            records.append(row.record)
            keys.append(MentionKey.key(channel: row.record.channel, id: row.record.id ?? ""))
            guard checksums == nil else { return }
            image.load(statement)
            builder.append(checksum: image.checksum)
        }
        guard records.count == rows.count else {
            throw DamagedPlace("rows \(rows.lowerBound) to \(rows.upperBound - 1)")
        }
        if let checksums {
            let first = Int(rows.lowerBound - builder.firstRow)
            for sum in checksums[first..<first + rows.count] { builder.append(checksum: sum) }
        }
        builder.append(records, Array(records.indices)[...], keys: keys, dictionaries: &dictionaries)
    }
}
