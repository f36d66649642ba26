import ClamorColumns
import ClamorQuery
import ClamorScoring

/// Reads what scoring looks at: the fields of mentions themselves, whatever a pipeline calls its columns.
struct MentionTexts: Sendable {
    private static let fields = [
        "lang", "lang_source", "channel", "brand", "followers", "views", "reach", "reach_source",
        "sentiment", "sentiment_source", "score", "spam", "spam_source",
    ]
    private let evaluators: [any Evaluator]

    init() {
        // As they are stored: scoring knows topics by their words.
        evaluators = Self.fields.compactMap { Fields.named($0).map(ColumnFieldEvaluator.init) }
    }

    /// Hands over each row of a frame, in order, with its place.
    func forEach(_ frame: Frame, _ body: (_ row: Int, MentionText) throws -> Void) throws {
        let columns = Dictionary(
            uniqueKeysWithValues: zip(Self.fields, try evaluators.map { try $0.evaluate(frame) }))
        try frame.forEachRow(["title", "text"]) { row, texts in
            func value(_ field: String) -> Value { columns[field]?[row] ?? .null }
            // Language and reach count as given alone; what was found before is found anew.
            let isDetected = value("lang_source") == .text("detected")
            let isEstimated = value("reach_source") != .text("given")
            var mention = MentionText(
                title: texts[0].map { String(decoding: $0, as: UTF8.self) },
                text: texts[1].map { String(decoding: $0, as: UTF8.self) },
                givenLanguage: isDetected ? nil : value("lang").text, channel: value("channel").text ?? "",
                brands: value("brand").list, followers: value("followers").integer, views: value("views").integer,
                givenReach: isEstimated ? nil : value("reach").integer)
            mention.storedReach = value("reach").integer
            mention.stored = StoredSentiment(
                label: value("sentiment").text, score: value("score").fixed, source: value("sentiment_source").text)
            if case .boolean(let isSpam) = value("spam") { mention.storedSpam = (isSpam, value("spam_source").text) }
            try body(row, mention)
        }
    }
}

extension Value {
    fileprivate var list: [String] { if case .list(let items) = self { items } else { [] } }
    var text: String? { if case .text(let text) = self { text } else { nil } }
    fileprivate var fixed: Int64? { if case .fixed(let number) = self { number } else { nil } }
    var integer: Int64? { if case .integer(let number) = self { number } else { nil } }
}
