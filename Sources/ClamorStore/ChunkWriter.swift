import ClamorColumns
import GRDB

/// Counts of an import so far.
struct ImportCounts: Sendable, Equatable {
    var new = 0
    var updated = 0
    var duplicate = 0
    var rejected = 0
    var context = 0
    /// Records of those who were forgotten; rejected, too.
    var forgotten = 0

    mutating func count(_ verdict: VersionResolver.Verdict) {
        switch verdict {
        case .new: new += 1
        case .updated: updated += 1
        case .duplicate: duplicate += 1
        case .context: context += 1
        case .knownContext: break
        case .forgotten: forgotten += 1
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
    private var storedKeys = StoredKeys()
    /// One for each of `StoredField.columns`.
    private var dictionaries: [DictionaryEncoder] = []
    private var extraNames: Set<String> = []
    private var newExtraNames: [String] = []
    private var forgotten: ForgottenDigests?

    /// Stands at the end of the last finished import.
    init(connections: StoreConnections) throws {
        self.connections = connections
        try connections.readInOneState { db in
            finishedRows = try Journal.read(db).rowCount
            nextRow = finishedRows
            builder = try SegmentBuilder(rowCount: finishedRows, db)
            dictionaries = try StoredField.columns.map { try DictionaryEncoder(field: $0, db) }
            forgotten = try ForgottenDigests(db)
            extraNames = try Set(String.fetchAll(db, sql: "SELECT name FROM extra_name"))
        }
    }

    // MARK: Records

    /// Writes records and counts what became of them.
    mutating func write(_ chunk: MentionChunk, counts: inout ImportCounts) throws {
        let (chosen, superseded) = try resolve(chunk, counts: &counts)
        let full = fillSegments(chunk, chosen)
        try connections.write { db in
            try insert(chunk, chosen, full: full, db)
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

    private mutating func resolve(
        _ chunk: MentionChunk, counts: inout ImportCounts
    ) throws -> (chosen: [Int], superseded: [(row: Int64, byRow: Int64)]) {
        let keys = chunk.keys
        let probe = KeyProbe(keys)
        return try connections.readInOneState { db in
            var hits: [UInt64: [Int64]] = [:]
            try storedKeys.collect(probe, segments: builder.segment, into: &hits, db)
            probe.collect(builder.keys, firstRow: builder.firstRow, into: &hits)
            var resolver = VersionResolver(
                chunk: chunk, keys: keys, journal: try Journal.read(db), hits: hits, firstRow: nextRow)
            try resolver.resolve(repeated: probe.repeated, forgotten: forgotten, db) { counts.count($0) }
            return (resolver.chosen, resolver.superseded)
        }
    }

    /// Adds the chosen records to the last segment.
    ///
    /// - Returns: the segments that became full, in order, as they are being sealed; the builder goes on with the one
    ///   after.
    private mutating func fillSegments(_ chunk: MentionChunk, _ chosen: [Int]) -> [PendingWork<SealedSegment>] {
        var full: [PendingWork<SealedSegment>] = []
        var rest = chosen[...]
        while !rest.isEmpty {
            let taken = rest.prefix(segmentRows - builder.rowCount)
            for (mentions, places) in chunk.places(of: taken) {
                builder.append(mentions, places, dictionaries: &dictionaries)
                noteExtraNames(mentions, places)
            }
            rest = rest.dropFirst(taken.count)
            if builder.isFull {
                let filled = builder
                full.append(PendingWork { filled.sealed() })
                storedKeys.append(filled.keys, segment: filled.segment)
                builder = SegmentBuilder(segment: filled.segment + 1)
            }
        }
        return full
    }

    private mutating func noteExtraNames(_ mentions: PreparedMentions, _ places: [Int]) {
        let names = mentions.extraNames
        if names.lists.isEmpty { return }
        var isChosen = [Bool](repeating: false, count: mentions.count)
        for place in places { isChosen[place] = true }
        var isNoted = [Bool](repeating: false, count: names.texts.count)
        names.forEachList { row, items in
            if !isChosen[row] { return }
            for number in items where !isNoted[Int(number)] {
                isNoted[Int(number)] = true
                let name = names.withText(number) { String(decoding: $0, as: UTF8.self) }
                if extraNames.insert(name).inserted { newExtraNames.append(name) }
            }
        }
    }

    private func insert(
        _ chunk: MentionChunk, _ chosen: [Int], full: [PendingWork<SealedSegment>], _ db: Database
    ) throws {
        let statement = try RawStatement(db, RowImages.insertSQL)
        var row = nextRow
        var rest = full[...]
        var nulls: UInt64 = 0
        for (mentions, places) in chunk.places(of: chosen[...]) {
            for place in places {
                try mentions.images.insert(place, as: row, statement, nulls: &nulls)
                row += 1
                if row & 0xFFFF == 0 { try rest.popFirst()?.wait().save(db) }
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
            if !rows.isEmpty, builder.rowCount > 0 { try builder.sealed().save(db) }
            return try save(rows, db)
        }
        finishedRows = nextRow
        return result
    }
}
