import ClamorSentiment
import Foundation
import Testing

private let realData = ProcessInfo.processInfo.environment["CLAMOR_REAL_DATA"]

/// The scorer against human ratings; needs the published rating sets under `CLAMOR_REAL_DATA`.
@Suite(.enabled(if: realData != nil))
struct RealDataTests {
    /// Least Pearson correlations with the mean human rating: published vaderSentiment reaches .872, .590, .427, .503.
    static let rated = [
        ("tweets", 0.87), ("amazonReviewSnippets", 0.589), ("movieReviewSnippets", 0.427),
        ("nytEditorialSnippets", 0.502),
    ]

    @Test(arguments: rated, SentimentScorer.Rules.allCases)
    func agreesWithHumanRatings(_ set: (name: String, least: Double), _ rules: SentimentScorer.Rules) throws {
        let rows = try rows(of: "sentiment/vader/\(set.name)_GroundTruth.txt")
        let scorer = SentimentScorer(rules: rules)
        let ratings = rows.compactMap { Double($0[1]) }
        let scores = rows.map { Double(scorer.score(String($0[2])).score) }
        let correlation = pearson(ratings, scores)
        print("\(set.name), \(rules): r = \(correlation), n = \(rows.count)")
        #expect(ratings.count == scores.count)
        #expect(correlation >= set.least)
    }

    /// Least macro-recall over the three labels, percent.
    @Test(arguments: [("2013test", 63.0), ("2014test", 59.5), ("2015test", 59.0), ("2016test", 56.4)])
    func recallOfLabels(_ set: (name: String, least: Double)) throws {
        let rows = try rows(of: "sentiment/semeval/twitter-\(set.name)-A.tsv")
        for rules in SentimentScorer.Rules.allCases {
            let scorer = SentimentScorer(rules: rules)
            var found: [Sentiment.Label: (right: Int, all: Int)] = [:]
            for row in rows {
                guard let label = Sentiment.Label.allCases.first(where: { "\($0)" == row[1] }) else { continue }
                found[label, default: (0, 0)].all += 1
                if scorer.score(String(row[2])).label == label { found[label, default: (0, 0)].right += 1 }
            }
            let recalls = Sentiment.Label.allCases.compactMap { found[$0] }.map { Double($0.right) / Double($0.all) }
            let recall = recalls.reduce(0, +) / 3 * 100
            print("\(set.name), \(rules): macro-recall \(recall), n = \(rows.count)")
            #expect(found.count == 3)
            #expect(recall >= set.least)
        }
    }

    /// FNV-1a over the compound values, 1/10,000, two bytes each, that vaderSentiment 3.3.2 of the Python package index
    /// gives the texts of each set, in order.
    @Test(
        arguments: [
            ("tweets", 4_200, 0x127B_282D_A081_193E), ("amazonReviewSnippets", 3_708, 0x0A00_A822_FABB_728E),
            ("movieReviewSnippets", 10_605, 0x67ED_578F_BAED_F11B),
            ("nytEditorialSnippets", 5_190, 0x91B3_069F_66F5_86D5),
        ] as [(String, Int, UInt64)])
    func publishedEqualsReference(_ set: (name: String, count: Int, digest: UInt64)) throws {
        let rows = try rows(of: "sentiment/vader/\(set.name)_GroundTruth.txt")
        let scorer = SentimentScorer(rules: .published)
        var digest: UInt64 = 0xCBF2_9CE4_8422_2325
        for row in rows {
            let compound = UInt16(bitPattern: scorer.score(String(row[2])).score)
            for byte in [compound & 0xFF, compound >> 8] {
                digest = (digest ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
            }
        }
        #expect(rows.count == set.count)
        #expect(digest == set.digest)
    }

    private func rows(of path: String) throws -> [[Substring]] {
        let file = URL(fileURLWithPath: try #require(realData)).appendingPathComponent(path)
        let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        return text.split(whereSeparator: \.isNewline)
            .map { $0.split(separator: "\t", omittingEmptySubsequences: false) }.filter { $0.count >= 3 }
    }

    private func pearson(_ first: [Double], _ second: [Double]) -> Double {
        let count = Double(first.count)
        let means = (first.reduce(0, +) / count, second.reduce(0, +) / count)
        var sums = (both: 0.0, first: 0.0, second: 0.0)
        for (one, other) in zip(first, second) {
            sums.both += (one - means.0) * (other - means.1)
            sums.first += (one - means.0) * (one - means.0)
            sums.second += (other - means.1) * (other - means.1)
        }
        return sums.both / (sums.first * sums.second).squareRoot()
    }
}
