/// What is estimated from a sample of mentions, with what its error is computed from.
package enum Estimate: String, Sendable, Hashable {
    /// Successes k, trials n: k / n. Interval of Wilson (1927); variance of the Beta(k + ½, n − k + ½) of Jeffreys.
    case proportion
    /// Positive p, negative m, all n: (p − m) / n. Interval and variance of a Dirichlet with Jeffreys' prior of ½ each
    /// over positive, negative and the rest: with a = count + ½ and A = n + 3/2 the mean (a₊ − a₋) / A and the variance
    /// (A (a₊ + a₋) − (a₊ − a₋)²) / (A² (A + 1)).
    case net
    /// Mean m, standard deviation s, known values n: m ± 1.96 s / √n; nothing below two values.
    case mean
}

/// Which side of what is known of an estimate.
package enum UncertaintyBound: String, Sendable, Hashable {
    /// The ends of the interval of 95 %.
    case low, high
    /// For tests of changes: known from `Estimate.leastTested` values on.
    case variance
}

extension Estimate {
    /// The quantile of the normal distribution that leaves 2.5 % on either side.
    static let z = 1.959963984540054

    /// How many values a change is tested of at the least: the normal distribution says nothing of fewer.
    static let leastTested = 5

    /// One end of the interval, or the variance; nil where the numbers say nothing.
    ///
    /// - Parameter numbers: those that the estimate names, in that order.
    package func value(_ bound: UncertaintyBound, of numbers: [Double]) -> Double? {
        if bound == .variance, numbers[numbers.count - 1] < Double(Self.leastTested) { return nil }
        return switch self {
        case .proportion: Self.proportion(bound, successes: numbers[0], trials: numbers[1])
        case .net: Self.net(bound, positive: numbers[0], negative: numbers[1], all: numbers[2])
        case .mean: Self.mean(bound, mean: numbers[0], deviation: numbers[1], known: numbers[2])
        }
    }

    private static func proportion(_ bound: UncertaintyBound, successes: Double, trials: Double) -> Double? {
        guard trials > 0 else { return nil }
        if bound == .variance {
            let (a, b) = (successes + 0.5, trials - successes + 0.5)
            return a * b / ((a + b) * (a + b) * (a + b + 1))
        }
        // Of none and of all, the end is reached, to the last digit.
        if successes == (bound == .low ? 0 : trials) { return bound == .low ? 0 : 1 }
        let p = successes / trials
        let middle = p + z * z / (2 * trials)
        let half = z * (p * (1 - p) / trials + z * z / (4 * trials * trials)).squareRoot()
        let end = (bound == .low ? middle - half : middle + half) / (1 + z * z / trials)
        return min(1, max(0, end))
    }

    private static func net(_ bound: UncertaintyBound, positive: Double, negative: Double, all: Double) -> Double? {
        guard all > 0 else { return nil }
        let (a, b, sum) = (positive + 0.5, negative + 0.5, all + 1.5)
        let mean = (a - b) / sum
        let variance = (sum * (a + b) - (a - b) * (a - b)) / (sum * sum * (sum + 1))
        let half = z * variance.squareRoot()
        return switch bound {
        case .low: max(-1, mean - half)
        case .high: min(1, mean + half)
        case .variance: variance
        }
    }

    private static func mean(_ bound: UncertaintyBound, mean: Double, deviation: Double, known: Double) -> Double? {
        guard known >= 2 else { return nil }
        let variance = deviation * deviation / known
        return switch bound {
        case .low: mean - z * variance.squareRoot()
        case .high: mean + z * variance.squareRoot()
        case .variance: variance
        }
    }
}
