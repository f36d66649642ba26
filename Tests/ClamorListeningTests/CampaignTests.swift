import ClamorListening
import Glibc
import Testing

struct CampaignTests {
    private func members(_ authors: [Int64], every gap: Int64, from start: Int64 = 0) -> [Campaign.Member] {
        authors.enumerated().map { Campaign.Member(author: $1, time: start + Int64($0) * gap) }
    }

    @Test func fiveAuthorsWithinTenMinutes() throws {
        let campaign = try #require(Campaign.campaigns([(members([1, 2, 3, 4, 5], every: 30_000), 8)])[0])
        #expect(campaign.ground == .burst)
        #expect(campaign.mentions == 5 && campaign.authors == 5)
        #expect(campaign.first == 0 && campaign.last == 120_000)
        #expect(campaign.synchrony == 1)
        #expect(abs(campaign.score - (log10(5) + 1)) < 1e-12)
    }

    @Test(arguments: [
        // Four authors, however many mentions.
        ([1, 2, 3, 4, 1, 2, 3, 4] as [Int64], 1_000 as Int64, 8, false),
        // Too short a text.
        ([1, 2, 3, 4, 5], 1_000, 3, false),
        // The ends of the ten minutes count; a little more does not.
        ([1, 2, 3, 4, 5], 150_000, 4, true), ([1, 2, 3, 4, 5], 150_001, 4, false),
    ])
    func grounds(_ authors: [Int64], _ gap: Int64, _ words: Int, _ isCampaign: Bool) {
        #expect(Campaign.campaigns([(members(authors, every: gap), words)]).isEmpty != isCampaign)
    }

    @Test func burstWithinALongSpan() throws {
        let hour: Int64 = 3_600_000
        let slow = members([9, 8, 7], every: hour)
        let campaign = try #require(
            Campaign.campaigns([((members([1, 2, 3, 4, 5], every: 1_000, from: 2 * hour) + slow).reversed(), 5)])[0])
        #expect(campaign.ground == .burst)
        #expect(campaign.mentions == 8)
        #expect(campaign.first == 0)
        // Gaps: an hour twice, 0 and four times a second.
        #expect(campaign.synchrony == 5.0 / 7)
    }

    @Test func authorsWhoShareGroups() {
        let hour: Int64 = 3_600_000
        let pair: [Int64] = [1, 2]
        let groups = (0..<3).map { index in
            (members: members(pair + (0..<4).map { Int64(10 + index * 10 + $0) }, every: hour), words: 6)
        }
        #expect(Campaign.campaigns(Array(groups.prefix(2))).isEmpty)
        let found = Campaign.campaigns(groups)
        #expect(found.count == 3)
        #expect(found.values.allSatisfy { $0.ground == .sharedAuthors && $0.synchrony == 0 })
    }

    @Test func orderOfMembersSaysNothing() {
        let one = members([5, 3, 4, 1, 2, 6], every: 40_000)
        #expect(Campaign.campaigns([(one, 5)]) == Campaign.campaigns([(one.reversed(), 5)]))
    }
}
