import ClamorTime

/// The turn to import; several files may be imported in it, one after the other.
package final class Importer {
    private let connections: StoreConnections
    private var lock: ImportLock?
    private var queue: ImportQueue?

    init(connections: StoreConnections, lock: ImportLock) {
        self.connections = connections
        self.lock = lock
    }

    /// Begins the import of one file. What an import before it left unfinished is removed.
    ///
    /// - Parameters:
    ///   - source: the file as given.
    ///   - format: the name of its format.
    ///   - now: when it begins; records that do not say when they were collected were collected then.
    ///   - scoring: what its mentions are scored by; nil: nothing that is known.
    package func begin(
        source: String, format: String, now: Instant, scoring: String? = nil
    ) throws -> ImportSession {
        precondition(lock != nil, "the turn has been given up")
        if try connections.read(ImportRecovery.isNeeded) {
            queue?.wait()
            queue = nil
            try ImportRecovery.discard(connections)
        }
        let queue = try self.queue ?? ImportQueue(connections: connections)
        self.queue = queue
        try connections.write { db in
            try db.execute(
                sql: """
                    INSERT INTO batch(number, kind, started, source, format, scoring)
                    VALUES(0, 'import', ?, ?, ?, ?)
                    """,
                arguments: [now.milliseconds, source, format, scoring])
        }
        return ImportSession(
            connections: connections, queue: queue, source: source, format: format, started: now,
            forget: { [self] in self.queue = nil })
    }

    /// Gives the turn up.
    package func close() {
        queue = nil
        lock = nil
    }
}
