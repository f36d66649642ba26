import ClamorColumns
import GRDB

/// Finds the rows that count in a snapshot: mentions, of imports in force, that no later version has replaced.
struct LiveRows {
    let snapshot: StoreSnapshot

    private var journal: Journal { snapshot.journal }

    func rows(segment: Int) throws -> Bitmap {
        let count = snapshot.rowCount(segment: segment)
        let first = Int64(segment) << 16
        var live = Bitmap(count: count, filled: true)
        if case .booleans(let context) = try snapshot.storedColumn(
            StoredField.Internal.context, type: .boolean, segment: segment
        ).column.storage {
            live.subtract(context)
        }
        for importing in journal.imports where importing.isUndone {
            let range = importing.rows.clamped(to: first..<first + Int64(count))
            guard !range.isEmpty else { continue }
            var undone = Bitmap(count: count)
            undone.insert(Int(range.lowerBound - first)..<Int(range.upperBound - first))
            live.subtract(undone)
        }
        try snapshot.connections.readInOneState { db in
            for row in try replaced(first..<first + Int64(count), db) { live[Int(row - first)] = false }
        }
        return live
    }

    /// The rows of a range that have a later version in force.
    private func replaced(_ range: Range<Int64>, _ db: Database) throws -> [Int64] {
        let statement = try RawStatement(db, "SELECT row, by_row FROM superseded WHERE row >= ? AND row < ?")
        defer { statement.reset() }
        statement.bind(range.lowerBound, at: 1)
        statement.bind(range.upperBound, at: 2)
        var result: [Int64] = []
        var undecided: [Int64] = []
        while try statement.step() {
            let (row, byRow) = (statement.integer(0), statement.integer(1))
            guard byRow < journal.rowCount else { continue }
            if journal.isInForce(row: byRow) { result.append(row) } else { undecided.append(row) }
        }
        let decided = Set(result)
        for row in undecided where !decided.contains(row) {
            if try hasLaterVersion(row, db) { result.append(row) }
        }
        return result
    }

    /// Whether a chain of links leads to a version in force, past versions whose imports were undone.
    private func hasLaterVersion(_ row: Int64, _ db: Database) throws -> Bool {
        var seen: Set = [row]
        var open = [row]
        while let next = open.popLast() {
            for later in try Versions.after(next, db) where later < journal.rowCount && seen.insert(later).inserted {
                if journal.isInForce(row: later) { return true }
                open.append(later)
            }
        }
        return false
    }
}

/// Links between versions of one mention.
enum Versions {
    static func after(_ row: Int64, _ db: Database) throws -> [Int64] {
        try Int64.fetchAll(
            db.cachedStatement(sql: "SELECT by_row FROM superseded WHERE row = ?"), arguments: [row])
    }

    static func before(_ row: Int64, _ db: Database) throws -> [Int64] {
        try Int64.fetchAll(
            db.cachedStatement(sql: "SELECT row FROM superseded WHERE by_row = ?"), arguments: [row])
    }
}
