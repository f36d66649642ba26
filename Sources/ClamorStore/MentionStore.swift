import ClamorColumns
import ClamorQuery
import ClamorTime

/// A store of mentions: one file with a journal of batches, the rows, and the indexes derived from them.
///
/// Many may read while one import and small writes go on, in this process and others.
package final class MentionStore: Sendable {
    package let path: String
    /// Whether the file, its folder or the caller forbids writing.
    package let isReadOnly: Bool

    init(path: String, isReadOnly: Bool) {
        self.path = path
        self.isReadOnly = isReadOnly
    }

    /// Opens a store, or makes one.
    ///
    /// - Parameters:
    ///   - readOnly: never write; also assumed when the file or its folder forbids it.
    ///   - createIfMissing: whether a missing file is made (its folder must exist).
    ///   - cacheBytes: how much memory decoded columns and parts of the text index may take.
    /// - Throws: `StoreError`.
    package static func open(
        path: String, readOnly: Bool = false, createIfMissing: Bool = true, cacheBytes: Int = 2 << 30
    ) throws -> MentionStore {
        fatalError()
    }

    /// The store as of its last finished batch.
    package func snapshot() throws -> StoreSnapshot { fatalError() }

    /// The store as journaled up to a batch.
    package func snapshot(at number: SnapshotNumber) throws -> StoreSnapshot { fatalError() }

    // MARK: Imports

    /// Whether some finished import had that many bytes; if not, there is no need to hash the file.
    package func mayHoldImport(size: Int64) throws -> Bool { fatalError() }

    /// The finished import, not undone, of the same bytes with the same format, map and fill.
    package func finishedImport(matching identity: ImportIdentity) throws -> Int64? { fatalError() }

    /// Waits for its turn to import, and removes what a killed import left.
    ///
    /// - Parameter waiting: called once a tenth of a second while another import holds the turn; may throw to give up.
    package func openImporter(waiting: () throws -> Void = {}) throws -> Importer { fatalError() }

    /// Map and fill remembered for files of a shape (a digest of their header).
    package func rememberedOptions(shape: String) throws -> String? { fatalError() }
    package func rememberOptions(_ options: String, shape: String) throws { fatalError() }

    // MARK: Small writes; each gives the number of its batch

    /// Changes work fields of mentions.
    @discardableResult
    package func annotate(rows: [Int64], _ annotation: Annotation, now: Instant) throws -> Int64 { fatalError() }
    /// Defines a topic, or defines it anew.
    @discardableResult
    package func define(_ topic: TopicDefinition, now: Instant) throws -> Int64 { fatalError() }
    /// Names our own accounts, or names them anew.
    @discardableResult
    package func define(_ own: OwnAccounts, now: Instant) throws -> Int64 { fatalError() }
    /// Makes a batch void from now on; undoing an undo restores.
    @discardableResult
    package func undo(batch: Int64, now: Instant) throws -> Int64 { fatalError() }
    /// Sets the zone of derived times.
    package func setZone(_ zone: Zone) throws { fatalError() }

    // MARK: Care

    /// Compares everything derived with the rows.
    package func check() throws -> [StoreProblem] { fatalError() }
    /// Makes everything derived anew from the rows.
    package func repair() throws { fatalError() }
}

/// Something in a store that is not as it should be.
package struct StoreProblem: Sendable, Hashable {
    package var message: String
}

/// A store at one batch of its journal.
package final class StoreSnapshot: Sendable, SegmentSource {
    package let number: SnapshotNumber
    init(number: SnapshotNumber) { self.number = number }
    package var segmentCount: Int { fatalError() }
    package func rowCount(segment: Int) -> Int { fatalError() }
    package func live(segment: Int) throws -> Bitmap { fatalError() }
    package func column(_ field: String, segment: Int) throws -> ClamorColumns.Column { fatalError() }
    package func rowColumn(_ field: String, segment: Int, rows: [Int32]) throws -> ClamorColumns.Column { fatalError() }
    package func textIndex(segment: Int) throws -> any TextIndexSegment { fatalError() }
    package func importTimes() throws -> [Int64: Int64] { fatalError() }
    /// Topics and own accounts in force.
    package func topics() throws -> [TopicDefinition] { fatalError() }
    package func ownAccounts() throws -> [OwnAccounts] { fatalError() }
}

extension MentionStore: Catalog {
    package var zone: Zone { get throws { fatalError() } }
    package var extraNames: [String] { get throws { fatalError() } }
    package var topics: [TopicDefinition] { get throws { fatalError() } }
    package var ownAccounts: [OwnAccounts] { get throws { fatalError() } }
    package func table(_ name: StoreTable) throws -> Table { fatalError() }
}
