import GRDB

/// The table of rows that other imports had, too.
enum Sightings {
    /// When a row was collected last by other imports (ms), whether or not they were undone since: what came in between
    /// has its place in the chain of versions for good.
    static func last(of row: Int64, _ db: Database) throws -> Int64? {
        let statement = try RawStatement(db, "SELECT max(collected) FROM seen WHERE row = ?")
        defer { statement.reset() }
        statement.bind(row, at: 1)
        return try statement.step() && !statement.isNull(0) ? statement.integer(0) : nil
    }

    /// When the version of a row was collected last (ms).
    static func collected(_ record: MentionRecord, row: Int64, _ journal: Journal, _ db: Database) throws -> Int64 {
        let own = record.collected ?? journal.importOf(row: row)?.started ?? 0
        return max(own, try last(of: row, db) ?? own)
    }

    /// Notes rows that an import had.
    ///
    /// - Parameter importing: how many imports were finished before it.
    static func save(_ seen: [(row: Int64, collected: Int64)], importing: Int, _ db: Database) throws {
        let insert = try RawStatement(
            db,
            """
            INSERT INTO seen(import, row, collected) VALUES(?, ?, ?)
            ON CONFLICT(import, row) DO UPDATE SET collected = max(collected, excluded.collected)
            """)
        for (row, collected) in seen {
            insert.bind(Int64(importing), at: 1)
            insert.bind(row, at: 2)
            insert.bind(collected, at: 3)
            try insert.run()
        }
    }
}
