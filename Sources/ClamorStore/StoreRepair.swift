import ClamorColumns
import GRDB

/// Makes column index, text index and dictionaries anew from the rows, and finds copies anew; layers stay. Only the holder of the import lock may.
///
/// The rows' checksums are kept where they can be read: a row that is not what was written is still told of afterwards.
enum StoreRepair {
    /// Rows in memory at a time.
    private static let stepRows = 8_192

    static func run(_ connections: StoreConnections, threads: Int) throws {
        try ImportRecovery.discardEntry(connections)
        try connections.write { db in
            try Journal.advanceGeneration(db)
            let rowCount = try Journal.read(db).rowCount
            let checksums = knownChecksums(rowCount: rowCount, db)
            let texts = try LayerCare.dictionaries(db)
            try db.execute(sql: "DELETE FROM column_segment; DELETE FROM text_part; DELETE FROM dictionary")
            var dictionaries = try rebuild(rowCount: rowCount, checksums: checksums, db)
            try LayerCare.recode(from: texts, to: &dictionaries, db)
            for place in dictionaries.indices { try dictionaries[place].save(db) }
        }
        try CopyRebuild(connections, threads: threads).run()
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

    /// - Returns: the dictionaries of `StoredField.columns`, which are not written yet.
    private static func rebuild(
        rowCount: Int64, checksums: [Int: [UInt32]], _ db: Database
    ) throws -> [DictionaryEncoder] {
        var dictionaries = StoredField.columns.map(DictionaryEncoder.init(field:))
        var text = TextIndexBuilder(rows: 0)
        var start: Int64 = 0
        while start < rowCount {
            let end = min(start + Int64(segmentRows), rowCount)
            var builder = SegmentBuilder(segment: Int(start >> 16))
            while start < end {
                let next = min(start + Int64(stepRows), end)
                try append(
                    start..<next, checksums: checksums[builder.segment], to: &builder, &dictionaries, &text, db)
                start = next
            }
            try builder.sealed().save(db)
        }
        return dictionaries
    }

    private static func append(
        _ rows: Range<Int64>, checksums known: [UInt32]?, to builder: inout SegmentBuilder,
        _ dictionaries: inout [DictionaryEncoder], _ text: inout TextIndexBuilder, _ db: Database
    ) throws {
        var records: [MentionRecord] = []
        var checksums: [UInt32] = []
        var image = RowImageWriter()
        try RowReader.forEach(rows, db) { row, statement in
            records.append(row.record)
            guard known == nil else { return }
            image.removeAll()
            image.append(statement)
            checksums.append(image.checksum)
        }
        guard records.count == rows.count else {
            throw DamagedPlace("rows \(rows.lowerBound) to \(rows.upperBound - 1)")
        }
        if let known {
            let first = Int(rows.lowerBound - builder.firstRow)
            checksums = Array(known[first..<first + rows.count])
        }
        let prepared = PreparedMentions(records, text: &text, checksums: checksums, hasPrints: false)
        builder.append(prepared, Array(0..<prepared.count), dictionaries: &dictionaries)
    }
}
