/// Answers look-ups of terms in the text index of one segment from the few parts of it that each needs.
///
/// Only the directory (some 10 KB) is held.
package struct TextIndexReader: Sendable {
    /// Gives `length` bytes at `offset`; may be called from several threads.
    package typealias Read = @Sendable (_ offset: Int, _ length: Int) throws -> [UInt8]

    /// Rows of the segment that answers may name; the index may know more.
    let rowCount: Int
    let indexedRows: Int
    /// How many distinct terms there are.
    package let termCount: Int
    let directory: TextIndexDirectory
    let read: Read

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
        guard rowCount <= indexedRows, indexedRows <= segmentRows, termCount < 1 << 28 else {
            throw SegmentFormatError.damaged
        }
        directory = try TextIndexDirectory(read(Format.headerBytes, directoryBytes), blockCount: blockCount)
        self.rowCount = rowCount
        self.read = read
    }

    /// Memory held, in bytes.
    package var byteCount: Int { directory.byteCount }

    /// Rows that hold a token that fits; nil when none.
    package func rows(_ pattern: TermPattern) throws -> Bitmap? {
        var rows = RowCollector(indexedRows: indexedRows)
        var found = false
        try forEachTerm(pattern) { entry in
            try collect(entry, into: &rows)
            found = true
        }
        return found ? rows.bitmap(rowCount: rowCount) : nil
    }

    /// An arrangement by the symbols that its terms have in the segment's token stream; nil where none can stand so.
    func arrangement(_ wanted: TokenArrangement) throws -> SegmentArrangement? {
        var bits: [UInt64] = [0]
        let form: SegmentArrangement.Form
        switch wanted {
        case .sequence(let wanted):
            guard let sequence = try sequence(wanted, &bits) else { return nil }
            form = .sequence(sequence)
        case .near(let left, let right, let distance, let ordered):
            let ones = try left.compactMap { try sequence($0, &bits) }
            let others = try right.compactMap { try sequence($0, &bits) }
            if ones.isEmpty || others.isEmpty { return nil }
            form = .near(ones, others, distance: Self.places(distance), ordered: ordered)
        }
        return SegmentArrangement(form: form, bits: bits, symbolBound: UInt32(termCount) + TextIndexFormat.firstRank)
    }

    private func sequence(_ wanted: TokenSequence, _ bits: inout [UInt64]) throws -> SegmentSequence? {
        var sets: [TokenSet] = []
        for pattern in wanted.patterns {
            guard let set = try set(pattern, &bits) else { return nil }
            sets.append(set)
        }
        return SegmentSequence(
            sets: sets, slop: wanted.slop.map(Self.places), inTitle: wanted.inTitle, inText: wanted.inText)
    }

    /// The terms that fit a pattern; several become bits.
    private func set(_ pattern: TermPattern, _ bits: inout [UInt64]) throws -> TokenSet? {
        var symbols: [UInt32] = []
        try forEachTerm(pattern) { entry in
            guard entry.rank < UInt32(termCount) else { throw SegmentFormatError.damaged }
            symbols.append(entry.rank + TextIndexFormat.firstRank)
        }
        if symbols.count < 2 { return symbols.first.map { TokenSet(single: $0) } }
        let offset = bits.count
        bits += [UInt64](repeating: 0, count: (termCount + Int(TextIndexFormat.firstRank) + 63) >> 6)
        for symbol in symbols { bits[offset + Int(symbol >> 6)] |= 1 << UInt64(symbol & 63) }
        return TokenSet(bitsAt: offset)
    }

    /// A number of places; no row has more of them than this leaves room for.
    private static func places(_ count: Int) -> Int32 { Int32(max(0, min(count, 1 << 30))) }

    // MARK: Terms

    private func forEachTerm(_ pattern: TermPattern, _ body: (TextIndexEntry) throws -> Void) throws {
        switch pattern {
        case .token(let text):
            if let entry = try entry(Array(text.utf8)) { try body(entry) }
        case .prefix(let text): try forEachTerm(from: Array(text.utf8), where: { _ in true }, body)
        case .wildcard(let text):
            let pattern = TextIndexPattern(text)
            try forEachTerm(from: pattern.prefix, where: pattern.matches, body)
        }
    }

    private func entry(_ wanted: [UInt8]) throws -> TextIndexEntry? {
        guard let block = directory.block(holding: wanted) else { return nil }
        var entries = TextIndexBlockCursor(try bytes(ofBlock: block))
        while let entry = try entries.next() {
            if entries.term == wanted { return entry }
        }
        return nil
    }

    /// All terms that begin with `prefix` and are taken, in byte order.
    private func forEachTerm(
        from prefix: [UInt8], where isTaken: ([UInt8]) -> Bool, _ body: (TextIndexEntry) throws -> Void
    ) throws {
        var block = directory.block(holding: prefix) ?? 0
        while block < directory.count {
            var entries = TextIndexBlockCursor(try bytes(ofBlock: block))
            while let entry = try entries.next() {
                if !entries.term.starts(with: prefix) {
                    if prefix.lexicographicallyPrecedes(entries.term) { return }
                    continue
                }
                if isTaken(entries.term) { try body(entry) }
            }
            block += 1
        }
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

    mutating func insert(postings: [UInt8], count: Int) throws {
        if count >= TextIndexFormat.bitmapRows {
            guard postings.count == words.count * 8 else { throw SegmentFormatError.damaged }
            postings.withUnsafeBytes { raw in
                for index in words.indices {
                    words[index] |= ColumnCodec.integer(raw, at: index * 8, as: UInt64.self)
                }
            }
            return
        }
        let bound = UInt32(indexedRows)
        try postings.withUnsafeBytes { bytes in
            try words.withUnsafeMutableBufferPointer { words in
                var index = 0
                var row: UInt32 = 0
                for _ in 0..<count {
                    row = row &+ (try bytes.varint(at: &index))
                    guard row < bound else { throw SegmentFormatError.damaged }
                    words[Int(row >> 6)] |= 1 << UInt64(row & 63)
                }
                guard index == bytes.count else { throw SegmentFormatError.damaged }
            }
        }
    }

    /// The rows before `rowCount`; nil when there are none.
    func bitmap(rowCount: Int) -> Bitmap? {
        let bitmap = Bitmap(count: rowCount, words: Array(words.prefix((rowCount + 63) >> 6)))
        return bitmap.isEmpty ? nil : bitmap
    }
}
