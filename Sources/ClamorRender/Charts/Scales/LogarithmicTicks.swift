import Foundation

extension Ticks {
    /// Powers of ten, with 2 and 5 between them where there is room for those, and every second or further power where
    /// there is none for all.
    ///
    /// - Precondition: `lower` is above 0.
    init(logarithmicFrom lower: Double, to upper: Double, count: Int, isFixed: (lower: Bool, upper: Bool)) {
        precondition(lower > 0, "a logarithmic axis begins above zero")
        let upper = upper > lower ? upper : min(lower * 10, .greatestFiniteMagnitude)
        let first = Int(log10(lower).rounded(.down))
        let last = Int(log10(upper).rounded(.up))
        let decades = max(1, last - first)
        let factors: [Double] = decades * 3 <= count + 1 ? [1, 2, 5] : [1]
        let stride = max(1, Int((Double(decades) / Double(max(1, count))).rounded(.up)))
        var values: [Double] = []
        for power in Swift.stride(from: first, through: last, by: stride) {
            for factor in factors { values.append(factor * Self.power(power)) }
        }
        values.removeAll { $0 == 0 || !$0.isFinite }
        // The axis begins at the last tick below the data and ends at the first above.
        let start = isFixed.lower ? lower : values.last { $0 <= lower * (1 + 1e-9) } ?? lower
        let end = isFixed.upper ? upper : values.first { $0 >= upper * (1 - 1e-9) } ?? upper
        self.init(lower: start, upper: end, count: 2)
        self.values = values.filter { $0 >= start * (1 - 1e-9) && $0 <= end * (1 + 1e-9) }
        self.lower = start
        self.upper = end
        isLogarithmic = true
    }

    private static func power(_ power: Int) -> Double { pow(10, Double(power)) }

    static func logarithm(_ value: Double) -> Double { log(value) }

    /// The value at a share between two ends, equal ratios being equally far.
    static func exponential(_ share: Double, from lower: Double, to upper: Double) -> Double {
        lower * pow(upper / lower, share)
    }
}
