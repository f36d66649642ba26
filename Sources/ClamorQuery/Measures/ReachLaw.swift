import ClamorText
import Glibc

/// How many people see a post, from how many follow its author: R(F) = κ · 1.48 · F^0.80, at most F.
///
/// It is the power law through the two anchors that Sprinklr publishes for organic reach (15 % of the followers at
/// 100,000, 6 % at 10 million), and lies inside the bands that the trade publishes for Instagram. κ is the channel's
/// share of it: a platform that shows less to followers has less.
package struct ReachLaw: Sendable {
    package static let scale = 1.48
    package static let exponent = 0.80
    /// The exponents of a low and a high estimate.
    package static let lowExponent = 0.75
    package static let highExponent = 0.85

    /// κ where it is not 1. Facebook pages reach 2 to 6 % of their followers and LinkedIn posts 4 to 8 % (surveys of
    /// the trade): a quarter and a half of the law.
    package static let builtIn: [ReachFactor] = [
        ReachFactor(channel: "facebook", factor: 0.25), ReachFactor(channel: "linkedin", factor: 0.5),
    ]

    /// By channel in folded form.
    private let factors: [String: Double]

    /// - Parameter own: those that the user has set; they go before the built-in ones.
    package init(own: [ReachFactor] = []) {
        var factors: [String: Double] = [:]
        for entry in Self.builtIn + own {
            if let factor = entry.factor { factors[FoldedText.fold(entry.channel)] = factor }
        }
        self.factors = factors
    }

    /// The factors that the user has set to something else than they are; empty where there are none.
    package var version: String {
        let builtIn = ReachLaw().factors
        let own = factors.filter { builtIn[$0.key, default: 1] != $0.value }.sorted { $0.key < $1.key }
        return own.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
    }

    /// κ of a channel.
    package func factor(channel: String) -> Double { factors[channel] ?? factors[FoldedText.fold(channel)] ?? 1 }

    /// The estimate, in whole people.
    package func estimate(followers: Int64, channel: String, exponent: Double = Self.exponent) -> Int64 {
        if followers <= 0 { return 0 }
        let estimate = factor(channel: channel) * Self.scale * pow(Double(followers), exponent)
        return Int64(min(Double(followers), estimate).rounded())
    }
}
