import ClamorSentiment
import Foundation
import Testing

private let realData = ProcessInfo.processInfo.environment["CLAMOR_REAL_DATA"]

/// The trained models on sets that they were not trained on, beside what was measured when they were made; needs the
/// sets under `CLAMOR_REAL_DATA`. `clamor-lab evaluate` prints the figures.
@Suite(.enabled(if: realData != nil))
struct ModelGoalsTests {
    @Test("English tweets: the goal is 64, the lexicon reaches 57; confidence is what it says, within four points")
    func englishTweets() throws {
        var likeliest = LabelAgreement()
        var stated = LabelAgreement()
        var sure = 0
        var bands: [Int: (count: Int, confidence: Double, right: Int)] = [:]
        for row in try tweets() {
            let reading = try #require(SentimentReader.shipped.read(row.text)).whole
            likeliest.add(row.label, readAs: reading.likeliest)
            stated.add(row.label, readAs: reading.label)
            sure += reading.isUnsure ? 0 : 1
            let confidence = Double(reading.confidence) / 10_000
            let band = bands[Int(confidence * 10)] ?? (0, 0, 0)
            let right = reading.likeliest == row.label ? 1 : 0
            bands[Int(confidence * 10)] = (band.count + 1, band.confidence + confidence, band.right + right)
        }
        #expect(likeliest.count == 20_632)
        #expect(likeliest.macroRecall >= 0.64)
        #expect(stated.macroRecall >= 0.64)
        #expect((0.8...0.97).contains(Double(sure) / Double(likeliest.count)))
        #expect(bands.count >= 6)
        for band in bands.values where band.count >= 100 {
            #expect(abs(band.confidence - Double(band.right)) / Double(band.count) < 0.04)
        }
    }

    @Test("Net sentiment by topic: an error under 13 points, a bias within 4")
    func netByTopic() throws {
        let topics = Set(try rows(of: "sentiment/semeval/by-topic/twitter-2016test-BD.tsv").map { String($0[1]) })
            .sorted { ($0.utf8.count, $1) > ($1.utf8.count, $0) }
        var nets: [String: (count: Int, label: Int, read: Int)] = [:]
        for row in try tweets() {
            let lower = row.text.lowercased()
            guard let topic = topics.first(where: { lower.contains($0) }) else { continue }
            let reading = try #require(SentimentReader.shipped.read(row.text, brands: [topic])).whole
            let net = nets[topic] ?? (0, 0, 0)
            nets[topic] = (
                net.count + 1, net.label + Int(row.label.rawValue) - 1, net.read + Int(reading.label.rawValue) - 1
            )
        }
        let errors = nets.values.filter { $0.count >= 20 }.map { Double(100 * ($0.read - $0.label)) / Double($0.count) }
        #expect(errors.count == 100)
        #expect(errors.reduce(0) { $0 + abs($1) } / Double(errors.count) < 11)
        #expect(abs(errors.reduce(0, +) / Double(errors.count)) < 4)
    }

    /// Goals are what fastText reaches on the like; measured half a point or more above what is asked here.
    @Test(arguments: [
        ("spanish", "es", 0.56), ("german", "de", 0.63), ("french", "fr", 0.60), ("italian", "it", 0.60),
        ("portuguese", "pt", 0.551), ("arabic", "ar", 0.60),
    ])
    func otherLanguages(_ set: (name: String, code: String, least: Double)) throws {
        let texts = try lines(of: "sentiment/multilingual/\(set.name)/val_text.txt")
        let labels = try lines(of: "sentiment/multilingual/\(set.name)/val_labels.txt")
        var agreement = LabelAgreement()
        for (text, label) in zip(texts, labels) {
            let label = try #require(UInt8(label).flatMap(SentimentLabel.init(rawValue:)))
            agreement.add(
                label, readAs: try #require(SentimentReader.shipped.read(String(text), set.code)).whole.likeliest)
        }
        #expect(agreement.count == 324)
        #expect(agreement.macroF1 >= set.least)
    }

    private func tweets() throws -> [(label: SentimentLabel, text: String)] {
        try rows(of: "sentiment/semeval/twitter-2016test-A.tsv").map { row in
            let label = try #require(SentimentLabel.allCases.first { "\($0)" == row[1] })
            return (label, row[2].replacingOccurrences(of: "\\u2019", with: "’"))
        }
    }

    private func rows(of path: String) throws -> [[Substring]] {
        try lines(of: path).map { $0.split(separator: "\t", omittingEmptySubsequences: false) }.filter { $0.count >= 3 }
    }

    private func lines(of path: String) throws -> [Substring] {
        let file = URL(fileURLWithPath: try #require(realData)).appendingPathComponent(path)
        return String(decoding: try Data(contentsOf: file), as: UTF8.self).split(whereSeparator: \.isNewline)
    }
}
