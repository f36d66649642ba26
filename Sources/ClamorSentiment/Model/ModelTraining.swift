/// Makes the weights of a language from labelled texts.
package enum ModelTraining {
    /// - Parameters:
    ///   - examples: texts and what each counts, in any order: they are sorted before they are used.
    ///   - language: the code of the model; texts of other languages may be among the examples.
    package static func train(
        _ examples: [(text: LabelledText, weight: Float)], language: String, recipe: TrainingRecipe
    ) -> TrainedModel {
        var set = TrainingSet()
        for example in sorted(examples) { set.append(example.text, weight: example.weight) }
        var trainer = SoftmaxTrainer(set, recipe: recipe)
        trainer.train(on: Array(set.examples.indices))
        return trainer.quantised(language: language)
    }

    /// The file of all models, as it is embedded.
    package static func file(_ models: [TrainedModel]) -> [UInt8] { ModelFile.bytes(of: models) }

    /// By bytes, so that no order of files or locale matters.
    static func sorted(
        _ examples: [(text: LabelledText, weight: Float)]
    ) -> [(text: LabelledText, weight: Float)] {
        examples.map { (key: Array($0.text.text.utf8), example: $0) }
            .sorted { first, second in
                if first.key != second.key { return first.key.lexicographicallyPrecedes(second.key) }
                let labels = (first.example.text.label.rawValue, second.example.text.label.rawValue)
                if labels.0 != labels.1 { return labels.0 < labels.1 }
                if first.example.weight != second.example.weight { return first.example.weight < second.example.weight }
                return first.example.text.language < second.example.text.language
            }
            .map(\.example)
    }
}
