import ClamorColumns
import GRDB

/// Finds the rows that count in a snapshot: of each mention that has not ended, the latest version of imports in force,
/// or the row that completes it.
struct LiveRows {
    let snapshot: StoreSnapshot

    private var journal: Journal { snapshot.journal }

    func rows(segment: Int) throws -> Bitmap {
        let count = snapshot.rowCount(segment: segment)
        let first = Int64(segment) << 16
        let rows = first..<first + Int64(count)
        var live = Bitmap(count: count, filled: true)
        guard
            case .booleans(let apart) = try snapshot.storedColumn(
                StoredField.Internal.context, type: .boolean, segment: segment
            ).column.storage
        else { return live }
        live.subtract(apart)
        for importing in journal.imports where importing.isUndone {
            let range = importing.rows.clamped(to: rows)
            guard !range.isEmpty else { continue }
            var undone = Bitmap(count: count)
            undone.insert(Int(range.lowerBound - first)..<Int(range.upperBound - first))
            live.subtract(undone)
        }
        try snapshot.connections.readInOneState { db in
            let force = RowForce(journal, db)
            for row in try force.kept(rows) where !apart[Int(row - first)] { live[Int(row - first)] = true }
            for row in try replaced(rows, force, db) { live[Int(row - first)] = false }
            if journal.hasSightings {
                try complete(&live, rows, force, db)
                let same = try snapshot.sameMentions(db)
                for place in try same.hiddenPlaces(segment: segment, live: live, db) { live[place] = false }
            }
        }
        return live
    }

    /// Puts completed rows in place of the versions that they complete.
    ///
    /// - Parameter live: which versions count by themselves.
    private func complete(_ live: inout Bitmap, _ rows: Range<Int64>, _ force: RowForce, _ db: Database) throws {
        try CompletedRows.forEach(rows, byLatest: true, db) { row in
            guard row.row < journal.rowCount, let latest = row.latest, live[Int(latest - rows.lowerBound)],
                try row.agrees(force.isInForce)
            else { return }
            live[Int(latest - rows.lowerBound)] = false
        }
        try CompletedRows.forEach(rows, byLatest: false, db) { row in
            if try completes(row, force, db) { live[Int(row.row - rows.lowerBound)] = true }
        }
    }

    /// Whether a completed row is what its mention is.
    func completes(_ row: CompletedRow, _ force: RowForce, _ db: Database) throws -> Bool {
        guard try row.agrees(force.isInForce), let latest = row.latest, try !hasLaterVersion(latest, force, db) else {
            return false
        }
        // Where two were made of different versions and those that differ are undone, both say the same.
        return try CompletedRows.rows(latest: latest, db).allSatisfy { other in
            try other >= row.row
                || !CompletedRow(row: other, links: CompletedRows.links(of: other, db)).agrees(force.isInForce)
        }
    }

    /// The rows of a range that have a later version in force.
    private func replaced(_ range: Range<Int64>, _ force: RowForce, _ db: Database) throws -> [Int64] {
        let statement = try RawStatement(db, "SELECT row, by_row FROM superseded WHERE row >= ? AND row < ?")
        defer { statement.reset() }
        statement.bind(range.lowerBound, at: 1)
        statement.bind(range.upperBound, at: 2)
        var result: [Int64] = []
        var undecided: [Int64] = []
        while try statement.step() {
            let (row, byRow) = (statement.integer(0), statement.integer(1))
            guard byRow < journal.rowCount else { continue }
            if try force.isInForce(byRow) { result.append(row) } else { undecided.append(row) }
        }
        let decided = Set(result)
        for row in undecided where !decided.contains(row) {
            if try hasLaterVersion(row, force, db) { result.append(row) }
        }
        return result
    }

    /// Whether a chain of links leads to a version in force, past versions whose imports were undone.
    func hasLaterVersion(_ row: Int64, _ force: RowForce, _ db: Database) throws -> Bool {
        var seen: Set = [row]
        var open = [row]
        while let next = open.popLast() {
            for later in try Versions.after(next, db) where later < journal.rowCount && seen.insert(later).inserted {
                if try force.isInForce(later) { return true }
                open.append(later)
            }
        }
        return false
    }
}

/// Links between versions of one mention.
enum Versions {
    static func after(_ row: Int64, _ db: Database) throws -> [Int64] {
        try RawStatement.integers(db, "SELECT by_row FROM superseded WHERE row = ?", row)
    }

    static func before(_ row: Int64, _ db: Database) throws -> [Int64] {
        try RawStatement.integers(db, "SELECT row FROM superseded WHERE by_row = ?", row)
    }

    /// All rows that links lead to from a row, with itself, ascending: the versions of its mention, and what knows it
    /// as context.
    static func all(of row: Int64, _ db: Database) throws -> [Int64] {
        var seen: Set = [row]
        var open = [row]
        while let next = open.popLast() {
            for other in try after(next, db) + before(next, db) where seen.insert(other).inserted { open.append(other) }
        }
        return seen.sorted()
    }
}
