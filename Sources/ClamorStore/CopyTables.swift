import ClamorColumns
import ClamorListening
import Foundation
import GRDB

/// What the file keeps of copies: made as rows come, or anew from all of them, and derived from their texts alone.
///
/// - `copy`: rows whose text is (nearly) that of an earlier row, the first of the group.
/// - `copy_hash`: hashes of texts, a column of integers for some rows that were written together: `first_row` and those
///   after. 0 where there is nothing to compare, or an earlier row has the same hash.
/// - `copy_print`: prints of the last firsts that were written: their rows (u32 each), then their prints, then the XXH3
///   checksum of all that; `count` of them. Later texts are compared with these.
enum CopyTables {
    static let schema = """
        CREATE TABLE copy(row INTEGER PRIMARY KEY, original INTEGER NOT NULL);
        CREATE TABLE copy_hash(first_row INTEGER PRIMARY KEY, data BLOB NOT NULL);
        CREATE TABLE copy_print(first_row INTEGER PRIMARY KEY, count INTEGER NOT NULL, data BLOB NOT NULL);

        """

    /// The first of a group and what it is found by.
    struct First: Sendable {
        var row: Int64
        var print: CopyPrint
    }

    // MARK: Copies

    static func save(_ copies: [(row: Int64, original: Int64)], _ db: Database) throws {
        let statement = try RawStatement(db, "INSERT INTO copy(row, original) VALUES(?, ?)")
        for (row, original) in copies {
            statement.bind(row, at: 1)
            statement.bind(original, at: 2)
            try statement.run()
        }
    }

    /// The row that a row is a copy of.
    static func original(of row: Int64, _ db: Database) throws -> Int64? {
        try RawStatement.integers(db, "SELECT original FROM copy WHERE row = ?", row).first
    }

    /// Hands over the copies among the first rows of a store, ascending.
    static func forEach(
        before rowCount: Int64, _ db: Database, _ body: (_ row: Int64, _ original: Int64) -> Void
    ) throws {
        // A store that cannot be written may have an older form.
        guard try StoreSchema.form(db) >= StoreSchema.scoringForm else { return }
        let statement = try RawStatement(db, "SELECT row, original FROM copy WHERE row < ?")
        defer { statement.reset() }
        statement.bind(rowCount, at: 1)
        while try statement.step() { body(statement.integer(0), statement.integer(1)) }
    }

    // MARK: Texts

    /// For `said`.
    static func saidStatement(_ db: Database) throws -> RawStatement {
        try RawStatement(db, "SELECT coalesce(text, title) FROM mention WHERE row = ?")
    }

    /// What a row says: its text, or where it has none its title.
    static func said(row: Int64, _ statement: RawStatement) throws -> [UInt8]? {
        defer { statement.reset() }
        statement.bind(row, at: 1)
        return try statement.step() && !statement.isNull(0) ? Array(statement.bytes(0)) : nil
    }

    // MARK: Hashes

    static func save(hashes: [UInt64], firstRow: Int64, _ db: Database) throws {
        for start in stride(from: 0, to: hashes.count, by: segmentRows) {
            let part = hashes[start..<min(start + segmentRows, hashes.count)].map { Int64(bitPattern: $0) }
            let column = Column(type: .integer, count: part.count, storage: .integers(part))
            try db.execute(
                sql: "INSERT OR REPLACE INTO copy_hash(first_row, data) VALUES(?, ?)",
                arguments: [firstRow + Int64(start), Blob(ColumnCodec.encode(column))])
        }
    }

    /// Hands over all hashes, part by part.
    static func forEachHashes(_ db: Database, _ body: (_ firstRow: Int64, _ hashes: [UInt64]) throws -> Void) throws {
        let statement = try RawStatement(db, "SELECT first_row, data FROM copy_hash ORDER BY first_row")
        defer { statement.reset() }
        while try statement.step() {
            try body(statement.integer(0), try hashes(statement.bytes(1), statement.integer(0)))
        }
    }

    private static func hashes(_ bytes: UnsafeRawBufferPointer, _ firstRow: Int64) throws -> [UInt64] {
        do {
            return try ColumnCodec.decode(bytes, type: .integer).integers.map { UInt64(bitPattern: $0) }
        } catch {
            throw DamagedPlace("hashes of texts from row \(firstRow)", error)
        }
    }

    // MARK: Prints

    /// Writes the prints of firsts after those that are there, and drops what is no longer compared with.
    ///
    /// - Parameter limit: how many are, over all.
    static func save(_ firsts: [First], limit: Int, _ db: Database) throws {
        guard let first = firsts.first else { return }
        var bytes: [UInt8] = []
        for first in firsts { withUnsafeBytes(of: UInt32(first.row).littleEndian) { bytes.append(contentsOf: $0) } }
        bytes += CopyPrint.encode(firsts.map(\.print))
        let sum = bytes.withUnsafeBytes { ColumnCodec.checksum($0) }
        withUnsafeBytes(of: sum.littleEndian) { bytes.append(contentsOf: $0) }
        try db.execute(
            sql: "INSERT OR REPLACE INTO copy_print(first_row, count, data) VALUES(?, ?, ?)",
            arguments: [first.row, firsts.count, Blob(bytes)])
        var count = 0
        for row in try Row.fetchAll(db, sql: "SELECT first_row, count FROM copy_print ORDER BY first_row DESC") {
            if count >= limit {
                try db.execute(sql: "DELETE FROM copy_print WHERE first_row = ?", arguments: [row[0] as Int64])
            }
            count += row[1]
        }
    }

    /// The prints that are kept, by ascending row.
    static func firsts(_ db: Database) throws -> [First] {
        let statement = try RawStatement(db, "SELECT first_row, count, data FROM copy_print ORDER BY first_row")
        defer { statement.reset() }
        var result: [First] = []
        while try statement.step() {
            result += try firsts(statement.bytes(2), count: Int(statement.integer(1)), statement.integer(0))
        }
        return result
    }

    private static func firsts(
        _ bytes: UnsafeRawBufferPointer, count: Int, _ firstRow: Int64
    ) throws -> [First] {
        let end = bytes.count - 8
        guard end == count * (4 + CopyPrint.encodedLength),
            ColumnCodec.checksum(UnsafeRawBufferPointer(rebasing: bytes[..<end]))
                == UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: end, as: UInt64.self)),
            let prints = CopyPrint.decode(Array(bytes[(count * 4)..<end]))
        else { throw DamagedPlace("prints of texts from row \(firstRow)") }
        return prints.enumerated().map { place, print in
            let row = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place * 4, as: UInt32.self))
            return First(row: Int64(row), print: print)
        }
    }

    // MARK: Removal

    /// Removes what is kept of a row and all later ones.
    static func removeAll(from row: Int64, _ db: Database) throws {
        try db.execute(sql: "DELETE FROM copy WHERE row >= ?", arguments: [row])
        try db.execute(sql: "DELETE FROM copy_hash WHERE first_row >= ?", arguments: [row])
        try db.execute(sql: "DELETE FROM copy_print WHERE first_row >= ?", arguments: [row])
    }

    /// Removes what is kept of some rows. What is left of their groups stays together, and is found by what comes later.
    static func remove(_ rows: Set<Int64>, _ db: Database) throws {
        var groups: [Int64: [Int64]] = [:]
        for row in rows { groups[try original(of: row, db) ?? row] = [] }
        try forEach(before: .max, db) { row, original in
            if !rows.contains(row) { groups[original]?.append(row) }
        }
        for row in rows.sorted() { try db.execute(sql: "DELETE FROM copy WHERE row = ?", arguments: [row]) }
        let kept = try firsts(db)
        var left = kept.filter { !rows.contains($0.row) }
        for (original, copies) in groups where rows.contains(original) {
            guard let first = copies.first else { continue }
            try db.execute(sql: "DELETE FROM copy WHERE row = ?", arguments: [first])
            for copy in copies.dropFirst() {
                try db.execute(sql: "UPDATE copy SET original = ? WHERE row = ?", arguments: [first, copy])
            }
            if kept.contains(where: { $0.row == original }), let print = try CopyRebuild.print(first, db) {
                left.append(First(row: first, print: print))
            }
        }
        try removeHashes(rows, groups, db)
        if kept.contains(where: { rows.contains($0.row) }) {
            try db.execute(sql: "DELETE FROM copy_print")
            try save(left.sorted { $0.row < $1.row }, limit: .max, db)
        }
    }

    /// Takes the hashes of rows away; the first of each group's other rows that has the same inherits it.
    private static func removeHashes(_ rows: Set<Int64>, _ groups: [Int64: [Int64]], _ db: Database) throws {
        var parts: [(firstRow: Int64, hashes: [UInt64])] = []
        var changed: Set<Int> = []
        var lost: Set<UInt64> = []
        try forEachHashes(db) { firstRow, hashes in
            parts.append((firstRow, hashes))
            for place in hashes.indices where hashes[place] != 0 && rows.contains(firstRow + Int64(place)) {
                lost.insert(hashes[place])
                parts[parts.count - 1].hashes[place] = 0
                changed.insert(parts.count - 1)
            }
        }
        for row in groups.values.joined().sorted() where !lost.isEmpty {
            guard let hash = try CopyRebuild.print(row, db)?.exact, lost.remove(hash) != nil else { continue }
            if let part = parts.lastIndex(where: { $0.firstRow <= row }),
                row < parts[part].firstRow + Int64(parts[part].hashes.count)
            {
                parts[part].hashes[Int(row - parts[part].firstRow)] = hash
                changed.insert(part)
            } else {
                try save(hashes: [hash], firstRow: row, db)
            }
        }
        for part in changed.sorted() { try save(hashes: parts[part].hashes, firstRow: parts[part].firstRow, db) }
    }

    // MARK: Check

    /// - Returns: what is wrong, in plain sentences.
    static func problems(rowCount: Int64, _ db: Database) throws -> [String] {
        guard try StoreSchema.form(db) >= StoreSchema.scoringForm else { return [] }
        let wrong = try Int64.fetchAll(
            db,
            sql: """
                SELECT row FROM copy WHERE row < ?1 AND (original < 0 OR original >= row
                    OR original IN (SELECT row FROM copy)) LIMIT 20
                """, arguments: [rowCount])
        try forEachHashes(db) { _, _ in }
        _ = try firsts(db)
        return wrong.map { "row \($0): it is no copy of what it is said to be one of" }
    }
}
