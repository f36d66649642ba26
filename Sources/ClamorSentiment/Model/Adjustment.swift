/// What one's own corrections add to the shipped models: few weights, learned to move the log-odds only as far as they
/// must. One set for all languages.
package struct Adjustment: Sendable {
    /// The weights as kept: a `ModelFile` with one model, about 12 kB.
    package let bytes: [UInt8]
    let weights: Weights

    /// Weights ready to read with.
    final class Weights: Sendable {
        let table: WeightTable
        let dense: [LabelValues]
        private let file: LentBytes

        init?(_ bytes: [UInt8]) {
            file = LentBytes(bytes)
            guard let model = ModelFile.models(in: file.bytes)?.first else { return nil }
            table = model.table
            dense = model.dense
        }
    }

    /// - Parameter bytes: as an adjustment has them; nil is returned for any other, or for those of another version.
    package init?(bytes: [UInt8]) {
        guard let weights = Weights(bytes) else { return nil }
        self.bytes = bytes
        self.weights = weights
    }
}

/// An adjustment, and what it does to texts that it was not learned from.
package struct AdjustmentTrial: Sendable {
    package let adjustment: Adjustment
    /// Texts learned from: those of languages without a model are left out.
    package let count: Int
    /// Labels of held-back texts as they are now, and as learned from the others; unsure ones by their likeliest label.
    package let before: LabelAgreement
    package let after: LabelAgreement
}
