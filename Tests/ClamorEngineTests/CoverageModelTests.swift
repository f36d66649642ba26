import Glibc
import Testing

@testable import ClamorEngine

/// Days on which a collection broke, found in counts of a year that are known.
@Suite struct CoverageModelTests {
    /// A small generator with a seed (SplitMix64).
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

    /// Poisson counts around a mean that halves on weekends.
    private static func year(mean: Double, seed: UInt64) -> [Int] {
        var random = Numbers(state: seed)
        return (0..<365).map { day in
            var left = mean * (day % 7 < 5 ? 1 : 0.5)
            var count = 0
            while true {
                left += log(Double.random(in: Double.leastNonzeroMagnitude..<1, using: &random))
                if left < 0 { return count }
                count += 1
            }
        }
    }

    private static func model(_ counts: [Int]) -> CoverageModel {
        CoverageModel(counts: counts, firstWeekday: 0, judged: 1..<counts.count - 1)
    }

    @Test func aQuietYearHasNoFindings() {
        for seed in 1...20 as ClosedRange<UInt64> {
            for mean in [1.0, 5, 40, 300] {
                let found = Self.model(Self.year(mean: mean, seed: seed)).findings.count { $0 != nil }
                #expect(found == 0, "mean \(mean), seed \(seed)")
            }
        }
    }

    @Test func gapsAndDropsAreFound() {
        var counts = Self.year(mean: 60, seed: 3)
        for day in [40, 41, 42, 200] { counts[day] = 0 }
        counts[100] = 12
        let model = Self.model(counts)
        let found = model.findings.enumerated().compactMap { $1 == nil ? nil : $0 }
        #expect(found == [40, 41, 42, 100, 200])
        #expect(model.findings[100] == .drop)
        #expect(model.findings[200] == .gap)
    }

    @Test func aCollectionThatEndsIsAGapToTheEnd() {
        var counts = Self.year(mean: 60, seed: 4)
        for day in 300..<365 { counts[day] = 0 }
        let found = Self.model(counts).findings.indices.filter { Self.model(counts).findings[$0] == .gap }
        #expect(found == Array(300..<364))
    }

    @Test func daysBeforeTheFirstMentionAreNoGap() {
        var counts = Self.year(mean: 60, seed: 5)
        for day in 0..<100 { counts[day] = 0 }
        #expect(Self.model(counts).findings.allSatisfy { $0 == nil })
    }

    @Test func wildCountsAreNotTakenForBrokenOnes() {
        // Spread far beyond chance: a day of a fifth is nothing odd.
        var random = Numbers(state: 9)
        let counts = (0..<365).map { _ in [3, 10, 30, 100, 300].randomElement(using: &random)! }
        #expect(Self.model(counts).findings.allSatisfy { $0 == nil })
    }

    @Test func ofFewDaysNothingIsSaid() {
        let model = Self.model([5, 4, 0, 6, 5, 7, 0, 0, 0, 5])
        #expect(model.findings.allSatisfy { $0 == nil } && model.expected.allSatisfy { $0 == nil })
    }
}
