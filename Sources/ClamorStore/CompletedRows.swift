import GRDB

/// The table of rows that were made of several versions.
enum CompletedRows {
    /// A row's links; none for one that is no such row.
    static func links(of row: Int64, _ db: Database) throws -> [CompletedRow.Link] {
        let statement = try RawStatement(db, "SELECT version, standing FROM completed WHERE row = ?")
        defer { statement.reset() }
        statement.bind(row, at: 1)
        var links: [CompletedRow.Link] = []
        while try statement.step() { links.append(try link(statement, 0)) }
        return links
    }

    /// The rows of whose versions one is the latest.
    static func rows(latest version: Int64, _ db: Database) throws -> [Int64] {
        try RawStatement.integers(db, "SELECT row FROM completed WHERE version = ? AND standing = 2", version)
    }

    /// The latest of the versions that a row was made of; none for one that is no such row.
    static func latest(of row: Int64, _ db: Database) throws -> [Int64] {
        try RawStatement.integers(db, "SELECT version FROM completed WHERE row = ? AND standing = 2", row)
    }

    /// Hands over the rows of a range, or those whose latest version is of it.
    static func forEach(
        _ range: Range<Int64>, byLatest: Bool, _ db: Database, _ body: (CompletedRow) throws -> Void
    ) throws {
        let statement = try RawStatement(
            db,
            byLatest
                ? """
                SELECT link.row, link.version, link.standing FROM completed AS latest
                JOIN completed AS link ON link.row = latest.row
                WHERE latest.standing = 2 AND latest.version >= ? AND latest.version < ?
                ORDER BY latest.version, link.row
                """ : "SELECT row, version, standing FROM completed WHERE row >= ? AND row < ? ORDER BY row")
        defer { statement.reset() }
        statement.bind(range.lowerBound, at: 1)
        statement.bind(range.upperBound, at: 2)
        var current: CompletedRow?
        while try statement.step() {
            let row = statement.integer(0)
            if let done = current, done.row != row {
                try body(done)
                current = nil
            }
            current = current ?? CompletedRow(row: row, links: [])
            current?.links.append(try link(statement, 1))
        }
        if let current { try body(current) }
    }

    private static func link(_ statement: RawStatement, _ column: Int32) throws -> CompletedRow.Link {
        let version = statement.integer(column)
        guard let standing = CompletedRow.Standing(rawValue: statement.integer(column + 1)) else {
            throw DamagedPlace("row \(version), versions")
        }
        return CompletedRow.Link(version: version, standing: standing)
    }

    static func save(_ links: [(row: Int64, link: CompletedRow.Link)], _ db: Database) throws {
        let insert = try RawStatement(db, "INSERT OR REPLACE INTO completed(row, version, standing) VALUES(?, ?, ?)")
        for (row, link) in links {
            insert.bind(row, at: 1)
            insert.bind(link.version, at: 2)
            insert.bind(link.standing.rawValue, at: 3)
            try insert.run()
        }
    }
}
