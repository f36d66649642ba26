import ClamorColumns
import GRDB

/// Removes what an import or rescoring that was not finished has left. Only the holder of the import lock may.
enum ImportRecovery {
    /// Rows removed in one transaction, so that the log of changes stays small.
    private static let stepRows: Int64 = 1 << 19

    /// Whether the journal has an import under way.
    static func isNeeded(_ db: Database) throws -> Bool {
        try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM batch WHERE number = 0)") ?? false
    }

    static func discardIfNeeded(_ connections: StoreConnections) throws {
        if try connections.read(isNeeded) { try discard(connections) }
    }

    /// Removes what a killed import has left, without a look at the index, which is to be made anew.
    static func discardEntry(_ connections: StoreConnections) throws {
        if try connections.read(isNeeded) { try discard(connections, rebuildingTail: false) }
    }

    /// Removes rows, rejects, links and index of the import under way, and its entry in the journal.
    static func discard(_ connections: StoreConnections, rebuildingTail: Bool = true) throws {
        let limit = try connections.read { try Journal.read($0).rowCount }
        var end = try connections.read { try Int64.fetchOne($0, sql: "SELECT max(row) FROM mention") ?? -1 } + 1
        while end > limit + stepRows {
            end -= stepRows
            try connections.write { try removeRows(from: end, $0) }
        }
        try connections.write { db in
            try removeRows(from: limit, db)
            try db.execute(sql: "DELETE FROM superseded WHERE row >= ?1 OR by_row >= ?1", arguments: [limit])
            try db.execute(sql: "DELETE FROM completed WHERE row >= ?1 OR version >= ?1", arguments: [limit])
            try db.execute(sql: "DELETE FROM seen WHERE import >= ?", arguments: [Journal.read(db).importCount])
            try db.execute(sql: "DELETE FROM reject WHERE batch = 0; DELETE FROM annotation WHERE batch = 0")
            try LayerTable.discard(db)
            try CopyTables.removeAll(from: limit, db)
            if rebuildingTail { try rebuildTail(rowCount: limit, db) }
            try db.execute(sql: "DELETE FROM batch WHERE number = 0")
        }
    }

    private static func removeRows(from row: Int64, _ db: Database) throws {
        try db.execute(sql: "DELETE FROM mention WHERE row >= ?", arguments: [row])
    }

    /// Cuts the index to the rows of finished imports. The segment in which they end may have been completed since.
    private static func rebuildTail(rowCount: Int64, _ db: Database) throws {
        let builder = try SegmentBuilder(rowCount: rowCount, db)
        try SegmentTables.removeAll(from: builder.segment, db)
        if builder.rowCount > 0 { try builder.sealed().save(db) }
    }
}
