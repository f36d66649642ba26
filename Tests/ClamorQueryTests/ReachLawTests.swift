import ClamorQuery
import Testing

/// How reach is estimated from followers.
@Suite struct ReachLawTests {
    @Test(
        arguments: [
            (0, "twitter", 0), (1, "twitter", 1), (10_000, "twitter", 2346), (100_000, "twitter", 14_800),
            (10_000_000, "twitter", 589_199), (10_000, "linkedin", 1173), (10_000, "Facebook", 586),
        ] as [(Int64, String, Int64)])
    func estimatesFollowThePowerLaw(followers: Int64, channel: String, expected: Int64) {
        #expect(ReachLaw().estimate(followers: followers, channel: channel) == expected)
    }

    @Test func ownFactorsGoBeforeTheBuiltIn() {
        let law = ReachLaw(own: [
            ReachFactor(channel: "Twitter", factor: 0.5), ReachFactor(channel: "facebook", factor: nil),
        ])
        #expect(law.estimate(followers: 10_000, channel: "twitter") == 1173)
        #expect(law.estimate(followers: 10_000, channel: "facebook") == 586)
        #expect(ReachLaw(own: [ReachFactor(channel: "tv", factor: 9)]).estimate(followers: 100, channel: "tv") == 100)
    }

    @Test func lowAndHighExponentsLieAround() {
        let estimates = [ReachLaw.lowExponent, ReachLaw.exponent, ReachLaw.highExponent].map {
            ReachLaw().estimate(followers: 50_000, channel: "twitter", exponent: $0)
        }
        #expect(estimates == estimates.sorted() && Set(estimates).count == 3)
    }
}
