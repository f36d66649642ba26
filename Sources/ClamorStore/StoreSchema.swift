import GRDB

/// The tables of a store file, and how older files become newer ones.
///
/// The file is an SQLite database in WAL mode with pages of 32 KiB. Other programs may read it: `mentions` shows the
/// rows with the batch and file that they came from. Fixed-point fields (`score`, `rating`) are in 1/10,000, times in
/// milliseconds since 1970-01-01 UTC, lists are JSON arrays, `extra` is a JSON object.
///
/// `collected` is null in `mention` where a record did not say when it was collected. It then means the start of the
/// row's import, which the journal knows: one number an import, not one a row. `mentions` shows that time.
enum StoreSchema {
    /// `clmr`, in the file's header.
    static let applicationID: Int32 = 0x636C_6D72
    static let pageBytes = 32_768
    /// The form of the file that this program writes.
    static var version: Int { 1 + migrations.count }
    /// The oldest form that can be read as it is.
    static let oldestReadable = 1

    /// What a file is, as its header tells.
    enum Standing: Equatable {
        /// No tables yet.
        case empty
        case current
        case older(Int)
    }

    /// - Throws: `StoreError.Cause` when the file is no store, or one of a newer form.
    static func standing(_ db: Database, path: String) throws -> Standing {
        let application = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        let form = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        if application == 0, form == 0, try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") == 0 {
            return .empty
        }
        guard application == applicationID else { throw StoreError(path: path, cause: .notAStore) }
        guard form <= version else {
            throw StoreError(path: path, cause: .newer(version: form, supported: version))
        }
        return form < version ? .older(form) : .current
    }

    /// Brings a file to the current form. May be called by several processes at once.
    static func migrate(_ db: Database) throws {
        try db.inTransaction(.immediate) {
            let form = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
            if form == 0 {
                try createTables(db)
            } else {
                for migration in migrations.dropFirst(form - 1) { try migration(db) }
            }
            try db.execute(sql: "PRAGMA application_id = \(applicationID)")
            try db.execute(sql: "PRAGMA user_version = \(version)")
            return .commit
        }
    }

    /// Makes a file of form 1 one of form 2, and so on.
    private static let migrations: [@Sendable (Database) throws -> Void] = [
        letCollectedBeNull, addMeasuresAndForgotten, addProvenanceAndRecipes, addScoring,
    ]

    /// The form of a file, which may be older than the current one where it is only read.
    static func form(_ db: Database) throws -> Int { try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0 }

    /// The form from which on there are measures of the user's own.
    static let measuresForm = 3

    /// The form from which on there are reports, recipes, completed rows and what else `provenanceTables` holds.
    static let provenanceForm = 4

    /// The form from which on there are later fields, and what `scoringTables` holds.
    static let scoringForm = 5

    private static func createTables(_ db: Database) throws {
        try db.execute(
            sql: rowTables + journalTables + indexTables + laterTables + provenanceTables + recipeTable + laterColumns
                + scoringTables + mentionsView)
    }

    /// From form 2 on, `mention.collected` may be null. Without writing all rows anew, a constraint can only be taken
    /// off in the text of the table's definition. Making the view anew tells other connections that it has changed.
    @Sendable private static func letCollectedBeNull(_ db: Database) throws {
        try db.execute(
            sql: """
                PRAGMA writable_schema = ON;
                UPDATE sqlite_master SET sql = replace(sql, 'collected INTEGER NOT NULL,', 'collected INTEGER,')
                WHERE type = 'table' AND name = 'mention';
                PRAGMA writable_schema = RESET;
                DROP VIEW mentions;
                """ + mentionsView)
    }

    /// From form 3 on, the user's own measures are kept, and digests of what was forgotten.
    @Sendable private static func addMeasuresAndForgotten(_ db: Database) throws {
        try db.execute(sql: laterTables)
    }

    /// From form 4 on, there are whole reports, sightings, completed rows, declarations of what is the same, and
    /// recipes in place of options by shape alone.
    @Sendable private static func addProvenanceAndRecipes(_ db: Database) throws {
        try db.execute(sql: provenanceTables + recipeTable)
        try RecipeTable.takeOver(try RecipeTable.older(db), db)
        try db.execute(sql: "DROP TABLE mapping")
    }

    /// From form 5 on, there are later fields, which earlier rows have not, and what users tell the scoring.
    @Sendable private static func addScoring(_ db: Database) throws {
        try db.execute(sql: "DROP VIEW mentions;" + laterColumns + scoringTables + mentionsView)
    }

    private static let rowTables: String = {
        let columns = StoredField.all[..<StoredField.laterPlace].map(\.definition)
        return """
            CREATE TABLE mention(
                row INTEGER PRIMARY KEY, collected INTEGER, role INTEGER NOT NULL,
                \(columns.joined(separator: ", ")), extra TEXT);
            CREATE TABLE superseded(
                row INTEGER NOT NULL, by_row INTEGER NOT NULL, PRIMARY KEY(row, by_row)) WITHOUT ROWID;
            CREATE INDEX superseded_by ON superseded(by_row);
            CREATE TABLE extra_name(name TEXT PRIMARY KEY) WITHOUT ROWID;

            """
    }()

    private static let laterColumns = StoredField.all[StoredField.laterPlace...]
        .map { "ALTER TABLE mention ADD COLUMN \($0.definition);\n" }.joined()

    private static let journalTables = """
        CREATE TABLE batch(
            number INTEGER PRIMARY KEY, kind TEXT NOT NULL, started INTEGER NOT NULL, finished INTEGER,
            source TEXT, digest TEXT, size INTEGER, format TEXT, options TEXT,
            read INTEGER, new INTEGER, updated INTEGER, duplicate INTEGER, rejected INTEGER, context INTEGER,
            first_row INTEGER, last_row INTEGER, target INTEGER);
        CREATE TABLE reject(
            id INTEGER PRIMARY KEY, batch INTEGER NOT NULL, line INTEGER NOT NULL, reason TEXT NOT NULL, raw BLOB NOT NULL);
        CREATE INDEX reject_batch ON reject(batch);
        CREATE TABLE annotation(
            id INTEGER PRIMARY KEY, batch INTEGER NOT NULL, row INTEGER NOT NULL, field TEXT NOT NULL, value TEXT);
        CREATE TABLE topic(
            batch INTEGER PRIMARY KEY, name TEXT NOT NULL, family TEXT NOT NULL, definition TEXT NOT NULL);
        CREATE TABLE own(batch INTEGER PRIMARY KEY, name TEXT NOT NULL, handles TEXT NOT NULL);
        CREATE TABLE setting(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

        """

    private static let mentionsView: String = {
        let columns = RowImages.columnNames.map { name in
            name == "collected" ? "coalesce(mention.collected, batch.started) AS collected" : "mention.\(name)"
        }
        return """
            CREATE VIEW mentions AS
                SELECT \(columns.joined(separator: ", ")), batch.number AS batch, batch.source AS source
                FROM batch JOIN mention ON mention.row BETWEEN batch.first_row AND batch.last_row
                WHERE batch.kind = 'import' AND batch.number > 0;

            """
    }()

    private static let indexTables = """
        CREATE TABLE dictionary(
            id INTEGER PRIMARY KEY, field INTEGER NOT NULL, first_code INTEGER NOT NULL, data BLOB NOT NULL);
        CREATE UNIQUE INDEX dictionary_codes ON dictionary(field, first_code);
        CREATE TABLE column_segment(id INTEGER PRIMARY KEY, data BLOB NOT NULL);
        CREATE TABLE text_part(id INTEGER PRIMARY KEY, data BLOB NOT NULL);
        """

    private static let laterTables = """
        CREATE TABLE measure(
            batch INTEGER PRIMARY KEY, name TEXT NOT NULL, version INTEGER NOT NULL, formula TEXT NOT NULL);
        CREATE TABLE forgotten(digest BLOB PRIMARY KEY) WITHOUT ROWID;
        """

    /// - `detail`: lines of an import's report, in order.
    /// - `seen`: rows that a later import had, too, word for word, and when that was collected; they count as long as
    ///   any of these imports does. `import` is the number of imports before it.
    /// - `completed`: rows (role 4) made of several versions of a mention, and how they stand to each: 0 left out,
    ///   1 taken in, 2 taken in and the latest. Such a row shows where those taken in are in force, and neither one left
    ///   out nor one after the latest.
    /// - `same`: mentions said to be another one.
    private static let provenanceTables = """
        ALTER TABLE batch ADD COLUMN repaired INTEGER;
        ALTER TABLE batch ADD COLUMN deletions INTEGER;
        ALTER TABLE batch ADD COLUMN completions INTEGER;
        CREATE TABLE detail(
            batch INTEGER NOT NULL, place INTEGER NOT NULL, section TEXT NOT NULL, item TEXT NOT NULL, value TEXT,
            count INTEGER, PRIMARY KEY(batch, place)) WITHOUT ROWID;
        CREATE TABLE seen(
            import INTEGER NOT NULL, row INTEGER NOT NULL, collected INTEGER NOT NULL,
            PRIMARY KEY(import, row)) WITHOUT ROWID;
        CREATE INDEX seen_row ON seen(row);
        CREATE TABLE completed(
            row INTEGER NOT NULL, version INTEGER NOT NULL, standing INTEGER NOT NULL,
            PRIMARY KEY(row, version)) WITHOUT ROWID;
        CREATE INDEX completed_latest ON completed(version) WHERE standing = 2;
        CREATE TABLE same(
            batch INTEGER PRIMARY KEY, channel TEXT NOT NULL, id TEXT NOT NULL, other_channel TEXT NOT NULL,
            other_id TEXT NOT NULL);

        """

    /// `key` is the name in folded form, `shape` a digest of the columns' names; `columns` is a JSON array, `map` and
    /// `fill` are JSON objects.
    private static let recipeTable = """
        CREATE TABLE recipe(
            key TEXT PRIMARY KEY, name TEXT NOT NULL, shape TEXT NOT NULL UNIQUE, columns TEXT NOT NULL, format TEXT,
            map TEXT NOT NULL, fill TEXT NOT NULL, dates TEXT) WITHOUT ROWID;
        """

    /// What users have told the scoring; nulls take back what was said before. `annotation_correction` finds what was
    /// corrected among all annotations; `scoring` of a batch says by which scoring its mentions were read.
    private static let scoringTables = """
        ALTER TABLE batch ADD COLUMN scoring TEXT;
        CREATE TABLE lexicon(batch INTEGER PRIMARY KEY, word TEXT NOT NULL, valence REAL, topic TEXT);
        CREATE TABLE factor(batch INTEGER PRIMARY KEY, channel TEXT NOT NULL, factor REAL);
        CREATE TABLE adjustment(batch INTEGER PRIMARY KEY, data BLOB);
        CREATE INDEX annotation_correction ON annotation(batch) WHERE field IN ('sentiment', 'spam');

        """ + LayerTable.schema + CopyTables.schema
}

extension StoredField {
    /// Its column of the row table.
    fileprivate var definition: String {
        switch getter {
        case .text, .list: "\(name) TEXT"
        case .integer, .boolean: "\(name) INTEGER"
        }
    }
}
