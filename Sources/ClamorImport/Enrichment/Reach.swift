import ClamorStore
import Glibc

/// People who may have seen a mention.
///
/// A given reach is kept; else the measured views are taken; else it is estimated from the author's followers F as
/// R(F) = κ · 1.48 · F^0.80, at most F: the power law through the two anchors that Sprinklr publishes for organic reach
/// (15 % of the followers at 100,000, 6 % at 10 million). κ is the channel's share of that: a platform that shows less
/// to followers has less. For a share it is the sharer's own followers that count.
enum Reach {
    static let scale = 1.48
    static let exponent = 0.80

    /// κ where it is not 1: Facebook pages reach 2 to 6 % of their followers and LinkedIn posts 4 to 8 % (industry
    /// surveys), a quarter and a half of the law.
    static let channelFactors: [String: Double] = ["facebook": 0.25, "linkedin": 0.5]

    /// Sets `reach` and where it comes from; leaves it unknown where nothing tells.
    static func estimate(_ record: inout MentionRecord) {
        if let given = record.givenReach {
            record.reach = given
            record.reachSource = "given"
        } else if let views = record.views {
            record.reach = views
            record.reachSource = "views"
        } else if let followers = record.followers {
            record.reach = estimate(followers: followers, channel: record.channel)
            record.reachSource = "followers"
        }
    }

    /// The estimate from followers, rounded to whole people.
    static func estimate(followers: Int64, channel: String) -> Int64 {
        if followers <= 0 { return 0 }
        let estimate = (channelFactors[channel] ?? 1) * scale * pow(Double(followers), exponent)
        return Int64(min(Double(followers), estimate).rounded())
    }
}
