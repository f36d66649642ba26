import ClamorColumns
import ClamorQuery
import ClamorTime
import GRDB

extension MentionStore: Catalog {
    package var zone: Zone {
        get throws {
            let name = try connections.read { db in
                try String.fetchOne(db, sql: "SELECT value FROM setting WHERE key = 'zone'")
            }
            return try name.map { try Zone(identifier: $0) } ?? .utc
        }
    }

    package var extraNames: [String] {
        get throws {
            try connections.read { try String.fetchAll($0, sql: "SELECT name FROM extra_name ORDER BY name") }
        }
    }

    package var topics: [TopicDefinition] { get throws { try snapshot().topics() } }

    package var ownAccounts: [OwnAccounts] { get throws { try snapshot().ownAccounts() } }

    package var scoring: ScoringDefinitions { get throws { try snapshot().scoring() } }

    package var measures: [StoredMeasure] { get throws { try snapshot().measures() } }

    package func table(_ name: StoreTable, check: @escaping () throws -> Void) throws -> ClamorColumns.Table {
        try snapshot().table(name, check: check)
    }

    package func journalPoint(at time: Instant) throws -> JournalPoint? {
        try connections.read { try JournalPoint.last(finishedBy: time, limit: .max, $0) }
    }

    package func journalPoint(batch: Int64) throws -> JournalPoint? {
        try connections.read { try JournalPoint.batch(batch, $0) }
    }

    package func catalog(at snapshot: SnapshotNumber) throws -> any Catalog {
        PastCatalog(store: self, snapshot: try self.snapshot(at: snapshot))
    }
}
