import ClamorTime
import GRDB

/// Finished imports in the journal.
enum ImportHistory {
    static func holdsImport(size: Int64, _ db: Database) throws -> Bool {
        try Bool.fetchOne(
            db, sql: "SELECT EXISTS (SELECT 1 FROM batch WHERE kind = 'import' AND number > 0 AND size = ?)",
            arguments: [size]) ?? false
    }

    /// The import, not undone, of the same bytes with the same format, map and fill.
    static func finished(matching identity: ImportIdentity, _ db: Database) throws -> Int64? {
        let numbers = try Int64.fetchAll(
            db,
            sql: """
                SELECT number FROM batch WHERE kind = 'import' AND number > 0
                    AND size = ? AND digest = ? AND format = ? AND options = ? ORDER BY number DESC
                """, arguments: [identity.size, identity.digest, identity.format, identity.options])
        guard !numbers.isEmpty else { return nil }
        let undone = try Journal.read(db).undone
        return numbers.first { !undone.contains($0) }
    }

    /// All imports, not undone, of the same bytes, ascending.
    static func finished(digest: String, size: Int64, _ db: Database) throws -> [Int64] {
        let numbers = try Int64.fetchAll(
            db,
            sql: """
                SELECT number FROM batch WHERE kind = 'import' AND number > 0 AND size = ? AND digest = ?
                ORDER BY number
                """, arguments: [size, digest])
        if numbers.isEmpty { return [] }
        let undone = try Journal.read(db).undone
        return numbers.filter { !undone.contains($0) }
    }

    /// Gives the import under way its number and its place in the journal.
    ///
    /// - Parameter counts: rows that the report does not tell of.
    static func save(
        _ report: ImportReport, counts: ImportCounts, identity: ImportIdentity, rows: Range<Int64>, now: Instant,
        _ db: Database
    ) throws -> Int64 {
        let number = try Journal.lastNumber(db) + 1
        try db.execute(
            sql: """
                UPDATE batch SET number = ?, finished = ?, source = ?, digest = ?, size = ?, format = ?, options = ?,
                    read = ?, new = ?, updated = ?, duplicate = ?, rejected = ?, context = ?, repaired = ?,
                    deletions = ?, completions = ?, first_row = ?, last_row = ?
                WHERE number = 0
                """,
            arguments: [
                number, now.milliseconds, identity.source, identity.digest, identity.size, identity.format,
                identity.options, report.read, report.new, report.updated, report.duplicate, report.rejected,
                report.context, report.repaired, counts.deletions, counts.completions,
                rows.isEmpty ? nil : rows.lowerBound, rows.isEmpty ? nil : rows.upperBound - 1,
            ])
        try db.execute(sql: "UPDATE reject SET batch = ? WHERE batch = 0", arguments: [number])
        try db.execute(sql: "UPDATE annotation SET batch = ? WHERE batch = 0", arguments: [number])
        for (place, detail) in report.details.enumerated() {
            try db.execute(
                sql: "INSERT INTO detail(batch, place, section, item, value, count) VALUES(?, ?, ?, ?, ?, ?)",
                arguments: [number, place, detail.section, detail.item, detail.value, detail.count])
        }
        return number
    }
}
