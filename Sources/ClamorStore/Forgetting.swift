import ClamorColumns
import ClamorQuery
import ClamorText
import ClamorTime
import GRDB

extension MentionStore {
    /// Removes every version and context record of mentions for good, and what annotations, rejected records,
    /// dictionaries and remembered options have of them. The journal tells how many, not whose; later imports reject
    /// what was forgotten.
    ///
    /// What others say of the person stays: handles and words in their mentions. So do names of files, topics and own
    /// accounts.
    ///
    /// - Parameter check: called now and then, also while an import has its turn; may throw to give up.
    /// - Returns: the batch, and how many records were removed; nil when there was no trace.
    /// - Throws: `StoreError`; with cause `notPurged` when all is removed, but the unused parts of the file could not be
    ///   cleared. Whoever opens the store for writing next does that.
    package func forget(
        _ subject: ForgetSubject, now: Instant, check: @escaping () throws -> Void = {}
    ) throws -> (batch: Int64, mentions: Int)? {
        guard !isReadOnly else { throw StoreError(path: path, cause: .readOnly) }
        let lock = try ImportLock.waiting(store: path, check)
        return try withExtendedLifetime(lock) {
            try ImportRecovery.discardIfNeeded(connections)
            let trace = try connections.readInOneState { try ForgetSearch($0, check).trace(of: subject) }
            let batch = try connections.write { try Forgetting(subject, trace, $0, check).run(now: now) }
            guard let batch else { return nil }
            do {
                try FilePurge.run(connections)
            } catch let error as StoreError {
                throw StoreError(path: path, cause: .notPurged(batch: batch, reason: error.reason))
            }
            return (batch, trace.rowCount)
        }
    }
}

/// Removes what a trace tells of, in one transaction.
private struct Forgetting {
    private let subject: ForgetSubject
    private let trace: ForgottenTrace
    private let db: Database
    private let check: () throws -> Void
    private let word: WholeWord

    init(_ subject: ForgetSubject, _ trace: ForgottenTrace, _ db: Database, _ check: @escaping () throws -> Void) {
        self.subject = subject
        self.trace = trace
        self.db = db
        self.check = check
        switch subject {
        case .author(let name), .id(let name): word = WholeWord(name)
        }
    }

    /// - Returns: the batch; nil when there was nothing to remove.
    func run(now: Instant) throws -> Int64? {
        let rejects = try clearRejects()
        let options = try clearOptions()
        if trace.isEmpty, rejects + options == 0 { return nil }
        try clearRows()
        for segment in trace.rows.keys.sorted() {
            try check()
            try clearIndex(segment)
        }
        for field in StoredField.columns {
            if let codes = trace.entries[field.column ?? 0] { try DictionaryChunk.clear(codes, of: field, db) }
        }
        try Journal.advanceGeneration(db)
        try ForgottenDigests.add(subject, trace.unnamed, db)
        try FilePurge.request(db)
        return try saveBatch(now)
    }

    private func saveBatch(_ now: Instant) throws -> Int64 {
        let number = try Journal.lastNumber(db) + 1
        let source =
            switch subject {
            case .author: "1 author"
            case .id: "1 id"
            }
        try db.execute(
            sql: "INSERT INTO batch(number, kind, started, finished, source, updated) VALUES(?, ?, ?, ?, ?, ?)",
            arguments: [
                number, BatchKind.forget.rawValue, now.milliseconds, now.milliseconds, source, trace.rowCount,
            ])
        return number
    }

    // MARK: Rows

    /// Empties the rows; their numbers stay, so that those of others do.
    private func clearRows() throws {
        let update = try RawStatement(db, RemovedRow.updateSQL)
        let unlink = try RawStatement(db, "DELETE FROM superseded WHERE row = ?")
        let unlinkBy = try RawStatement(db, "DELETE FROM superseded WHERE by_row = ?")
        var rows: Set<Int64> = []
        for (segment, places) in trace.rows {
            for place in places { rows.insert(Int64(segment) << 16 | Int64(place)) }
        }
        for row in rows.sorted() {
            for statement in [update, unlink, unlinkBy] {
                statement.bind(row, at: 1)
                try statement.run()
            }
        }
        let annotated = try Row.fetchAll(db, sql: "SELECT id, row FROM annotation").filter { rows.contains($0[1]) }
        for annotation in annotated {
            try db.execute(sql: "DELETE FROM annotation WHERE id = ?", arguments: [annotation[0] as Int64])
        }
    }

    /// Makes the indexes of a segment anew without the rows.
    private func clearIndex(_ segment: Int) throws {
        let end = try min(Journal.read(db).rowCount, Int64(segment + 1) << 16)
        var builder = try SegmentBuilder(segment: segment, rows: Int(end - Int64(segment) << 16), db)
        builder.remove(trace.rows[segment] ?? [])
        try builder.sealed().save(db)
    }

    // MARK: What names the subject

    /// Drops the bytes of rejected records that hold the handle or id as a word.
    ///
    /// - Returns: how many there were.
    private func clearRejects() throws -> Int {
        let statement = try RawStatement(db, "SELECT id, reason, raw FROM reject")
        defer { statement.reset() }
        var found: [(id: Int64, names: Bool)] = []
        while try statement.step() {
            let names = word.isIn(statement.bytes(1))
            if names || word.isIn(statement.bytes(2)) { found.append((statement.integer(0), names)) }
            try check()
        }
        statement.reset()
        for (id, names) in found {
            try db.execute(
                sql: "UPDATE reject SET raw = x'', reason = CASE ? WHEN 1 THEN ? ELSE reason END WHERE id = ?",
                arguments: [names, ForgottenDigests.reason, id])
        }
        return found.count
    }

    /// Drops options of imports that give the name as a constant.
    ///
    /// - Returns: how many there were.
    private func clearOptions() throws -> Int {
        var count = 0
        for (table, key) in [("mapping", "shape"), ("batch", "number")] {
            let sql = "SELECT \(key), options FROM \(table) WHERE options IS NOT NULL"
            for row in try Row.fetchAll(db, sql: sql) {
                guard givesName(row[1]) else { continue }
                let keyValue: DatabaseValue = row[0]
                try db.execute(
                    sql: table == "batch"
                        ? "UPDATE batch SET options = NULL WHERE number = ?" : "DELETE FROM mapping WHERE shape = ?",
                    arguments: [keyValue])
                count += 1
            }
        }
        return count
    }

    /// Whether options fill a field with the name: `fill`, field and value, set apart by tabs, a line each.
    private func givesName(_ options: String) -> Bool {
        options.split(separator: "\n").contains { line in
            let parts = line.split(separator: "\t", maxSplits: 2)
            return parts.count == 3 && parts[0] == "fill" && Array(parts[2].utf8).withUnsafeBytes(word.isIn)
        }
    }
}
