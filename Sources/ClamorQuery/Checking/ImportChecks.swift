import ClamorColumns
import ClamorLanguage
import ClamorText
import ClamorTime

/// What is checked of `import` and `recipe` before a file is read.
extension Checker {
    /// Tells of formats, fields, recipes and zones that there are not.
    package static func check(
        _ node: ImportNode, vocabulary: ImportVocabulary, recipes: [Recipe]
    ) throws(Diagnostics) {
        var problems: [Diagnostic] = []
        if let format = node.format { problems += problem(format: format, vocabulary) }
        if let recipe = node.recipe, named(recipe.value, recipes) == nil { problems.append(unknown(recipe, recipes)) }
        if let zone = node.zone {
            do { _ = try Zone(identifier: zone.value) } catch {
                problems.append(
                    Diagnostic("unknown-zone", at: zone.span, error.message, help: error.help.map { [$0] } ?? []))
            }
        }
        problems += (node.map.map(\.field) + node.fill.map(\.field)).flatMap { problem(field: $0, vocabulary) }
        if !problems.isEmpty { throw Diagnostics(problems.sorted { $0.span.lower < $1.span.lower }) }
    }

    /// What a `recipe` statement does.
    ///
    /// - Parameter fillText: a constant as an export would carry it.
    package static func check(
        _ node: RecipeNode, vocabulary: ImportVocabulary, recipes: [Recipe], fillText: (Expression) throws -> String
    ) throws -> RecipeChange {
        let known = named(node.name.value, recipes)
        if node.isRemoval {
            guard let known else { throw Diagnostics([unknown(node.name, recipes)]) }
            return .removal(known.name)
        }
        var problems = problem(name: node, recipes)
        if case .set(let format) = node.format { problems += problem(format: format, vocabulary) }
        problems += (node.map.map(\.field) + node.fill.map(\.field)).flatMap { problem(field: $0, vocabulary) }
        if !problems.isEmpty { throw Diagnostics(problems) }

        let columns = node.columns.map(\.value)
        // With its columns said it is made anew, so that a list of recipes can be replayed.
        var recipe =
            (columns.isEmpty ? known : nil) ?? Recipe(name: known?.name ?? node.name.value, columns: columns)
        for (field, column) in node.map {
            recipe.map.assign(column?.value, to: vocabulary.field(field.name) ?? field.name)
        }
        for (field, value) in node.fill {
            recipe.fill.assign(try value.map(fillText), to: vocabulary.field(field.name) ?? field.name)
        }
        node.dates.apply(to: &recipe.dates) { $0.rawValue }
        node.format.apply(to: &recipe.format) { $0.name.lowercased() }
        let former = recipe.name
        if let name = node.newName { recipe.name = name.value }
        let rival = recipes.first { !columns.isEmpty && $0.columns == columns && !isSame($0.name, former) }
        return .saving(
            recipe, from: known != nil && recipe.name != former ? former : nil, replacing: rival?.name)
    }

    /// The recipe is not there to be edited, or its new name is another's.
    private static func problem(name node: RecipeNode, _ recipes: [Recipe]) -> [Diagnostic] {
        let known = named(node.name.value, recipes)
        if node.name.value.isEmpty {
            return [Diagnostic("bad-argument", at: node.name.span, "the name of the recipe is empty")]
        }
        if known == nil, node.columns.isEmpty { return [unknown(node.name, recipes, isNew: true)] }
        guard let name = node.newName else { return [] }
        if name.value.isEmpty { return [Diagnostic("bad-argument", at: name.span, "the name of the recipe is empty")] }
        guard let other = named(name.value, recipes), !isSame(other.name, node.name.value) else { return [] }
        return [Diagnostic("name-taken", at: name.span, "there is a recipe `\(other.name)` already")]
    }

    private static func named(_ name: String, _ recipes: [Recipe]) -> Recipe? {
        recipes.first { isSame($0.name, name) }
    }

    private static func isSame(_ name: String, _ other: String) -> Bool {
        FoldedText.fold(name) == FoldedText.fold(other)
    }

    private static func unknown(_ name: StringLiteral, _ recipes: [Recipe], isNew: Bool = false) -> Diagnostic {
        let near = nearest(to: name.value, in: recipes.map(\.name))
        var help = [near.isEmpty ? "`recipes` lists them" : didYouMean(near)]
        if isNew {
            help.append(
                "a new one says the columns of its files: `recipe \(ExpressionText.quoted(name.value)) for \"Date\", \"Body\" …`"
            )
        }
        return Diagnostic(
            "unknown-recipe", at: name.span, "there is no recipe `\(name.value)`", help: help,
            fix: near.first.map { Diagnostic.Fix(name.span, ExpressionText.quoted($0)) })
    }

    private static func problem(format: Identifier, _ vocabulary: ImportVocabulary) -> [Diagnostic] {
        if vocabulary.format(format.name) != nil { return [] }
        let near = nearest(to: format.name.lowercased(), in: vocabulary.formats)
        return [
            Diagnostic(
                "unknown-format", at: format.span, "there is no format `\(format.name)`",
                help: [near.isEmpty ? "formats: \(vocabulary.formats.joined(separator: ", "))" : didYouMean(near)],
                fix: near.first.map { Diagnostic.Fix(format.span, $0) })
        ]
    }

    private static func problem(field: Identifier, _ vocabulary: ImportVocabulary) -> [Diagnostic] {
        if vocabulary.field(field.name) != nil { return [] }
        let near = nearest(to: field.name.lowercased(), in: vocabulary.fields)
        return [
            Diagnostic(
                "unknown-field", at: field.span, "there is no field `\(field.name)` to map or fill",
                help: [near.isEmpty ? "fields: \(vocabulary.fields.joined(separator: ", "))" : didYouMean(near)],
                fix: near.first.map { Diagnostic.Fix(field.span, $0) })
        ]
    }
}

extension RecipeNode.Setting {
    fileprivate func apply(to property: inout String?, _ text: (Value) -> String) {
        switch self {
        case .kept: break
        case .removed: property = nil
        case .set(let value): property = text(value)
        }
    }
}

extension [Recipe.Assignment] {
    /// Gives a field its column or constant, in the place that it has; nil takes it out.
    fileprivate mutating func assign(_ value: String?, to field: String) {
        let place = firstIndex { $0.field == field }
        switch (value, place) {
        case (let value?, let place?): self[place].value = value
        case (let value?, nil): append(Recipe.Assignment(field: field, value: value))
        case (nil, let place?): remove(at: place)
        case (nil, nil): break
        }
    }
}
