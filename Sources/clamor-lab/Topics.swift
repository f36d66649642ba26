import ClamorSentiment
import Foundation

/// Net sentiment by topic, of labels and of readings.
struct Topics {
    /// Topics with fewer tweets are left out.
    private static let fewest = 20

    private let polar: [String: [LabelledReading]]
    private let named: [String: [LabelledReading]]

    /// - Parameter test: the test set of task A, whose tweets have all three labels but no topics: a tweet belongs to
    ///   the longest topic whose name it holds.
    init(sets: SentimentData, test: [LabelledReading]) throws {
        let rows = try sets.topicTweets()
        polar = Dictionary(grouping: rows.map { LabelledReading($0) }) { $0.row?.topic ?? "" }
        let topics = polar.keys.sorted { ($0.utf8.count, $1) > ($1.utf8.count, $0) }
        var named: [String: [LabelledReading]] = [:]
        for reading in test {
            let text = reading.row?.text.text.lowercased() ?? ""
            guard var row = reading.row, let topic = topics.first(where: { text.contains($0) }) else { continue }
            row.topic = topic
            named[topic, default: []].append(LabelledReading(row))
        }
        self.named = named
    }

    func report() {
        print("\n## Net sentiment by topic, points, topics of at least \(Self.fewest) tweets; goal: error 13, bias ±4")
        var table = Table("tweets", "measure", "by", "topics", "mean error", "bias", "r")
        let sets = [
            ("task A that name the topic", named, "net", net),
            ("tasks B and D, never neutral", polar, "polar net", polarNet),
        ]
        for (tweets, groups, measure, value) in sets {
            for (name, label) in [
                ("likeliest", \LabelledReading.likeliest), ("stated", \.stated), ("lexicon", \.lexicon),
            ] {
                let rows = rows(groups, label, value)
                let errors = rows.map { $0.read - $0.true }
                let count = Double(rows.count)
                table.add(
                    tweets, measure, name, "\(rows.count)", fixed(errors.reduce(0) { $0 + abs($1) } / count, 1),
                    fixed(errors.reduce(0, +) / count, 1), fixed(correlation(rows.map { ($0.read, $0.true) }), 2))
            }
        }
        print(table)
        worst()
    }

    /// The topics whose net is furthest off, with their commonest error and what drives it.
    private func worst() {
        print("\nThe ten worst topics (task A, likeliest label)")
        var table = Table("topic", "n", "true net", "read net", "commonest error", "of n", "words that drive it")
        let rows = rows(named, \.likeliest, net).sorted {
            (abs($0.read - $0.true), $1.topic) > (abs($1.read - $1.true), $0.topic)
        }
        for row in rows.prefix(10) {
            let readings = named[row.topic] ?? []
            let errors = Dictionary(grouping: readings.filter { $0.label != $0.likeliest }) {
                "\($0.label) as \($0.likeliest)"
            }
            guard let (error, wrong) = errors.max(by: { ($0.value.count, $1.key) < ($1.value.count, $0.key) }) else {
                continue
            }
            table.add(
                row.topic, "\(readings.count)", fixed(row.true, 0), fixed(row.read, 0), error, "\(wrong.count)",
                drivers(wrong, higher: row.read > row.true))
        }
        print(table)
    }

    /// The words that add most in the wrong direction.
    private func drivers(_ readings: [LabelledReading], higher: Bool) -> String {
        var sums: [String: Double] = [:]
        for reading in readings {
            let text = reading.row?.text.text ?? ""
            guard
                let explanation = SentimentReader.shipped.explain(
                    text, language: "en", brands: [reading.row?.topic ?? ""])
            else { continue }
            for part in explanation.parts { sums[part.token.lowercased(), default: 0] += part.points }
        }
        let sorted = sums.sorted { (higher ? $0.value : -$0.value, $1.key) > (higher ? $1.value : -$1.value, $0.key) }
        return sorted.prefix(4).map { "\($0.key) \(fixed($0.value, 1))" }.joined(separator: ", ")
    }

    private struct Row {
        let topic: String
        let `true`: Double
        let read: Double
    }

    private func rows(
        _ groups: [String: [LabelledReading]], _ label: KeyPath<LabelledReading, SentimentLabel>,
        _ value: ([SentimentLabel]) -> Double
    ) -> [Row] {
        groups.filter { $0.value.count >= Self.fewest }
            .map {
                Row(topic: $0.key, true: value($0.value.map(\.label)), read: value($0.value.map { $0[keyPath: label] }))
            }
            .sorted { $0.topic < $1.topic }
    }

    /// 100 · (P − N) / n.
    private func net(_ labels: [SentimentLabel]) -> Double { 100 * difference(labels) / Double(labels.count) }

    /// 100 · (P − N) / (P + N).
    private func polarNet(_ labels: [SentimentLabel]) -> Double {
        100 * difference(labels) / Double(max(1, labels.filter { $0 != .neutral }.count))
    }

    private func difference(_ labels: [SentimentLabel]) -> Double {
        Double(labels.filter { $0 == .positive }.count - labels.filter { $0 == .negative }.count)
    }
}
