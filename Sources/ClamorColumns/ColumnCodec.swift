import CXXHash

/// The stored form of one column of one segment.
///
/// A blob is a header of 24 bytes, the validity words when some rows lack a value, the values of the rows that have
/// one, and the XXH3 checksum of all that (8 bytes). All numbers are little-endian.
///
///     0  magic   4  row count (u32)   8  smallest value (i64)   16  largest value (i64)   24  body
///     1  version
///     2  kind
///     3  whether rows lack values (1), whether no row has one (2)
///
/// For text the "values" are dictionary codes. A column whose smallest and largest values agree has no value bytes.
package enum ColumnCodec {
    static let magic: UInt8 = 0xC7
    static let version: UInt8 = 1
    static let headerBytes = 24
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
    package struct Header: Sendable, Equatable {
        /// Rows in the column.
        package var count: Int
        /// Smallest and largest value or code; 0 where no row has a value, and for numbers.
        package var minimum: Int64
        package var maximum: Int64
        var kind: UInt8
        var flags: UInt8

        /// How many dictionary entries the codes need.
        package var codesNeeded: Int {
            let hasCodes = kind == Kind.codes.rawValue || kind == Kind.lists.rawValue
            return hasCodes && flags & Flags.isEmpty == 0 ? Int(clamping: maximum) + 1 : 0
        }
    }

    /// Reads a blob's header.
    package static func header(_ bytes: UnsafeRawBufferPointer) throws(SegmentFormatError) -> Header {
        guard bytes.count >= headerBytes + checksumBytes, bytes[0] == magic else { throw .damaged }
        guard bytes[1] == version else { throw .newerVersion }
        let header = Header(
            count: Int(integer(bytes, at: 4, as: UInt32.self)),
            minimum: integer(bytes, at: 8, as: Int64.self),
            maximum: integer(bytes, at: 16, as: Int64.self),
            kind: bytes[2], flags: bytes[3])
        guard header.minimum <= header.maximum, header.maximum < .max || header.kind == Kind.integers.rawValue else {
            throw .damaged
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
