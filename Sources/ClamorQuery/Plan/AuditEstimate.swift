/// Net sentiment as the scoring has it, corrected by the labels that a person gave to a random sample: prediction-powered
/// inference for a mean (Angelopoulos, Bates, Fannjiang, Jordan and Zrnic, Science 2023).
///
/// With y = 1 for positive, 0 for neutral and −1 for negative: net = 100 · (mean of the predictions + mean of label less
/// prediction), and its variance is the sum of that of both means. Scoring that errs always the same way costs nothing
/// but its bias, which the sample shows.
package struct AuditEstimate: Sendable, Hashable {
    /// What the scoring says of all mentions, −100 to 100.
    package var model: Double
    /// The same, corrected.
    package var net: Double
    /// The ends of the interval of 95 %, within −100 to 100.
    package var low: Double
    package var high: Double

    /// - Parameters:
    ///   - positive: predicted so, among all mentions; so `negative`.
    ///   - all: mentions with a predicted sentiment.
    ///   - labelled: each mention of the sample, as predicted and as labelled: 1, 0 or −1.
    /// - Returns: nil with fewer than two labels, which tell nothing of their spread, or without mentions.
    package init?(positive: Int, negative: Int, of all: Int, labelled: [(predicted: Int, label: Int)]) {
        guard all > 0, labelled.count >= 2 else { return nil }
        let total = Double(all)
        let mean = Double(positive - negative) / total
        let variance = Double(positive + negative) / total - mean * mean
        let errors = labelled.map { Double($0.label - $0.predicted) }
        let count = Double(errors.count)
        let bias = errors.reduce(0, +) / count
        let spread = errors.reduce(0) { $0 + ($1 - bias) * ($1 - bias) } / (count - 1)
        let half = Estimate.z * (variance / total + spread / count).squareRoot()
        model = 100 * mean
        net = min(100, max(-100, 100 * (mean + bias)))
        low = max(-100, 100 * (mean + bias - half))
        high = min(100, 100 * (mean + bias + half))
    }
}
