/// The rows of a segment that hold a token, as they are stored.
package struct TokenRows {
    enum Form {
        case one(UInt32)
        /// Gaps between ascending rows.
        case gaps(UnsafeRawBufferPointer, count: Int)
        /// A bit for each row.
        case bits(UnsafeRawBufferPointer)
    }

    let form: Form
    /// Rows that the index knows; those of a set may be fewer.
    let indexedRows: Int

    /// How many rows of a set hold the token.
    package func count(in set: Bitmap) throws -> Int {
        if case .bits(let bytes) = form {
            try checkLength(bytes)
            var count = 0
            for (index, word) in set.words.enumerated() {
                count += (ColumnCodec.integer(bytes, at: index * 8, as: UInt64.self) & word).nonzeroBitCount
            }
            return count
        }
        var count = 0
        try forEachRow { if $0 < set.count, set[$0] { count += 1 } }
        return count
    }

    /// Appends the rows of a set that hold the token, ascending.
    package func append(in set: Bitmap, to rows: inout [Int32]) throws {
        if case .bits(let bytes) = form {
            try checkLength(bytes)
            for (index, word) in set.words.enumerated() {
                var rest = ColumnCodec.integer(bytes, at: index * 8, as: UInt64.self) & word
                while rest != 0 {
                    rows.append(Int32(index << 6 + rest.trailingZeroBitCount))
                    rest &= rest &- 1
                }
            }
            return
        }
        try forEachRow { if $0 < set.count, set[$0] { rows.append(Int32($0)) } }
    }

    @inline(__always)
    private func forEachRow(_ body: (Int) -> Void) throws {
        switch form {
        case .one(let row):
            guard row < indexedRows else { throw SegmentFormatError.damaged }
            body(Int(row))
        case .gaps(let bytes, let count):
            var index = 0
            var row: UInt32 = 0
            for _ in 0..<count {
                row = row &+ (try bytes.varint(at: &index))
                guard row < indexedRows else { throw SegmentFormatError.damaged }
                body(Int(row))
            }
        case .bits: preconditionFailure("bits are looked at by words")
        }
    }

    private func checkLength(_ bytes: UnsafeRawBufferPointer) throws {
        guard bytes.count == (indexedRows + 63) >> 6 * 8 else { throw SegmentFormatError.damaged }
    }
}

extension TextIndexReader {
    /// Hands over every token without a sign, with its rows; both are good until `body` returns.
    ///
    /// - Parameter check: called before each block of tokens; may throw to give up.
    func forEachWord(
        _ check: () throws -> Void, _ body: (UnsafeBufferPointer<UInt8>, TokenRows) throws -> Void
    ) throws {
        for block in 0..<directory.count {
            try check()
            let (offset, length) = directory.place(ofBlock: block)
            // What follows a block are its long postings.
            let end = block + 1 < directory.count ? directory.place(ofBlock: block + 1).offset : offset + length
            guard end >= offset + length else { throw SegmentFormatError.damaged }
            try read(offset, end - offset).withUnsafeBytes { bytes in
                var block = WordBlock(bytes: bytes, offset: offset, length: length)
                while let rows = try block.next() {
                    if let sign = block.term.first, Self.signs.contains(sign) { continue }
                    if case .far(let place, let length, let count) = rows {
                        try read(place, length).withUnsafeBytes { postings in
                            try hand(block.term, .init(postings, count), body)
                        }
                    } else if case .here(let form) = rows {
                        try hand(block.term, form, body)
                    }
                }
            }
        }
    }

    private func hand(
        _ term: [UInt8], _ form: TokenRows.Form, _ body: (UnsafeBufferPointer<UInt8>, TokenRows) throws -> Void
    ) throws {
        try term.withUnsafeBufferPointer { try body($0, TokenRows(form: form, indexedRows: indexedRows)) }
    }

    private static let signs: [UInt8] = Array("#@$".utf8)
}

extension TokenRows.Form {
    init(_ postings: UnsafeRawBufferPointer, _ count: Int) {
        self = count >= TextIndexFormat.bitmapRows ? .bits(postings) : .gaps(postings, count: count)
    }
}

/// Goes through the terms of a block as `TextIndexBlockCursor` does, copying nothing.
private struct WordBlock {
    enum Rows {
        case here(TokenRows.Form)
        /// Postings beyond the bytes at hand.
        case far(offset: Int, length: Int, count: Int)
    }

    /// The block and what follows it.
    let bytes: UnsafeRawBufferPointer
    /// Where they lie in the index.
    let offset: Int
    /// Of the block itself.
    let length: Int
    private var index = 0
    private(set) var term: [UInt8] = []

    init(bytes: UnsafeRawBufferPointer, offset: Int, length: Int) {
        self.bytes = bytes
        self.offset = offset
        self.length = length
    }

    mutating func next() throws -> Rows? {
        if index == length { return nil }
        let shared = Int(try bytes.varint(at: &index))
        guard shared <= term.count else { throw SegmentFormatError.damaged }
        term.removeLast(term.count - shared)
        term.append(contentsOf: try take(Int(try bytes.varint(at: &index))))
        _ = try bytes.varint(at: &index)
        let count = Int(try bytes.varint(at: &index))
        guard count > 0 else { throw SegmentFormatError.damaged }
        if count == 1 { return .here(.one(try bytes.varint(at: &index))) }
        let size = Int(try bytes.varint(at: &index))
        if size <= TextIndexFormat.inlinePostings { return .here(.init(try take(size), count)) }
        let place = Int(ColumnCodec.integer(try take(4), at: 0, as: UInt32.self))
        let start = place - offset
        if start < length || start + size > bytes.count { return .far(offset: place, length: size, count: count) }
        return .here(.init(UnsafeRawBufferPointer(rebasing: bytes[start..<start + size]), count))
    }

    private mutating func take(_ count: Int) throws -> UnsafeRawBufferPointer {
        guard count <= length - index else { throw SegmentFormatError.damaged }
        defer { index += count }
        return UnsafeRawBufferPointer(rebasing: bytes[index..<index + count])
    }
}
