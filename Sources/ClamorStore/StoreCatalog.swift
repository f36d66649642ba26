import ClamorColumns
import ClamorQuery
import ClamorText
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

    package var measures: [StoredMeasure] { [] }

    package func journalPoint(at time: Instant) throws -> JournalPoint? { nil }

    package func journalPoint(batch: Int64) throws -> JournalPoint? { nil }

    package func catalog(at snapshot: SnapshotNumber) throws -> any Catalog { self }

    package func table(_ name: StoreTable) throws -> ClamorColumns.Table {
        switch name {
        case .batches: try batchTable()
        case .rejects(let batch): try rejectTable(batch: batch.map(Int64.init))
        }
    }

    private func batchTable() throws -> ClamorColumns.Table {
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
                FROM batch WHERE number > 0 ORDER BY number
                """)
            try table.append(statement)
        }
        return table.finish()
    }

    private func rejectTable(batch: Int64?) throws -> ClamorColumns.Table {
        var table = TableBuilder([
            ColumnInfo("batch", .integer), ColumnInfo("line", .integer), ColumnInfo("reason", .text),
            ColumnInfo("raw", .text),
        ])
        try connections.read { db in
            let statement = try RawStatement(
                db,
                """
                SELECT batch, line, reason, substr(raw, 1, 1000) FROM reject
                WHERE batch > 0 AND batch = coalesce(?, batch) ORDER BY batch, line, id
                """)
            if let batch { statement.bind(batch, at: 1) } else { statement.bindNull(at: 1) }
            try table.append(statement)
        }
        return table.finish()
    }
}

extension StoreSnapshot {
    /// Topics in force, by family and name.
    package func topics() throws -> [TopicDefinition] {
        let all = try definitions("SELECT batch, name, family, definition FROM topic WHERE batch <= ? ORDER BY batch") {
            TopicDefinition(name: $0.text(1) ?? "", family: $0.text(2) ?? "", definition: $0.text(3) ?? "")
        }
        return Self.latest(all) { [FoldedText.fold($0.family), FoldedText.fold($0.name)] }
    }

    /// Own accounts in force, by name.
    package func ownAccounts() throws -> [OwnAccounts] {
        let all = try definitions("SELECT batch, name, handles FROM own WHERE batch <= ? ORDER BY batch") { statement in
            guard let handles = JSONText.list(statement.bytes(2)) else {
                throw DamagedPlace("batch \(statement.integer(0)), own accounts")
            }
            return OwnAccounts(name: statement.text(1) ?? "", handles: handles)
        }
        return Self.latest(all) { [FoldedText.fold($0.name)] }
    }

    /// Definitions that have not been undone, oldest first.
    private func definitions<T>(_ sql: String, _ read: (RawStatement) throws -> T) throws -> [T] {
        try translating {
            try connections.read { db in
                let statement = try RawStatement(db, sql)
                defer { statement.reset() }
                statement.bind(journal.number, at: 1)
                var result: [T] = []
                while try statement.step() {
                    if !journal.undone.contains(statement.integer(0)) { result.append(try read(statement)) }
                }
                return result
            }
        }
    }

    /// The last definition of each key, in the order of the keys.
    private static func latest<T>(_ all: [T], key: (T) -> [String]) -> [T] {
        var byKey: [[String]: T] = [:]
        for item in all { byKey[key(item)] = item }
        return byKey.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
    }
}
