import ClamorColumns
import ClamorQuery

extension StoreSnapshot {
    /// A table of the store as of the snapshot; recipes as they are now.
    ///
    /// - Parameter check: called now and then while mentions are looked through; may throw to give up.
    /// - Throws: `StoreError`, and what `check` throws.
    package func table(_ name: StoreTable, check: @escaping () throws -> Void = {}) throws -> ClamorColumns.Table {
        let journaled = JournalTables(connections: connections, limit: journal.number)
        return try translating {
            switch name {
            case .batches: try journaled.batches()
            case .rejects(let batch): try journaled.rejects(batch: batch.map(Int64.init))
            case .report(let batch): try journaled.report(batch: batch.map(Int64.init))
            case .recipes: try journaled.recipes()
            case .lexicon: try lexiconTable()
            case .factors: try factorTable()
            case .versions(let id): try VersionsTable(snapshot: self, check: check).table(id: id)
            case .duplicates: try DuplicatesTable(snapshot: self, check: check).table()
            }
        }
    }
}
