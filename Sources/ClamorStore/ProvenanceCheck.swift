import GRDB

/// Compares what is kept of versions, sightings and declarations with the rows.
struct ProvenanceCheck {
    let journal: Journal

    /// Problems of one kind that are told of.
    private static let shown = 20

    /// - Returns: what is wrong, in plain sentences.
    func run(_ db: Database) throws -> [String] {
        guard journal.hasSightings else { return [] }
        return try completed(db) + sightings(db) + details(db)
    }

    /// Rows made of several versions must be of the same mention, and say what these say together.
    private func completed(_ db: Database) throws -> [String] {
        var messages: [String] = []
        try CompletedRows.forEach(0..<journal.rowCount, byLatest: false, db) { row in
            if messages.count >= Self.shown { return }
            guard let made = try record(row.row, db), made.role == .completed else {
                messages.append("row \(row.row): it is linked as made of several versions, and is no such row")
                return
            }
            var set = VersionSet()
            // An import under way may have added versions that the row leaves out.
            for link in row.links where link.version < journal.rowCount {
                guard let record = try record(link.version, db), record.id == made.id, record.channel == made.channel
                else {
                    messages.append("row \(row.row): it is made of a version of another mention")
                    return
                }
                let collected = try Sightings.collected(record, row: link.version, journal, db)
                set.versions.append(
                    MentionVersion(
                        row: link.version, collected: collected, isInForce: link.standing != .leftOut, record: record))
            }
            set.sort()
            let merged = set.merged()?.record
            if merged.map({ StoredField.sameContent($0, made) }) != true {
                messages.append("row \(row.row): it does not say what the versions that it is made of say")
            }
        }
        let alone = try Int64.fetchAll(
            db,
            sql: """
                SELECT row FROM mention WHERE role = ? AND row < ?
                    AND NOT EXISTS (SELECT 1 FROM completed WHERE completed.row = mention.row AND standing = 2) LIMIT ?
                """, arguments: [RowRole.completed.rawValue, journal.rowCount, Self.shown])
        return messages + alone.map { "row \($0): the versions that it is made of are not known" }
    }

    private func record(_ row: Int64, _ db: Database) throws -> MentionRecord? { try RowReader.row(row, db)?.record }

    private func sightings(_ db: Database) throws -> [String] {
        let rows = try Int64.fetchAll(
            db,
            sql: """
                SELECT DISTINCT seen.row FROM seen LEFT JOIN mention ON mention.row = seen.row
                WHERE import < ?1 AND (seen.row >= ?2 OR (mention.role IN (0, 3)) IS NOT TRUE) LIMIT ?3
                """, arguments: [journal.importCount, journal.rowCount, Self.shown])
        return rows.map { "row \($0): a later import is said to have had it, and it is no version of a mention" }
    }

    private func details(_ db: Database) throws -> [String] {
        let batches = try Int64.fetchAll(
            db,
            sql: """
                SELECT DISTINCT detail.batch FROM detail LEFT JOIN batch ON batch.number = detail.batch
                WHERE detail.batch <= ? AND (batch.kind = 'import') IS NOT TRUE LIMIT ?
                """, arguments: [journal.number, Self.shown])
        return batches.map { "batch \($0): it has a report, and is no import" }
    }
}
