import ClamorColumns
import GRDB

/// Counts of an import so far.
struct ImportCounts: Sendable, Equatable {
    var new = 0
    var updated = 0
    var duplicate = 0
    var rejected = 0
    var context = 0

    mutating func count(_ verdict: VersionResolver.Verdict) {
        switch verdict {
        case .new: new += 1
        case .updated: updated += 1
        case .duplicate: duplicate += 1
        case .context: context += 1
        case .knownContext: break
        }
    }
}

/// Writes the records of imports, a chunk at a time, and keeps what the next chunk needs: the last segment as it
/// fills, the dictionaries, the next row.
struct ChunkWriter {
    private let connections: StoreConnections
    /// Rows of finished imports, and those of the one under way.
    private(set) var finishedRows: Int64 = 0
    private(set) var nextRow: Int64 = 0
    private var builder = SegmentBuilder(segment: 0)
    /// One for each of `StoredField.columns`.
    private var dictionaries: [DictionaryEncoder] = []
    private var extraNames: Set<String> = []
    private var newExtraNames: [String] = []

    /// Stands at the end of the last finished import.
    init(connections: StoreConnections) throws {
        self.connections = connections
        try connections.readInOneState { db in
            finishedRows = try Journal.read(db).rowCount
            nextRow = finishedRows
            builder = try SegmentBuilder(rowCount: finishedRows, db)
            dictionaries = try StoredField.columns.map { try DictionaryEncoder(field: $0, db) }
            extraNames = try Set(String.fetchAll(db, sql: "SELECT name FROM extra_name"))
        }
    }

    // MARK: Records

    /// Writes records, all of which have an id, and counts what became of them.
    ///
    /// - Parameter now: when the import began (ms).
    mutating func write(_ records: [MentionRecord], now: Int64, counts: inout ImportCounts) throws {
        let keys = MentionKey.keys(of: records)
        let (chosen, superseded) = try resolve(records, keys: keys, now: now, counts: &counts)
        noteExtraNames(records, chosen)
        let full = fillSegments(records, chosen, keys: keys)
        try connections.write { db in
            try insert(records, chosen, now: now, full: full, db)
            let link = try RawStatement(db, "INSERT INTO superseded(row, by_row) VALUES(?, ?)")
            for (row, byRow) in superseded {
                link.bind(row, at: 1)
                link.bind(byRow, at: 2)
                try link.run()
            }
            try saveNames(db)
        }
        nextRow += Int64(chosen.count)
    }

    private func resolve(
        _ records: [MentionRecord], keys: [UInt64], now: Int64, counts: inout ImportCounts
    ) throws -> (chosen: [Int], superseded: [(row: Int64, byRow: Int64)]) {
        let hits = try storedRows(of: keys)
        var seen = Set<UInt64>(minimumCapacity: keys.count)
        var repeated: Set<UInt64> = []
        for key in keys where !seen.insert(key).inserted { repeated.insert(key) }
        return try connections.readInOneState { db in
            var resolver = VersionResolver(
                records: records, keys: keys, now: now, journal: try Journal.read(db), hits: hits, firstRow: nextRow)
            try resolver.resolve(repeated: repeated, db) { counts.count($0) }
            return (resolver.chosen, resolver.superseded)
        }
    }

    /// The rows that have one of the keys.
    private func storedRows(of keys: [UInt64]) throws -> [UInt64: [Int64]] {
        let probe = KeyProbe(keys)
        var hits: [UInt64: [Int64]] = [:]
        try connections.readInOneState { db in
            for segment in 0..<builder.segment {
                let column = try SegmentTables.column(
                    StoredField.Internal.key, type: .integer, segment: segment, rows: segmentRows, db)
                probe.collect(column.integers, firstRow: Int64(segment) << 16, into: &hits)
            }
        }
        let tail = builder.keys.map { Int64(bitPattern: $0) }
        probe.collect(tail, firstRow: builder.firstRow, into: &hits)
        return hits
    }

    private mutating func noteExtraNames(_ records: [MentionRecord], _ chosen: [Int]) {
        records.withUnsafeBufferPointer { records in
            for index in chosen where !records[index].extra.isEmpty {
                for (name, _) in records[index].extra where extraNames.insert(name).inserted {
                    newExtraNames.append(name)
                }
            }
        }
    }

    /// Adds the chosen records to the last segment.
    ///
    /// - Returns: the segments that became full, in order; the builder goes on with the one after.
    private mutating func fillSegments(
        _ records: [MentionRecord], _ chosen: [Int], keys: [UInt64]
    ) -> [SegmentBuilder] {
        var full: [SegmentBuilder] = []
        var rest = chosen[...]
        while !rest.isEmpty {
            let part = rest.prefix(segmentRows - builder.rowCount)
            builder.append(records, part, keys: keys, dictionaries: &dictionaries)
            rest = rest.dropFirst(part.count)
            if builder.isFull {
                full.append(builder)
                builder = SegmentBuilder(segment: builder.segment + 1)
            }
        }
        return full
    }

    private mutating func insert(
        _ records: [MentionRecord], _ chosen: [Int], now: Int64, full: [SegmentBuilder], _ db: Database
    ) throws {
        let statement = try RawStatement(db, RowImage.insertSQL)
        var image = RowImage()
        var row = nextRow
        var rest = full[...]
        for index in chosen {
            records.withUnsafeBufferPointer { records in
                if let records = records.baseAddress { image.load(records + index, row: row, now: now) }
            }
            try image.insert(statement)
            row += 1
            if rest.isEmpty {
                builder.append(checksum: image.checksum)
                continue
            }
            rest[rest.startIndex].append(checksum: image.checksum)
            if row & 0xFFFF == 0 {
                try rest[rest.startIndex].save(db)
                rest.removeFirst()
            }
        }
    }

    /// Writes dictionary entries and names of extra columns that are new.
    private mutating func saveNames(_ db: Database) throws {
        for place in dictionaries.indices { try dictionaries[place].save(db) }
        for name in newExtraNames {
            try db.execute(sql: "INSERT OR IGNORE INTO extra_name(name) VALUES(?)", arguments: [name])
        }
        newExtraNames.removeAll()
    }

    // MARK: Ends

    /// Writes the last segment as it stands and the batch, in one transaction: from then on its rows are visible.
    ///
    /// - Parameter save: writes the journal's entry, given the rows that the import brought.
    mutating func finish<T>(_ save: (Range<Int64>, Database) throws -> T) throws -> T {
        let rows = finishedRows..<nextRow
        let result = try connections.write { db in
            if !rows.isEmpty, builder.rowCount > 0 { try builder.save(db) }
            return try save(rows, db)
        }
        finishedRows = nextRow
        return result
    }
}
