/// One mention as a reader gives it and the journal keeps it. Unknown is nil, never 0 or "".
package struct MentionRecord: Sendable {
    /// The platform's own id; nil: made from channel, author, time and text.
    package var id: String?
    package var channel: String = ""
    package var kind: String
    package var url: String?
    package var domain: String?
    /// Milliseconds since 1970-01-01 UTC.
    package var time: Int64?
    package var title: String?
    package var text: String?
    package var lang: String?
    /// given or detected.
    package var langSource: String?
    package var hashtags: [String] = []
    package var handles: [String] = []
    /// In 1/10,000 of a star.
    package var rating: Int64?
    package var author: String?
    package var authorName: String?
    package var followers: Int64?
    package var verified: Bool?
    package var country: String?
    package var location: String?
    package var parent: String?
    package var thread: String?
    package var shareOf: String?
    package var quoteOf: String?
    package var likes: Int64?
    package var shares: Int64?
    package var replies: Int64?
    package var views: Int64?
    package var sentiment: String?
    /// In 1/10,000.
    package var score: Int64?
    package var sentimentSource: String?
    /// In 1/10,000.
    package var confidence: Int64?
    /// What it says of each of several brands, as `BrandSentiment` writes it.
    package var brandSentiment: [String] = []
    package var givenSentiment: String?
    package var reach: Int64?
    package var reachSource: String?
    package var givenReach: Int64?
    package var brand: [String] = []
    package var theme: [String] = []
    package var spam: Bool?
    /// In 1/10,000.
    package var spamScore: Int64?
    /// given or scored.
    package var spamSource: String?
    /// Columns that map to no field, in the order of the export.
    package var extra: [(name: String, value: String)] = []
    /// When the export collected it (ms); nil: when its import began. Decides which version is current.
    package var collected: Int64?
    /// Known only because another record carries it; outside every count.
    package var isContext = false
    /// Its author or platform took it down: the mention ends with this version.
    package var isDeleted = false
    /// Made of several versions, by the store alone.
    var isCompleted = false
    /// Work fields that the export of another store carries: `tags` (a tag each), `status`, `assignee`.
    package var work: [(field: String, value: String)] = []

    package init(kind: String = "post") { self.kind = kind }
}

/// A record that could not be taken, kept for a person to look at.
package struct RejectedRecord: Sendable {
    /// Line (or record) of the file, from 1.
    package var line: Int
    package var reason: String
    /// The bytes as they were, cut at 64 KiB.
    package var raw: [UInt8]

    package init(line: Int, reason: String, raw: [UInt8]) {
        self.line = line
        self.reason = reason
        self.raw = raw
    }
}
