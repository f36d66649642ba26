import ClamorStore

/// A post of Bluesky, out of the parts that its APIs give: the record that its author wrote, and what the app knows of it.
struct BlueskyPost {
    /// `at://ACCOUNT/app.bsky.feed.post/KEY`.
    let uri: String
    private let fields: JSONFields

    /// Nil where the text is no such address.
    init?(_ uri: String?, _ fields: JSONFields) {
        guard let uri, uri.hasPrefix("at://") else { return nil }
        self.uri = uri
        self.fields = fields
    }

    /// The account's lasting id, which begins the address.
    var account: String { String(uri.dropFirst(5).prefix { $0 != "/" }) }

    private var key: Substring { uri.split(separator: "/").last ?? "" }

    /// A mention of which the author alone is known: by the handle, else by the account's id.
    func record(handle: String?) -> MentionRecord {
        var record = MentionRecord.blank
        record.id = uri
        record.channel = "bluesky"
        let handle = handle == "handle.invalid" ? nil : handle
        record.author = handle ?? account
        record.url = "https://bsky.app/profile/\(handle ?? account)/post/\(key)"
        return record
    }

    /// A post as the app shows it (`app.bsky.feed.defs#postView`, or the view of a quoted post).
    func record(view: JSONValue) -> MentionRecord {
        let author = view["author"]
        var record = record(handle: fields.text(author, "handle"))
        record.authorName = fields.text(author, "displayName")
        if let content = view["record"] ?? view["value"] { add(content, to: &record) }
        record.likes = fields.count(view, "likeCount")
        record.shares = fields.count(view, "repostCount")
        record.replies = fields.count(view, "replyCount")
        if record.author != account { record.extra.append(("did", account)) }
        let labels = fields.list(view["labels"], "val")
        if !labels.isEmpty { record.extra.append(("labels", labels.joined(separator: " "))) }
        record.keepRest(of: view, fields.document, except: Self.knownOfViews)
        return record
    }

    /// What the author wrote (`app.bsky.feed.post`).
    func add(_ content: JSONValue, to record: inout MentionRecord) {
        record.time = fields.time(content, "createdAt")
        record.text = fields.text(content, "text")
        let langs = fields.list(content["langs"])
        record.lang = langs.first
        if langs.count > 1 { record.extra.append(("langs", langs.joined(separator: " "))) }
        record.parent = fields.text(content["reply"]?["parent"], "uri")
        record.thread = fields.text(content["reply"]?["root"], "uri") ?? uri
        let features = content["facets"]?.elements.flatMap { Array(($0["features"]?.elements) ?? .none) } ?? []
        record.hashtags = features.compactMap { $0["tag"]?.text } + fields.list(content["tags"])
        var links = features.compactMap { $0["uri"]?.text }
        if let embed = content["embed"] { add(embed: embed, &links, to: &record) }
        if !links.isEmpty { record.extra.append(("expanded_urls", links.joined(separator: " "))) }
        record.keepRest(of: content, fields.document, except: Self.knownOfContent)
    }

    private func add(embed: JSONValue, _ links: inout [String], to record: inout MentionRecord) {
        // A quote with pictures holds the quoted post one step deeper.
        let quoted = embed["record"]?["record"]?["uri"] ?? embed["record"]?["uri"]
        if let quoted = quoted?.text, quoted.contains("/app.bsky.feed.post/") { record.quoteOf = quoted }
        let media = embed["media"] ?? embed
        if let link = media["external"]?["uri"]?.text, !links.contains(link) { links.append(link) }
        var kinds = (media["images"]?.elements).map { $0.map { _ in "photo" } } ?? []
        if media["video"] != nil { kinds.append("video") }
        if !kinds.isEmpty { record.extra.append(("media", kinds.joined(separator: " "))) }
    }

    /// The posts shown inside a post.
    static func quoted(in view: JSONValue) -> JSONValue? {
        let embed = view["embed"] ?? view["embeds"]?.elements.first { _ in true }
        guard let record = embed?["record"] else { return nil }
        let shown = record["record"] ?? record
        return shown["uri"] != nil && shown["value"]?["createdAt"] != nil ? shown : nil
    }

    private static let knownOfViews: Set<String> = [
        "uri", "author", "record", "value", "embed", "embeds", "likeCount", "repostCount", "replyCount", "viewer",
        "labels", "$type", "threadgate", "debug",
    ]
    private static let knownOfContent: Set<String> = [
        "$type", "createdAt", "text", "langs", "reply", "facets", "entities", "tags", "embed",
    ]
}
