import ClamorColumns
import ClamorTime
import GRDB

/// The import of one file. Nothing of it is visible until it is finished. For one thread at a time.
package final class ImportSession {
    private let connections: StoreConnections
    private let queue: ImportQueue
    private let source: String
    private let format: String
    private let started: Instant
    /// Called when the writer's state no longer agrees with the file.
    private let forget: () -> Void
    /// Makes records ready; on other threads, too.
    package let preparer = MentionPreparer()
    private var waiting: MentionChunk
    private var read = 0
    private var rejected = 0
    private var isOver = false

    /// Bytes of a rejected record that are kept.
    private static let rejectedBytes = 65_536

    init(
        connections: StoreConnections, queue: ImportQueue, source: String, format: String, started: Instant,
        forget: @escaping () -> Void
    ) {
        self.connections = connections
        self.queue = queue
        self.source = source
        self.format = format
        self.started = started
        self.forget = forget
        waiting = MentionChunk(started: started.milliseconds)
    }

    /// Adds records; they are written in the background, 65,536 at a time.
    ///
    /// - Throws: also what went wrong with earlier records.
    package func append(_ records: [MentionRecord]) throws { try append(preparer.prepare(records)) }

    /// Adds records that this session's preparer has made ready.
    package func append(_ mentions: PreparedMentions) throws {
        precondition(!isOver, "the import is over")
        read += mentions.mentionCount
        var start = 0
        while waiting.count + mentions.count - start >= segmentRows {
            let end = start + segmentRows - waiting.count
            waiting.append(mentions, start..<end)
            start = end
            try flush()
        }
        waiting.append(mentions, start..<mentions.count)
    }

    private func flush() throws {
        let chunk = waiting
        waiting = MentionChunk(started: started.milliseconds)
        if chunk.count > 0 { try queue.write(chunk) }
    }

    /// Keeps records that could not be taken.
    package func reject(_ records: [RejectedRecord]) throws {
        precondition(!isOver, "the import is over")
        try connections.write { db in
            for record in records {
                try db.execute(
                    sql: "INSERT INTO reject(batch, line, reason, raw) VALUES(0, ?, ?, ?)",
                    arguments: [record.line, record.reason, Blob(Array(record.raw.prefix(Self.rejectedBytes)))])
            }
        }
        read += records.count
        rejected += records.count
    }

    /// Writes what is left, invisible as yet.
    ///
    /// - Parameter check: called now and then; may throw to give up.
    package func settle(_ check: () throws -> Void) throws {
        try flush()
        try queue.wait(check)
    }

    /// Writes what is left and makes the batch visible. When a finished import had the same identity, nothing is kept
    /// and the report names it.
    ///
    /// - Parameters:
    ///   - repaired: records of which something was set right.
    ///   - details: what else the report is to tell, in order.
    package func finish(
        _ identity: ImportIdentity, repaired: Int = 0, details: [ImportDetail] = [], now: Instant
    ) throws -> ImportReport {
        var report = ImportReport(source: source, format: identity.format)
        (report.repaired, report.details) = (repaired, details)
        report.seconds = Double(now.milliseconds - started.milliseconds) / 1_000
        if let known = try connections.read({ try ImportHistory.finished(matching: identity, $0) }) {
            try cancel()
            report.sameAs = known
            return report
        }
        try flush()
        (report.read, report.rejected) = (read, rejected)
        let final = report
        report = try queue.finish { writer, counts in
            var report = final
            (report.new, report.updated) = (counts.new, counts.updated)
            (report.duplicate, report.context) = (counts.duplicate, counts.context)
            report.deleted = counts.deleted
            if counts.deleted > 0 {
                report.details.append(
                    ImportDetail(section: "deleted", item: "mentions taken down", count: counts.deleted))
            }
            report.rejected += counts.forgotten + counts.unlike
            report.unlike = counts.unlike
            report.batch = try writer.finish { rows, db in
                for _ in 0..<counts.unlike {
                    try db.execute(
                        sql: "INSERT INTO reject(batch, line, reason, raw) VALUES(0, 0, ?, x'')",
                        arguments: [ImportReport.unlikeReason])
                }
                for _ in 0..<counts.forgotten {
                    // Neither the line nor the bytes: they would tell who it was.
                    try db.execute(
                        sql: "INSERT INTO reject(batch, line, reason, raw) VALUES(0, 0, ?, x'')",
                        arguments: [ForgottenDigests.reason])
                }
                return try ImportHistory.save(report, counts: counts, identity: identity, rows: rows, now: now, db)
            }
            return report
        }
        isOver = true
        return report
    }

    /// Removes everything of the import.
    package func cancel() throws {
        guard !isOver else { return }
        isOver = true
        waiting = MentionChunk(started: started.milliseconds)
        queue.abandon()
        queue.wait()
        forget()
        try ImportRecovery.discard(connections)
    }
}
