import ClamorStore

/// One tweet in the form of API v1.1, and the tweets inside it.
struct TwitterV1Tweet {
    private let status: JSONValue
    private let user: JSONValue?
    private let names: JSONValue?
    private let fields: JSONFields
    private let id: String?
    private let note: JSONValue?

    /// - Parameters:
    ///   - user: the account, `names` of it, `id` and `note` (a long post), where they do not lie in the tweet.
    init(
        _ status: JSONValue, user: JSONValue? = nil, names: JSONValue? = nil, id: String? = nil, note: JSONValue? = nil,
        _ fields: JSONFields
    ) {
        self.status = status
        self.user = user ?? status["user"]
        self.names = names ?? self.user
        self.fields = fields
        self.note = note
        // The number `id` went through programs that keep 53 bits of it.
        self.id = id ?? Self.digits(status["id_str"]) ?? Self.digits(status["id"])
    }

    /// The tweets that this one carries, and those in them.
    var carried: [TwitterV1Tweet] {
        [original, status["quoted_status"].map { TwitterV1Tweet($0, fields) }].compactMap { $0 }
            .flatMap { [$0] + $0.carried }
    }

    /// Whether its text was cut by Twitter, and stands nowhere whole.
    var isCut: Bool { status["truncated"]?.boolean == true && status["extended_tweet"] == nil && original == nil }

    private var original: TwitterV1Tweet? { status["retweeted_status"].map { TwitterV1Tweet($0, fields) } }

    /// An id of tweets: digits.
    static func digits(_ value: JSONValue?) -> String? {
        value?.identifier.flatMap { $0.utf8.allSatisfy { $0 &- 0x30 < 10 } ? $0 : nil }
    }

    /// The mention, or nil without id. `original` completes a share whose original lies elsewhere.
    func record(original elsewhere: TwitterV1Tweet? = nil) -> MentionRecord? {
        guard let id else { return nil }
        var record = MentionRecord.blank
        record.id = id
        record.channel = "twitter"
        record.time = fields.time(status, "created_at") ?? TimedID.tweet(id)
        record.lang = fields.text(status, "lang")
        record.thread = Self.digits(status["conversation_id_str"])
        addAuthor(to: &record)
        record.url = "https://twitter.com/\(record.author ?? "i")/status/\(id)"
        record.parent = Self.digits(status["in_reply_to_status_id_str"] ?? status["in_reply_to_status_id"])
        let original = original ?? elsewhere
        record.shareOf = original?.id
        if original == nil {
            record.quoteOf = Self.digits(status["quoted_status_id_str"] ?? status["quoted_status"]?["id_str"])
        }
        record.text =
            original.flatMap { original in
                original.text.map { "RT @\(original.handle ?? "i"): \($0)" }
            } ?? text
        addCounts(to: &record)
        addPlace(to: &record)
        addExtra(to: &record)
        return record
    }

    private var handle: String? { names?["screen_name"]?.text }

    /// The whole text: streams hold it in `extended_tweet`, other answers in `full_text`, long posts of X beside the tweet.
    private var text: String? {
        let long = note?["note_tweet_results"]?["result"]?["text"]?.text
        let whole = long ?? status["extended_tweet"]?["full_text"]?.text ?? status["full_text"]?.text
        guard var text = whole ?? fields.text(status, "text") else { return nil }
        return text.withUTF8 { HTMLText.withoutEntities($0) } ?? text
    }

    private func addAuthor(to record: inout MentionRecord) {
        record.author = handle
        record.authorName = fields.text(names, "name")
        record.followers = fields.count(user, "followers_count")
        record.verified = fields.truth(user, "verified")
        record.location = fields.text(user, "location")
    }

    /// The counts; on a share they are its original's, and so are kept as extra alone.
    private func addCounts(to record: inout MentionRecord) {
        let counts = (
            likes: fields.count(status, "favorite_count"), shares: fields.count(status, "retweet_count"),
            replies: fields.count(status, "reply_count"), quotes: fields.count(status, "quote_count")
        )
        if let quotes = counts.quotes { record.extra.append(("quote_count", String(quotes))) }
        if record.shareOf == nil {
            (record.likes, record.shares, record.replies) = (counts.likes, counts.shares, counts.replies)
            return
        }
        for (name, count) in [
            ("favorite_count", counts.likes), ("retweet_count", counts.shares), ("reply_count", counts.replies),
        ] {
            if let count { record.extra.append((name, String(count))) }
        }
    }

    private func addPlace(to record: inout MentionRecord) {
        record.country = fields.text(status["place"], "country_code")
        if let name = status["place"]?["full_name"]?.text { record.extra.append(("geo.full_name", name)) }
    }

    private func addExtra(to record: inout MentionRecord) {
        let entities = status["extended_tweet"]?["entities"] ?? status["entities"]
        let links = fields.list(entities?["urls"], "expanded_url")
        if !links.isEmpty { record.extra.append(("expanded_urls", links.joined(separator: " "))) }
        let media = status["extended_tweet"]?["extended_entities"] ?? status["extended_entities"] ?? entities
        let kinds = fields.list(media?["media"], "type")
        if !kinds.isEmpty { record.extra.append(("media", kinds.joined(separator: " "))) }
        if let source = status["source"]?.utf8 {
            let name = HTMLText.plain(source)
            if !name.isEmpty { record.extra.append(("source", name)) }
        }
        record.keepRest(of: status, fields.document, except: Self.knownKeys, keepFalse: false)
    }

    /// Read into fields; or places in the text, copies of another member, or true only for the account that asked.
    private static let knownKeys: Set<String> = [
        "id", "id_str", "created_at", "lang", "conversation_id_str", "user", "text", "full_text", "extended_tweet",
        "truncated", "display_text_range", "entities", "extended_entities", "source", "place", "geo",
        "in_reply_to_status_id", "in_reply_to_status_id_str", "in_reply_to_user_id", "in_reply_to_user_id_str",
        "in_reply_to_screen_name", "retweeted_status", "retweeted_status_result", "quoted_status", "quoted_status_id",
        "quoted_status_id_str", "quoted_status_permalink", "quoted_status_result", "is_quote_status", "favorite_count",
        "retweet_count", "reply_count", "quote_count", "favorited", "retweeted", "bookmarked", "contributors",
        "metadata",
        "possibly_sensitive_appealable", "filter_level", "matching_rules", "timestamp_ms", "user_id_str",
        "current_user_retweet", "supplemental_language", "edit_info", "possibly_sensitive_editable",
    ]
}
