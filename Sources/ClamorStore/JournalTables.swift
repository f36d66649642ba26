import ClamorColumns
import ClamorQuery

/// The tables that a store shows of its journal, up to a batch.
struct JournalTables {
    let connections: StoreConnections
    /// The last batch.
    let limit: Int64

    func table(_ name: StoreTable) throws -> ClamorColumns.Table {
        switch name {
        case .batches: try batches()
        case .rejects(let batch): try rejects(batch: batch.map(Int64.init))
        default: ClamorColumns.Table(schema: name.schema)
        }
    }

    private func batches() throws -> ClamorColumns.Table {
        var table = TableBuilder([
            ColumnInfo("batch", .integer), ColumnInfo("kind", .text), ColumnInfo("source", .text),
            ColumnInfo("format", .text), ColumnInfo("read", .integer), ColumnInfo("new", .integer),
            ColumnInfo("updated", .integer), ColumnInfo("duplicate", .integer), ColumnInfo("rejected", .integer),
            ColumnInfo("context", .integer), ColumnInfo("started", .time),
        ])
        try connections.read { db in
            let statement = try RawStatement(
                db,
                """
                SELECT number, kind, source, format, read, new, updated, duplicate, rejected, context, started
                FROM batch WHERE number BETWEEN 1 AND ? ORDER BY number
                """)
            statement.bind(limit, at: 1)
            try table.append(statement)
        }
        return table.finish()
    }

    private func rejects(batch: Int64?) throws -> ClamorColumns.Table {
        var table = TableBuilder([
            ColumnInfo("batch", .integer), ColumnInfo("line", .integer), ColumnInfo("reason", .text),
            ColumnInfo("raw", .text),
        ])
        try connections.read { db in
            let statement = try RawStatement(
                db,
                """
                SELECT batch, nullif(line, 0), reason, substr(raw, 1, 1000) FROM reject
                WHERE batch BETWEEN 1 AND ?1 AND batch = coalesce(?2, batch) ORDER BY batch, line, id
                """)
            statement.bind(limit, at: 1)
            if let batch { statement.bind(batch, at: 2) } else { statement.bindNull(at: 2) }
            try table.append(statement)
        }
        return table.finish()
    }
}
