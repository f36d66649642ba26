/// A labelled text.
package struct LabelledText: Hashable, Sendable {
    package let text: String
    /// A code that a model exists or is made for.
    package let language: String
    package let label: SentimentLabel

    package init(text: String, language: String, label: SentimentLabel) {
        self.text = text
        self.language = language
        self.label = label
    }
}

/// The features of labelled texts, flat.
struct TrainingSet {
    struct Example {
        /// Where its hashes are: words, pairs, letters, in this order.
        var hashes: Range<Int>
        var wordCount: Int
        var pairCount: Int
        let label: SentimentLabel
        let language: String
        /// What it counts in training.
        let weight: Float
    }

    private(set) var hashes: [UInt64] = []
    private(set) var dense: [Float] = []
    private(set) var examples: [Example] = []
    private var rules: [String: LanguageRules] = [:]

    static let denseCount = DenseFeature.allCases.count

    /// Adds a text.
    /// - Parameter terms: what is masked in it.
    mutating func append(_ example: LabelledText, weight: Float, terms: ReadingTerms = .none) {
        var text = example.text
        text.withUTF8 { append(utf8: $0, example, weight, terms) }
    }

    private mutating func append(
        utf8 text: UnsafeBufferPointer<UInt8>, _ example: LabelledText, _ weight: Float, _ terms: ReadingTerms
    ) {
        var trace = Untraced()
        let rules = rules[example.language] ?? LanguageRules(language: example.language)
        self.rules[example.language] = rules
        let (collected, amounts) = TokenizedText.with(text, rules: rules, terms: terms, trace: &trace) { text, _ in
            var sink = Collector()
            FeatureScan.run(forms: text.forms, count: text.tokens.count, scalars: text.scalars, into: &sink)
            var amounts = [Float](repeating: 0, count: Self.denseCount)
            text.dense.run(weight: { _ in 1 }) { feature, amount, _ in amounts[feature.rawValue] += Float(amount) }
            return (sink, amounts)
        }
        let first = hashes.count
        hashes += collected.words + collected.pairs + collected.letters
        dense += amounts
        examples.append(
            Example(
                hashes: first..<hashes.count, wordCount: collected.words.count, pairCount: collected.pairs.count,
                label: example.label, language: example.language, weight: weight))
    }

    private struct Collector: FeatureSink {
        var words: [UInt64] = []
        var pairs: [UInt64] = []
        var letters: [UInt64] = []

        mutating func addWord(_ hash: UInt64, token: Int) { words.append(hash) }
        mutating func addPair(_ hash: UInt64, tokens: (Int, Int)) { pairs.append(hash) }
        mutating func addLetters(_ hash: UInt64) { letters.append(hash) }
        mutating func endLetters(token: Int) {}
    }
}
