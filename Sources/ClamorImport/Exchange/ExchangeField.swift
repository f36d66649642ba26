import ClamorStore

/// A field of a mention as clamor's own exports carry it. They hold all that a mention is known by, so that the import of
/// one gives the same mentions again.
struct ExchangeField: Sendable {
    typealias Path<Value> = any WritableKeyPath<MentionRecord, Value> & Sendable

    /// Where the value lies in a record, and so its type.
    enum Place: Sendable {
        case word(Path<String>)
        case text(Path<String?>)
        case integer(Path<Int64?>)
        /// In 1/10,000, written with its point.
        case decimal(Path<Int64?>)
        /// In milliseconds, written in ISO 8601 (UTC).
        case time(Path<Int64?>)
        case boolean(Path<Bool?>)
        /// Written as a JSON array of strings.
        case list(Path<[String]>)
        /// Columns that map to no field: written as a JSON object of strings.
        case extra
    }

    var name: String
    var place: Place

    private init(_ name: String, _ place: Place) {
        self.name = name
        self.place = place
    }

    /// All fields, in the order of the columns.
    static let all: [ExchangeField] = [
        ExchangeField("id", .text(\.id)),
        ExchangeField("channel", .word(\.channel)),
        ExchangeField("kind", .word(\.kind)),
        ExchangeField("time", .time(\.time)),
        ExchangeField("author", .text(\.author)),
        ExchangeField("author_name", .text(\.authorName)),
        ExchangeField("title", .text(\.title)),
        ExchangeField("text", .text(\.text)),
        ExchangeField("url", .text(\.url)),
        ExchangeField("domain", .text(\.domain)),
        ExchangeField("lang", .text(\.lang)),
        ExchangeField("lang_source", .text(\.langSource)),
        ExchangeField("country", .text(\.country)),
        ExchangeField("location", .text(\.location)),
        ExchangeField("followers", .integer(\.followers)),
        ExchangeField("verified", .boolean(\.verified)),
        ExchangeField("rating", .decimal(\.rating)),
        ExchangeField("likes", .integer(\.likes)),
        ExchangeField("shares", .integer(\.shares)),
        ExchangeField("replies", .integer(\.replies)),
        ExchangeField("views", .integer(\.views)),
        ExchangeField("reach", .integer(\.reach)),
        ExchangeField("reach_source", .text(\.reachSource)),
        ExchangeField("given_reach", .integer(\.givenReach)),
        ExchangeField("sentiment", .text(\.sentiment)),
        ExchangeField("score", .decimal(\.score)),
        ExchangeField("sentiment_source", .text(\.sentimentSource)),
        ExchangeField("confidence", .decimal(\.confidence)),
        ExchangeField("brand_sentiment", .list(\.brandSentiment)),
        ExchangeField("given_sentiment", .text(\.givenSentiment)),
        ExchangeField("hashtags", .list(\.hashtags)),
        ExchangeField("handles", .list(\.handles)),
        ExchangeField("brand", .list(\.brand)),
        ExchangeField("theme", .list(\.theme)),
        ExchangeField("spam", .boolean(\.spam)),
        ExchangeField("spam_score", .decimal(\.spamScore)),
        ExchangeField("spam_source", .text(\.spamSource)),
        ExchangeField("parent", .text(\.parent)),
        ExchangeField("thread", .text(\.thread)),
        ExchangeField("share_of", .text(\.shareOf)),
        ExchangeField("quote_of", .text(\.quoteOf)),
        ExchangeField("tags", .list(\.tags)),
        ExchangeField("status", .text(\.status)),
        ExchangeField("assignee", .text(\.assignee)),
        ExchangeField("collected", .time(\.collected)),
        ExchangeField("extra", .extra),
    ]

    /// The first line of such a table.
    static let header = all.map(\.name).joined(separator: ",")
}

/// Work fields as fields of their own.
extension MentionRecord {
    fileprivate var tags: [String] {
        get { work.filter { $0.field == "tags" }.map(\.value) }
        set {
            work.removeAll { $0.field == "tags" }
            work += newValue.map { ("tags", $0) }
        }
    }

    fileprivate var status: String? {
        get { work("status") }
        set { setWork("status", newValue) }
    }

    fileprivate var assignee: String? {
        get { work("assignee") }
        set { setWork("assignee", newValue) }
    }

    private func work(_ field: String) -> String? { work.first { $0.field == field }?.value }

    private mutating func setWork(_ field: String, _ value: String?) {
        work.removeAll { $0.field == field }
        if let value { work.append((field, value)) }
    }
}
