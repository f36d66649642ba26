import CXXHash
import ClamorQuery
import ClamorText
import GRDB

/// The table of recipes: how files of a shape are read.
enum RecipeTable {
    /// A recipe and the digest of its columns' names, which is all that older stores knew of them.
    struct Entry {
        var recipe: Recipe
        var shape: String
    }

    /// The digest of columns' names, in their order.
    static func shape(of columns: [String]) -> String {
        var text = columns.joined(separator: "\n")
        return text.withUTF8 { bytes in
            let digest = clamor_hash128(bytes.baseAddress, bytes.count)
            return [digest.high, digest.low].map { part in
                let digits = String(part, radix: 16)
                return String(repeating: "0", count: 16 - digits.utf8.count) + digits
            }.joined()
        }
    }

    // MARK: Reading

    /// All recipes by name.
    static func all(_ db: Database) throws -> [Entry] {
        guard try StoreSchema.form(db) >= StoreSchema.provenanceForm else { return try older(db) }
        let statement = try RawStatement(
            db, "SELECT shape, name, format, columns, map, fill, dates FROM recipe ORDER BY key")
        defer { statement.reset() }
        var entries: [Entry] = []
        while try statement.step() {
            let name = statement.text(1) ?? ""
            guard let columns = JSONText.list(statement.bytes(3)), let map = JSONText.object(statement.bytes(4)),
                let fill = JSONText.object(statement.bytes(5))
            else { throw DamagedPlace("recipe `\(name)`") }
            entries.append(
                Entry(
                    recipe: Recipe(
                        name: name, format: statement.text(2), columns: columns, map: map.map(assignment),
                        fill: fill.map(assignment), dates: statement.text(6)),
                    shape: statement.text(0) ?? ""))
        }
        return entries
    }

    /// What stores of older forms remember by shape alone, under made-up names.
    static func older(_ db: Database) throws -> [Entry] {
        let rows = try Row.fetchAll(db, sql: "SELECT shape, options FROM mapping ORDER BY shape")
        return rows.enumerated().map { index, row in
            let options = OptionLines(row[1])
            return Entry(
                recipe: Recipe(
                    name: "recipe-\(index + 1)", columns: [], map: options.map, fill: options.fill), shape: row[0])
        }
    }

    private static func assignment(_ pair: (name: String, value: String)) -> Recipe.Assignment {
        Recipe.Assignment(field: pair.name, value: pair.value)
    }

    // MARK: Writing

    static func takeOver(_ entries: [Entry], _ db: Database) throws {
        for entry in entries { try save(entry, db) }
    }

    /// Writes a recipe in place of those of its name or shape.
    static func save(_ entry: Entry, _ db: Database) throws {
        let (recipe, key) = (entry.recipe, FoldedText.fold(entry.recipe.name))
        var columns: [UInt8] = []
        JSONText.append(list: recipe.columns, to: &columns)
        try db.execute(sql: "DELETE FROM recipe WHERE key = ? OR shape = ?", arguments: [key, entry.shape])
        try db.execute(
            sql: """
                INSERT INTO recipe(key, name, shape, columns, format, map, fill, dates) VALUES(?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                key, recipe.name, entry.shape, String(decoding: columns, as: UTF8.self), recipe.format,
                text(recipe.map), text(recipe.fill), recipe.dates,
            ])
    }

    private static func text(_ assignments: [Recipe.Assignment]) -> String {
        var bytes: [UInt8] = []
        JSONText.append(object: assignments.map { ($0.field, $0.value) }, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The first of `recipe-1`, `recipe-2` and so on that no recipe has.
    static func freeName(_ db: Database) throws -> String {
        let taken = try Set(String.fetchAll(db, sql: "SELECT key FROM recipe"))
        var number = 1
        while taken.contains("recipe-\(number)") { number += 1 }
        return "recipe-\(number)"
    }

    /// Removes a recipe of a name in folded form.
    ///
    /// - Returns: whether there was one.
    static func remove(key: String, _ db: Database) throws -> Bool {
        try db.execute(sql: "DELETE FROM recipe WHERE key = ?", arguments: [key])
        return db.changesCount > 0
    }
}
