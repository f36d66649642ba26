import ClamorStore
import ClamorTime

/// One status and what it carries inside: the status that it boosts, or quotes.
struct MastodonStatus {
    private let status: JSONValue

    init(_ status: JSONValue) {
        self.status = status
    }

    /// Statuses inside this one.
    var carried: [MastodonStatus] { [boosted, quoted].compactMap { $0.map(MastodonStatus.init) } }

    private var boosted: JSONValue? { status["reblog"] }

    /// The quoted status: in newer servers beside the state of the quote.
    private var quoted: JSONValue? {
        guard let quote = status["quote"] else { return nil }
        return quote["quoted_status"] ?? (quote["content"] != nil ? quote : nil)
    }

    /// The address under which all servers know it, else the server's number.
    private var id: String? { status["uri"]?.text ?? status["id"]?.identifier }

    func contextRecord(_ document: JSONDocument) -> MentionRecord {
        var record = record(document)
        record.isContext = true
        return record
    }

    func record(_ document: JSONDocument) -> MentionRecord {
        var record = MentionRecord.blank
        record.id = id
        record.channel = "mastodon"
        record.url = status["url"]?.text
        record.time = status["created_at"]?.text.flatMap { parseTime($0, zone: .utc)?.instant.milliseconds }
        record.lang = status["language"]?.text
        record.parent = status["in_reply_to_id"]?.identifier
        record.shareOf = boosted.flatMap { MastodonStatus($0).id }
        record.quoteOf = quoted.flatMap { MastodonStatus($0).id }
        addAuthor(to: &record)
        // A boost has no text of its own.
        let speaker = boosted ?? status
        record.text = speaker["content"]?.utf8.map { HTMLText.plain($0) }.flatMap { $0.isEmpty ? nil : $0 }
        record.title = speaker["spoiler_text"]?.text
        record.hashtags = names(in: speaker["tags"], "name")
        record.handles = names(in: speaker["mentions"], "acct")
        if boosted == nil {
            record.likes = status["favourites_count"]?.integer
            record.shares = status["reblogs_count"]?.integer
            record.replies = status["replies_count"]?.integer
        }
        addExtra(to: &record, document)
        return record
    }

    private func addAuthor(to record: inout MentionRecord) {
        guard let account = status["account"] else { return }
        record.authorName = account["display_name"]?.text
        record.followers = account["followers_count"]?.integer
        guard let acct = account["acct"]?.text else { return }
        let server = acct.contains("@") ? nil : account["url"]?.text.flatMap(URLParts.host)
        record.author = server.map { "\(acct)@\($0)" } ?? acct
    }

    private func names(in list: JSONValue?, _ key: StaticString) -> [String] {
        list?.elements.compactMap { $0[key]?.text } ?? []
    }

    private func addExtra(to record: inout MentionRecord, _ document: JSONDocument) {
        // The server's number first: replies name their parent by it.
        if status["uri"] != nil, let number = status["id"]?.identifier { record.extra.append(("id", number)) }
        record.keepRest(of: status, document, except: Self.knownKeys)
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
        "favourited", "reblogged", "muted", "bookmarked", "pinned", "quote_approval", "tagged_collections",
    ]
}
