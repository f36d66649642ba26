extension Adjustment {
    /// Fewer corrections teach nothing that can be checked.
    package static let fewest = 20

    private static let folds = 5

    /// Few buckets, a strong penalty: what is common to the corrections counts, not each of them.
    private static let recipe: TrainingRecipe = {
        var recipe = TrainingRecipe(bits: 12)
        recipe.epochs = 4
        recipe.rate = 0.02
        recipe.penalty = 1e-3
        recipe.densePenalty = 1e-2
        recipe.balance = 0.5
        return recipe
    }()

    /// Learns from corrections, in any order; the same ones always give the same bytes.
    /// - Parameter reader: whose names, lexicon and models hold; an adjustment of its own is left aside.
    /// - Returns: nil if there are fewer than `fewest` in languages that have a model.
    package static func trial(_ corrections: [LabelledText], reader: SentimentReader = .shipped) -> AdjustmentTrial? {
        var set = TrainingSet()
        var offsets: [Float] = []
        let terms = reader.terms([], [])
        for correction in ModelTraining.sorted(corrections.map { ($0, 1) }) {
            guard let logits = reader.unadjusted(correction.text) else { continue }
            set.append(correction.text, weight: 1, terms: terms)
            for label in 0..<3 { offsets.append(Float(logits[label])) }
        }
        guard set.examples.count >= fewest else { return nil }
        let agreement = held(set, offsets)
        var trainer = SoftmaxTrainer(set, recipe: recipe, offsets: offsets)
        trainer.train(on: Array(set.examples.indices))
        let bytes = ModelFile.bytes(of: [trainer.quantised(language: "own")])
        guard let adjustment = Adjustment(bytes: bytes) else { return nil }
        return AdjustmentTrial(
            adjustment: adjustment, count: set.examples.count, before: agreement.before, after: agreement.after)
    }

    /// Five times a fifth is held back, and read with what the others teach.
    private static func held(
        _ set: TrainingSet, _ offsets: [Float]
    ) -> (before: LabelAgreement, after: LabelAgreement) {
        var order = Array(set.examples.indices)
        var random = SplitMix(state: recipe.seed)
        random.shuffle(&order)
        var before = LabelAgreement()
        var after = LabelAgreement()
        for fold in 0..<folds {
            var trainer = SoftmaxTrainer(set, recipe: recipe, offsets: offsets)
            trainer.train(on: order.indices.filter { $0 % folds != fold }.map { order[$0] })
            for place in order.indices.filter({ $0 % folds == fold }).map({ order[$0] }) {
                let label = set.examples[place].label
                let shipped = LabelValues((0..<3).map { Double(offsets[place * 3 + $0]) })
                before.add(label, readAs: LabelProbabilities(logits: shipped).likeliest)
                after.add(label, readAs: LabelProbabilities(logits: trainer.logits(of: place)).likeliest)
            }
        }
        return (before, after)
    }
}

extension SentimentReader {
    /// The log-odds of a text without the adjustment; nil if no model can read it.
    fileprivate func unadjusted(_ correction: LabelledText) -> LabelValues? {
        var text = correction.text
        return text.withUTF8 { source in
            guard let model = model(correction.language, source) else { return nil }
            var trace = Untraced()
            return TokenizedText.with(source, rules: model.rules, terms: terms([], []), trace: &trace) { text, _ in
                TextScore.with(text, model: model, adjustment: nil) { $0.whole }
            }
        }
    }
}
