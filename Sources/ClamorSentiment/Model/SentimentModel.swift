import CSentimentModel

/// The weights of one language: softmax regression over hashed and dense features.
final class SentimentModel: Sendable {
    let language: String
    let rules: LanguageRules
    let table: WeightTable
    /// For each dense feature.
    let dense: [LabelValues]

    init(language: String, table: WeightTable, dense: [LabelValues]) {
        self.language = language
        rules = LanguageRules(language: language)
        self.table = table
        self.dense = dense
    }

    /// The shipped models, checked when they are first asked for.
    static let shipped: [SentimentModel] = {
        guard let models = ModelFile.models(in: embedded) else { preconditionFailure("the embedded model is damaged") }
        return models
    }()

    /// The digest of the shipped models, 16 digits.
    static let shippedName = ModelFile.name(of: embedded)

    private static var embedded: UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: clamor_sentiment_model(), count: clamor_sentiment_model_length())
    }
}
