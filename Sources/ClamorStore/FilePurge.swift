import GRDB

/// Clears out of the file what was removed from its tables: pages that are free or partly so still have the bytes of
/// before. All that is in use is written anew, which takes about as long as copying the file, and for a while its size
/// twice more.
enum FilePurge {
    static func isNeeded(_ db: Database) throws -> Bool {
        try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM setting WHERE key = 'purge')") ?? false
    }

    /// Has it done by whoever opens the store next, should this process end before.
    static func request(_ db: Database) throws {
        try db.execute(sql: "INSERT OR REPLACE INTO setting(key, value) VALUES('purge', '1')")
    }

    /// Only the holder of the import lock may.
    ///
    /// - Throws: `StoreError`; with cause `locked` when others read for long, `diskFull` when there is no room.
    static func run(_ connections: StoreConnections) throws {
        try connections.rewriteFile()
        try connections.write { try $0.execute(sql: "DELETE FROM setting WHERE key = 'purge'") }
    }
}
