import ClamorQuery
import ClamorText
import GRDB

/// How files of a shape are read, remembered under a name; not part of the journal.
extension MentionStore {
    /// All recipes, by name.
    package func recipes() throws -> [Recipe] { try connections.read { try RecipeTable.all($0).map(\.recipe) } }

    /// The recipe for files with these columns, in this order.
    package func recipe(columns: [String]) throws -> Recipe? {
        let shape = RecipeTable.shape(of: columns)
        return try connections.read { db in try RecipeTable.all(db).first { $0.shape == shape }?.recipe }
    }

    /// The recipe of a name, whatever its case.
    package func recipe(named name: String) throws -> Recipe? {
        let key = FoldedText.fold(name)
        return try connections.read { db in
            try RecipeTable.all(db).first { FoldedText.fold($0.recipe.name) == key }?.recipe
        }
    }

    /// Keeps a recipe in place of the one of its name, and of the one for files of its shape. One without columns keeps
    /// the shape of the one whose name it has.
    ///
    /// - Throws: `StoreError` with cause `recipe` when it has neither.
    package func save(_ recipe: Recipe) throws {
        let key = FoldedText.fold(recipe.name)
        try connections.write { [path] db in
            var shape = RecipeTable.shape(of: recipe.columns)
            if recipe.columns.isEmpty {
                let known = try RecipeTable.all(db).first { FoldedText.fold($0.recipe.name) == key }
                guard let known else {
                    throw StoreError(path: path, cause: .recipe("recipe `\(recipe.name)` names no columns"))
                }
                shape = known.shape
            }
            try RecipeTable.save(RecipeTable.Entry(recipe: recipe, shape: shape), db)
        }
    }

    /// Keeps a recipe under a free name: `recipe-1`, or the next.
    ///
    /// - Returns: the recipe with its name.
    @discardableResult
    package func saveUnnamed(_ recipe: Recipe) throws -> Recipe {
        try connections.write { db in
            var named = recipe
            named.name = try RecipeTable.freeName(db)
            try RecipeTable.save(
                RecipeTable.Entry(recipe: named, shape: RecipeTable.shape(of: recipe.columns)), db)
            return named
        }
    }

    /// - Throws: `StoreError` with cause `recipe` when there is no such recipe, or another has the new name.
    package func renameRecipe(_ name: String, to other: String) throws {
        let (key, newKey) = (FoldedText.fold(name), FoldedText.fold(other))
        try connections.write { [path] db in
            let all = try RecipeTable.all(db)
            guard var entry = all.first(where: { FoldedText.fold($0.recipe.name) == key }) else {
                throw StoreError(path: path, cause: .recipe("there is no recipe `\(name)`"))
            }
            if key != newKey, all.contains(where: { FoldedText.fold($0.recipe.name) == newKey }) {
                throw StoreError(path: path, cause: .recipe("there is a recipe `\(other)` already"))
            }
            entry.recipe.name = other
            try RecipeTable.save(entry, db)
        }
    }

    /// - Returns: whether there was a recipe of that name.
    package func removeRecipe(_ name: String) throws -> Bool {
        try connections.write { try RecipeTable.remove(key: FoldedText.fold(name), $0) }
    }

    // MARK: By shape alone

    /// Map and fill remembered for files of a shape (a digest of their columns' names), as `OptionLines` writes them.
    package func rememberedOptions(shape: String) throws -> String? {
        try connections.read { db in
            try RecipeTable.all(db).first { $0.shape == shape }
                .map { OptionLines(map: $0.recipe.map, fill: $0.recipe.fill).text }
        }
    }

    /// Remembers map and fill for files of a shape; columns, format and dates of its recipe stay.
    package func rememberOptions(_ options: String, shape: String) throws {
        let lines = OptionLines(options)
        try connections.write { db in
            var entry =
                try RecipeTable.all(db).first { $0.shape == shape }
                ?? RecipeTable.Entry(recipe: Recipe(name: try RecipeTable.freeName(db), columns: []), shape: shape)
            (entry.recipe.map, entry.recipe.fill) = (lines.map, lines.fill)
            try RecipeTable.save(entry, db)
        }
    }
}

extension Recipe {
    /// The statement that makes the recipe again; parts that say nothing are left out.
    package var statement: String {
        var parts = ["recipe " + Self.quoted(name)]
        if !columns.isEmpty { parts.append("for " + columns.map(Self.quoted).joined(separator: ", ")) }
        if !map.isEmpty { parts.append("map " + Self.list(map)) }
        if !fill.isEmpty { parts.append("fill " + Self.list(fill)) }
        if let dates { parts.append("dates " + dates) }
        if let format { parts.append("as " + format) }
        return parts.joined(separator: " ")
    }

    /// `text = "Body", time = "Date"`
    static func list(_ assignments: [Assignment]) -> String {
        assignments.map { "\($0.field) = \(quoted($0.value))" }.joined(separator: ", ")
    }

    /// A text as the language writes it.
    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case _ where scalar.properties.generalCategory == .control:
                result += "\\u{\(String(scalar.value, radix: 16))}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
