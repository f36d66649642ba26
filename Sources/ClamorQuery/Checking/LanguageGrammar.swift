import ClamorLanguage

/// The grammar that the parser is given, derived from the lists of stages, aggregates, measures, fields and charts.
package enum LanguageGrammar {
    /// The grammar without names of a session or a store.
    package static let base = make()

    /// The grammar with the names that a store has added.
    package static func make(of catalog: any Catalog) throws -> Grammar {
        let store = try StoreView(catalog)
        return make(families: store.families, measures: Set(store.measures.map(\.name)).sorted())
    }

    /// - Parameters:
    ///   - letNames: names that `let` has bound to pipelines; they begin pipelines as tables do.
    ///   - valueNames: names that `let` has bound to expressions.
    ///   - families: topic families of the store's own, for `family:value`.
    ///   - measures: names of the store's own measures.
    package static func make(
        letNames: [String] = [], valueNames: [String] = [], families: [String] = [], measures: [String] = []
    ) -> Grammar {
        Grammar(
            stages: Stages.all.map {
                .init(name: $0.name, aliases: $0.aliases, form: $0.form, example: $0.argumentExample)
            },
            aggregateNames: Set(Aggregates.all.map(\.name) + Measures.all.map(\.name) + measures),
            bracketedNames: Set(Aggregates.all.filter { $0.arity == 1...1 }.map(\.name)),
            sourceNames: Set(SourceNames.all + letNames), valueNames: Set(valueNames),
            fieldNames: Set(Fields.all.map(\.name) + SpecialField.aliases + families),
            chartKinds: Set(ChartKind.allCases.map(\.rawValue)))
    }
}

extension StageDefinition {
    /// What follows the stage's name in the first example.
    fileprivate var argumentExample: String? {
        for stage in examples.flatMap({ $0.split(separator: "|") }) {
            let words = stage.split(separator: " ")
            if words.first == name[...], words.count > 1 { return words.dropFirst().joined(separator: " ") }
        }
        return nil
    }
}

/// Words that name a table.
package enum SourceNames {
    package static let all = [
        "mentions", "_", "batches", "report", "rejects", "duplicates", "versions", "recipes", "topics", "fields",
        "measures", "lexicon", "factors", "rescore", "train",
    ]
}
