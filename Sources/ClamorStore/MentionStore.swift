import ClamorColumns
import ClamorQuery
import ClamorTime
import Foundation
import Synchronization

/// A store of mentions: one file with a journal of batches, the rows, and the indexes derived from them.
///
/// Many may read while one import and small writes go on, in this process and others.
package final class MentionStore: Sendable {
    /// The file, as an absolute path without links.
    package let path: String
    /// Whether the file, its folder or the caller forbids writing.
    package let isReadOnly: Bool
    let connections: StoreConnections
    private let cacheBytes: Int
    private let readings = Mutex<Readings?>(nil)
    private let lastSnapshot = Mutex<StoreSnapshot?>(nil)

    private init(connections: StoreConnections, cacheBytes: Int) {
        path = connections.path
        isReadOnly = connections.isReadOnly
        self.connections = connections
        self.cacheBytes = cacheBytes
    }

    /// What has been read of the derived tables since they were last made anew.
    private struct Readings {
        var generation: Int64
        var cache: SegmentCache
        var shelf: DictionaryShelf
    }

    /// Snapshots of before keep what they have: it must not be mixed with what is read now.
    private func readings(of journal: Journal) -> Readings {
        readings.withLock { held in
            if let held, held.generation == journal.generation { return held }
            held?.cache.removeAll()
            let fresh = Readings(
                generation: journal.generation, cache: SegmentCache(budget: cacheBytes),
                shelf: DictionaryShelf(connections: connections, journal: journal))
            held = fresh
            return fresh
        }
    }

    /// Opens a store, or makes one.
    ///
    /// What a killed import left is removed, unless another import is under way; so is what `forget` could not finish.
    ///
    /// - Parameters:
    ///   - readOnly: never write; also assumed when the file or its folder forbids it.
    ///   - createIfMissing: whether a missing file is made (its folder must exist).
    ///   - cacheBytes: how much memory decoded columns and parts of the text index may take.
    ///   - patience: how many seconds writing waits for other processes.
    /// - Throws: `StoreError`.
    package static func open(
        path: String, readOnly: Bool = false, createIfMissing: Bool = true, cacheBytes: Int = 2 << 30,
        patience: Double = StoreConnections.patience
    ) throws -> MentionStore {
        let file = try StoreFile(path: path, mayCreate: createIfMissing && !readOnly)
        guard file.isWritable, !readOnly else {
            return MentionStore(connections: try .readOnly(path: file.path), cacheBytes: cacheBytes)
        }
        let connections = try StoreConnections.writable(path: file.path, patience: patience)
        let needsCare = try connections.read { try ImportRecovery.isNeeded($0) || FilePurge.isNeeded($0) }
        if needsCare, let lock = try ImportLock.ifFree(store: file.path) {
            try withExtendedLifetime(lock) {
                try ImportRecovery.discardIfNeeded(connections)
                // Where that does not work now, `check` tells of it, and it is tried again at the next opening.
                if try connections.read(FilePurge.isNeeded) { try? FilePurge.run(connections) }
            }
        }
        return MentionStore(connections: connections, cacheBytes: cacheBytes)
    }

    /// Closes the store before its last owner is gone, so that the file is whole without others beside it. Nothing may
    /// be read or written afterwards.
    package func close() { connections.close() }

    // MARK: Reading

    /// The store as of its last finished batch.
    package func snapshot() throws -> StoreSnapshot {
        let (number, generation) = try connections.read { try (Journal.lastNumber($0), Journal.generation($0)) }
        if let last = lastSnapshot.withLock({ $0 }), last.journal.number == number,
            last.journal.generation == generation
        {
            return last
        }
        let snapshot = try snapshot(at: nil)
        if let last = lastSnapshot.withLock({ $0 }), try snapshot.hasCopies(of: last) {
            let copies = last.held.withLock { $0.copies }
            snapshot.held.withLock { $0.copies = copies }
        }
        lastSnapshot.withLock { $0 = snapshot }
        return snapshot
    }

    /// The store as journaled up to a batch.
    package func snapshot(at number: SnapshotNumber) throws -> StoreSnapshot { try snapshot(at: number.batch) }

    private func snapshot(at limit: Int64?) throws -> StoreSnapshot {
        let journal = try connections.readInOneState { try Journal.read($0, upTo: limit) }
        let readings = readings(of: journal)
        return StoreSnapshot(
            journal: journal, connections: connections, cache: readings.cache, shelf: readings.shelf)
    }

    // MARK: Imports

    /// Whether some finished import had that many bytes; if not, there is no need to hash the file.
    package func mayHoldImport(size: Int64) throws -> Bool {
        try connections.read { try ImportHistory.holdsImport(size: size, $0) }
    }

    /// The finished import, not undone, of the same bytes with the same format, map and fill.
    package func finishedImport(matching identity: ImportIdentity) throws -> Int64? {
        try connections.read { try ImportHistory.finished(matching: identity, $0) }
    }

    /// The finished imports, not undone, of the same bytes, however they were read.
    package func finishedImports(digest: String, size: Int64) throws -> [Int64] {
        try connections.read { try ImportHistory.finished(digest: digest, size: size, $0) }
    }

    /// Waits for its turn to import, and removes what a killed import left.
    ///
    /// - Parameter waiting: called ten times a second while another import holds the turn; may throw to give up.
    package func openImporter(waiting: () throws -> Void = {}) throws -> Importer {
        guard !isReadOnly else { throw StoreError(path: path, cause: .readOnly) }
        let lock = try ImportLock.waiting(store: path, waiting)
        try ImportRecovery.discardIfNeeded(connections)
        return Importer(connections: connections, lock: lock)
    }

    // MARK: Care

    /// Compares everything derived with the rows, and the journal with what it tells of.
    ///
    /// - Returns: what is wrong, in plain sentences; empty when all is well.
    package func check() throws -> [StoreProblem] {
        while true {
            let snapshot = try snapshot(at: nil)
            let problems = try StoreCheck(snapshot: snapshot).run()
            // What was made anew meanwhile was compared with what it no longer belongs to.
            if try connections.read(Journal.generation) == snapshot.journal.generation { return problems }
        }
    }

    /// Makes everything derived anew from the rows.
    package func repair() throws {
        guard !isReadOnly else { throw StoreError(path: path, cause: .readOnly) }
        let lock = try ImportLock.waiting(store: path) {}
        try withExtendedLifetime(lock) {
            try StoreRepair.run(connections, threads: ProcessInfo.processInfo.activeProcessorCount)
        }
    }
}
