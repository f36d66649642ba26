import ClamorTime
import GRDB

extension MentionStore {
    /// Makes a batch void from now on; undoing an undo restores what it made void.
    ///
    /// When versions of mentions come or go thereby, an undo waits for its turn like an import, and makes the rows that
    /// show what is known of these mentions now. It also waits when what was computed changes: a rescoring under way goes
    /// by that.
    ///
    /// - Parameter check: called now and then, also while an import has its turn; may throw to give up.
    /// - Throws: `StoreError` with cause `batch` when there is no such batch, it is void already, or it removed
    ///   something for good.
    @discardableResult
    package func undo(batch target: Int64, now: Instant, check: () throws -> Void = {}) throws -> Int64 {
        let changesRows = try connections.readInOneState { db in
            try requireUndoable(target, db)
            return try !Undoing.changed(target, db).isEmpty || Undoing.changesLayers(target, db)
        }
        guard changesRows else {
            return try batch(.undo, now: now, target: target) { _, db in
                try requireUndoable(target, db)
                return "batch \(target)"
            }
        }
        guard !isReadOnly else { throw StoreError(path: path, cause: .readOnly) }
        let lock = try ImportLock.waiting(store: path, check)
        return try withExtendedLifetime(lock) {
            try ImportRecovery.discardIfNeeded(connections)
            try connections.readInOneState { try requireUndoable(target, $0) }
            return try Undoing(connections, target).run(now: now, check)
        }
    }

    private func requireUndoable(_ target: Int64, _ db: Database) throws {
        func refusal(_ message: String) -> StoreError { StoreError(path: path, cause: .batch(message)) }
        let kind = try String.fetchOne(
            db, sql: "SELECT kind FROM batch WHERE number = ? AND number > 0", arguments: [target])
        guard let kind else { throw refusal("there is no batch \(target)") }
        if kind == BatchKind.forget.rawValue {
            throw refusal("batch \(target) removed what it names for good, and cannot be undone")
        }
        if try Journal.read(db).undone.contains(target) { throw refusal("batch \(target) has been undone already") }
    }
}

/// An undo by which imports get into force or out of it. Only the holder of the import lock may.
private struct Undoing {
    private let connections: StoreConnections
    private let target: Int64

    /// Mentions looked at in one read, and rows written at a time.
    private static let step = 8_192

    init(_ connections: StoreConnections, _ target: Int64) {
        self.connections = connections
        self.target = target
    }

    /// Imports whose standing changes.
    static func changed(_ target: Int64, _ db: Database) throws -> [Journal.Import] {
        let (before, after) = (try Journal.read(db), try Journal.read(db, undoing: target))
        return zip(before.imports, after.imports).filter { $0.isUndone != $1.isUndone }.map(\.1)
    }

    /// Whether layers come or go.
    static func changesLayers(_ target: Int64, _ db: Database) throws -> Bool {
        let (before, after) = (try Journal.read(db).undone, try Journal.read(db, undoing: target).undone)
        let batches = Set(try LayerTable.all(db).map(\.layer.batch))
        return !before.symmetricDifference(after).isDisjoint(with: batches)
    }

    func run(now: Instant, _ check: () throws -> Void) throws -> Int64 {
        var writer: ChunkWriter?
        do {
            var seen: Set<Int64> = []
            let seeds = try connections.readInOneState { db in
                try Self.changed(target, db).flatMap { try Self.seeds($0, db) }
            }
            for start in stride(from: 0, to: seeds.count, by: Self.step) {
                try check()
                let part = seeds[start..<min(start + Self.step, seeds.count)]
                let missing = try connections.readInOneState { try missingRows(part, &seen, $0) }
                if missing.isEmpty { continue }
                var open = try writer ?? begin(now)
                try open.write(missing)
                writer = open
            }
            guard var open = writer else { return try connections.write { try save(nil, now, $0) } }
            return try open.finish { try save($0, now, $1) }
        } catch {
            try ImportRecovery.discardIfNeeded(connections)
            throw error
        }
    }

    /// Until it is finished, it is removed at the next opening like an import that was killed.
    private func begin(_ now: Instant) throws -> ChunkWriter {
        try connections.write { db in
            try db.execute(
                sql: "INSERT INTO batch(number, kind, started) VALUES(0, ?, ?)",
                arguments: [BatchKind.undo.rawValue, now.milliseconds])
        }
        return try ChunkWriter(connections: connections)
    }

    private func save(_ rows: Range<Int64>?, _ now: Instant, _ db: Database) throws -> Int64 {
        let number = try Journal.lastNumber(db) + 1
        try db.execute(sql: "DELETE FROM batch WHERE number = 0")
        try db.execute(
            sql: """
                INSERT INTO batch(
                    number, kind, started, finished, source, target, completions, first_row, last_row)
                VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                number, BatchKind.undo.rawValue, now.milliseconds, now.milliseconds, "batch \(target)", target,
                rows?.count, rows?.lowerBound, rows.map { $0.upperBound - 1 },
            ])
        return number
    }

    // MARK: Mentions

    /// Rows of an import that are one of several versions, and rows of others that it had, too.
    private static func seeds(_ importing: Journal.Import, _ db: Database) throws -> [Int64] {
        let range: StatementArguments = [importing.rows.lowerBound, importing.rows.upperBound]
        let linked = try Int64.fetchAll(
            db,
            sql: """
                SELECT row FROM superseded WHERE row >= ?1 AND row < ?2
                UNION SELECT by_row FROM superseded WHERE by_row >= ?1 AND by_row < ?2
                """, arguments: range)
        let had = try Int64.fetchAll(db, sql: "SELECT row FROM seen WHERE import = ?", arguments: [importing.ordinal])
        return linked + had
    }

    /// The rows that the mentions of some versions need once the batch is undone.
    private func missingRows(
        _ seeds: ArraySlice<Int64>, _ seen: inout Set<Int64>, _ db: Database
    ) throws -> [CompletedMention] {
        let journal = try Journal.read(db, undoing: target)
        let force = RowForce(journal, db)
        var result: [CompletedMention] = []
        for seed in seeds where !seen.contains(seed) {
            let rows = try Versions.all(of: seed, db)
            seen.formUnion(rows)
            guard try rows.count(where: force.isInForce) > 1 else { continue }
            if let missing = try versions(rows, force, db).missingRow() { result.append(missing) }
        }
        return result
    }

    private func versions(_ rows: [Int64], _ force: RowForce, _ db: Database) throws -> VersionSet {
        var set = VersionSet()
        for row in rows {
            guard let record = try RowReader.row(row, db)?.record else { throw DamagedPlace("row \(row)") }
            guard record.role == .mention || record.role == .deletion else { continue }
            set.versions.append(
                MentionVersion(
                    row: row, collected: try Sightings.collected(record, row: row, force.journal, db),
                    isInForce: try force.isInForce(row), record: record))
            for completed in try CompletedRows.rows(latest: row, db) {
                set.completed.append(CompletedRow(row: completed, links: try CompletedRows.links(of: completed, db)))
            }
        }
        set.sort()
        return set
    }
}
