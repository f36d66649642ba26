/// What one's own corrections add to the shipped models: few weights, learned to move the log-odds only as far as they
/// must. A set for each language that there were enough corrections in; the others are read as before.
package struct Adjustment: Sendable {
    /// The weights as kept: a `ModelFile` with a model for each language, about 12 kB each.
    package let bytes: [UInt8]
    /// By language.
    private let weights: [String: Weights]

    /// Weights ready to read with.
    final class Weights: Sendable {
        let table: WeightTable
        let dense: [LabelValues]
        private let file: LentBytes

        init(_ model: SentimentModel, in file: LentBytes) {
            self.file = file
            table = model.table
            dense = model.dense
        }
    }

    /// - Parameter bytes: as an adjustment has them; nil is returned for any other, or for those of another version.
    package init?(bytes: [UInt8]) {
        let file = LentBytes(bytes)
        guard let models = ModelFile.models(in: file.bytes), !models.isEmpty else { return nil }
        self.bytes = bytes
        weights = Dictionary(models.map { ($0.language, Weights($0, in: file)) }) { first, _ in first }
    }

    /// What is added to a language's model; nil: nothing.
    func weights(for language: String) -> Weights? { weights[language] }
}

/// An adjustment, and what it does to texts that it was not learned from.
package struct AdjustmentTrial: Sendable {
    package let adjustment: Adjustment
    /// Texts learned from: those of languages without a model, or with too few of them, are left out.
    package let count: Int
    /// Labels of held-back texts as they are now, and as learned from the others; unsure ones by their likeliest label.
    package let before: LabelAgreement
    package let after: LabelAgreement
}
