import ClamorQuery
import Testing

/// Net sentiment corrected by labels.
@Suite struct AuditEstimateTests {
    /// Numbers of a fixed sequence (SplitMix64, Steele, Lea and Flood 2014).
    private struct Numbers: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
            return mixed ^ mixed >> 31
        }
    }

    @Test func arithmetic() throws {
        // Of 100: 50 positive, 20 negative. Errors of the four labels: 0, -1, 0, -1.
        let labelled = [(1, 1), (1, 0), (0, 0), (0, -1)].map { (predicted: $0.0, label: $0.1) }
        let estimate = try #require(AuditEstimate(positive: 50, negative: 20, of: 100, labelled: labelled))
        #expect(abs(estimate.model - 30) < 1e-9)
        #expect(abs(estimate.net - -20) < 1e-9)
        // 1.96 · √(0.61 / 100 + (1/3) / 4) of 100.
        #expect(abs(estimate.high - estimate.net - 58.614) < 0.01)
        #expect(abs(estimate.net - estimate.low - 58.614) < 0.01)
    }

    @Test func needsTwoLabelsAndMentions() {
        let labels = [(predicted: 1, label: 1), (predicted: 1, label: 0)]
        #expect(AuditEstimate(positive: 1, negative: 0, of: 1, labelled: [labels[0]]) == nil)
        #expect(AuditEstimate(positive: 0, negative: 0, of: 0, labelled: labels) == nil)
    }

    @Test func staysWithinTheScale() throws {
        let labels = [(predicted: 0, label: 1), (predicted: 0, label: 1), (predicted: 0, label: 0)]
        let estimate = try #require(AuditEstimate(positive: 9, negative: 0, of: 10, labelled: labels))
        #expect(estimate.net == 100 && estimate.high == 100 && estimate.low >= -100)
    }

    /// A scoring that takes a third of the negative mentions for neutral ones: the interval holds the true net in 95 of
    /// 100 samples, give or take what 2,000 of them allow (±1.5 points at three standard errors, and as much for the
    /// normal approximation at 100 labels).
    @Test func intervalsHoldTheTruthAsOftenAsTheySay() throws {
        var numbers = Numbers(state: 11)
        let labels: [Int] = (0..<20_000).map { _ in [1, 0, 0, -1, -1].randomElement(using: &numbers) ?? 0 }
        let predicted = labels.map { $0 == -1 && UInt8.random(in: 0..<3, using: &numbers) == 0 ? 0 : $0 }
        let truth = 100 * Double(labels.reduce(0, +)) / Double(labels.count)
        let (positive, negative) = (predicted.count { $0 == 1 }, predicted.count { $0 == -1 })
        var (held, modelHeld) = (0, 0)
        for _ in 0..<2_000 {
            let sample = (0..<100).map { _ in
                let row = Int.random(in: 0..<labels.count, using: &numbers)
                return (predicted: predicted[row], label: labels[row])
            }
            let estimate = try #require(
                AuditEstimate(positive: positive, negative: negative, of: labels.count, labelled: sample))
            if (estimate.low...estimate.high).contains(truth) { held += 1 }
            let half = (estimate.high - estimate.low) / 2
            if abs(estimate.model - truth) < half { modelHeld += 1 }
        }
        #expect((0.92...0.98).contains(Double(held) / 2_000), "\(held)")
        #expect(modelHeld < held / 2, "without the labels the interval would miss")
    }
}
