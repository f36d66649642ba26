import ClamorColumns
import GRDB

/// Reads stretches of a text index from its parts in the file.
struct TextRunReader: Sendable {
    let connections: StoreConnections
    let journal: Journal
    let cache: SegmentCache
    let segment: Int
    let run: SegmentTables.TextRun

    /// `length` bytes at `offset` of a full segment's run, which no longer changes.
    func read(_ offset: Int, _ length: Int) throws -> [UInt8] {
        if length <= 0 { return [] }
        let first = offset / SegmentTables.partBytes
        let last = (offset + length - 1) / SegmentTables.partBytes
        var result: [UInt8] = []
        result.reserveCapacity(min(length, 1 << 20))
        try forEachPart(first...last) { index, part in
            let start = index * SegmentTables.partBytes
            let taken = max(offset - start, 0)..<min(offset + length - start, part.count)
            if !taken.isEmpty { result.append(contentsOf: part[taken]) }
        }
        guard result.count == length else { throw DamagedPlace("segment \(segment), text index") }
        return result
    }

    /// Terms are looked up time and again, and their parts kept; the stream would push out all else, and reading it once
    /// more takes little longer than looking it over.
    private func forEachPart(
        _ parts: ClosedRange<Int>, _ body: (Int, UnsafeRawBufferPointer) throws -> Void
    ) throws {
        if run == .stream {
            try connections.readDerived(of: journal) {
                try SegmentTables.forEachPart(run, segment: segment, parts, $0, body)
            }
            return
        }
        for index in parts {
            let part = try cache.value(segment, .textPart(run, index)) {
                try connections.readDerived(of: journal) {
                    try SegmentTables.part(run, segment: segment, part: index, $0)
                } ?? []
            }
            try part.withUnsafeBytes { try body(index, $0) }
        }
    }
}

/// The text index of a segment that imports still write anew: both runs as of one moment, as the one numbers the terms
/// of the other.
struct GrowingTextIndex: Cacheable {
    let terms: TextIndexReader
    let stream: TextIndexStreamReader
    let byteCount: Int

    /// - Parameter rows: rows of the segment that answers may name; the index may know more by now.
    init(segment: Int, rows: Int, _ db: Database) throws {
        let terms = try SegmentTables.run(.terms, segment: segment, db)
        let stream = try SegmentTables.run(.stream, segment: segment, db)
        self.terms = try TextIndexReader(rowCount: rows, read: Self.reader(of: terms, segment))
        self.stream = try TextIndexStreamReader(read: Self.reader(of: stream, segment))
        byteCount = terms.count + stream.count + self.terms.byteCount + self.stream.byteCount
    }

    private static func reader(of bytes: [UInt8], _ segment: Int) -> TextIndexReader.Read {
        { offset, length in
            guard offset >= 0, length >= 0, offset + length <= bytes.count else {
                throw DamagedPlace("segment \(segment), text index")
            }
            return Array(bytes[offset..<offset + length])
        }
    }
}

/// A text index whose errors name the store.
struct StoredTextIndex: TextIndexSegment {
    let index: TextIndex
    let path: String
    let segment: Int

    func rows(_ pattern: TermPattern) throws -> Bitmap? { try placed { try index.rows(pattern) } }

    func rows(
        _ arrangement: TokenArrangement, among candidates: Bitmap, _ check: () throws -> Void
    ) throws -> Bitmap {
        try placed { try index.rows(arrangement, among: candidates, check) }
    }

    func forEachWord(
        _ check: () throws -> Void, _ body: (UnsafeBufferPointer<UInt8>, TokenRows) throws -> Void
    ) throws { try placed { try index.forEachWord(check, body) } }

    private func placed<T>(_ body: () throws -> T) throws -> T {
        try Self.placed(path, segment, body)
    }

    static func placed<T>(_ path: String, _ segment: Int, _ body: () throws -> T) throws -> T {
        try StoreError.translating(path) {
            do {
                return try body()
            } catch let error as SegmentFormatError {
                throw DamagedPlace("segment \(segment), text index", error)
            }
        }
    }
}
