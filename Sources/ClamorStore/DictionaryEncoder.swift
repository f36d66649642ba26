import ClamorColumns
import ClamorText
import GRDB

/// Gives the texts of one field their codes while importing, and new ones new codes.
struct DictionaryEncoder: Sendable {
    private let field: StoredField
    private var texts = TextInterner()
    /// Folded forms, and for each the lowest code that has it.
    private var folded = TextInterner()
    private var leaders: [UInt32] = []
    private var classes: [UInt32] = []
    private var scratch: [UInt8] = []
    /// Entries that the file has, and where its last chunk begins and how long its texts are.
    private var savedCount = 0
    private var lastChunk = (firstCode: 0, byteCount: 0)

    /// A chunk takes further entries until its texts have this many bytes.
    private static let chunkBytes = 65_536

    /// The dictionary as the file has it.
    init(field: StoredField, _ db: Database) throws {
        self.field = field
        try DictionaryChunk.forEach(field: field, from: 0, db) { chunk in
            guard Int(chunk.firstCode) == texts.count else { throw DamagedPlace("dictionary of \(field.name)") }
            var start = 0
            chunk.bytes.withUnsafeBufferPointer { bytes in
                for end in chunk.ends {
                    _ = code(of: UnsafeBufferPointer(rebasing: bytes[start..<Int(end)]))
                    start = Int(end)
                }
            }
            guard texts.count == Int(chunk.firstCode) + chunk.count else {
                throw DamagedPlace("dictionary of \(field.name)")
            }
            lastChunk = (Int(chunk.firstCode), chunk.bytes.count)
        }
        savedCount = texts.count
    }

    /// A dictionary without entries.
    init(field: StoredField) { self.field = field }

    var count: Int { texts.count }

    /// The code of a text, new if need be.
    mutating func code(of text: String) -> UInt32 {
        let utf8 = text.utf8
        if let code = utf8.withContiguousStorageIfAvailable({ code(of: $0) }) { return code }
        return Array(utf8).withUnsafeBufferPointer { code(of: $0) }
    }

    mutating func code(of bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
        let code = texts.intern(bytes)
        if Int(code) < classes.count { return code }
        scratch.removeAll(keepingCapacity: true)
        FoldedText.foldUTF8(bytes, into: &scratch)
        let form = scratch.withUnsafeBufferPointer { folded.intern($0) }
        if Int(form) == leaders.count { leaders.append(code) }
        classes.append(leaders[Int(form)])
        return code
    }

    /// Writes the entries that the file does not have.
    mutating func save(_ db: Database) throws {
        guard savedCount < count else { return }
        var first = savedCount
        if savedCount > 0, lastChunk.byteCount < Self.chunkBytes { first = lastChunk.firstCode }
        var chunk = DictionaryChunk(firstCode: UInt32(first))
        let start = Int(texts.offsets[first])
        chunk.bytes = Array(texts.bytes[start...])
        chunk.ends = texts.offsets[(first + 1)...].map { $0 - UInt32(start) }
        chunk.classes = Array(classes[first...])
        try chunk.save(field: field, db)
        lastChunk = (first, chunk.bytes.count)
        savedCount = count
    }
}
