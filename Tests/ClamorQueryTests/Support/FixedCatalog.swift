import ClamorColumns
import ClamorQuery
import ClamorTime

/// A store's catalog that is written down.
struct FixedCatalog: Catalog {
    var scoring = ScoringDefinitions()
    var zone = Zone.utc
    var extraNames: [String] = []
    var topics: [TopicDefinition] = []
    var ownAccounts: [OwnAccounts] = []
    var measures: [StoredMeasure] = []
    /// Batch n was finished on the nth of March 2026, at midnight.
    var batchCount: Int64 = 0

    func table(_ name: StoreTable, check: @escaping () throws -> Void) throws -> Table {
        try check()
        return Table(schema: name.schema)
    }

    func journalPoint(at time: Instant) throws -> JournalPoint? {
        try (0..<batchCount).reversed().lazy.compactMap { try journalPoint(batch: $0 + 1) }
            .first { $0.finished <= time }
    }

    func journalPoint(batch: Int64) throws -> JournalPoint? {
        guard batch <= batchCount else { return nil }
        let firstOfMarch: Int64 = 1_772_323_200_000
        let finished = Instant(milliseconds: firstOfMarch + (batch - 1) * 86_400_000)
        return JournalPoint(snapshot: SnapshotNumber(batch: batch), finished: finished)
    }

    func catalog(at snapshot: SnapshotNumber) throws -> any Catalog { self }
}
