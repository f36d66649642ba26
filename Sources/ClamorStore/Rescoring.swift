import ClamorColumns
import ClamorTime
import GRDB

extension MentionStore {
    /// Computes fields of all stored mentions anew, every version, as one batch that can be undone. It waits for its turn
    /// like an import.
    ///
    /// - Parameters:
    ///   - fields: the only ones that may change; columns of the column index.
    ///   - scoring: what the batch says that the mentions are scored by now.
    ///   - source: what the journal calls it.
    ///   - threads: how many call `revise` at once.
    ///   - progress: called after each segment with the number of rows done so far.
    ///   - check: called after each segment, and while others have their turn; may throw to give up.
    ///   - revise: changes a record, which has the computed fields as they are now, without corrections, and says whether
    ///     the version counts.
    /// - Returns: the batch; nil, and nothing journaled, when nothing changed and all mentions were said to be scored so.
    @discardableResult
    package func rescore(
        _ fields: [String], scoring: String, source: String, now: Instant, threads: Int,
        progress: (Int) -> Void = { _ in }, check: () throws -> Void = {},
        _ revise: @Sendable (_ record: inout MentionRecord, _ isLive: Bool) -> Void
    ) throws -> Int64? {
        guard !isReadOnly else { throw StoreError(path: path, cause: .readOnly) }
        let lock = try ImportLock.waiting(store: path, check)
        return try withExtendedLifetime(lock) {
            try ImportRecovery.discardIfNeeded(connections)
            do {
                let snapshot = try snapshot()
                let isNew = try snapshot.mentionCount(scoredBy: { $0 != scoring }) > 0
                var rescoring = try Rescoring(snapshot, fields)
                for segment in 0..<rescoring.segmentCount {
                    try check()
                    progress(try rescoring.run(segment: segment, threads: threads, now: now, revise))
                }
                // Who has given up wants no batch, however near it was.
                try check()
                return try rescoring.finish(scoring: scoring, isNew: isNew, source: source, now: now)
            } catch {
                try ImportRecovery.discardIfNeeded(connections)
                throw error
            }
        }
    }
}

/// Writes layers of what changes, a segment at a time; they belong to no batch until all are written. Only the holder of
/// the import lock may.
private struct Rescoring {
    private let snapshot: StoreSnapshot
    private let fields: [StoredField]
    /// One for each of the fields.
    private var dictionaries: [DictionaryEncoder]
    /// Where there are layers. What is computed there is written even when it shows already: it stands by itself, whatever
    /// becomes of the batches before.
    private let layered: Set<Layers.Place>
    private var changedRows = 0
    private var hasBegun = false

    init(_ snapshot: StoreSnapshot, _ names: [String]) throws {
        self.snapshot = snapshot
        let fields = names.map { name in
            guard let field = StoredField.named(name), field.column != nil else {
                preconditionFailure("\(name) is not in the column index")
            }
            return field
        }
        self.fields = fields
        (dictionaries, layered) = try snapshot.connections.readInOneState { db in
            (try fields.map { try DictionaryEncoder(field: $0, db) }, Set(try LayerTable.all(db).map(\.place)))
        }
    }

    var segmentCount: Int { snapshot.segmentCount }

    /// - Returns: the rows done so far.
    mutating func run(
        segment: Int, threads: Int, now: Instant, _ revise: @Sendable (inout MentionRecord, Bool) -> Void
    ) throws -> Int {
        let revision = try SegmentRevision(snapshot, segment, fields)
        let parts = try revision.parts(threads: threads, revise)
        changedRows += parts.reduce(0) { $0 + $1.changedRows }
        let written = fields.indices.filter { index in
            parts.contains { $0.isChanged[index] }
                || layered.contains(Layers.Place(segment: segment, field: fields[index].column ?? 0))
        }
        if !written.isEmpty { try save(written, of: parts, segment: segment, now) }
        return segment << 16 + snapshot.rowCount(segment: segment)
    }

    private mutating func save(
        _ written: [Int], of parts: [RevisedPart], segment: Int, _ now: Instant
    ) throws {
        let columns = written.map { column(of: parts, $0) }
        try snapshot.connections.write { db in
            if !hasBegun {
                // Until it is finished, it is removed at the next opening like an import that was killed.
                try db.execute(
                    sql: "INSERT INTO batch(number, kind, started) VALUES(0, ?, ?)",
                    arguments: [BatchKind.rescore.rawValue, now.milliseconds])
            }
            for (index, column) in zip(written, columns) {
                let place = Layers.Place(segment: segment, field: fields[index].column ?? 0)
                try LayerTable.add(column, at: place, db)
                try dictionaries[index].save(db)
            }
        }
        hasBegun = true
    }

    private mutating func column(of parts: [RevisedPart], _ index: Int) -> Column {
        var builder = ColumnBuilder(field: fields[index])
        for part in parts {
            let start = Int32(builder.count)
            let places = (0..<Int32(part.count)).map { start + $0 }
            builder.append(part.columns[index], part.count, places: places, dictionary: &dictionaries[index])
        }
        return builder.column
    }

    /// Journals the batch.
    ///
    /// - Parameter isNew: whether it is to stand in the journal even when nothing changed, for what it says.
    /// - Returns: nil when it does not.
    func finish(scoring: String, isNew: Bool, source: String, now: Instant) throws -> Int64? {
        guard hasBegun || isNew else { return nil }
        return try snapshot.connections.write { db in
            try db.execute(sql: "DELETE FROM batch WHERE number = 0")
            if changedRows == 0 {
                try LayerTable.discard(db)
                if !isNew { return nil }
            }
            let number = try Journal.lastNumber(db) + 1
            try LayerTable.finish(as: number, db)
            try db.execute(
                sql: """
                    INSERT INTO batch(number, kind, started, finished, source, updated, last_row, scoring)
                    VALUES(?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    number, BatchKind.rescore.rawValue, now.milliseconds, now.milliseconds, source, changedRows,
                    snapshot.journal.rowCount - 1, scoring,
                ])
            return number
        }
    }
}
