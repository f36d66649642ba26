import ClamorColumns
import ClamorQuery
import GRDB
import Synchronization

/// A store at one batch of its journal. Later imports, annotations and undos do not change what it shows.
package final class StoreSnapshot: Sendable, SegmentSource {
    package let number: SnapshotNumber
    let journal: Journal
    let connections: StoreConnections
    let cache: SegmentCache
    private let shelf: DictionaryShelf
    let held = Mutex(Held())
    private let reading = Mutex(())
    let grouping = Mutex(())

    /// What has been read for this snapshot alone.
    struct Held {
        var dictionaries: [Int: TextDictionary] = [:]
        var live: [Int: Bitmap] = [:]
        var overlay: AnnotationOverlay?
        var corrections: Corrections?
        var layers: Layers?
        var copies = HeldCopies()
        var sources: TextDictionary?
        var same: SameMentions?
        var shown: [Int: [(place: Int, importing: Journal.Import)]] = [:]
    }

    init(journal: Journal, connections: StoreConnections, cache: SegmentCache, shelf: DictionaryShelf) {
        number = SnapshotNumber(batch: journal.number)
        self.journal = journal
        self.connections = connections
        self.cache = cache
        self.shelf = shelf
    }

    // MARK: Rows

    package var segmentCount: Int { Int((journal.rowCount + 0xFFFF) >> 16) }

    package func rowCount(segment: Int) -> Int {
        Int(min(journal.rowCount - Int64(segment) << 16, Int64(segmentRows)))
    }

    package func live(segment: Int) throws -> Bitmap {
        if let known = held.withLock({ $0.live[segment] }) { return known }
        let made = try translating { try LiveRows(snapshot: self).rows(segment: segment) }
        held.withLock { $0.live[segment] = made }
        return made
    }

    package func importTimes() -> [Int64: Int64] {
        Dictionary(uniqueKeysWithValues: journal.imports.map { ($0.number, $0.started) })
    }

    // MARK: Columns

    package func column(_ name: String, segment: Int) throws -> ClamorColumns.Column {
        try translating {
            switch name {
            case "batch": return try batchColumn(segment: segment)
            case "source": return try sourceColumn(segment: segment)
            case "status", "assignee", "tags":
                return try overlay().column(name, segment: segment, count: rowCount(segment: segment))
            case "duplicate_of": return try originals().column(segment: segment, count: rowCount(segment: segment))
            case "campaign": return try campaigns().column(segment: segment, count: rowCount(segment: segment))
            default:
                guard let field = StoredField.named(name), field.column != nil else {
                    preconditionFailure("\(name) is not in the column index")
                }
                return try column(field, segment: segment)
            }
        }
    }

    private func column(_ field: StoredField, segment: Int) throws -> ClamorColumns.Column {
        // All columns of a snapshot share one dictionary, made when its codes were all in the file.
        let dictionary = field.type == .text || field.type == .list ? try dictionary(field) : nil
        let stored = try computedColumn(field, segment: segment)
        if let dictionary, stored.codesNeeded > dictionary.count {
            throw DamagedPlace("segment \(segment), field \(field.name)")
        }
        var column = stored.column
        let corrections = try corrected()
        if corrections.change(field.name, segment: segment) {
            column = corrections.lay(on: column, field.name, segment: segment, dictionary)
        }
        return dictionary.map(column.reading) ?? column
    }

    /// A column of the file, its codes without a dictionary.
    struct StoredColumn: Cacheable {
        var column: ClamorColumns.Column
        /// How many dictionary entries its codes need.
        var codesNeeded: Int
        var byteCount: Int { column.byteCount }
    }

    func storedColumn(_ number: Int, type: ValueType, segment: Int) throws -> StoredColumn {
        let rows = rowCount(segment: segment)
        return try cache.value(segment, .column(number, rows: rows)) {
            let column = try readDerived { db in
                try SegmentTables.column(number, type: type, segment: segment, rows: rows, db)
            }
            return StoredColumn(column: column, codesNeeded: column.codesNeeded)
        }
    }

    func dictionary(_ field: StoredField) throws -> TextDictionary {
        let number = field.column ?? 0
        if let known = held.withLock({ $0.dictionaries[number] }) { return known }
        let corrections = try corrected()
        // Whoever comes second waits: reading the same twice at once takes longer.
        return try reading.withLock { _ in
            if let known = held.withLock({ $0.dictionaries[number] }) { return known }
            let read = try shelf.latest(field).adding(corrections.texts(field.name))
            held.withLock { $0.dictionaries[number] = read }
            return read
        }
    }

    /// Read anew each time: they are wanted once in a while, and take as much room as several columns.
    package func keys(segment: Int) throws -> [UInt64]? {
        try translating {
            let column = try connections.read { db in
                try SegmentTables.column(
                    StoredField.Internal.key, type: .integer, segment: segment, rows: rowCount(segment: segment), db)
            }
            return column.integers.map { UInt64(bitPattern: $0) }
        }
    }

    /// Which mentions were said to be another one.
    func sameMentions(_ db: Database) throws -> SameMentions {
        if let known = held.withLock({ $0.same }) { return known }
        let made = try SameMentions(journal, db)
        held.withLock { $0.same = made }
        return made
    }

    func overlay() throws -> AnnotationOverlay {
        if let known = held.withLock({ $0.overlay }) { return known }
        let made = try AnnotationOverlay(snapshot: self)
        return held.withLock { held in
            if let other = held.overlay { return other }
            held.overlay = made
            return made
        }
    }

    // MARK: Words

    package func textIndex(segment: Int) throws -> any TextIndexSegment {
        let path = connections.path
        return try StoredTextIndex.placed(path, segment) {
            let rows = rowCount(segment: segment)
            if rows == segmentRows {
                let index = TextIndex(terms: try termReader(segment)) { try self.streamReader(segment) }
                return StoredTextIndex(index: index, path: path, segment: segment)
            }
            let held = try cache.value(segment, .growingText(rows: rows)) {
                try connections.readInOneState { db in
                    try journal.requireGeneration(db)
                    return try GrowingTextIndex(segment: segment, rows: rows, db)
                }
            }
            return StoredTextIndex(
                index: TextIndex(terms: held.terms) { held.stream }, path: path, segment: segment)
        }
    }

    private func termReader(_ segment: Int) throws -> TextIndexReader {
        try cache.value(segment, .textReader) {
            HeldReader(reader: try TextIndexReader(rowCount: segmentRows, read: run(.terms, segment).read)) {
                $0.byteCount
            }
        }.reader
    }

    private func streamReader(_ segment: Int) throws -> TextIndexStreamReader {
        try cache.value(segment, .streamReader) {
            HeldReader(reader: try TextIndexStreamReader(read: run(.stream, segment).read)) { $0.byteCount }
        }.reader
    }

    private struct HeldReader<Reader: Sendable>: Cacheable {
        let reader: Reader
        let byteCount: Int

        init(reader: Reader, byteCount: (Reader) -> Int) {
            self.reader = reader
            self.byteCount = byteCount(reader)
        }
    }

    private func run(_ run: SegmentTables.TextRun, _ segment: Int) -> TextRunReader {
        TextRunReader(connections: connections, journal: journal, cache: cache, segment: segment, run: run)
    }

    /// Reads of the derived tables, which must not have been made anew since the snapshot was taken.
    func readDerived<T>(_ body: (Database) throws -> T) throws -> T {
        try connections.readDerived(of: journal, body)
    }

    func translating<T>(_ body: () throws -> T) throws -> T {
        try StoreError.translating(connections.path, body)
    }
}
