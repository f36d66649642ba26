import ClamorSentiment
import Foundation

/// Labelled texts as the published sets have them, in a folder `sentiment`.
struct SentimentData {
    /// A row of a set: its number there and its topic, if it has any.
    struct Row {
        let id: String
        var topic: String?
        let text: LabelledText
    }

    let folder: URL

    init(_ path: String) { folder = URL(fileURLWithPath: path).appendingPathComponent("sentiment") }

    /// The parts of SemEval task A that are learned from. `2016test` is kept to test on.
    static let parts = [
        "2013train", "2013dev", "2013test", "2014sarcasm", "2014test", "2015train", "2015test", "2016train", "2016dev",
        "2016devtest",
    ]
    static let test = "2016test"

    /// The languages that get a model, and their folders. The romanised Hindi of the sets is left out: it is learned
    /// no better than by chance.
    static let languages = [
        "en": "english", "ar": "arabic", "de": "german", "es": "spanish", "fr": "french", "it": "italian",
        "pt": "portuguese",
    ]
    static let modelled = ["en", "ar", "de", "es", "fr", "it", "pt"]

    /// VADER's rated sets.
    static let ratedSets = ["amazonReviewSnippets", "movieReviewSnippets", "nytEditorialSnippets", "tweets"]

    /// The tweets to learn from: each text once, and none that is among those to test on, by id or by text.
    func trainingTweets() throws -> [LabelledText] {
        let test = try tweets(Self.test)
        let testIDs = Set(test.map(\.id))
        var seen = Set(test.map { Self.bare($0.text.text) })
        return try Self.parts.flatMap { part in
            try tweets(part).filter { !testIDs.contains($0.id) && seen.insert(Self.bare($0.text.text)).inserted }
        }.map(\.text)
    }

    /// A text as copies have it in common: lower case, no handles and links.
    private static func bare(_ text: String) -> String {
        text.lowercased().split(whereSeparator: \.isWhitespace)
            .filter { !$0.hasPrefix("@") && !$0.hasPrefix("http") }.joined(separator: " ")
    }

    /// A part of task A: id, label, text.
    func tweets(_ part: String) throws -> [Row] {
        try rows("semeval/twitter-\(part)-A.tsv").compactMap { fields in
            guard fields.count > 2, let label = Self.label(fields[1]) else { return nil }
            return Row(
                id: String(fields[0]), text: LabelledText(text: Self.plain(fields[2]), language: "en", label: label))
        }
    }

    /// The part of tasks B and D that is tested on: id, topic, label, text.
    func topicTweets() throws -> [Row] {
        try rows("semeval/by-topic/twitter-2016test-BD.tsv").compactMap { fields in
            guard fields.count > 3, let label = Self.label(fields[2]) else { return nil }
            let text = LabelledText(text: Self.plain(fields[3]), language: "en", label: label)
            return Row(id: String(fields[0]), topic: String(fields[1]), text: text)
        }
    }

    /// `train` or `val` of a language.
    func multilingual(_ code: String, part: String) throws -> [LabelledText] {
        let name = Self.languages[code] ?? code
        let texts = try lines("multilingual/\(name)/\(part)_text.txt")
        let labels = try lines("multilingual/\(name)/\(part)_labels.txt")
        return zip(texts, labels).compactMap { text, label in
            guard let number = UInt8(label), let label = SentimentLabel(rawValue: number) else { return nil }
            return LabelledText(text: Self.plain(text), language: code, label: label)
        }
    }

    /// Sets of rated texts: mean rating, -4 to 4, and text.
    func rated(_ set: String) throws -> [(rating: Double, text: String)] {
        try rows("vader/\(set)_GroundTruth.txt").compactMap { fields in
            guard fields.count > 2, let rating = Double(fields[1]) else { return nil }
            return (rating, Self.plain(fields[2]))
        }
    }

    private func rows(_ path: String) throws -> [[Substring]] {
        try lines(path).map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
    }

    private func lines(_ path: String) throws -> [Substring] {
        let data = try Data(contentsOf: folder.appendingPathComponent(path))
        return String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline)
    }

    private static func label(_ name: Substring) -> SentimentLabel? {
        SentimentLabel.allCases.first { "\($0)" == name }
    }

    /// The text as it was written: the sets have some characters as `\u2019`, and some as HTML has them.
    private static func plain(_ text: Substring) -> String {
        var plain = String(text)
        let codes = [
            ("\\u2019", "’"), ("\\u002c", ","), ("\\\"\"", "\""), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""),
            ("&#39;", "'"), ("&amp;", "&"),
        ]
        for (code, character) in codes where plain.contains(code) {
            plain = plain.replacingOccurrences(of: code, with: character)
        }
        return plain
    }
}
