import CXXHash

/// The stored form of one column of one segment.
///
/// A blob is a header of 32 bytes, how often each code or integer comes where there are few of them, the low half of the
/// XXH3 checksum of both, the validity words when some rows lack a value, the values of the rows that have one, and the
/// checksum of all that (8 bytes). All numbers are little-endian.
///
///     0  magic   4  row count (u32)    8  smallest value (i64)   16  largest value (i64)
///     1  version                      24  rows without a value (u32)
///     2  kind                         28  counts (u32), each u32, from the smallest value to the largest; 0: none
///     3  whether rows lack values (1), whether no row has one (2)
///
/// Of lists the counts are those of their entries, and after them come the number of items (u32), the length of each
/// entry (u8) and the items (u32 each), once more than below. For text the "values" are dictionary codes. Integers and codes are bit-packed (see `BitPacking`) less the smallest.
/// Lists are the number of entries and of items (u32 each), the lengths of the entries, the items, and the entry of each
/// row, the last three bit-packed, lengths and entries after their largest (u32). A column whose smallest and largest values agree has no value bytes.
///
/// Version 1 had a header of 24 bytes, whole bytes for each value, and lists as lengths and codes of all rows.
package enum ColumnCodec {
    static let magic: UInt8 = 0xC7
    static let version: UInt8 = 2
    static let headerBytes = 32
    static let firstHeaderBytes = 24
    static let checksumBytes = 8

    /// How the values of a blob are to be read.
    enum Kind: UInt8 {
        case integers, numbers, booleans, codes, lists
    }

    /// Bits of the fourth byte.
    enum Flags {
        static let hasNulls: UInt8 = 1
        static let isEmpty: UInt8 = 2
    }

    /// What can be known of a blob without decoding it.
    package struct Header: Sendable {
        /// Rows in the column.
        package var count: Int
        /// Smallest and largest value or code; 0 where no row has a value, and for numbers.
        package var minimum: Int64
        package var maximum: Int64
        /// Rows without a value; nil where the blob does not say.
        package var nullCount: Int?
        /// How often each value from the smallest to the largest comes; nil where the blob does not say.
        package var counts: [UInt32]?
        /// Of lists, the entries that are counted; of no rows.
        package var lists: Lists?
        var version: UInt8
        var kind: UInt8
        var flags: UInt8
        /// Where what follows the header begins.
        var bodyOffset: Int

        /// How many dictionary entries the codes need.
        package var codesNeeded: Int {
            let hasCodes = kind == Kind.codes.rawValue || kind == Kind.lists.rawValue
            return hasCodes && flags & Flags.isEmpty == 0 ? Int(clamping: maximum) + 1 : 0
        }
    }

    /// The most values that are counted in the header.
    static let mostCounts = 256
    /// The most bytes that a header takes.
    package static let longestHeader = headerBytes + mostCounts * 5 + 4 + mostItems * 4 + 4
    /// The most items of lists whose entries are counted.
    static let mostItems = 512

    /// Reads a blob's header.
    ///
    /// - Parameter bytes: the blob, or its first `longestHeader` bytes.
    package static func header(_ bytes: UnsafeRawBufferPointer) throws(SegmentFormatError) -> Header {
        guard bytes.count >= firstHeaderBytes + checksumBytes, bytes[0] == magic else { throw .damaged }
        guard bytes[1] <= version else { throw .newerVersion }
        var header = Header(
            count: Int(integer(bytes, at: 4, as: UInt32.self)),
            minimum: integer(bytes, at: 8, as: Int64.self),
            maximum: integer(bytes, at: 16, as: Int64.self),
            version: bytes[1], kind: bytes[2], flags: bytes[3], bodyOffset: firstHeaderBytes)
        guard header.minimum <= header.maximum, header.maximum < .max || header.kind == Kind.integers.rawValue else {
            throw .damaged
        }
        if header.version == 1 { return header }
        guard header.version == version, bytes.count >= headerBytes + checksumBytes else { throw .damaged }
        let nulls = Int(integer(bytes, at: 24, as: UInt32.self))
        let entries = Int(integer(bytes, at: 28, as: UInt32.self))
        var end = headerBytes + entries * 4
        guard nulls <= header.count, entries <= mostCounts, bytes.count >= end + 4 else { throw .damaged }
        if header.kind == Kind.lists.rawValue, entries > 0 {
            let items = Int(integer(bytes, at: end, as: UInt32.self))
            guard items <= mostItems, bytes.count >= end + 8 + entries + items * 4 else { throw .damaged }
            var offsets: [UInt32] = [0]
            for entry in 0..<entries { offsets.append(offsets[entry] + UInt32(bytes[end + 4 + entry])) }
            guard offsets[entries] == items else { throw .damaged }
            let codes = (0..<items).map { integer(bytes, at: end + 4 + entries + $0 * 4, as: UInt32.self) }
            guard codes.allSatisfy({ Int64($0) <= header.maximum }) else { throw .damaged }
            header.lists = Lists(entries: .bytes([]), offsets: offsets, items: codes)
            end += 4 + entries + items * 4
        }
        let sum = checksum(UnsafeRawBufferPointer(rebasing: bytes[..<end]))
        guard UInt32(truncatingIfNeeded: sum) == integer(bytes, at: end, as: UInt32.self) else { throw .damaged }
        header.nullCount = nulls
        header.bodyOffset = end + 4
        if entries > 0 {
            let isRange = UInt64(bitPattern: header.maximum &- header.minimum) == UInt64(entries - 1)
            guard isRange || header.lists != nil else { throw .damaged }
            header.counts = (0..<entries).map { integer(bytes, at: headerBytes + $0 * 4, as: UInt32.self) }
        }
        return header
    }

    static func integer<T: FixedWidthInteger>(_ bytes: UnsafeRawBufferPointer, at offset: Int, as type: T.Type) -> T {
        T(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: type))
    }

    /// The checksum at the end of stored bytes.
    package static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        clamor_hash64(bytes.baseAddress, bytes.count)
    }
}

/// Why stored bytes could not be read.
package enum SegmentFormatError: Error, Equatable {
    /// The bytes are not what was written.
    case damaged
    /// The bytes were written in a form that is not known here.
    case newerVersion
    /// The codes need more dictionary entries than there are.
    case dictionaryTooShort(needed: Int)
}
