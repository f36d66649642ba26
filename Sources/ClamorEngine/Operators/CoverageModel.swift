import Glibc

/// What is usual in a series of daily counts, and the days on which far less was collected.
///
/// The level of a day is the median of the fourteen days with mentions before and after it; a weekday's factor is the
/// median of counts over levels, where at least four days tell. Counts are taken as negative binomial around level times
/// factor (Hilbe, Negative Binomial Regression, 2011, form NB1: variance = φ · mean), with φ from the median absolute
/// deviation of the Pearson residuals. A day is found when its count or less has a probability below 1/10,000: as a gap
/// at zero, as a drop below half of what is usual.
struct CoverageModel {
    enum Finding {
        case gap, drop
    }

    /// What is usual, a value a day; nil where too few days tell.
    let expected: [Double?]
    let findings: [Finding?]

    /// Days on each side that make the level.
    private static let reach = 14
    /// Days with mentions without which nothing is said.
    private static let fewest = 8
    private static let rarity = 0.0001

    /// - Parameters:
    ///   - counts: of consecutive days.
    ///   - firstWeekday: 0 to 6, of the first day.
    ///   - judged: the days that are whole; others are neither found nor learnt from.
    init(counts: [Int], firstWeekday: Int, judged: Range<Int>) {
        let active = judged.filter { counts[$0] > 0 }
        guard active.count >= Self.fewest, let first = active.first else {
            expected = Array(repeating: nil, count: counts.count)
            findings = Array(repeating: nil, count: counts.count)
            return
        }
        let levels = Self.levels(counts, active)
        let factors = Self.weekdayFactors(counts, active, levels, firstWeekday)
        var expected = [Double?](repeating: nil, count: counts.count)
        for day in first..<counts.count { expected[day] = levels[day] * factors[(firstWeekday + day) % 7] }
        let residuals = active.compactMap { day in
            expected[day].map { abs(Double(counts[day]) - $0) / $0.squareRoot() }
        }
        let deviation = 1.4826 * Self.median(residuals)
        let spread = max(1, deviation * deviation)
        self.expected = expected
        findings = counts.indices.map { day in
            guard judged.contains(day), let usual = expected[day] else { return nil }
            return Self.finding(counts[day], usual: usual, spread: spread)
        }
    }

    private static func finding(_ count: Int, usual: Double, spread: Double) -> Finding? {
        guard Double(count) < usual / 2, isRare(count, mean: usual, spread: spread) else { return nil }
        return count == 0 ? .gap : .drop
    }

    /// For every day the median of the nearest days with mentions.
    private static func levels(_ counts: [Int], _ active: [Int]) -> [Double] {
        var next = 0
        return counts.indices.map { day in
            while next < active.count, active[next] < day { next += 1 }
            // The day itself tells nothing about what was to be expected of it.
            let after = next < active.count && active[next] == day ? next + 1 : next
            let near = active[max(0, next - reach)..<next] + active[after..<min(active.count, after + reach)]
            return median(near.map { Double(counts[$0]) })
        }
    }

    private static func weekdayFactors(
        _ counts: [Int], _ active: [Int], _ levels: [Double], _ firstWeekday: Int
    ) -> [Double] {
        var ratios = [[Double]](repeating: [], count: 7)
        for day in active where levels[day] > 0 {
            ratios[(firstWeekday + day) % 7].append(Double(counts[day]) / levels[day])
        }
        return ratios.map { $0.count >= 4 ? median($0) : 1 }
    }

    /// Whether so few or fewer have a probability below the limit.
    private static func isRare(_ count: Int, mean: Double, spread: Double) -> Bool {
        guard mean > 0 else { return false }
        // Without excess it would be Poisson's, to which this comes as near as is needed.
        let excess = max(spread - 1, 1e-6)
        let size = mean / excess
        // Terms of the distribution as logarithms, as they are tiny; each from the one before.
        var term = -size * log1p(excess)
        var sum = exp(term)
        for value in 0..<count {
            term += log((Double(value) + size) / Double(value + 1) * (excess / (1 + excess)))
            sum += exp(term)
            if sum >= rarity { return false }
        }
        return sum < rarity
    }

    static func median(_ values: [Double]) -> Double {
        if values.isEmpty { return 0 }
        let sorted = values.sorted()
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }
}
