import ClamorColumns
import ClamorQuery
import GRDB

/// The tables that a store shows of its journal, up to a batch.
struct JournalTables {
    let connections: StoreConnections
    /// The last batch.
    let limit: Int64

    func batches() throws -> ClamorColumns.Table {
        try connections.read { db in
            // A store that cannot be written may have an older form.
            let repaired = try StoreSchema.form(db) >= StoreSchema.provenanceForm ? "repaired" : "NULL"
            let statement = try RawStatement(
                db,
                """
                SELECT number, kind, source, format, read, new, updated, duplicate, rejected, \(repaired), context,
                    started
                FROM batch WHERE number BETWEEN 1 AND ? ORDER BY number
                """)
            statement.bind(limit, at: 1)
            return try TableBuilder.table(StoreTable.batches.schema, statement)
        }
    }

    func rejects(batch: Int64?) throws -> ClamorColumns.Table {
        try connections.read { db in
            let statement = try RawStatement(
                db,
                """
                SELECT batch, nullif(line, 0), reason, substr(raw, 1, 1000) FROM reject
                WHERE batch BETWEEN 1 AND ?1 AND batch = coalesce(?2, batch) ORDER BY batch, line, id
                """)
            statement.bind(limit, at: 1)
            if let batch { statement.bind(batch, at: 2) } else { statement.bindNull(at: 2) }
            return try TableBuilder.table(StoreTable.rejects(batch: nil).schema, statement)
        }
    }

    /// Recipes are not part of the journal: they are as they are now.
    func recipes() throws -> ClamorColumns.Table {
        let recipes = try connections.read { try RecipeTable.all($0).map(\.recipe) }
        var table = TableBuilder(StoreTable.recipes.schema)
        for recipe in recipes {
            table.append([
                .text(recipe.name), recipe.format.map(Value.text) ?? .null, .integer(Int64(recipe.columns.count)),
                recipe.map.isEmpty ? .null : .text(Recipe.list(recipe.map)),
                recipe.fill.isEmpty ? .null : .text(Recipe.list(recipe.fill)), .text(recipe.statement),
            ])
        }
        return table.finish()
    }

    /// All that an import tells of itself: its counts, why records were rejected, and the details that came with it.
    ///
    /// - Parameter batch: nil: the last import.
    /// - Throws: `StoreError` with cause `batch` when it is no import.
    func report(batch: Int64?) throws -> ClamorColumns.Table {
        try connections.readInOneState { db in
            var table = TableBuilder(StoreTable.report(batch: nil).schema)
            guard let number = try importNumber(batch, db) else { return table.finish() }
            func add(_ section: String, _ item: String, value: Value = .null, _ count: Value) {
                table.append([.integer(number), .text(section), .text(item), value, count])
            }
            for (item, count) in try counts(of: number, db) { add("count", item, count) }
            for (reason, count) in try RejectReasons(batch: number, db).commonest {
                add("rejected", reason, .integer(Int64(count)))
            }
            if try StoreSchema.form(db) < StoreSchema.provenanceForm { return table.finish() }
            let details = try RawStatement(
                db, "SELECT section, item, value, count FROM detail WHERE batch = ? ORDER BY place")
            defer { details.reset() }
            details.bind(number, at: 1)
            while try details.step() {
                add(
                    details.text(0) ?? "", details.text(1) ?? "", value: details.text(2).map(Value.text) ?? .null,
                    details.isNull(3) ? .null : .integer(details.integer(3)))
            }
            return table.finish()
        }
    }

    /// The import of a number, or the last one; nil: there is none yet.
    private func importNumber(_ batch: Int64?, _ db: Database) throws -> Int64? {
        guard let batch else {
            return try Int64.fetchOne(
                db, sql: "SELECT max(number) FROM batch WHERE kind = 'import' AND number BETWEEN 1 AND ?",
                arguments: [limit])
        }
        let kind = try String.fetchOne(
            db, sql: "SELECT kind FROM batch WHERE number = ? AND number BETWEEN 1 AND ?", arguments: [batch, limit])
        if kind == BatchKind.importing.rawValue { return batch }
        let message = kind == nil ? "there is no batch \(batch)" : "batch \(batch) is no import"
        throw StoreError(path: connections.path, cause: .batch(message))
    }

    private func counts(of number: Int64, _ db: Database) throws -> [(item: String, count: Value)] {
        var items = ["read", "new", "updated", "duplicate", "rejected", "repaired", "context"]
        if try StoreSchema.form(db) < StoreSchema.provenanceForm { items.removeAll { $0 == "repaired" } }
        let row = try Row.fetchOne(
            db, sql: "SELECT \(items.joined(separator: ", ")) FROM batch WHERE number = ?", arguments: [number])
        return items.enumerated().map { place, item in
            (item, (row?[place] as Int64?).map(Value.integer) ?? .null)
        }
    }
}

/// Why records of an import were rejected: reasons that differ in quoted values alone are one.
private struct RejectReasons {
    private static let shown = 30

    /// Commonest first; what is not among them is counted last.
    private(set) var commonest: [(reason: String, count: Int)] = []

    init(batch: Int64, _ db: Database) throws {
        let statement = try RawStatement(db, "SELECT reason, count(*) FROM reject WHERE batch = ? GROUP BY reason")
        defer { statement.reset() }
        statement.bind(batch, at: 1)
        var counts: [String: Int] = [:]
        while try statement.step() {
            counts[Self.withoutValues(statement.text(0) ?? ""), default: 0] += Int(statement.integer(1))
        }
        let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        commonest = sorted.prefix(Self.shown).map { ($0.key, $0.value) }
        let others = sorted.dropFirst(Self.shown).reduce(0) { $0 + $1.value }
        if others > 0 { commonest.append(("other reasons", others)) }
    }

    /// The reason with what stands between quotes taken out, save the column that it may begin with.
    private static func withoutValues(_ reason: String) -> String {
        let column = reason.first == "`" ? reason.firstRange(of: "`: ") : nil
        var result = String(reason[..<(column?.upperBound ?? reason.startIndex)])
        var closing: Character?
        for character in reason[(column?.upperBound ?? reason.startIndex)...] {
            if let end = closing {
                if character == end {
                    result += "…"
                    result.append(character)
                    closing = nil
                }
                continue
            }
            result.append(character)
            switch character {
            case "`", "\"": closing = character
            case "“": closing = "”"
            default: break
            }
        }
        return closing == nil ? result : result + "…"
    }
}
