import ClamorStore

/// One status and what it carries inside: the status that it boosts, or quotes.
struct MastodonStatus {
    private let status: JSONValue
    private let fields: JSONFields

    init(_ status: JSONValue, _ fields: JSONFields) {
        self.status = status
        self.fields = fields
    }

    /// Statuses inside this one.
    var carried: [MastodonStatus] { [boosted, quoted].compactMap { $0.map { MastodonStatus($0, fields) } } }

    private var boosted: JSONValue? { status["reblog"] }

    /// The quoted status: in newer servers beside the state of the quote.
    private var quoted: JSONValue? {
        guard let quote = status["quote"] else { return nil }
        return quote["quoted_status"] ?? (quote["content"] != nil ? quote : nil)
    }

    /// The address under which all servers know it, else the server's number.
    private var id: String? { status["uri"]?.text ?? status["id"]?.identifier }

    func contextRecord() -> MentionRecord {
        var record = record()
        record.isContext = true
        return record
    }

    func record() -> MentionRecord {
        var record = MentionRecord.blank
        record.id = id
        record.channel = "mastodon"
        record.url = fields.text(status, "url")
        record.time = fields.time(status, "created_at")
        record.lang = fields.text(status, "language")
        record.parent = fields.id(status, "in_reply_to_id")
        record.shareOf = boosted.flatMap { MastodonStatus($0, fields).id }
        record.quoteOf = quoted.flatMap { MastodonStatus($0, fields).id }
        addAuthor(to: &record)
        // A boost has no text of its own.
        let speaker = boosted ?? status
        record.text = speaker["content"]?.utf8.map { HTMLText.plain($0) }.flatMap { $0.isEmpty ? nil : $0 }
        record.title = speaker["spoiler_text"]?.text
        record.hashtags = fields.list(speaker["tags"], "name")
        record.handles = fields.list(speaker["mentions"], "acct")
        if boosted == nil {
            record.likes = fields.count(status, "favourites_count")
            record.shares = fields.count(status, "reblogs_count")
            record.replies = fields.count(status, "replies_count")
        }
        addExtra(to: &record)
        return record
    }

    private func addAuthor(to record: inout MentionRecord) {
        guard let account = status["account"] else { return }
        record.authorName = fields.text(account, "display_name")
        record.followers = fields.count(account, "followers_count")
        guard let acct = account["acct"]?.text else { return }
        let server = acct.contains("@") ? nil : account["url"]?.text.flatMap(URLParts.host)
        record.author = server.map { "\(acct)@\($0)" } ?? acct
    }

    private func addExtra(to record: inout MentionRecord) {
        // The server's number first: replies name their parent by it.
        if status["uri"] != nil, let number = status["id"]?.identifier { record.extra.append(("id", number)) }
        let media = fields.list(status["media_attachments"], "type")
        if !media.isEmpty { record.extra.append(("media", media.joined(separator: " "))) }
        for key: StaticString in ["url", "title"] {
            if let value = fields.text(status["card"], key) { record.extra.append(("card.\(key)", value)) }
        }
        record.keepRest(of: status, fields.document, except: Self.knownKeys)
        if boosted != nil {
            for key: StaticString in ["favourites_count", "reblogs_count", "replies_count"] {
                if let count = status[key]?.integer { record.extra.append(("\(key)", String(count))) }
            }
        }
        if status["account"]?["bot"]?.boolean == true { record.extra.append(("bot", "true")) }
    }

    /// Read into fields, or true only for the account that asked.
    private static let knownKeys: Set<String> = [
        "id", "uri", "url", "created_at", "language", "in_reply_to_id", "reblog", "quote", "account", "content",
        "spoiler_text", "tags", "mentions", "favourites_count", "reblogs_count", "replies_count", "emojis", "filtered",
        "media_attachments", "card", "poll.id", "poll.voted", "poll.own_votes", "poll.expired", "poll.emojis",
        "favourited", "reblogged", "muted", "bookmarked", "pinned", "quote_approval", "tagged_collections",
    ]
}
