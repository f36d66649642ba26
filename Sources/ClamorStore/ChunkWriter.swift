import ClamorColumns
import GRDB

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
    /// Imports finished before.
    private var importCount = 0
    private let copies: CopySearch
    /// Made when it is needed first.
    private var knownWork: KnownWork?

    /// Stands at the end of the last finished import.
    init(connections: StoreConnections) throws {
        self.connections = connections
        copies = CopySearch(connections: connections)
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

    /// Some prepared records, by ascending places.
    private typealias Part = (mentions: PreparedMentions, places: [Int])

    /// Writes records and counts what became of them.
    mutating func write(_ chunk: MentionChunk, counts: inout ImportCounts) throws {
        let resolved = try resolve(chunk, counts: &counts)
        var parts: [Part] = chunk.places(of: resolved.chosen[...])
        if !resolved.added.isEmpty { parts.append(Self.prepared(resolved.added)) }
        let work = try workToNote(resolved.work)
        let ordinal = importCount
        try write(parts) { db in
            let link = try RawStatement(db, "INSERT INTO superseded(row, by_row) VALUES(?, ?)")
            for (row, byRow) in resolved.superseded {
                link.bind(row, at: 1)
                link.bind(byRow, at: 2)
                try link.run()
            }
            try CompletedRows.save(resolved.completed, db)
            try Sightings.save(resolved.seen, importing: ordinal, db)
            for (row, field, value) in work {
                try db.execute(
                    sql: "INSERT INTO annotation(batch, row, field, value) VALUES(0, ?, ?, ?)",
                    arguments: [row, field, value])
            }
        }
    }

    /// Writes rows that are made of several versions.
    mutating func write(_ completed: [CompletedMention]) throws {
        let first = nextRow
        let links = completed.enumerated().flatMap { place, made in made.links.map { (first + Int64(place), $0) } }
        try write([Self.prepared(completed.map(\.record))]) { try CompletedRows.save(links, $0) }
    }

    private static func prepared(_ records: [MentionRecord]) -> Part {
        var text = TextIndexBuilder(rows: 0)
        let prepared = PreparedMentions(records, text: &text)
        return (prepared, Array(0..<prepared.count))
    }

    /// Writes rows in one transaction.
    ///
    /// - Parameter save: writes what belongs to them.
    private mutating func write(_ parts: [Part], _ save: (Database) throws -> Void) throws {
        let full = fillSegments(parts)
        let rows = ChunkRows(parts, firstRow: nextRow)
        copies.begin(rows)
        do {
            try connections.write { db in
                try insert(parts, full: full, db)
                try save(db)
                try saveNames(db)
                try copies.end().save(db)
            }
        } catch {
            _ = try? copies.end()
            throw error
        }
        nextRow += Int64(rows.count)
    }

    private mutating func resolve(_ chunk: MentionChunk, counts: inout ImportCounts) throws -> ResolvedChunk {
        let keys = chunk.keys
        let probe = KeyProbe(keys)
        return try connections.readInOneState { db in
            var hits: [UInt64: [Int64]] = [:]
            try storedKeys.collect(probe, segments: builder.segment, into: &hits, db)
            probe.collect(builder.keys, firstRow: builder.firstRow, into: &hits)
            let journal = try Journal.read(db)
            importCount = journal.importCount
            var resolver = VersionResolver(
                chunk: chunk, keys: keys, journal: journal, hits: hits, firstRow: nextRow, db)
            let resolved = try resolver.resolve(repeated: probe.repeated, forgotten: forgotten) { counts.count($0) }
            counts.completions += resolved.added.count
            return resolved
        }
    }

    /// What records say of work that is not known.
    private mutating func workToNote(
        _ work: [(row: Int64, fields: [(field: String, value: String)], known: [Int64])]
    ) throws -> [(row: Int64, field: String, value: String)] {
        var result: [(row: Int64, field: String, value: String)] = []
        for (row, fields, known) in work {
            var state = WorkState()
            if !known.isEmpty {
                let all = try knownWork ?? KnownWork(connections)
                knownWork = all
                state = all.state(of: known)
            }
            for (field, value) in state.changes(fields) { result.append((row, field, value)) }
        }
        return result
    }

    /// Adds records to the last segment.
    ///
    /// - Returns: the segments that became full, in order, as they are being sealed; the builder goes on with the one
    ///   after.
    private mutating func fillSegments(_ parts: [Part]) -> [PendingWork<SealedSegment>] {
        var full: [PendingWork<SealedSegment>] = []
        for (mentions, places) in parts {
            var rest = places[...]
            while !rest.isEmpty {
                let taken = Array(rest.prefix(segmentRows - builder.rowCount))
                builder.append(mentions, taken, dictionaries: &dictionaries)
                noteExtraNames(mentions, taken)
                rest = rest.dropFirst(taken.count)
                if builder.isFull {
                    let filled = builder
                    full.append(PendingWork { filled.sealed() })
                    storedKeys.append(filled.keys, segment: filled.segment)
                    builder = SegmentBuilder(segment: filled.segment + 1)
                }
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

    private func insert(_ parts: [Part], full: [PendingWork<SealedSegment>], _ db: Database) throws {
        let statement = try RawStatement(db, RowImages.insertSQL)
        var row = nextRow
        var rest = full[...]
        var nulls: UInt64 = 0
        for (mentions, places) in parts {
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
            try copies.finish(db)
            return try save(rows, db)
        }
        finishedRows = nextRow
        knownWork = nil
        return result
    }
}
