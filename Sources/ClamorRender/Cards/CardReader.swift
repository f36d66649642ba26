import ClamorColumns
import ClamorQuery
import ClamorText
import ClamorTime

/// Makes cards of rows that are mentions: who, where, when, how it was felt; title and text with what matters marked;
/// counts and link. Columns that a card has no place for follow when they were asked for.
package struct CardReader {
    /// Tells which words of a text moved its sentiment: stretches in order, apart from each other. Its language and brands
    /// are as the mention has them.
    package typealias SentimentMarks =
        @Sendable (_ text: String, _ language: String?, _ brands: [String]) -> [MentionCard.MarkedText.Mark]

    private let schema: [ColumnInfo]
    private let cells: CellText
    private let sentimentMarks: SentimentMarks?
    private var marker: TermMarker
    private let places: [String: Int]
    /// Columns that were asked for and have no place of their own.
    private let others: [Int]

    /// - Parameters:
    ///   - marked: what searches of the question look for.
    ///   - sentimentMarks: asked for texts that were scored here; nil: no word is marked for its sentiment.
    package init(
        schema: [ColumnInfo], zone: Zone, marked: [SearchTerm] = [], sentimentMarks: SentimentMarks? = nil
    ) {
        self.schema = schema
        self.sentimentMarks = sentimentMarks
        marker = TermMarker(marked)
        cells = CellText(zone: zone)
        places = Dictionary(schema.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
        // Whole mentions were not picked column by column; only what was added to them is shown besides.
        let isWhole = schema.contains { $0.name == "batch" }
        others = schema.indices.filter { index in
            let name = schema[index].name
            return !Self.placed.contains(name) && !(isWhole && Fields.named(name) != nil)
        }
    }

    private static let placed: Set<String> = [
        "id", "author", "author_name", "channel", "kind", "time", "country", "lang", "followers", "title", "text",
        "sentiment", "sentiment_source", "score", "rating", "likes", "shares", "replies", "views", "reach", "brand",
        "brand_sentiment", "spam", "duplicate_of", "campaign", "tags", "status", "assignee", "url",
    ]

    /// A card for each row, in order.
    package mutating func cards(_ batch: Batch) -> [MentionCard] {
        (0..<batch.count).map { card(batch, $0) }
    }

    private mutating func card(_ batch: Batch, _ row: Int) -> MentionCard {
        func value(_ name: String) -> Value { places[name].map { batch.columns[$0][row] } ?? .null }
        func shown(_ name: String) -> String? {
            guard let place = places[name], value(name) != .null else { return nil }
            return cells.display(value(name), schema[place])
        }
        func body(_ name: String) -> String? {
            if case .text(let text) = value(name), !text.isEmpty { text } else { nil }
        }
        var who = shown("author").map { "@" + $0 } ?? "(author unknown)"
        if let name = shown("author_name") {
            // A name that stands in for a handle is no handle.
            who = name == shown("author") ? name : who + " (\(name))"
        }
        var circumstances = ["channel", "kind", "time", "country", "lang"].compactMap(shown)
        if let followers = shown("followers") { circumstances.append("\(followers) followers") }
        var numbers: [String] = []
        let source = value("sentiment_source")
        if let label = shown("sentiment") {
            let doubt = source == .text("unsure") ? " (unsure)" : source == .text("corrected") ? " (corrected)" : ""
            numbers.append(label + (shown("score").map { " \($0)" } ?? "") + doubt)
        }
        if value("spam") == .boolean(true) { numbers.append("spam") }
        for name in [
            "rating", "likes", "shares", "replies", "views", "reach", "brand", "brand_sentiment", "duplicate_of",
            "campaign", "tags", "status", "assignee",
        ] {
            if let part = shown(name), !part.isEmpty { numbers.append("\(name) \(part)") }
        }
        let (title, text) = (body("title"), body("text"))
        let isScored = source == .text("scored") || source == .text("unsure")
        let brands = if case .list(let names) = value("brand") { names } else { [String]() }
        let language = if case .text(let code) = value("lang") { code } else { String?.none }
        func felt(_ text: String) -> [MentionCard.MarkedText.Mark] {
            isScored ? sentimentMarks?(text, language, brands) ?? [] : []
        }
        return MentionCard(
            who: who, circumstances: circumstances,
            title: title.map { marked($0, marker.ranges(inTitle: $0), text == nil ? felt($0) : []) },
            text: text.map { marked($0, marker.ranges(inText: $0), felt($0)) },
            numbers: numbers,
            others: others.map { "\(schema[$0].name): \(cells.display(batch.columns[$0][row], schema[$0]))" },
            link: shown("url") ?? shown("id").map { "id \($0)" })
    }

    /// - Parameter felt: what moved the sentiment; what was searched for stays what it is.
    private func marked(
        _ text: String, _ matches: [Range<Int>], _ felt: [MentionCard.MarkedText.Mark]
    ) -> MentionCard.MarkedText {
        let bytes = Array(text.utf8)
        let matches = matches.map { match in
            // The sign of a tag belongs to it.
            let hasSign = match.lowerBound > 0 && [0x23, 0x40, 0x24].contains(bytes[match.lowerBound - 1])
            return hasSign ? match.lowerBound - 1..<match.upperBound : match
        }
        var marks = matches.map { MentionCard.MarkedText.Mark(range: $0, meaning: .match) }
        marks += felt.filter { mark in !matches.contains { $0.overlaps(mark.range) } }
        marks.sort { $0.range.lowerBound < $1.range.lowerBound }
        return MentionCard.MarkedText(text: text, marks: marks)
    }
}
