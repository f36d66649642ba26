import ClamorColumns

/// One field of a mention: its name, type, meaning, and where its values lie.
package struct Field: Sendable {
    /// Where an executor finds the values.
    package enum Storage: Sendable, Hashable {
        /// The column index: dictionary codes (`text`), lists of codes (`list`), or integers.
        case column
        /// The row table alone; read for the rows that need it.
        case row
        /// Computed from other fields.
        case derived
        /// Kept by annotations, beside the rows.
        case annotation
    }

    package var name: String
    package var type: ValueType
    package var storage: Storage
    /// The heading under which `fields` and help list it.
    package var group: String
    /// One line: what it holds, with unit and range.
    package var summary: String

    package init(_ name: String, _ type: ValueType, _ storage: Storage, group: String, _ summary: String) {
        self.name = name
        self.type = type
        self.storage = storage
        self.group = group
        self.summary = summary
    }
}

/// The one list of a mention's fields, in the order in which whole rows are shown.
package enum Fields {
    package static let all: [Field] =
        identity + time + content + author + thread + engagement + sentiment + reach
        + tracking + journal + work

    private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

    /// The field of that exact name.
    package static func named(_ name: String) -> Field? { byName[name] }

    private static let identity = [
        Field("id", .text, .row, group: "identity", "the platform's own id of the mention"),
        Field("channel", .text, .column, group: "identity", "platform or medium: twitter, reddit, news, review, …"),
        Field(
            "kind", .text, .column, group: "identity",
            "share, else reply, else quote, else review, comment, article, post"),
        Field("url", .text, .row, group: "identity", "address of the mention"),
        Field("domain", .text, .column, group: "identity", "host of the address, without www."),
    ]

    private static let time = [
        Field("time", .time, .column, group: "time", "when it was said (UTC, milliseconds)"),
        Field("minute", .time, .derived, group: "time", "start of its minute, in the zone"),
        Field("hour", .time, .derived, group: "time", "start of its hour, in the zone"),
        Field("day", .time, .derived, group: "time", "start of its day, in the zone"),
        Field("week", .time, .derived, group: "time", "start of its week (Monday), in the zone"),
        Field("month", .time, .derived, group: "time", "start of its month, in the zone"),
        Field("quarter", .time, .derived, group: "time", "start of its quarter, in the zone"),
        Field("year", .time, .derived, group: "time", "start of its year, in the zone"),
        Field("hour_of_day", .integer, .derived, group: "time", "hour in the zone, 0 to 23"),
        Field("day_of_week", .integer, .derived, group: "time", "weekday in the zone, 1 (Monday) to 7 (Sunday)"),
    ]

    private static let content = [
        Field("title", .text, .row, group: "what", "headline, where there is one"),
        Field("text", .text, .row, group: "what", "what was said"),
        Field("lang", .text, .column, group: "what", "language, given or detected, in lower case (en, es, pt-br)"),
        Field("lang_source", .text, .column, group: "what", "given or detected"),
        Field("hashtags", .list, .column, group: "what", "hashtags in the text, without the sign"),
        Field("handles", .list, .column, group: "what", "accounts named in the text, without the sign"),
        Field("links", .list, .derived, group: "what", "addresses in the text"),
        Field("rating", .fixed, .column, group: "what", "stars given, 1 to 5"),
    ]

    private static let author = [
        Field("author", .text, .column, group: "who", "handle of the author, without the sign"),
        Field("author_name", .text, .column, group: "who", "display name of the author"),
        Field("followers", .integer, .column, group: "who", "followers of the author when it was collected"),
        Field("verified", .boolean, .column, group: "who", "whether the platform vouches for the author"),
        Field("country", .text, .column, group: "who", "country code, in upper case"),
        Field("location", .text, .column, group: "who", "place as the author wrote it"),
    ]

    private static let thread = [
        Field("parent", .text, .row, group: "thread", "id that it replies to"),
        Field("thread", .text, .row, group: "thread", "id of the thread's first mention"),
        Field("share_of", .text, .row, group: "thread", "id of the mention that it shares"),
        Field("quote_of", .text, .row, group: "thread", "id of the mention that it quotes"),
    ]

    private static let engagement = [
        Field("likes", .integer, .column, group: "engagement", "likes, favourites or up-votes"),
        Field("shares", .integer, .column, group: "engagement", "shares, reposts or boosts"),
        Field("replies", .integer, .column, group: "engagement", "replies or comments"),
        Field("views", .integer, .column, group: "engagement", "measured views or impressions"),
        Field(
            "engagement", .integer, .derived, group: "engagement",
            "likes + shares + replies; unknown only where all three are"),
    ]

    private static let sentiment = [
        Field("sentiment", .text, .column, group: "sentiment", "positive, neutral or negative"),
        Field(
            "score", .fixed, .column, group: "sentiment",
            "−1 to 1 in steps of 0.0001; unknown where only a label was given"),
        Field("sentiment_source", .text, .column, group: "sentiment", "given, scored, corrected or unsure"),
        Field(
            "confidence", .fixed, .column, group: "sentiment",
            "how likely the label is right, as the scoring sees it: 0 to 1; unknown where a label was given"),
        Field(
            "brand_sentiment", .list, .column, group: "sentiment",
            "in a mention of several brands, what it says of each: `Acme negative -0.62`"),
        Field("given_sentiment", .text, .column, group: "sentiment", "the label that the export carried, as written"),
    ]

    private static let reach = [
        Field(
            "reach", .integer, .column, group: "reach", "people who may have seen it: given, else views, else estimated"
        ),
        Field("reach_source", .text, .column, group: "reach", "given, views or followers"),
        Field("given_reach", .integer, .column, group: "reach", "the reach that the export carried"),
    ]

    private static let tracking = [
        Field("brand", .list, .column, group: "tracking", "brands: given, filled and by topic"),
        Field("theme", .list, .column, group: "tracking", "themes: given, filled and by topic"),
        Field("topic", .list, .derived, group: "tracking", "every topic that it belongs to, of any family"),
        Field(
            "own", .boolean, .derived, group: "tracking",
            "said by one of our own accounts; false where the author is unknown"),
        Field("spam", .boolean, .column, group: "tracking", "whether it is spam: given, else by its score"),
        Field("spam_score", .fixed, .column, group: "tracking", "how much it reads like spam, 0 to 1"),
        Field("spam_source", .text, .column, group: "tracking", "given, scored or corrected"),
        Field(
            "duplicate_of", .text, .annotation, group: "tracking",
            "id of the first mention with (nearly) the same text; missing for that one"),
        Field(
            "campaign", .text, .annotation, group: "tracking",
            "beginning of the text that many accounts posted as theirs; missing for all other mentions"),
    ]

    private static let journal = [
        Field("batch", .integer, .column, group: "journal", "number of the import that it came in"),
        Field("imported", .time, .derived, group: "journal", "when that import began"),
        Field("source", .text, .column, group: "journal", "file that it came from"),
    ]

    private static let work = [
        Field("status", .text, .annotation, group: "work", "open, pending, answered or ignored"),
        Field("tags", .list, .annotation, group: "work", "tags that people have put on it"),
        Field("assignee", .text, .annotation, group: "work", "who looks after it"),
        Field("answered", .time, .derived, group: "work", "when one of our own accounts first answered it"),
        Field("response_time", .duration, .derived, group: "work", "how long that took: answered − time"),
    ]
}
