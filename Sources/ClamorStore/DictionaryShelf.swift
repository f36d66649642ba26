import ClamorColumns
import Synchronization

/// The dictionaries of a store as read so far. They only grow: a code means the same text as long as
/// the derived tables are not made anew.
final class DictionaryShelf: Sendable {
    private let connections: StoreConnections
    private let journal: Journal
    private let held = Mutex<[Int: TextDictionary]>([:])

    /// - Parameter journal: any of the generation whose dictionaries these are.
    init(connections: StoreConnections, journal: Journal) {
        self.connections = connections
        self.journal = journal
    }

    /// A field's dictionary.
    ///
    /// - Parameter needed: how many entries it must have at least; the file is read again when it has fewer.
    func dictionary(_ field: StoredField, needed: Int) throws -> TextDictionary {
        let number = field.column ?? 0
        let known = held.withLock { $0[number] }
        if let known, known.count >= needed { return known }
        let read = try readOn(field, from: known ?? .empty)
        return held.withLock { held in
            // Another thread may have read further meanwhile.
            if let other = held[number], other.count >= read.count { return other }
            held[number] = read
            return read
        }
    }

    /// The newest state of a field's dictionary.
    func latest(_ field: StoredField) throws -> TextDictionary { try dictionary(field, needed: .max) }

    private static func raised(_ ends: [UInt32], by base: UInt32) -> [UInt32] { ends.map { base &+ $0 } }

    private func readOn(_ field: StoredField, from known: TextDictionary) throws -> TextDictionary {
        var bytes = known.bytes
        var offsets = known.offsets
        var classes = known.classes
        try connections.readDerived(of: journal) { db in
            try DictionaryChunk.forEach(field: field, from: known.count, db) { chunk in
                let skipped = offsets.count - 1 - Int(chunk.firstCode)
                guard skipped >= 0 else { throw DamagedPlace("dictionary of \(field.name)") }
                guard skipped < chunk.count else { return }
                let start = skipped == 0 ? 0 : chunk.ends[skipped - 1]
                let base = UInt32(bytes.count) &- start
                if skipped == 0 {
                    bytes.append(contentsOf: chunk.bytes)
                    offsets.append(contentsOf: Self.raised(chunk.ends, by: base))
                    classes.append(contentsOf: chunk.classes)
                    return
                }
                bytes.append(contentsOf: chunk.bytes[Int(start)...])
                for end in chunk.ends[skipped...] { offsets.append(base &+ end) }
                classes.append(contentsOf: chunk.classes[skipped...])
            }
        }
        if offsets.count == known.offsets.count { return known }
        return TextDictionary(bytes: bytes, offsets: offsets, classes: classes)
    }
}
