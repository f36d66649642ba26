/// The words that `import` and `recipe` take for formats and fields.
package struct ImportVocabulary: Sendable {
    /// What `as` takes.
    package var formats: [String]
    /// What `map` and `fill` take.
    package var fields: [String]

    package init(formats: [String], fields: [String]) {
        self.formats = formats
        self.fields = fields
    }

    /// The field of a name, whatever its case and the signs between its words.
    package func field(_ name: String) -> String? {
        fields.first { Self.plain($0) == Self.plain(name) }
    }

    package func format(_ name: String) -> String? {
        formats.first { $0 == name.lowercased() }
    }

    private static func plain(_ name: String) -> String {
        String(name.lowercased().filter { $0.isLetter || $0.isNumber })
    }
}

/// What a `recipe` statement does to the recipes of a store.
package enum RecipeChange: Sendable, Equatable {
    case removal(String)
    /// - Parameters:
    ///   - from: the name that the recipe had, where it gets another.
    ///   - replacing: a recipe of another name for the same columns, which ceases: files of a shape have one recipe.
    case saving(Recipe, from: String?, replacing: String?)
}
