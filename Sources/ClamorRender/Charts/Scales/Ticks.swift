/// Places on a numeric axis where labels stand, and the stretch that the axis covers.
package struct Ticks: Sendable, Equatable {
    package var values: [Double]
    package var lower: Double
    package var upper: Double
    /// Whether equal ratios are equally far.
    package var isLogarithmic = false

    /// Ticks for data from `lower` to `upper`, about `count` of them: the extended Wilkinson algorithm with its
    /// published weights, without the legibility terms that depend on fonts (Talbot, Lin and Hanrahan 2010, "An
    /// Extension of Wilkinson's Algorithm for Positioning Tick Labels on Axes", IEEE TVCG 16(6)).
    package init(lower: Double, upper: Double, count: Int) {
        var (lower, upper) = (lower, upper)
        // Wider stretches than numbers can express are drawn from half of the widest that they can.
        lower = max(lower, -.greatestFiniteMagnitude / 4)
        upper = min(upper, .greatestFiniteMagnitude / 4)
        if !(upper > lower) {
            let pad = lower == 0 ? 1 : max(abs(lower) * 0.5, 1e-300)
            let most = Double.greatestFiniteMagnitude
            (lower, upper) = (max(-most, lower - pad), min(most, lower + pad))
        }
        let best = Self.search(lower, upper, max(2, count)) ?? (lower, upper, upper - lower)
        var values: [Double] = []
        var index = 0
        while true {
            let value = best.start + Double(index) * best.step
            if value > best.end + best.step * 0.5 || index > 100 { break }
            values.append(abs(value) < best.step * 1e-9 ? 0 : value)
            index += 1
        }
        self.values = values
        self.lower = min(lower, values.first ?? lower)
        self.upper = max(upper, values.last ?? upper)
    }

    /// Where a value lies, 0 at the lower end and 1 at the upper; beyond them outside. Not a number: where a logarithm has
    /// no place for it.
    package func share(of value: Double) -> Double {
        guard upper > lower else { return 0.5 }
        // Halves, as the widest stretch of numbers is no number.
        guard isLogarithmic else { return (value / 2 - lower / 2) / (upper / 2 - lower / 2) }
        guard value > 0 else { return .nan }
        let start = Self.logarithm(lower)
        return (Self.logarithm(value) - start) / (Self.logarithm(upper) - start)
    }

    private static let niceNumbers: [Double] = [1, 5, 2, 2.5, 4, 3]
    private static let weights = (simplicity: 0.25, coverage: 0.2, density: 0.5, legibility: 0.05)

    private static func search(
        _ low: Double, _ high: Double, _ wanted: Int
    ) -> (start: Double, end: Double, step: Double)? {
        var best: (start: Double, end: Double, step: Double)?
        var bestScore = -2.0
        for skip in 1...4 {
            for (rank, nice) in niceNumbers.enumerated() {
                for count in 2...max(3, wanted * 2) {
                    let density = densityScore(count, wanted, low, high)
                    let gap = (high - low) / Double(count + 1) / (Double(skip) * nice)
                    var power = exponent(gap)
                    for _ in 0..<3 {
                        let step = Double(skip) * nice * power10(power)
                        power += 1
                        let span = step * Double(count - 1)
                        let (most, least) = ((high / step).rounded(.down), (low / step).rounded(.up))
                        // Steps far below the numbers themselves cannot be told apart in their digits.
                        guard span > 0, span.isFinite, abs(most) < 1e15, abs(least) < 1e15 else { continue }
                        let first = Int(most) - (count - 1)
                        let last = Int(least)
                        guard first <= last, last - first < 1_000 else { continue }
                        for start in first...last {
                            let lowest = Double(start) * step
                            let highest = lowest + span
                            let simple = simplicity(rank, skip, lowest, highest, step)
                            let score =
                                weights.simplicity * simple + weights.coverage * coverage(low, high, lowest, highest)
                                + weights.density * density + weights.legibility
                            if score > bestScore {
                                bestScore = score
                                best = (lowest, highest, step)
                            }
                        }
                    }
                }
            }
        }
        return best
    }

    private static func simplicity(_ rank: Int, _ skip: Int, _ low: Double, _ high: Double, _ step: Double) -> Double {
        let remainder = abs((low / step).rounded() * step - low) / step
        let zero = remainder < 1e-10 && low <= 0 && high >= 0 ? 1.0 : 0.0
        return 1 - Double(rank) / Double(niceNumbers.count - 1) - Double(skip) + 1 + zero
    }

    private static func coverage(_ low: Double, _ high: Double, _ first: Double, _ last: Double) -> Double {
        let range = 0.1 * (high - low)
        return 1 - 0.5 * ((high - last) * (high - last) + (low - first) * (low - first)) / (range * range)
    }

    private static func densityScore(_ count: Int, _ wanted: Int, _ low: Double, _ high: Double) -> Double {
        let ratio = Double(count) / Double(wanted)
        return 2 - max(ratio, 1 / ratio)
    }

    /// The power of ten at or above a number.
    private static func exponent(_ value: Double) -> Int {
        var power = 0
        var size = value
        while size > 1 && power < 330 {
            size /= 10
            power += 1
        }
        while size <= 0.1 && power > -330 {
            size *= 10
            power -= 1
        }
        return power
    }

    private static func power10(_ power: Int) -> Double {
        var value = 1.0
        for _ in 0..<abs(power) { value *= 10 }
        return power < 0 ? 1 / value : value
    }
}
