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
        let options = try clearOptions() + clearRecipes() + clearDetails()
        if trace.isEmpty, rejects + options == 0 { return nil }
        try clearRows()
        for segment in trace.rows.keys.sorted() {
            try check()
            try clearIndex(segment)
            try LayerCare.clear(trace.rows[segment] ?? [], segment: segment, db)
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
        let statements = try [
            RemovedRow.updateSQL, "DELETE FROM superseded WHERE row = ?", "DELETE FROM superseded WHERE by_row = ?",
            "DELETE FROM completed WHERE row = ?", "DELETE FROM seen WHERE row = ?",
        ].map { try RawStatement(db, $0) }
        var rows: Set<Int64> = []
        for (segment, places) in trace.rows {
            for place in places { rows.insert(Int64(segment) << 16 | Int64(place)) }
        }
        for row in rows.sorted() {
            for statement in statements {
                statement.bind(row, at: 1)
                try statement.run()
            }
        }
        try CopyTables.remove(rows, db)
        let annotated = try Row.fetchAll(db, sql: "SELECT id, row FROM annotation").filter { rows.contains($0[1]) }
        for annotation in annotated {
            try db.execute(sql: "DELETE FROM annotation WHERE id = ?", arguments: [annotation[0] as Int64])
        }
        for name in trace.names {
            try db.execute(
                sql: "DELETE FROM same WHERE (channel, id) = (?1, ?2) OR (other_channel, other_id) = (?1, ?2)",
                arguments: [name.channel, name.id])
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
        for row in try Row.fetchAll(db, sql: "SELECT number, options FROM batch WHERE options IS NOT NULL") {
            guard OptionLines(row[1] as String).fill.contains(where: givesName) else { continue }
            let number: Int64 = row[0]
            try db.execute(sql: "UPDATE batch SET options = NULL WHERE number = ?", arguments: [number])
            count += 1
        }
        return count
    }

    /// Takes constants that are the name out of recipes, and drops recipes that say nothing else.
    ///
    /// - Returns: how many recipes there were.
    private func clearRecipes() throws -> Int {
        let found = try RecipeTable.all(db).filter { $0.recipe.fill.contains(where: givesName) }
        for var entry in found {
            entry.recipe.fill.removeAll(where: givesName)
            if entry.recipe.map.isEmpty, entry.recipe.fill.isEmpty {
                _ = try RecipeTable.remove(key: FoldedText.fold(entry.recipe.name), db)
            } else {
                try RecipeTable.save(entry, db)
            }
        }
        return found.count
    }

    /// Takes the name out of the details of reports.
    ///
    /// - Returns: how many had it.
    private func clearDetails() throws -> Int {
        var count = 0
        for (column, left) in [("item", "''"), ("value", "NULL")] {
            let sql = "SELECT batch, place, \(column) FROM detail WHERE \(column) IS NOT NULL"
            for row in try Row.fetchAll(db, sql: sql) where isName(row[2]) {
                let (batch, place): (Int64, Int64) = (row[0], row[1])
                try db.execute(
                    sql: "UPDATE detail SET \(column) = \(left) WHERE batch = ? AND place = ?",
                    arguments: [batch, place])
                count += 1
            }
        }
        return count
    }

    private func givesName(_ fill: Recipe.Assignment) -> Bool { isName(fill.value) }

    private func isName(_ text: String) -> Bool { Array(text.utf8).withUnsafeBytes(word.isIn) }
}
