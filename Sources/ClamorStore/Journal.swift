import GRDB

/// Kinds of batches, as the journal names them.
enum BatchKind: String, Sendable {
    case importing = "import"
    case annotate, topic, own, measure, lexicon, factor, train, rescore, same, forget, undo
}

/// The journal up to one batch: what is in force, and which rows are visible.
struct Journal: Sendable {
    /// A finished import; or an undo that has made rows of several versions, which no undo concerns.
    struct Import: Sendable {
        var number: Int64
        var started: Int64
        var source: String
        /// Its rows; an empty range where the next import's begin when it brought none.
        var rows: Range<Int64>
        var isUndone: Bool
        /// How many imports were finished before; nil for undos.
        var ordinal: Int?
    }

    /// The last batch.
    let number: Int64
    /// Ascending, which is also the order of their rows.
    let imports: [Import]
    /// Batches that a later one made void.
    let undone: Set<Int64>
    /// Changes when the derived tables are made anew, so that nothing read before may be kept.
    let generation: Int64
    /// Whether the file's form is one that notes which rows other imports had, too.
    let hasSightings: Bool
    /// The places of imports in `imports`, by their ordinal.
    private let places: [Int]

    /// Rows that have been imported; later ones belong to an import under way.
    var rowCount: Int64 { imports.last?.rows.upperBound ?? 0 }

    /// Reads the journal.
    ///
    /// - Parameters:
    ///   - limit: the last batch to take into account; nil: all.
    ///   - undoing: a batch that a further one is to make void.
    static func read(_ db: Database, upTo limit: Int64? = nil, undoing target: Int64? = nil) throws -> Journal {
        let statement = try RawStatement(
            db,
            """
            SELECT number, kind, started, source, last_row, target FROM batch
            WHERE number BETWEEN 1 AND ? AND kind IN ('import', 'undo') ORDER BY number
            """)
        defer { statement.reset() }
        statement.bind(limit ?? .max, at: 1)
        var imports: [Import] = []
        var undos: [(number: Int64, target: Int64)] = []
        var places: [Int] = []
        while try statement.step() {
            let number = statement.integer(0)
            if statement.text(1) == BatchKind.undo.rawValue {
                undos.append((number, statement.integer(5)))
                if statement.isNull(4) { continue }
            } else {
                places.append(imports.count)
            }
            let end = imports.last?.rows.upperBound ?? 0
            // Its rows follow those of the import before; `check` looks whether the journal says so, too.
            let rows = statement.isNull(4) ? end..<end : end..<max(statement.integer(4) &+ 1, end)
            imports.append(
                Import(
                    number: number, started: statement.integer(2), source: statement.text(3) ?? "", rows: rows,
                    isUndone: false, ordinal: places.last == imports.count ? places.count - 1 : nil))
        }
        if let target { undos.append((.max, target)) }
        let undone = voidBatches(undos)
        for index in places { imports[index].isUndone = undone.contains(imports[index].number) }
        let last = try Int64.fetchOne(
            db, sql: "SELECT max(number) FROM batch WHERE number BETWEEN 0 AND ?", arguments: [limit ?? .max])
        return Journal(
            number: last ?? 0, imports: imports, undone: undone, generation: try generation(db),
            hasSightings: try StoreSchema.form(db) >= StoreSchema.provenanceForm, places: places)
    }

    /// An undo names an earlier batch, and may itself be undone by a later one; so the last word comes first.
    private static func voidBatches(_ undos: [(number: Int64, target: Int64)]) -> Set<Int64> {
        var result: Set<Int64> = []
        for undo in undos.reversed() where !result.contains(undo.number) { result.insert(undo.target) }
        return result
    }

    static func lastNumber(_ db: Database) throws -> Int64 {
        try Int64.fetchOne(db, sql: "SELECT max(number) FROM batch") ?? 0
    }

    static func generation(_ db: Database) throws -> Int64 {
        try Int64.fetchOne(db, sql: "SELECT value FROM setting WHERE key = 'generation'") ?? 0
    }

    /// - Throws: `ChangedMeanwhile` when the derived tables have been made anew since.
    func requireGeneration(_ db: Database) throws {
        let statement = try RawStatement(db, "SELECT value FROM setting WHERE key = 'generation'")
        defer { statement.reset() }
        let current = try statement.step() ? statement.text(0).flatMap(Int64.init) : nil
        guard current ?? 0 == generation else { throw ChangedMeanwhile() }
    }

    /// Notes that the derived tables are made anew.
    static func advanceGeneration(_ db: Database) throws {
        let next = try generation(db) + 1
        try db.execute(
            sql: "INSERT OR REPLACE INTO setting(key, value) VALUES('generation', ?)", arguments: ["\(next)"])
    }

    /// The import that brought a row, or nil for rows of the one under way.
    func importOf(row: Int64) -> Import? {
        var low = 0
        var high = imports.count
        while low < high {
            let middle = (low + high) / 2
            if imports[middle].rows.upperBound <= row { low = middle + 1 } else { high = middle }
        }
        return low < imports.count && imports[low].rows.contains(row) ? imports[low] : nil
    }

    /// The import before which a number of others were finished; nil when there are not that many.
    func importing(ordinal: Int64) -> Import? {
        places.indices.contains(Int(ordinal)) ? imports[places[Int(ordinal)]] : nil
    }

    /// How many imports were finished.
    var importCount: Int { places.count }
}
