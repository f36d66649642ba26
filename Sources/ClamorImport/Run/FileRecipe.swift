import ClamorQuery
import ClamorStore
import ClamorText
import ClamorTime

/// The recipe by which a file is read: the one that is named, or else the one for files of its shape.
struct FileRecipe {
    private let found: Recipe?
    /// The names of the file's columns; nil for formats whose fields are known.
    private let columns: [String]?

    /// - Parameter name: of the recipe to read by, whatever the shape.
    /// - Throws: `ImportError.unknownRecipe`.
    init(named name: String?, columns: [String]?, in store: MentionStore) throws {
        self.columns = columns
        if let name {
            found = try Self.named(name, in: store)
        } else {
            found = try columns.flatMap { try store.recipe(columns: $0) }
        }
    }

    /// The recipe of a name. Throws `ImportError.unknownRecipe`.
    static func named(_ name: String, in store: MentionStore) throws -> Recipe {
        if let recipe = try store.recipe(named: name) { return recipe }
        let known = try store.recipes().map(\.name)
        throw ImportError.unknownRecipe(name, nearest: nearest(to: name, in: known))
    }

    var format: String? { found?.format }

    /// What was said, and where that leaves something open, what the recipe says.
    func completing(_ given: FieldOptions) -> FieldOptions {
        guard let found else { return given }
        return given.completed(by: FieldOptions(found))
    }

    /// What the recipe adds to what was said; nil when it adds nothing.
    func note(besides given: FieldOptions) -> String? {
        guard let found else { return nil }
        let added = FieldOptions(found).apart(from: given).parts
        return added.isEmpty ? nil : "recipe \"\(found.name)\": \(added.joined(separator: ", "))"
    }

    /// Remembers what was said for files of this shape: in their recipe, or in a new one named after the file.
    ///
    /// - Parameters:
    ///   - fields: what was said, completed.
    ///   - format: the one that was said; nil: it was recognised.
    func remember(_ fields: FieldOptions, format: String?, file: String, in store: MentionStore) throws {
        guard let columns else { return }
        var recipe =
            try store.recipe(columns: columns) ?? Recipe(name: try Self.freeName(file, in: store), columns: columns)
        recipe.columns = columns
        recipe.map = fields.map.map { .init(field: $0.field.name, value: $0.column) }
        recipe.fill = fields.fill.map { .init(field: $0.field.name, value: $0.value) }
        recipe.dates = fields.dates?.code
        recipe.format = format ?? recipe.format
        try store.save(recipe)
    }

    /// The file's name in small letters, digits and hyphens, with a number where it is taken.
    private static func freeName(_ file: String, in store: MentionStore) throws -> String {
        let stem = stem(of: file)
        var name = stem
        var number = 2
        while try store.recipe(named: name) != nil {
            name = "\(stem)-\(number)"
            number += 1
        }
        return name
    }

    /// `exports/My Posts.2026.csv` → `my-posts`, `book.xlsx: Sheet 1` → `book-sheet-1`.
    static func stem(of file: String) -> String {
        let parts = file.split(separator: ": ").map { part in
            let last = part.split(separator: "/").last ?? ""
            return last.split(separator: ".").first ?? ""
        }
        let words = parts.joined(separator: " ").lowercased().split { !$0.isLetter && !$0.isNumber }
        return words.isEmpty ? "recipe" : words.joined(separator: "-")
    }
}

extension FieldOptions {
    /// What a recipe says; fields that are not known any more are left out.
    init(_ recipe: Recipe) {
        map = recipe.map.compactMap { line in TargetField(known: line.field).map { ($0, line.value) } }
        fill = recipe.fill.compactMap { line in TargetField(known: line.field).map { ($0, line.value) } }
        dates = recipe.dates.flatMap(DayMonthOrder.init(code:))
    }
}

extension TargetField {
    fileprivate init?(known name: String) {
        guard let field = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = field
    }
}
