/// The sentiment of a text: 8 bytes.
package struct Sentiment: Hashable, Sendable {
    /// Where a score stands, at the published thresholds of ±0.05.
    package enum Label: UInt8, Hashable, Sendable, CaseIterable {
        case negative, neutral, positive

        /// As it is written.
        package var name: String {
            switch self {
            case .negative: "negative"
            case .neutral: "neutral"
            case .positive: "positive"
            }
        }
    }

    /// The compound score in 1/10,000, -10,000 to 10,000.
    package let score: Int16
    /// The parts of the text that are positive, neutral and negative, in 1/1,000. They add up to 1,000 but for
    /// rounding, and are all 0 for a text without tokens.
    package let positive: Int16
    package let neutral: Int16
    package let negative: Int16

    package static let none = Sentiment(score: 0, positive: 0, neutral: 0, negative: 0)

    package init(score: Int16, positive: Int16, neutral: Int16, negative: Int16) {
        self.score = score
        self.positive = positive
        self.neutral = neutral
        self.negative = negative
    }

    /// Positive from 0.05 up, negative from -0.05 down, else neutral.
    package var label: Label { Self.label(score: score) }

    /// The label of a score in 1/10,000.
    package static func label(score: Int16) -> Label { score >= 500 ? .positive : score <= -500 ? .negative : .neutral }
}

extension Sentiment {
    /// compound = S / √(S² + 15), rounded half away from zero to four digits; the proportions
    /// half to even to three, as the reference rounds.
    init(_ totals: Totals) {
        let sum = totals.emphasised
        var positive = totals.positive
        var negative = -totals.negative
        if positive > negative {
            positive += totals.emphasis
        } else if positive < negative {
            negative += totals.emphasis
        }
        let whole = positive + negative + Double(totals.neutral)
        let part = { (side: Double) in whole > 0 ? Int16((side / whole * 1_000).rounded(.toNearestOrEven)) : 0 }
        self.init(
            score: Int16((Self.compound(sum) * 10_000).rounded()),
            positive: part(positive), neutral: part(Double(totals.neutral)), negative: part(negative))
    }

    /// The score of a sum of valences, -1 to 1.
    static func compound(_ sum: Double) -> Double { sum / (sum * sum + 15).squareRoot() }
}
