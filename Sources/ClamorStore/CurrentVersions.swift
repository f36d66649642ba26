import ClamorColumns
import GRDB

/// Finds the version of a mention that counts in a snapshot, given any of its rows.
struct CurrentVersions {
    private let snapshot: StoreSnapshot
    /// What has been found; nil: none counts.
    private var known: [Int64: Int64?] = [:]

    init(_ snapshot: StoreSnapshot) { self.snapshot = snapshot }

    /// The row that counts; nil when none does.
    mutating func row(of row: Int64, _ db: Database) throws -> Int64? {
        if let found = known[row] { return found }
        let found = try find(row, db)
        known[row] = .some(found)
        return found
    }

    private func find(_ row: Int64, _ db: Database) throws -> Int64? {
        var seen: Set = [row]
        var open = [row]
        while let next = open.popLast() {
            guard (0..<snapshot.journal.rowCount).contains(next) else { continue }
            if try snapshot.live(segment: Int(next >> 16))[Int(next & 0xFFFF)] { return next }
            var others = try Versions.after(next, db) + Versions.before(next, db)
            if snapshot.journal.hasSightings {
                others += try CompletedRows.rows(latest: next, db) + CompletedRows.latest(of: next, db)
            }
            for other in others where seen.insert(other).inserted { open.append(other) }
        }
        return nil
    }
}
