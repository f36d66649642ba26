import ClamorStore

/// Videos and comments of TikTok as its site gives them to a browser; fields known from documents and from tools that
/// read them.
struct TikTokItem {
    private let item: JSONValue
    private let fields: JSONFields

    init(_ item: JSONValue, _ fields: JSONFields) {
        self.item = item
        self.fields = fields
    }

    /// Whether an object with these keys is a video.
    static func isVideo(_ keys: Set<String>) -> Bool { keys.isSuperset(of: ["id", "desc", "createTime"]) }

    /// Whether an object with these keys is a comment.
    static func isComment(_ keys: Set<String>) -> Bool { keys.isSuperset(of: ["cid", "aweme_id", "create_time"]) }

    /// The mention of a video; nil without id.
    func video() -> MentionRecord? {
        guard let id = fields.id(item, "id") else { return nil }
        var record = MentionRecord.blank
        (record.id, record.channel, record.kind, record.thread) = (id, "tiktok", "post", id)
        record.time = fields.time(item, "createTime")
        record.text = fields.text(item, "desc")
        record.lang = fields.text(item, "textLanguage")
        let author = item["author"]
        record.author = author?.text ?? fields.text(author, "uniqueId")
        record.authorName = fields.text(author, "nickname") ?? fields.text(item, "nickname")
        record.verified = fields.truth(author, "verified")
        record.followers = count("authorStatsV2", "authorStats", "followerCount")
        record.likes = count("statsV2", "stats", "diggCount")
        record.shares = count("statsV2", "stats", "shareCount")
        record.replies = count("statsV2", "stats", "commentCount")
        record.views = count("statsV2", "stats", "playCount")
        if let saved = count("statsV2", "stats", "collectCount") {
            record.extra.append(("collectCount", String(saved)))
        }
        record.country = fields.text(item, "locationCreated")
        record.url = "https://www.tiktok.com/@\(record.author ?? "")/video/\(id)"
        // A duet answers another video; 0 says that there is none.
        record.quoteOf = item["duetInfo"]?["duetFromId"]?.identifier.flatMap { $0 == "0" ? nil : $0 }
        record.hashtags = fields.list(item["challenges"], "title")
        if record.hashtags.isEmpty { record.hashtags = fields.list(item["textExtra"], "hashtagName") }
        for name: StaticString in ["title", "authorName"] {
            if let value = item["music"]?[name]?.text { record.extra.append(("music.\(name)", value)) }
        }
        if item["isAd"]?.boolean == true { record.extra.append(("isAd", "true")) }
        return record
    }

    /// The newer form writes counts as text, exact where the older one rounds.
    private func count(_ newer: StaticString, _ older: StaticString, _ key: StaticString) -> Int64? {
        fields.count(item[newer], key) ?? fields.count(item[older], key)
    }

    /// The mention of a comment; nil without id.
    func comment() -> MentionRecord? {
        guard let id = fields.id(item, "cid") else { return nil }
        var record = MentionRecord.blank
        (record.id, record.channel, record.kind) = (id, "tiktok", "comment")
        record.thread = fields.id(item, "aweme_id")
        record.parent = fields.id(item, "reply_id").flatMap { $0 == "0" ? nil : $0 }
        record.time = fields.time(item, "create_time")
        record.text = fields.text(item, "text")
        record.lang = fields.text(item, "comment_language")
        let user = item["user"]
        record.author = fields.text(user, "unique_id")
        record.authorName = fields.text(user, "nickname")
        record.likes = fields.count(item, "digg_count")
        record.replies = fields.count(item, "reply_comment_total")
        let shown = item["share_info"]?["url"]?.text
        record.url =
            shown?.hasPrefix("http") == true ? shown : record.thread.map { "https://www.tiktok.com/video/\($0)" }
        for name: StaticString in ["is_author_digged", "author_pin"] where item[name]?.boolean == true {
            record.extra.append(("\(name)", "true"))
        }
        return record
    }
}
