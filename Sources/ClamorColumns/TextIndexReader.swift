/// Answers look-ups in the text index of one segment from the few parts of it that each needs.
///
/// Only the directory (some 10 KB) is held.
package struct TextIndexReader: TextIndexSegment {
    /// Gives `length` bytes at `offset`; may be called from several threads.
    package typealias Read = @Sendable (_ offset: Int, _ length: Int) throws -> [UInt8]

    /// Rows of the segment that answers may name; the index may know more.
    private let rowCount: Int
    private let indexedRows: Int
    /// How many distinct terms there are.
    package let termCount: Int
    private let directory: TextIndexDirectory
    private let read: Read

    /// - Parameter rowCount: rows visible; later ones are left out of answers.
    /// - Throws: `SegmentFormatError`, and what `read` throws.
    package init(rowCount: Int, read: @escaping Read) throws {
        typealias Format = TextIndexFormat
        var header = ByteCursor(try read(0, Format.headerBytes))
        let signature = try header.take(4)
        guard signature[0] == Format.termsMagic else { throw SegmentFormatError.damaged }
        guard signature[1] == Format.version else { throw SegmentFormatError.newerVersion }
        indexedRows = Int(try header.uint32())
        termCount = Int(try header.uint32())
        let blockCount = Int(try header.uint32())
        let directoryBytes = Int(try header.uint32())
        guard rowCount <= indexedRows, indexedRows <= segmentRows else { throw SegmentFormatError.damaged }
        directory = try TextIndexDirectory(read(Format.headerBytes, directoryBytes), blockCount: blockCount)
        self.rowCount = rowCount
        self.read = read
    }

    /// Memory held, in bytes.
    package var byteCount: Int { directory.byteCount }

    package func rows(token: String) throws -> Bitmap? {
        guard let entry = try entry(token) else { return nil }
        var rows = RowCollector(indexedRows: indexedRows)
        try collect(entry, into: &rows)
        return rows.bitmap(rowCount: rowCount)
    }

    package func rows(prefix: String) throws -> Bitmap? {
        let prefix = Array(prefix.utf8)
        return try unionOfTerms(from: prefix) { _ in true }
    }

    package func rows(wildcard: String) throws -> Bitmap? {
        let pattern = TextIndexPattern(wildcard)
        return try unionOfTerms(from: pattern.prefix, where: pattern.matches)
    }

    /// The rank of a token in the segment's stream, or nil where it does not occur.
    package func rank(token: String) throws -> UInt32? { try entry(token)?.rank }

    // MARK: Terms

    private func entry(_ token: String) throws -> TextIndexEntry? {
        let wanted = Array(token.utf8)
        guard let block = directory.block(holding: wanted) else { return nil }
        var entries = TextIndexBlockCursor(try bytes(ofBlock: block))
        while let entry = try entries.next() {
            if entries.term == wanted { return entry }
        }
        return nil
    }

    /// The rows of all terms that begin with `prefix` and are taken.
    private func unionOfTerms(from prefix: [UInt8], where isTaken: ([UInt8]) -> Bool) throws -> Bitmap? {
        var rows = RowCollector(indexedRows: indexedRows)
        var found = false
        var block = directory.block(holding: prefix) ?? 0
        while block < directory.count {
            var entries = TextIndexBlockCursor(try bytes(ofBlock: block))
            while let entry = try entries.next() {
                if !entries.term.starts(with: prefix) {
                    if prefix.lexicographicallyPrecedes(entries.term) { block = directory.count }
                    continue
                }
                if isTaken(entries.term) {
                    try collect(entry, into: &rows)
                    found = true
                }
            }
            block += 1
        }
        return found ? rows.bitmap(rowCount: rowCount) : nil
    }

    private func bytes(ofBlock block: Int) throws -> [UInt8] {
        let (offset, length) = directory.place(ofBlock: block)
        return try read(offset, length)
    }

    // MARK: Rows

    private func collect(_ entry: TextIndexEntry, into rows: inout RowCollector) throws {
        switch entry.rows {
        case .one(let row): try rows.insert(row)
        case .near(let bytes): try rows.insert(postings: bytes, count: entry.count)
        case .far(let offset, let length): try rows.insert(postings: read(offset, length), count: entry.count)
        }
    }
}

/// Gathers rows in a bitmap, refusing what lies beyond the segment.
private struct RowCollector {
    private let indexedRows: Int
    private var words: [UInt64]

    init(indexedRows: Int) {
        self.indexedRows = indexedRows
        words = [UInt64](repeating: 0, count: (indexedRows + 63) >> 6)
    }

    mutating func insert(_ row: UInt32) throws(SegmentFormatError) {
        guard row < indexedRows else { throw .damaged }
        words[Int(row) >> 6] |= 1 << UInt64(row & 63)
    }

    mutating func insert(postings: [UInt8], count: Int) throws(SegmentFormatError) {
        if count >= TextIndexFormat.bitmapRows {
            guard postings.count == words.count * 8 else { throw .damaged }
            postings.withUnsafeBytes { raw in
                for index in words.indices {
                    words[index] |= ColumnCodec.integer(raw, at: index * 8, as: UInt64.self)
                }
            }
            return
        }
        var cursor = ByteCursor(postings)
        var row: UInt32 = 0
        for _ in 0..<count {
            row = row &+ (try cursor.varint())
            try insert(row)
        }
        guard cursor.isAtEnd else { throw .damaged }
    }

    /// The rows before `rowCount`; nil when there are none.
    func bitmap(rowCount: Int) -> Bitmap? {
        let bitmap = Bitmap(count: rowCount, words: Array(words.prefix((rowCount + 63) >> 6)))
        return bitmap.isEmpty ? nil : bitmap
    }
}
