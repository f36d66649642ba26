extension Printer {
    func text(_ node: ImportNode) -> String {
        var parts = ["import " + joined(node.files) { quoted($0.value) }]
        if let format = node.format { parts.append("as \(format.name)") }
        if let sheet = node.sheet { parts.append("sheet \(quoted(sheet.value))") }
        if let recipe = node.recipe { parts.append("using \(quoted(recipe.value))") }
        if let dates = node.dates { parts.append("dates \(dates.rawValue)") }
        if let zone = node.zone { parts.append("zone \(quoted(zone.value))") }
        if !node.map.isEmpty {
            parts.append("map " + joined(node.map) { "\($0.field.name) = \(quoted($0.column.value))" })
        }
        if !node.fill.isEmpty { parts.append("fill " + joined(node.fill) { "\($0.field.name) = \(print($0.value))" }) }
        return parts.joined(separator: " ")
    }

    func text(_ node: LexiconNode) -> String {
        "lexicon \(quoted(node.word.value)) = \(node.valence.map(print) ?? "none")"
            + (node.topic.map { " for topic \(quoted($0.value))" } ?? "")
    }

    func text(_ node: RecipeNode) -> String {
        var parts = ["recipe \(quoted(node.name.value))"]
        if node.isRemoval { parts.append("none") }
        if let name = node.newName { parts.append("name \(quoted(name.value))") }
        if !node.columns.isEmpty { parts.append("for " + joined(node.columns) { quoted($0.value) }) }
        if !node.map.isEmpty {
            parts.append(
                "map " + joined(node.map) { "\($0.field.name) = \($0.column.map { quoted($0.value) } ?? "none")" })
        }
        if !node.fill.isEmpty {
            parts.append("fill " + joined(node.fill) { "\($0.field.name) = \($0.value.map(print) ?? "none")" })
        }
        if let dates = node.dates.text({ $0.rawValue }) { parts.append("dates \(dates)") }
        if let format = node.format.text({ $0.name }) { parts.append("as \(format)") }
        return parts.joined(separator: " ")
    }
}

extension RecipeNode.Setting {
    /// What stands behind the option's word; nil where nothing is said.
    func text(_ value: (Value) -> String) -> String? {
        switch self {
        case .kept: nil
        case .removed: "none"
        case .set(let set): value(set)
        }
    }
}
