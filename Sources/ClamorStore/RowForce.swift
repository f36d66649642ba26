import GRDB

/// Which rows count as far as imports go: those of imports that are not undone, and those that such an import had, too.
struct RowForce {
    let journal: Journal
    private let db: Database
    private let hasUndone: Bool

    init(_ journal: Journal, _ db: Database) {
        self.journal = journal
        self.db = db
        hasUndone = journal.hasSightings && journal.imports.contains(where: \.isUndone)
    }

    /// Rows beyond the journal's count for nothing.
    func isInForce(_ row: Int64) throws -> Bool {
        guard let importing = journal.importOf(row: row) else { return false }
        if !importing.isUndone { return true }
        return try hasUndone && sighting(of: row) != nil
    }

    /// The first import in force that had a row of an undone import, too.
    private func sighting(of row: Int64) throws -> Journal.Import? {
        let statement = try RawStatement(db, "SELECT import FROM seen WHERE row = ? ORDER BY import")
        defer { statement.reset() }
        statement.bind(row, at: 1)
        while try statement.step() {
            if let found = journal.importing(ordinal: statement.integer(0)), !found.isUndone { return found }
        }
        return nil
    }

    /// The import that a row is shown under: its own, or when that was undone, another that had it.
    func shownImport(of row: Int64) throws -> Journal.Import? {
        guard let own = journal.importOf(row: row) else { return nil }
        return own.isUndone && hasUndone ? try sighting(of: row) ?? own : own
    }

    /// Rows of a range whose own import was undone, while another that had them is in force.
    func kept(_ range: Range<Int64>) throws -> [Int64] {
        guard hasUndone else { return [] }
        let statement = try RawStatement(
            db, "SELECT row, import FROM seen WHERE row >= ? AND row < ? ORDER BY row")
        defer { statement.reset() }
        statement.bind(range.lowerBound, at: 1)
        statement.bind(range.upperBound, at: 2)
        var rows: [Int64] = []
        while try statement.step() {
            let row = statement.integer(0)
            guard rows.last != row, journal.importOf(row: row)?.isUndone == true else { continue }
            if let found = journal.importing(ordinal: statement.integer(1)), !found.isUndone { rows.append(row) }
        }
        return rows
    }
}
