package typealias SentimentLabel = Sentiment.Label

/// What the model makes of a text, or of what it says about one brand: 8 bytes.
package struct SentimentReading: Hashable, Sendable {
    /// The likeliest label; neutral where the reading is unsure.
    package let label: SentimentLabel
    /// The likeliest label, also where the reading is unsure.
    package let likeliest: SentimentLabel
    /// Probability of positive less that of negative, 1/10,000.
    package let score: Int16
    /// Probability of the likeliest label, 1/10,000, whether or not the reading is unsure.
    package let confidence: Int16
    /// The likeliest label is not likely enough to be stated.
    package let isUnsure: Bool

    package init(likeliest: SentimentLabel, score: Int16, confidence: Int16, isUnsure: Bool) {
        label = isUnsure ? .neutral : likeliest
        self.likeliest = likeliest
        self.score = score
        self.confidence = confidence
        self.isUnsure = isUnsure
    }
}

/// The sentiment of a text and, where it names several brands, towards each.
package struct TextReading: Sendable {
    package let whole: SentimentReading
    /// In the order of their first mention; empty unless at least two are named.
    package let targets: [(name: String, reading: SentimentReading)]
}

/// Probabilities of the three labels.
struct LabelProbabilities {
    let values: LabelValues

    /// The softmax of log-odds.
    init(logits: LabelValues) {
        let top = logits.max()
        let powers = LabelValues(
            Exponential.of(logits[0] - top), Exponential.of(logits[1] - top), Exponential.of(logits[2] - top))
        values = powers / powers.sum()
    }

    /// The likeliest label; of equals neutral, then negative.
    var likeliest: SentimentLabel {
        if values[1] >= values[0], values[1] >= values[2] { return .neutral }
        return values[0] >= values[2] ? .negative : .positive
    }

    /// - Parameter least: confidence below which the reading is unsure.
    func reading(least: Double) -> SentimentReading {
        let likeliest = likeliest
        let confidence = values[Int(likeliest.rawValue)]
        let isUnsure = confidence < least
        return SentimentReading(
            likeliest: likeliest, score: Int16(((values[2] - values[0]) * 10_000).rounded()),
            confidence: Int16((confidence * 10_000).rounded()), isUnsure: isUnsure)
    }
}

/// eˣ from sums and products alone, so that every machine gives the same bits, unlike the C library's.
enum Exponential {
    private static let log2e = 1.442_695_040_888_963_4
    private static let ln2 = 0.693_147_180_559_945_3

    /// Relative error below 10⁻¹²; 0 below -700, where the argument must not be above 700.
    static func of(_ x: Double) -> Double {
        if x < -700 { return 0 }
        let power = (x * log2e).rounded()
        let rest = x - power * ln2
        // The series to the 12th power: |rest| is at most ln 2 / 2.
        var sum = 1.0
        var term = 12.0
        while term >= 1 {
            sum = 1 + rest / term * sum
            term -= 1
        }
        return sum * Double(sign: .plus, exponent: Int(power), significand: 1)
    }
}
