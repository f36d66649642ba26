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
        ([1, 2, 3, 4, 5], 1_000, 2, false), ([1, 2, 3, 4, 5], 1_000, 3, true),
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

    /// Groups of six authors an hour apart, but for two who post in all of them.
    private func groupsOfAPair(apart gap: Int64, count: Int = 3, words: Int = 6) -> [(
        members: [Campaign.Member], words: Int
    )] {
        let hour: Int64 = 3_600_000
        return (0..<count).map { index in
            let others = members((0..<4).map { Int64(10 + index * 10 + $0) }, every: hour, from: hour)
            return (
                members: others + members(index % 2 == 0 ? [1, 2] : [2, 1], every: gap, from: 9 * hour), words: words
            )
        }
    }

    @Test func authorsWhoPostTogether() {
        let found = Campaign.campaigns(groupsOfAPair(apart: 600_000))
        #expect(found.count == 3)
        #expect(found.values.allSatisfy { $0.ground == .sharedAuthors && $0.synchrony == 0 })
        #expect(Campaign.campaigns(groupsOfAPair(apart: 600_000, count: 2)).isEmpty)
        #expect(Campaign.campaigns(groupsOfAPair(apart: 600_001)).isEmpty)
        #expect(Campaign.campaigns(groupsOfAPair(apart: 600_000, words: 3)).isEmpty)
    }

    /// The latest post of each author counts, not the first alone.
    @Test func authorsWhoPostTogetherAtLast() {
        let day: Int64 = 86_400_000
        let groups = groupsOfAPair(apart: 600_000).map { group in
            (members: group.members + members([2, 1], every: day, from: -2 * day), words: group.words)
        }
        #expect(Campaign.campaigns(groups).count == 3)
    }

    @Test func orderOfMembersSaysNothing() {
        let one = members([5, 3, 4, 1, 2, 6], every: 40_000)
        #expect(Campaign.campaigns([(one, 5)]) == Campaign.campaigns([(one.reversed(), 5)]))
    }
}
