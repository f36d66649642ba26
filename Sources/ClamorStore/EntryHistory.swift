import Foundation
import GRDB

/// What was entered at prompts, in a SQLite file that any number of sessions add to at once.
package final class EntryHistory: Sendable {
    private let queue: DatabaseQueue

    /// Opens or makes the file, for its owner alone.
    ///
    /// - Throws: what keeps it from being opened; one that cannot be written can still be read.
    package init(path: String) throws {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        try? FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        let canWrite = descriptor >= 0
        if canWrite { close(descriptor) }
        var configuration = Configuration()
        configuration.readonly = !canWrite
        // Another session holds it for as long as one entry takes to be written.
        configuration.busyMode = .timeout(2)
        configuration.label = "history"
        do {
            queue = try DatabaseQueue(path: path, configuration: configuration)
            if canWrite {
                try queue.writeWithoutTransaction { database in
                    try database.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")
                    try database.execute(sql: Self.schema)
                }
            }
        } catch let error as DatabaseError {
            throw StoreError(path: path, cause: .other(error.message ?? "\(error.resultCode)"))
        }
    }

    /// An entry may have been given by several sessions: `entered` is in milliseconds since 1970, in UTC.
    private static let schema = """
        CREATE TABLE IF NOT EXISTS entries (id INTEGER PRIMARY KEY, entered INTEGER NOT NULL, text TEXT NOT NULL)
        """

    /// The latest entries, oldest first, each text once.
    package func entries(limit: Int) throws -> [String] {
        try queue.read { database in
            try String.fetchAll(
                database,
                sql:
                    "SELECT text FROM (SELECT max(id) AS last, text FROM entries GROUP BY text) ORDER BY last DESC LIMIT ?",
                arguments: [limit])
        }.reversed()
    }

    /// Adds an entry, unless it begins with a space: so a person keeps something to oneself.
    package func append(_ entry: String, milliseconds: Int64) throws {
        guard !entry.isEmpty, entry.first != " " else { return }
        try queue.write { database in
            try database.execute(
                sql: "INSERT INTO entries (entered, text) VALUES (?, ?)", arguments: [milliseconds, entry])
        }
    }
}
