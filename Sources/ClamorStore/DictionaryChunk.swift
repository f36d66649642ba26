import ClamorColumns
import Foundation
import GRDB

/// Some entries of a dictionary as the file keeps them, with consecutive codes.
///
/// A blob is: magic, version, two zero bytes; the number of entries (u32); the end of each entry's text (u32); the
/// texts; how many entries have a class other than themselves (u32) and for each its code and its class (u32 each);
/// the XXH3 checksum of all that (8 bytes). All numbers little-endian.
struct DictionaryChunk {
    var firstCode: UInt32
    /// UTF-8, end to end.
    var bytes: [UInt8] = []
    /// Where each text ends in `bytes`.
    var ends: [UInt32] = []
    /// For each entry the lowest code with the same folded form.
    var classes: [UInt32] = []

    private static let magic: UInt8 = 0xCA
    private static let version: UInt8 = 1

    init(firstCode: UInt32) { self.firstCode = firstCode }

    var count: Int { ends.count }

    func encoded() -> [UInt8] {
        var result: [UInt8] = [Self.magic, Self.version, 0, 0]
        result.reserveCapacity(bytes.count + ends.count * 4 + 64)
        func append(_ value: UInt32) { withUnsafeBytes(of: value.littleEndian) { result.append(contentsOf: $0) } }
        append(UInt32(count))
        for end in ends { append(end) }
        result.append(contentsOf: bytes)
        let shared = classes.enumerated().filter { $1 != firstCode + UInt32($0) }
        append(UInt32(shared.count))
        for (index, group) in shared {
            append(firstCode + UInt32(index))
            append(group)
        }
        let sum = result.withUnsafeBytes { ColumnCodec.checksum($0) }
        withUnsafeBytes(of: sum.littleEndian) { result.append(contentsOf: $0) }
        return result
    }

    /// - Throws: `SegmentFormatError`.
    init(firstCode: UInt32, encoded: UnsafeRawBufferPointer) throws(SegmentFormatError) {
        self.firstCode = firstCode
        let end = encoded.count - 8
        guard end >= 12, encoded[0] == Self.magic else { throw .damaged }
        guard encoded[1] == Self.version else { throw .newerVersion }
        let sum = UInt64(littleEndian: encoded.loadUnaligned(fromByteOffset: end, as: UInt64.self))
        guard ColumnCodec.checksum(UnsafeRawBufferPointer(rebasing: encoded[..<end])) == sum else { throw .damaged }
        var offset = 4
        func integer() throws(SegmentFormatError) -> UInt32 {
            guard offset + 4 <= end else { throw .damaged }
            defer { offset += 4 }
            return UInt32(littleEndian: encoded.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
        }
        let count = Int(try integer())
        guard count <= (end - offset) / 4, count <= UInt32.max - firstCode else { throw .damaged }
        let start = offset
        ends = [UInt32](unsafeUninitializedCapacity: count) { ends, filled in
            for place in 0..<count {
                ends[place] = UInt32(
                    littleEndian: encoded.loadUnaligned(fromByteOffset: start + place * 4, as: UInt32.self))
            }
            filled = count
        }
        offset += count * 4
        var isAscending = true
        for place in 1..<max(1, count) where ends[place] < ends[place - 1] { isAscending = false }
        guard isAscending else { throw .damaged }
        let previous = ends.last ?? 0
        guard Int(previous) <= end - offset else { throw .damaged }
        bytes = Array(UnsafeRawBufferPointer(rebasing: encoded[offset..<offset + Int(previous)]))
        offset += Int(previous)
        classes = (0..<UInt32(count)).map { firstCode + $0 }
        for _ in 0..<(try integer()) {
            let (code, group) = (try integer(), try integer())
            guard code >= firstCode, Int(code - firstCode) < count, group < code else { throw .damaged }
            classes[Int(code - firstCode)] = group
        }
        guard offset == end else { throw .damaged }
    }

    // MARK: In the file

    /// Hands over the chunks of a field's dictionary that hold codes from `code` on, ascending; the first may begin
    /// before it.
    static func forEach(
        field: StoredField, from code: Int, _ db: Database, _ body: (DictionaryChunk) throws -> Void
    ) throws {
        let statement = try RawStatement(
            db,
            """
            SELECT first_code, data FROM dictionary WHERE field = ?1 AND first_code >= coalesce(
                (SELECT max(first_code) FROM dictionary WHERE field = ?1 AND first_code <= ?2), 0)
            ORDER BY first_code
            """)
        defer { statement.reset() }
        statement.bind(Int64(field.column ?? 0), at: 1)
        statement.bind(Int64(code), at: 2)
        while try statement.step() {
            let chunk: DictionaryChunk
            do {
                guard let firstCode = UInt32(exactly: statement.integer(0)) else { throw SegmentFormatError.damaged }
                chunk = try DictionaryChunk(firstCode: firstCode, encoded: statement.bytes(1))
            } catch let error as SegmentFormatError {
                throw DamagedPlace("dictionary of \(field.name)", error)
            }
            try body(chunk)
        }
    }

    /// A field's whole dictionary.
    static func dictionary(of field: StoredField, _ db: Database) throws -> TextDictionary {
        var bytes: [UInt8] = []
        var offsets: [UInt32] = [0]
        var classes: [UInt32] = []
        try forEach(field: field, from: 0, db) { chunk in
            guard Int(chunk.firstCode) == offsets.count - 1 else { throw DamagedPlace("dictionary of \(field.name)") }
            let base = UInt32(bytes.count)
            bytes.append(contentsOf: chunk.bytes)
            offsets.append(contentsOf: chunk.ends.map { base + $0 })
            classes.append(contentsOf: chunk.classes)
        }
        return TextDictionary(bytes: bytes, offsets: offsets, classes: classes)
    }

    /// Puts texts that say nothing in place of some entries; all codes stay what they are.
    static func clear(_ codes: Set<UInt32>, of field: StoredField, _ db: Database) throws {
        let known = try dictionary(of: field, db)
        var texts = (0..<UInt32(known.count)).map { known[$0] }
        for code in codes {
            var text = "(removed \(code))"
            while known.code(of: text) != nil { text += "*" }
            texts[Int(code)] = text
        }
        let cleared = TextDictionary(texts)
        var chunks: [DictionaryChunk] = []
        try forEach(field: field, from: 0, db) { chunks.append($0) }
        for chunk in chunks {
            let range = Int(chunk.firstCode)..<Int(chunk.firstCode) + chunk.count
            var fresh = DictionaryChunk(firstCode: chunk.firstCode)
            let start = cleared.offsets[range.lowerBound]
            fresh.bytes = Array(cleared.bytes[Int(start)..<Int(cleared.offsets[range.upperBound])])
            fresh.ends = cleared.offsets[(range.lowerBound + 1)..<(range.upperBound + 1)].map { $0 - start }
            fresh.classes = Array(cleared.classes[range])
            if fresh.bytes != chunk.bytes || fresh.classes != chunk.classes { try fresh.save(field: field, db) }
        }
    }

    /// Writes the chunk, in place of one with the same first code.
    func save(field: StoredField, _ db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO dictionary(field, first_code, data) VALUES(?, ?, ?)
                ON CONFLICT(field, first_code) DO UPDATE SET data = excluded.data
                """,
            arguments: [field.column, Int64(firstCode), Blob(encoded())])
    }
}

/// Bytes for a statement's argument.
struct Blob: DatabaseValueConvertible {
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var databaseValue: DatabaseValue { Data(bytes).databaseValue }

    static func fromDatabaseValue(_ value: DatabaseValue) -> Blob? {
        Data.fromDatabaseValue(value).map { Blob(Array($0)) }
    }
}
