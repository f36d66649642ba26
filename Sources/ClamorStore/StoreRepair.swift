import ClamorColumns
import GRDB

/// Makes column index, text index and dictionaries anew from the rows. Only the holder of the import lock may.
enum StoreRepair {
    /// Rows in memory at a time.
    private static let stepRows = 8_192

    static func run(_ connections: StoreConnections) throws {
        try ImportRecovery.discardEntry(connections)
        try connections.write { db in
            let generation = try Journal.generation(db) + 1
            try db.execute(
                sql: "INSERT OR REPLACE INTO setting(key, value) VALUES('generation', ?)", arguments: ["\(generation)"])
            try db.execute(sql: "DELETE FROM column_segment; DELETE FROM text_part; DELETE FROM dictionary")
            try rebuild(rowCount: try Journal.read(db).rowCount, db)
        }
    }

    private static func rebuild(rowCount: Int64, _ db: Database) throws {
        var dictionaries = StoredField.columns.map(DictionaryEncoder.init(field:))
        var start: Int64 = 0
        while start < rowCount {
            let end = min(start + Int64(segmentRows), rowCount)
            var builder = SegmentBuilder(segment: Int(start >> 16))
            while start < end {
                let next = min(start + Int64(stepRows), end)
                try append(start..<next, to: &builder, &dictionaries, db)
                start = next
            }
            try builder.save(db)
        }
        for place in dictionaries.indices { try dictionaries[place].save(db) }
    }

    private static func append(
        _ rows: Range<Int64>, to builder: inout SegmentBuilder, _ dictionaries: inout [DictionaryEncoder],
        _ db: Database
    ) throws {
        var records: [MentionRecord] = []
        var keys: [UInt64] = []
        var image = RowImage()
        try RowReader.forEach(rows, db) { row, statement in
            records.append(row.record)
            keys.append(MentionKey.key(channel: row.record.channel, id: row.record.id ?? ""))
            image.load(statement)
            builder.append(checksum: image.checksum)
        }
        guard records.count == rows.count else {
            throw DamagedPlace("rows \(rows.lowerBound) to \(rows.upperBound - 1)")
        }
        builder.append(records, Array(records.indices)[...], keys: keys, dictionaries: &dictionaries)
    }
}
