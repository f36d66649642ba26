import ClamorColumns
import ClamorQuery
import GRDB

/// Where the columns that were computed anew lie: of each segment and field the newest layer in force in a snapshot.
/// A layer stands in place of the first rows of a column; rows that came later are as they were written.
struct Layers: Sendable {
    struct Place: Hashable, Sendable {
        var segment: Int
        /// Number of the field in the column index.
        var field: Int
    }

    struct Layer: Sendable {
        var id: Int64
        var batch: Int64
        var rows: Int
    }

    private var layers: [Place: Layer] = [:]

    init(_ journal: Journal, _ db: Database) throws {
        for (place, layer) in try LayerTable.all(upTo: journal.number, db)
        where !journal.undone.contains(layer.batch) && layer.batch > layers[place]?.batch ?? 0 {
            layers[place] = layer
        }
    }

    var isEmpty: Bool { layers.isEmpty }

    subscript(_ segment: Int, _ field: Int) -> Layer? {
        layers.isEmpty ? nil : layers[Place(segment: segment, field: field)]
    }
}

/// Layers in the file: `layer` says where they belong, `layer_data` has their columns. Those of batch 0 belong to a
/// rescoring under way.
enum LayerTable {
    static let schema = """
        CREATE TABLE layer(
            id INTEGER PRIMARY KEY, batch INTEGER NOT NULL, segment INTEGER NOT NULL, field INTEGER NOT NULL,
            rows INTEGER NOT NULL);
        CREATE INDEX layer_segment ON layer(segment);
        CREATE TABLE layer_data(id INTEGER PRIMARY KEY, data BLOB NOT NULL);

        """

    /// All layers of finished batches; none in stores of older forms.
    ///
    /// - Parameter segment: only those of one segment; nil: of all.
    static func all(
        upTo batch: Int64 = .max, segment: Int? = nil, _ db: Database
    ) throws -> [(place: Layers.Place, layer: Layers.Layer)] {
        guard try StoreSchema.form(db) >= StoreSchema.scoringForm else { return [] }
        let statement = try RawStatement(
            db,
            "SELECT id, batch, segment, field, rows FROM layer WHERE batch BETWEEN 1 AND ?"
                + (segment == nil ? "" : " AND segment = ?") + " ORDER BY id")
        defer { statement.reset() }
        statement.bind(batch, at: 1)
        if let segment { statement.bind(Int64(segment), at: 2) }
        var result: [(place: Layers.Place, layer: Layers.Layer)] = []
        while try statement.step() {
            let place = Layers.Place(segment: Int(statement.integer(2)), field: Int(statement.integer(3)))
            result.append(
                (
                    place,
                    Layers.Layer(id: statement.integer(0), batch: statement.integer(1), rows: Int(statement.integer(4)))
                ))
        }
        return result
    }

    /// A layer's column without its dictionary.
    static func column(_ id: Int64, at place: Layers.Place, type: ValueType, _ db: Database) throws -> Column {
        try withData(id, at: place, db) { bytes throws(SegmentFormatError) in
            try ColumnCodec.decode(bytes, type: type, dictionary: nil)
        }
    }

    /// What a layer tells of its column.
    static func header(_ id: Int64, at place: Layers.Place, _ db: Database) throws -> ColumnCodec.Header {
        try withData(id, at: place, db) { bytes throws(SegmentFormatError) in try ColumnCodec.header(bytes) }
    }

    private static func withData<T>(
        _ id: Int64, at place: Layers.Place, _ db: Database,
        _ body: (UnsafeRawBufferPointer) throws(SegmentFormatError) -> T
    ) throws -> T {
        let statement = try RawStatement(db, "SELECT data FROM layer_data WHERE id = ?")
        defer { statement.reset() }
        statement.bind(id, at: 1)
        let name = "segment \(place.segment), layer of field \(SegmentTables.name(place.field))"
        guard try statement.step() else { throw DamagedPlace(name) }
        do {
            return try body(statement.bytes(0))
        } catch {
            throw DamagedPlace(name, error)
        }
    }

    /// Keeps a layer for the rescoring under way.
    static func add(_ column: Column, at place: Layers.Place, _ db: Database) throws {
        try db.execute(
            sql: "INSERT INTO layer(batch, segment, field, rows) VALUES(0, ?, ?, ?)",
            arguments: [place.segment, place.field, column.count])
        try save(column, id: db.lastInsertedRowID, db)
    }

    /// Writes a layer's column, in place of what it was.
    static func save(_ column: Column, id: Int64, _ db: Database) throws {
        try db.execute(
            sql: "INSERT OR REPLACE INTO layer_data(id, data) VALUES(?, ?)",
            arguments: [id, Blob(ColumnCodec.encode(column))])
    }

    /// Gives the layers of the rescoring under way their batch.
    static func finish(as batch: Int64, _ db: Database) throws {
        try db.execute(sql: "UPDATE layer SET batch = ? WHERE batch = 0", arguments: [batch])
    }

    /// Removes the layers of a rescoring that was not finished.
    static func discard(_ db: Database) throws {
        try db.execute(
            sql: """
                DELETE FROM layer_data WHERE id IN (SELECT id FROM layer WHERE batch = 0);
                DELETE FROM layer WHERE batch = 0;
                """)
    }

    static func remove(_ id: Int64, _ db: Database) throws {
        try db.execute(sql: "DELETE FROM layer_data WHERE id = ?", arguments: [id])
        try db.execute(sql: "DELETE FROM layer WHERE id = ?", arguments: [id])
    }
}
