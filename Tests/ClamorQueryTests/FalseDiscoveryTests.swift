import ClamorQuery
import Testing

/// Benjamini and Hochberg's adjustment.
@Suite struct FalseDiscoveryTests {
    /// The first example of Benjamini and Hochberg 1995, table 1, with m = 15: four hypotheses are rejected at 5 %.
    @Test func publishedExample() {
        let p = [
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
            0.7590, 1.0,
        ]
        let q = FalseDiscovery.adjusted(p).compactMap { $0 }
        #expect(q.count { $0 <= FalseDiscovery.rate } == 4)
        #expect(abs(q[0] - 0.0015) < 1e-12 && abs(q[3] - 0.035625) < 1e-12)
        // Those in between take the least of what follows: 0.0344 · 15 / 8 and so on.
        #expect(abs(q[4] - 0.0298 * 15 / 7) > 1e-12 && abs(q[4] - 0.0201 * 15 / 5) < 1e-12)
        #expect(abs(q[5] - 0.0298 * 15 / 7) < 1e-12)
        #expect(q == q.sorted())
    }

    @Test func orderAndUnknownValuesDoNotMatter() {
        #expect(FalseDiscovery.adjusted([0.5, nil, 0.01, 0.5]) == [0.5, nil, 0.03, 0.5])
        #expect(FalseDiscovery.adjusted([0.2]) == [0.2])
        #expect(FalseDiscovery.adjusted([]) == [])
        #expect(FalseDiscovery.adjusted([nil]) == [nil])
    }
}
