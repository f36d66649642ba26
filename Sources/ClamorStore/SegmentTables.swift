import ClamorColumns
import Foundation
import GRDB
import GRDBSQLite

/// The tables of the column index and the text index.
enum SegmentTables {
    // MARK: Columns

    /// Where a blob of the column index lies.
    private static func id(_ number: Int, _ segment: Int) -> Int64 { Int64(segment) << 8 | Int64(number) }

    static func saveColumn(_ bytes: [UInt8], number: Int, segment: Int, _ db: Database) throws {
        let statement = try RawStatement(db, "INSERT OR REPLACE INTO column_segment(id, data) VALUES(?, ?)")
        try save(bytes[...], id: id(number, segment), statement)
    }

    private static func save(_ bytes: ArraySlice<UInt8>, id: Int64, _ statement: RawStatement) throws {
        statement.bind(id, at: 1)
        try bytes.withUnsafeBytes { bytes in
            try statement.bindBlob(bytes, at: 2)
            try statement.run()
        }
    }

    /// Hands over the stored bytes of a column.
    ///
    /// - Throws: `DamagedPlace` when there are none, or when `body` finds them wrong.
    static func withColumn<T>(
        _ number: Int, segment: Int, _ db: Database, _ body: (UnsafeRawBufferPointer) throws -> T
    ) throws -> T {
        let statement = try RawStatement(db, "SELECT data FROM column_segment WHERE id = ?")
        defer { statement.reset() }
        statement.bind(id(number, segment), at: 1)
        let place = "segment \(segment), field \(name(number))"
        guard try statement.step() else { throw DamagedPlace(place) }
        do {
            return try body(statement.bytes(0))
        } catch let error as SegmentFormatError {
            throw DamagedPlace(place, error)
        }
    }

    /// Whether a segment has not a column that older stores lack.
    static func lacks(_ number: Int, segment: Int, _ db: Database) throws -> Bool {
        guard StoredField.mayLack(column: number) else { return false }
        return try RawStatement.integers(db, "SELECT 1 FROM column_segment WHERE id = ?", id(number, segment)).isEmpty
    }

    /// A column without its dictionary, cut to the first rows of the segment. Codes beyond the rows are not checked
    /// against anything; those within are those that were written.
    static func column(
        _ number: Int, type: ValueType, segment: Int, rows: Int, dictionary: TextDictionary? = nil, _ db: Database
    ) throws -> Column {
        if try lacks(number, segment: segment, db) { return Column(missing: type, count: rows) }
        return try withColumn(number, segment: segment, db) { bytes in
            let column = try ColumnCodec.decode(bytes, type: type, dictionary: dictionary)
            guard column.count >= rows else { throw SegmentFormatError.damaged }
            return column.prefix(rows)
        }
    }

    /// The header of a column, without reading the rest; nil where an older store lacks the column.
    static func header(_ number: Int, segment: Int, _ db: Database) throws -> ColumnCodec.Header? {
        if try lacks(number, segment: segment, db) { return nil }
        var blob: OpaquePointer?
        defer { sqlite3_blob_close(blob) }
        let place = "segment \(segment), field \(name(number))"
        let code = sqlite3_blob_open(
            db.sqliteConnection, "main", "column_segment", "data", id(number, segment), 0, &blob)
        guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
        let length = min(Int(sqlite3_blob_bytes(blob)), ColumnCodec.longestHeader)
        var failure = SQLITE_OK
        let bytes = [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
            failure = sqlite3_blob_read(blob, buffer.baseAddress, Int32(length), 0)
            count = length
        }
        guard failure == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: failure)) }
        do {
            return try bytes.withUnsafeBytes { try ColumnCodec.header($0) }
        } catch let error as SegmentFormatError {
            throw DamagedPlace(place, error)
        }
    }

    /// What messages call a column.
    static func name(_ number: Int) -> String {
        switch number {
        case StoredField.Internal.key: "key"
        case StoredField.Internal.context: "role"
        case StoredField.Internal.checksum: "checksum"
        default: StoredField.columns.first { $0.column == number }?.name ?? "\(number)"
        }
    }

    // MARK: Text index

    /// Bytes of the text index in one row of its table, so that a row fits in a page: a look-up reads the pages that
    /// it needs, where a large blob would have to be walked from its start.
    static let partBytes = 32_704

    /// The two runs of bytes of a segment's text index.
    enum TextRun: Int64 {
        case terms, stream
    }

    static func partID(_ run: TextRun, segment: Int, part: Int) -> Int64 {
        Int64(segment) << 20 | run.rawValue << 19 | Int64(part)
    }

    static func saveText(_ data: TextIndexData, segment: Int, _ db: Database) throws {
        try deleteText(from: segment, to: segment + 1, db)
        let statement = try RawStatement(db, "INSERT INTO text_part(id, data) VALUES(?, ?)")
        for (run, bytes) in [(TextRun.terms, data.terms), (.stream, data.stream)] {
            for (part, start) in stride(from: 0, to: bytes.count, by: partBytes).enumerated() {
                let slice = bytes[start..<min(start + partBytes, bytes.count)]
                let sum = slice.withUnsafeBytes { ColumnCodec.checksum($0) }
                let stored = slice + withUnsafeBytes(of: sum.littleEndian) { Array($0) }
                try save(stored, id: partID(run, segment: segment, part: part), statement)
            }
        }
    }

    static func deleteText(from segment: Int, to end: Int, _ db: Database) throws {
        try db.execute(
            sql: "DELETE FROM text_part WHERE id >= ? AND id < ?",
            arguments: [partID(.terms, segment: segment, part: 0), partID(.terms, segment: end, part: 0)])
    }

    /// One part of a segment's text index, or nil beyond the last.
    static func part(_ run: TextRun, segment: Int, part: Int, _ db: Database) throws -> [UInt8]? {
        var result: [UInt8]?
        try forEachPart(run, segment: segment, part...part, db) { result = Array($1) }
        return result
    }

    /// Hands over parts of a segment's text index, those that there are.
    static func forEachPart(
        _ run: TextRun, segment: Int, _ parts: ClosedRange<Int>, _ db: Database,
        _ body: (Int, UnsafeRawBufferPointer) throws -> Void
    ) throws {
        let statement = try RawStatement(db, "SELECT data, id FROM text_part WHERE id >= ? AND id <= ? ORDER BY id")
        defer { statement.reset() }
        statement.bind(partID(run, segment: segment, part: parts.lowerBound), at: 1)
        statement.bind(partID(run, segment: segment, part: parts.upperBound), at: 2)
        var part = parts.lowerBound
        while try statement.step() {
            let bytes = statement.bytes(0)
            let end = bytes.count - 8
            guard end >= 0, statement.integer(1) == partID(run, segment: segment, part: part),
                ColumnCodec.checksum(UnsafeRawBufferPointer(rebasing: bytes[..<end]))
                    == UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: end, as: UInt64.self))
            else { throw DamagedPlace("segment \(segment), text index") }
            try body(part, UnsafeRawBufferPointer(rebasing: bytes[..<end]))
            part += 1
        }
    }

    /// A whole run.
    static func run(_ run: TextRun, segment: Int, _ db: Database) throws -> [UInt8] {
        var result: [UInt8] = []
        try forEachPart(run, segment: segment, 0...partsAtMost, db) { result.append(contentsOf: $1) }
        return result
    }

    /// The largest number of a part that `partID` has room for.
    private static let partsAtMost = (1 << 19) - 1

    // MARK: Removal

    /// Removes the indexes of a segment and all later ones.
    static func removeAll(from segment: Int, _ db: Database) throws {
        try db.execute(sql: "DELETE FROM column_segment WHERE id >= ?", arguments: [id(0, segment)])
        try db.execute(
            sql: "DELETE FROM text_part WHERE id >= ?", arguments: [partID(.terms, segment: segment, part: 0)])
    }
}
