import ClamorColumns
import ClamorText
import GRDB

/// Something in a store that is not as it should be.
package struct StoreProblem: Sendable, Hashable, CustomStringConvertible {
    /// A plain sentence that names segment, field and row where they are known.
    package var message: String

    package var description: String { message }
}

/// Compares what is derived with the rows, and the journal with what it tells of.
struct StoreCheck {
    private let snapshot: StoreSnapshot
    private var problems: [StoreProblem] = []

    init(snapshot: StoreSnapshot) { self.snapshot = snapshot }

    private var journal: Journal { snapshot.journal }

    consuming func run() throws -> [StoreProblem] {
        var check = self
        try check.part { try $0.checkPages($1) }
        try check.part { try $0.checkJournal($1) }
        try check.part { try $0.checkLinks($1) }
        try check.part { check, db in
            for message in try ProvenanceCheck(journal: check.journal).run(db) { check.report(message) }
        }
        var texts: [Int: TextDictionary] = [:]
        for field in StoredField.columns {
            try check.part { try $0.checkDictionary(field, &texts, $1) }
        }
        try check.part { check, db in
            for message in try CopyTables.problems(rowCount: check.journal.rowCount, db) { check.report(message) }
            for message in try LayerCare.problems(check.journal, dictionaries: texts, db) { check.report(message) }
        }
        for segment in 0..<check.snapshot.segmentCount {
            try check.part { check, db in
                let rows = check.snapshot.rowCount(segment: segment)
                // An import under way may have completed the last segment since, with new entries in dictionaries.
                if rows < segmentRows {
                    for field in StoredField.columns {
                        if let latest = try? DictionaryChunk.dictionary(of: field, db) {
                            texts[field.column ?? 0] = latest
                        }
                    }
                }
                var part = SegmentCheck(segment: segment, visibleRows: rows, dictionaries: texts)
                for message in try part.run(db) { check.report(message) }
            }
        }
        return check.problems
    }

    private mutating func report(_ message: String) { problems.append(StoreProblem(message: message)) }

    /// Runs one part of the check; what it cannot read is a problem, too.
    private mutating func part(_ body: (inout StoreCheck, Database) throws -> Void) throws {
        do {
            try snapshot.connections.readInOneState { try body(&self, $0) }
        } catch let error as StoreError {
            if case .damaged(let what) = error.cause {
                report(what)
            } else {
                throw error
            }
        }
    }

    // MARK: Parts

    private mutating func checkPages(_ db: Database) throws {
        for message in try String.fetchAll(db, sql: "PRAGMA quick_check(20)") where message != "ok" {
            report("the file's pages: \(message)")
        }
    }

    private mutating func checkJournal(_ db: Database) throws {
        if try FilePurge.isNeeded(db) {
            report("unused parts of the file may still hold what was forgotten; opening it for writing clears them")
        }
        let others = journal.hasSightings ? "coalesce(deletions, 0) + coalesce(completions, 0)" : "0"
        let statement = try RawStatement(
            db,
            """
            SELECT number, read, new, updated, duplicate, rejected, context, first_row, last_row,
                (SELECT count(*) FROM reject WHERE reject.batch = number), \(others)
            FROM batch WHERE (kind = 'import' OR first_row IS NOT NULL) AND number BETWEEN 1 AND ? ORDER BY number
            """)
        defer { statement.reset() }
        statement.bind(journal.number, at: 1)
        var nextRow: Int64 = 0
        while try statement.step() {
            let number = statement.integer(0)
            let (new, updated, duplicate) = (statement.integer(2), statement.integer(3), statement.integer(4))
            let (rejected, context) = (statement.integer(5), statement.integer(6))
            if statement.integer(1) != new + updated + duplicate + rejected {
                report("batch \(number): its counts do not add up to the records read")
            }
            if statement.integer(9) != rejected {
                report("batch \(number): \(rejected) records were rejected, \(statement.integer(9)) are kept")
            }
            let rows = statement.isNull(7) ? 0 : statement.integer(8) - statement.integer(7) + 1
            let counted = new + updated + context + statement.integer(10)
            if rows != counted { report("batch \(number): \(counted) rows were counted, it names \(rows)") }
            guard !statement.isNull(7) else { continue }
            if statement.integer(7) != nextRow { report("batch \(number): its rows do not follow those before") }
            nextRow = statement.integer(8) + 1
        }
        let stored = try Int64.fetchOne(
            db, sql: "SELECT count(*) FROM mention WHERE row < ?", arguments: [journal.rowCount])
        if stored != journal.rowCount {
            report("the journal tells of \(journal.rowCount) rows, \(stored ?? 0) are there")
        }
    }

    private mutating func checkLinks(_ db: Database) throws {
        let broken = try Int64.fetchAll(
            db,
            sql: """
                SELECT link.row FROM superseded AS link
                LEFT JOIN mention AS old ON old.row = link.row LEFT JOIN mention AS new ON new.row = link.by_row
                WHERE link.row < ?1 AND link.by_row < ?1
                    AND (old.id = new.id AND old.channel = new.channel) IS NOT TRUE LIMIT 20
                """, arguments: [journal.rowCount])
        for row in broken { report("row \(row): it is linked with a version of another mention") }
        let lost = try Int64.fetchAll(
            db, sql: "SELECT DISTINCT batch FROM annotation WHERE row < 0 OR row >= ? LIMIT 20",
            arguments: [journal.rowCount])
        for batch in lost where batch <= journal.number {
            report("batch \(batch): it annotates rows that do not exist")
        }
    }

    private mutating func checkDictionary(
        _ field: StoredField, _ texts: inout [Int: TextDictionary], _ db: Database
    ) throws {
        let stored = try DictionaryChunk.dictionary(of: field, db)
        texts[field.column ?? 0] = stored
        let made = TextDictionary(bytes: stored.bytes, offsets: stored.offsets)
        if let code = made.classes.indices.first(where: { made.classes[$0] != stored.classes[$0] }) {
            report("dictionary of \(field.name): `\(made[UInt32(code)])` is grouped with the wrong spellings")
        }
        var seen: Set<String> = []
        for code in 0..<UInt32(made.count) where !seen.insert(made[code]).inserted {
            report("dictionary of \(field.name): `\(made[code])` is there twice")
        }
    }
}
