/// The stored form of one segment's text index: two runs of bytes, `terms` and `stream`. All numbers little-endian.
///
/// `terms`: a header of 24 bytes, the directory, then blocks of 64 terms in byte order, each block followed by those of
/// its postings that are too long to lie within it.
///
///     0  magic, version, two zero bytes     4  rows (u32)    8  terms (u32)    12  blocks (u32)
///     16 bytes of the directory (u32)      20  zero
///
/// Directory, a block: offset (u32), length (u32), length of its first term (u32), the term.
/// Block, a term: bytes shared with the term before, length of the rest, the rest, rank, number of rows, then its rows:
/// one row as a number; else the length of the postings and the postings themselves, or where they are too long their
/// offset (u32). Postings are gaps between ascending rows, or from 8,192 rows on a bitmap with a bit for each row.
///
/// `stream`: a header of 16 bytes (magic, version, two zero bytes, rows, rows a group, zero), the offset of each group
/// of 128 rows and of the end (u32), then for each row its length in bytes and its symbols. Symbols: 0 is the gap
/// between title and text, 1 says that the next token stands at the place of the one before, and 2 + rank is a token;
/// ranks go from the commonest term (0) to the rarest.
///
/// Lengths, rows, ranks and symbols are variable-length integers of seven bits a byte, lowest first.
enum TextIndexFormat {
    static let termsMagic: UInt8 = 0xC8
    static let streamMagic: UInt8 = 0xC9
    static let version: UInt8 = 1
    static let headerBytes = 24
    static let streamHeaderBytes = 16
    static let termsPerBlock = 64
    /// Postings up to this many bytes lie within their block.
    static let inlinePostings = 48
    /// Postings of this many rows and more are bitmaps.
    static let bitmapRows = 8_192
    static let rowsPerGroup = 128
    /// Symbols that are no tokens.
    static let gap: UInt32 = 0
    static let samePlace: UInt32 = 1
    static let firstRank: UInt32 = 2

    static func append(_ value: UInt32, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    @inline(__always)
    static func appendVarint(_ value: UInt32, to bytes: inout [UInt8]) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    /// The same into room that is large enough, from a place on, which moves behind it.
    @inline(__always)
    static func writeVarint(_ value: UInt32, to room: UnsafeMutableBufferPointer<UInt8>, at place: inout Int) {
        var rest = value
        while rest >= 0x80 {
            room[place] = UInt8(truncatingIfNeeded: rest) | 0x80
            place += 1
            rest >>= 7
        }
        room[place] = UInt8(truncatingIfNeeded: rest)
        place += 1
    }
}

/// Reads stored bytes from front to back; never beyond their end.
struct ByteCursor {
    let bytes: [UInt8]
    var offset: Int

    init(_ bytes: [UInt8], at offset: Int = 0) {
        self.bytes = bytes
        self.offset = offset
    }

    var isAtEnd: Bool { offset == bytes.count }

    mutating func varint() throws(SegmentFormatError) -> UInt32 {
        var value: UInt32 = 0
        var shift: UInt32 = 0
        while offset < bytes.count, shift < 35 {
            let byte = bytes[offset]
            offset += 1
            value |= UInt32(byte & 0x7F) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
        throw .damaged
    }

    mutating func uint32() throws(SegmentFormatError) -> UInt32 {
        guard offset + 4 <= bytes.count else { throw .damaged }
        defer { offset += 4 }
        return bytes.withUnsafeBytes { ColumnCodec.integer($0, at: offset, as: UInt32.self) }
    }

    mutating func take(_ length: Int) throws(SegmentFormatError) -> ArraySlice<UInt8> {
        guard length >= 0, length <= bytes.count - offset else { throw .damaged }
        defer { offset += length }
        return bytes[offset..<offset + length]
    }
}
