/// The first term and the place of each block of a text index, in memory.
struct TextIndexDirectory: Sendable {
    /// The directory's stored bytes.
    private let bytes: [UInt8]
    /// Where each block's record begins in `bytes`.
    private let records: [UInt32]

    init(_ bytes: [UInt8], blockCount: Int) throws(SegmentFormatError) {
        var records: [UInt32] = []
        records.reserveCapacity(min(blockCount, bytes.count / 12))
        var cursor = ByteCursor(bytes)
        for _ in 0..<blockCount {
            records.append(UInt32(cursor.offset))
            _ = try cursor.take(8)
            _ = try cursor.take(Int(try cursor.uint32()))
        }
        guard cursor.isAtEnd else { throw .damaged }
        self.bytes = bytes
        self.records = records
    }

    var count: Int { records.count }
    var byteCount: Int { bytes.count + records.count * 4 }

    private func integer(_ block: Int, _ offset: Int) -> Int {
        bytes.withUnsafeBytes { Int(ColumnCodec.integer($0, at: Int(records[block]) + offset, as: UInt32.self)) }
    }

    func place(ofBlock block: Int) -> (offset: Int, length: Int) { (integer(block, 0), integer(block, 4)) }

    private func firstTerm(_ block: Int) -> ArraySlice<UInt8> {
        let start = Int(records[block]) + 12
        return bytes[start..<start + integer(block, 8)]
    }

    /// The one block that a term can lie in: the last whose first term is not greater. Nil before the first block.
    func block(holding term: [UInt8]) -> Int? {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if term.lexicographicallyPrecedes(firstTerm(middle)) { high = middle } else { low = middle + 1 }
        }
        return low == 0 ? nil : low - 1
    }
}

/// A term's rank and rows.
struct TextIndexEntry {
    enum Rows {
        case one(UInt32)
        case near([UInt8])
        case far(offset: Int, length: Int)
    }

    var rank: UInt32
    /// How many rows hold the term.
    var count: Int
    var rows: Rows
}

/// Goes through the terms of a block.
struct TextIndexBlockCursor {
    private var cursor: ByteCursor
    /// The term of the entry that `next` gave last.
    private(set) var term: [UInt8] = []

    init(_ bytes: [UInt8]) { cursor = ByteCursor(bytes) }

    mutating func next() throws(SegmentFormatError) -> TextIndexEntry? {
        if cursor.isAtEnd { return nil }
        let shared = Int(try cursor.varint())
        guard shared <= term.count else { throw .damaged }
        let rest = try cursor.take(Int(try cursor.varint()))
        term.removeLast(term.count - shared)
        term.append(contentsOf: rest)
        let rank = try cursor.varint()
        let count = Int(try cursor.varint())
        guard count > 0 else { throw .damaged }
        if count == 1 { return TextIndexEntry(rank: rank, count: 1, rows: .one(try cursor.varint())) }
        let length = Int(try cursor.varint())
        if length > TextIndexFormat.inlinePostings {
            let offset = Int(try cursor.uint32())
            return TextIndexEntry(rank: rank, count: count, rows: .far(offset: offset, length: length))
        }
        return TextIndexEntry(rank: rank, count: count, rows: .near(Array(try cursor.take(length))))
    }
}
