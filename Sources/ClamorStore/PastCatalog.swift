import ClamorColumns
import ClamorQuery
import ClamorTime
import GRDB

/// What a store knew after a batch.
///
/// The zone is not journaled, and neither is which import brought a column of `extra`: both are as they are now.
struct PastCatalog: Catalog {
    private let store: MentionStore
    private let snapshot: StoreSnapshot

    init(store: MentionStore, snapshot: StoreSnapshot) {
        self.store = store
        self.snapshot = snapshot
    }

    private var limit: Int64 { snapshot.journal.number }

    var zone: Zone { get throws { try store.zone } }

    var extraNames: [String] { get throws { try store.extraNames } }

    var topics: [TopicDefinition] { get throws { try snapshot.topics() } }

    var ownAccounts: [OwnAccounts] { get throws { try snapshot.ownAccounts() } }

    var scoring: ScoringDefinitions { get throws { try snapshot.scoring() } }

    var measures: [StoredMeasure] { get throws { try snapshot.measures() } }

    func table(_ name: StoreTable, check: @escaping () throws -> Void) throws -> ClamorColumns.Table {
        try snapshot.table(name, check: check)
    }

    func journalPoint(at time: Instant) throws -> JournalPoint? {
        try store.connections.read { try JournalPoint.last(finishedBy: time, limit: limit, $0) }
    }

    func journalPoint(batch: Int64) throws -> JournalPoint? {
        batch <= limit ? try store.journalPoint(batch: batch) : nil
    }

    func catalog(at other: SnapshotNumber) throws -> any Catalog {
        other.batch < limit ? try store.catalog(at: other) : self
    }
}

extension JournalPoint {
    /// The last batch, up to a number, that was finished by a time. One under way is not finished.
    static func last(finishedBy time: Instant, limit: Int64, _ db: Database) throws -> JournalPoint? {
        let statement = try RawStatement(
            db,
            """
            SELECT number, finished FROM batch WHERE number BETWEEN 1 AND ? AND finished <= ?
            ORDER BY number DESC LIMIT 1
            """)
        statement.bind(limit, at: 1)
        statement.bind(time.milliseconds, at: 2)
        return try first(statement)
    }

    static func batch(_ number: Int64, _ db: Database) throws -> JournalPoint? {
        let statement = try RawStatement(db, "SELECT number, finished FROM batch WHERE number = ? AND number > 0")
        statement.bind(number, at: 1)
        return try first(statement)
    }

    private static func first(_ statement: RawStatement) throws -> JournalPoint? {
        defer { statement.reset() }
        guard try statement.step() else { return nil }
        return JournalPoint(
            snapshot: SnapshotNumber(batch: statement.integer(0)),
            finished: Instant(milliseconds: statement.integer(1)))
    }
}
