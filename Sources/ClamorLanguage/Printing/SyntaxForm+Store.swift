extension ImportNode: SyntaxDescribable {
    package var form: SyntaxForm {
        var items: [SyntaxForm] = files.map { .word(quoted($0.value)) }
        if let format { items.append(.list("as", [.word(format.name)])) }
        if let sheet { items.append(.list("sheet", [.word(quoted(sheet.value))])) }
        if let recipe { items.append(.list("using", [.word(quoted(recipe.value))])) }
        if let dates { items.append(.list("dates", [.word(dates.rawValue)])) }
        if let zone { items.append(.list("zone", [.word(quoted(zone.value))])) }
        items += map.map { .list("map", [.word($0.field.name), .word(quoted($0.column.value))]) }
        items += fill.map { .list("fill", [.word($0.field.name), $0.value.form]) }
        return .list("import", items)
    }
}

extension RecipeNode: SyntaxDescribable {
    package var form: SyntaxForm {
        var items: [SyntaxForm] = [.word(quoted(name.value))]
        if isRemoval { items.append(.word("none")) }
        if let newName { items.append(.list("name", [.word(quoted(newName.value))])) }
        if !columns.isEmpty { items.append(.list("for", columns.map { .word(quoted($0.value)) })) }
        items += map.map { .list("map", [.word($0.field.name), .word($0.column.map { quoted($0.value) } ?? "none")]) }
        items += fill.map { .list("fill", [.word($0.field.name), $0.value?.form ?? .word("none")]) }
        if let dates = dates.text({ $0.rawValue }) { items.append(.list("dates", [.word(dates)])) }
        if let format = format.text({ $0.name }) { items.append(.list("as", [.word(format)])) }
        return .list("recipe", items)
    }
}

extension LexiconNode: SyntaxDescribable {
    package var form: SyntaxForm {
        .list(
            "lexicon",
            [.word(quoted(word.value)), valence?.form ?? .word("none")]
                + (topic.map { [.list("topic", [.word(quoted($0.value))])] } ?? []))
    }
}
