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

    /// Learns from corrections, in any order, in each language by itself; the same ones always give the same bytes.
    /// - Parameter reader: whose names, lexicon and models hold; an adjustment of its own is left aside.
    /// - Returns: nil if there are fewer than `fewest` in every language that has a model.
    package static func trial(_ corrections: [LabelledText], reader: SentimentReader = .shipped) -> AdjustmentTrial? {
        var lessons: [String: Lesson] = [:]
        let terms = reader.terms([], [])
        for correction in ModelTraining.sorted(corrections.map { ($0, 1) }) {
            guard let (language, logits) = reader.unadjusted(correction.text) else { continue }
            lessons[language, default: Lesson()].append(correction.text, logits, terms)
        }
        var models: [TrainedModel] = []
        var count = 0
        var (before, after) = (LabelAgreement(), LabelAgreement())
        for (language, lesson) in lessons.sorted(by: { $0.key < $1.key }) where lesson.set.examples.count >= fewest {
            held(lesson.set, lesson.offsets, &before, &after)
            var trainer = SoftmaxTrainer(lesson.set, recipe: recipe, offsets: lesson.offsets)
            trainer.train(on: Array(lesson.set.examples.indices))
            models.append(trainer.quantised(language: language))
            count += lesson.set.examples.count
        }
        guard !models.isEmpty, let adjustment = Adjustment(bytes: ModelFile.bytes(of: models)) else { return nil }
        return AdjustmentTrial(adjustment: adjustment, count: count, before: before, after: after)
    }

    /// The corrections in one language, and what the shipped model says of them.
    private struct Lesson {
        var set = TrainingSet()
        var offsets: [Float] = []

        mutating func append(_ text: LabelledText, _ logits: LabelValues, _ terms: ReadingTerms) {
            set.append(text, weight: 1, terms: terms)
            for label in 0..<3 { offsets.append(Float(logits[label])) }
        }
    }

    /// Five times a fifth is held back, and read with what the others teach.
    private static func held(
        _ set: TrainingSet, _ offsets: [Float], _ before: inout LabelAgreement, _ after: inout LabelAgreement
    ) {
        var order = Array(set.examples.indices)
        var random = SplitMix(state: recipe.seed)
        random.shuffle(&order)
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
    }
}

extension SentimentReader {
    /// The language whose model reads a text, and its log-odds without the adjustment; nil if no model can read it.
    fileprivate func unadjusted(_ correction: LabelledText) -> (language: String, logits: LabelValues)? {
        var text = correction.text
        return text.withUTF8 { source in
            guard let model = model(correction.language, source) else { return nil }
            var trace = Untraced()
            return TokenizedText.with(source, rules: model.rules, terms: terms([], []), trace: &trace) { text, _ in
                TextScore.with(text, model: model, adjustment: nil) { (model.language, $0.whole) }
            }
        }
    }
}
