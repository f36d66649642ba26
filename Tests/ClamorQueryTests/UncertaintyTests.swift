import ClamorQuery
import Testing

/// Intervals of estimates: against published ones, and how often they hold what is true.
struct UncertaintyTests {
    /// Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17 (1998), table I,
    /// method 3.
    @Test(arguments: [
        (81.0, 263.0, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718),
    ])
    func intervalsOfWilson(successes: Double, trials: Double, low: Double, high: Double) throws {
        let numbers = [successes, trials]
        #expect(abs(try #require(Estimate.proportion.value(.low, of: numbers)) - low) < 0.00005)
        #expect(abs(try #require(Estimate.proportion.value(.high, of: numbers)) - high) < 0.00005)
        // The other way round it is the same seen from 1.
        let others = [trials - successes, trials]
        #expect(abs(try #require(Estimate.proportion.value(.high, of: others)) - (1 - low)) < 0.00005)
    }

    @Test func variances() throws {
        // Of Beta(3.5, 7.5): 3.5 · 7.5 / (11² · 12).
        #expect(abs(try #require(Estimate.proportion.value(.variance, of: [3, 10])) - 26.25 / 1_452) < 1e-12)
        // Of the difference of two shares of a Dirichlet: their variances less twice the covariance.
        let (positive, negative, all) = (4.5, 2.5, 11.5)
        let unit = all * all * (all + 1)
        let wanted =
            (positive * (all - positive) + negative * (all - negative) + 2 * positive * negative) / unit
        #expect(abs(try #require(Estimate.net.value(.variance, of: [4, 2, 10])) - wanted) < 1e-12)
        #expect(Estimate.mean.value(.variance, of: [0.3, 2, 16]) == 0.25)
    }

    @Test func nothingIsKnownOfNothing() {
        #expect(Estimate.proportion.value(.low, of: [0, 0]) == nil)
        #expect(Estimate.net.value(.variance, of: [0, 0, 0]) == nil)
        // Two for against two against is no change to be tested, though all are of one mind.
        #expect(Estimate.net.value(.variance, of: [2, 0, 2]) == nil)
        #expect(Estimate.proportion.value(.variance, of: [0, 4]) == nil)
        #expect(Estimate.mean.value(.variance, of: [0.5, 0.1, 4]) == nil)
        #expect(Estimate.net.value(.variance, of: [5, 0, 5]) != nil)
        #expect(Estimate.mean.value(.high, of: [0.5, 0, 1]) == nil)
    }

    @Test func endsStayWithinWhatCanBe() {
        #expect(Estimate.proportion.value(.low, of: [0, 3]) == 0)
        #expect(Estimate.proportion.value(.high, of: [3, 3]) == 1)
        #expect(Estimate.net.value(.high, of: [3, 0, 3]) == 1)
        #expect(Estimate.net.value(.low, of: [0, 3, 3]) == -1)
    }

    // MARK: Coverage

    /// How many of a hundred intervals hold what is true, over draws from many truths.
    private func coverage(
        _ estimate: Estimate, _ draw: (inout Draws) -> (truth: Double, numbers: [Double])
    ) throws -> Double {
        var draws = Draws(state: 1)
        let rounds = 3_000
        var held = 0
        for _ in 0..<rounds {
            let (truth, numbers) = draw(&draws)
            let low = try #require(estimate.value(.low, of: numbers))
            let high = try #require(estimate.value(.high, of: numbers))
            if low <= truth, truth <= high { held += 1 }
        }
        return 100 * Double(held) / Double(rounds)
    }

    @Test(arguments: [20, 60, 300])
    func intervalsOfProportionsHold(trials: Int) throws {
        let held = try coverage(.proportion) { draws in
            let truth = 0.03 + 0.94 * draws.next()
            let successes = (0..<trials).count { _ in draws.next() < truth }
            return (truth, [Double(successes), Double(trials)])
        }
        #expect((93...98).contains(held))
    }

    @Test(arguments: [20, 60, 300])
    func intervalsOfNetsHold(trials: Int) throws {
        let held = try coverage(.net) { draws in
            // Shares of positive and negative, all alike likely.
            let ends = [draws.next(), draws.next()].sorted()
            let (positive, negative) = (ends[0], ends[1] - ends[0])
            var counts = (positive: 0.0, negative: 0.0)
            for _ in 0..<trials {
                let place = draws.next()
                if place < positive { counts.positive += 1 } else if place < ends[1] { counts.negative += 1 }
            }
            return (positive - negative, [counts.positive, counts.negative, Double(trials)])
        }
        #expect((93...98).contains(held))
    }

    @Test(arguments: [40, 200])
    func intervalsOfMeansHold(known: Int) throws {
        let held = try coverage(.mean) { draws in
            // Scores of three kinds with noise, as sentiment has them.
            let middles = [-0.5, 0, 0.6]
            let values = (0..<known).map { _ in middles[Int(draws.next() * 3)] + 0.4 * (draws.next() - 0.5) }
            let mean = values.reduce(0, +) / Double(known)
            let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
            let truth = middles.reduce(0, +) / 3
            return (truth, [mean, (squares / Double(known - 1)).squareRoot(), Double(known)])
        }
        #expect((93...98).contains(held))
    }
}

/// Even numbers from 0 up to 1 (SplitMix64, Steele, Lea and Flood 2014).
private struct Draws {
    var state: UInt64

    mutating func next() -> Double {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return Double((mixed ^ mixed >> 31) >> 11) / 9_007_199_254_740_992
    }
}
