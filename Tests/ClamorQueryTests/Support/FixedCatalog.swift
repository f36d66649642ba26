import ClamorColumns
import ClamorQuery
import ClamorTime

/// A store's catalog that is written down.
struct FixedCatalog: Catalog {
    var zone = Zone.utc
    var extraNames: [String] = []
    var topics: [TopicDefinition] = []
    var ownAccounts: [OwnAccounts] = []

    func table(_ name: StoreTable) throws -> Table {
        let schema: [ColumnInfo]
        switch name {
        case .batches: schema = [ColumnInfo("batch", .integer), ColumnInfo("source", .text)]
        case .rejects: schema = [ColumnInfo("line", .integer), ColumnInfo("reason", .text)]
        }
        return Table(schema: schema)
    }
}
