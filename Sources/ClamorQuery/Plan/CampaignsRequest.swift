import ClamorColumns

/// Texts that many accounts posted as theirs: who, how many, how fast.
package struct CampaignsRequest: Sendable, Hashable {
    /// At most so many campaigns.
    package var count: Int

    package init(count: Int) { self.count = count }

    /// What counts as at once, in milliseconds.
    package static let moment: Int64 = 60_000
    /// How many authors are named.
    package static let namedAuthors = 3

    /// `per_minute` is the largest number of mentions within 60 s; `synchrony` the percent of gaps between one mention
    /// and the next that are shorter; `top_authors` those with most mentions. By authors, then mentions, most first.
    package static let schema = [
        ColumnInfo("campaign", .text), ColumnInfo("mentions", .integer), ColumnInfo("authors", .integer),
        ColumnInfo("first", .time), ColumnInfo("last", .time), ColumnInfo("per_minute", .integer),
        ColumnInfo("synchrony", .number, format: .percent), ColumnInfo("reach", .integer),
        ColumnInfo("top_authors", .list),
    ]
}
