import ClamorStore
import ClamorTime

/// Posts of Bluesky: feeds, searches, thread views and single posts as the app's API gives them, records of a repository,
/// and posts with their counts as scrapers write them, one flat object each.
struct BlueskyReader: ExportReader {
    var names: [String] { ["bluesky"] }
    var title: String { "Bluesky" }

    func confidence(_ head: FileHead) -> Int {
        guard let json = head.json else { return 0 }
        return json.objects.prefix(5).map { object in
            if Self.isPost(json, object) { return 90 }
            for key in ["post", "feed", "posts", "records", "thread"] {
                guard let inner = json.object(key, in: object) else { continue }
                if Self.isPost(json, inner) { return 90 }
                if let post = json.object("post", in: inner), Self.isPost(json, post) { return 90 }
            }
            return 0
        }.max() ?? 0
    }

    private static func isPost(_ json: JSONHead, _ object: Range<Int>) -> Bool {
        (json.string("uri", in: object) ?? json.string("post_id", in: object))?.hasPrefix("at://") == true
    }

    func open(_ source: ByteSource, _ context: ReadingContext) throws -> OpenedExport {
        let list = ["feed", "posts", "records"].first { context.head.json?.holds([$0]) == true }
        return try openJSON(source, context, format: "bluesky", way: list.map { JSONWay([[$0]]) }) {
            BlueskyMapper(filler: $0, enricher: context.enricher, zone: context.zone)
        }
    }
}

/// Makes mentions of posts in all these forms.
struct BlueskyMapper: JSONValueMapper {
    let filler: Filler
    let enricher: Enricher
    let zone: Zone

    func mentions(of value: JSONValue, _ document: JSONDocument, into result: inout MappedChunk)
        throws(JSONValueRejection)
    {
        let fields = JSONFields(document)
        if let list = value["feed"] ?? value["posts"] ?? value["records"], list.isArray {
            for item in list.elements where !add(item, fields, to: &result) {
                result.tally.note(other: "× an object that is no post left out of a list")
            }
        } else if let thread = value["thread"] {
            for item in thread.isArray ? Array(thread.elements) : [thread] { addThread(item, fields, to: &result) }
        } else if !add(value, fields, to: &result) {
            if value["did"] != nil, value["handle"] != nil {
                throw JSONValueRejection(reason: "holds a Bluesky account, no mention", foreign: "Bluesky accounts")
            }
            throw JSONValueRejection(reason: "holds no post of Bluesky", foreign: "objects that are no posts")
        }
    }

    /// Adds a post, or an item of a feed; false where it is neither.
    private func add(_ item: JSONValue, _ fields: JSONFields, to result: inout MappedChunk) -> Bool {
        if let view = item["post"], let post = BlueskyPost(view["uri"]?.text, fields) {
            if let repost = item["reason"], repost["by"] != nil {
                add(repost, of: view, post, fields, to: &result)
            } else {
                add(view, post, fields, to: &result)
            }
            return true
        }
        guard let post = BlueskyPost((item["uri"] ?? item["post_id"])?.text, fields) else { return false }
        if item["author"]?.isObject == true {
            add(item, post, fields, to: &result)
        } else if let content = item["value"] ?? item["record"], content.isObject {
            guard content["text"] != nil else { return false }
            var record = post.record(handle: nil)
            post.add(content, to: &record)
            record.keepRest(of: item, fields.document, except: ["uri", "value", "record"])
            add(record, fields, to: &result)
        } else if item["text"] != nil {
            add(flat(item, post, fields), fields, to: &result)
        } else {
            return false
        }
        return true
    }

    private func add(
        _ view: JSONValue, _ post: BlueskyPost, _ fields: JSONFields, isContext: Bool = false,
        to result: inout MappedChunk
    ) {
        var record = post.record(view: view)
        record.isContext = isContext
        add(record, fields, to: &result)
        guard let quoted = BlueskyPost.quoted(in: view), let inner = BlueskyPost(quoted["uri"]?.text, fields) else {
            return
        }
        add(quoted, inner, fields, isContext: true, to: &result)
    }

    /// A repost in a feed: by another account, at another time, of a post that is known only through it.
    private func add(
        _ reason: JSONValue, of view: JSONValue, _ post: BlueskyPost, _ fields: JSONFields, to result: inout MappedChunk
    ) {
        let original = post.record(view: view)
        var share = MentionRecord.blank
        share.id = fields.text(reason, "uri")
        share.channel = "bluesky"
        share.kind = "share"
        share.author = fields.text(reason["by"], "handle") ?? fields.text(reason["by"], "did")
        share.authorName = fields.text(reason["by"], "displayName")
        share.time = fields.time(reason, "indexedAt")
        share.shareOf = post.uri
        share.url = original.url
        (share.text, share.lang, share.hashtags) = (original.text, original.lang, original.hashtags)
        add(share, fields, to: &result)
        add(view, post, fields, isContext: true, to: &result)
    }

    /// A thread: the post, those above it and those below.
    private func addThread(_ thread: JSONValue, _ fields: JSONFields, to result: inout MappedChunk) {
        // Newer servers give a flat list, with the view under `value`.
        let item = thread["value"] ?? thread
        if let above = item["parent"], above.isObject { addThread(above, fields, to: &result) }
        if !add(item, fields, to: &result) {
            result.tally.note(other: "posts of a thread that were blocked or not found")
        }
        for reply in item["replies"]?.elements ?? .none { addThread(reply, fields, to: &result) }
    }

    /// A flat object of a scraper.
    private func flat(_ item: JSONValue, _ post: BlueskyPost, _ fields: JSONFields) -> MentionRecord {
        var record = post.record(handle: fields.text(item, "author") ?? fields.text(item, "handle"))
        record.authorName = fields.text(item, "author_name") ?? fields.text(item, "display_name")
        record.time = fields.time(item, "created_at", zone: zone) ?? fields.time(item, "createdAt", zone: zone)
        record.collected = fields.time(item, "scraped_at", zone: zone)
        record.text = fields.text(item, "text")
        let langs = item["langs"]
        record.lang =
            fields.text(item, "language") ?? (langs?.isArray == true ? fields.list(langs).first : langs?.text)
        record.likes = fields.count(item, "like_count")
        record.shares = fields.count(item, "repost_count")
        record.replies = fields.count(item, "reply_count")
        record.hashtags = fields.list(item["hashtags"])
        if item["is_reply"]?.boolean == true { record.kind = "reply" }
        record.keepRest(of: item, fields.document, except: Self.knownOfScrapers)
        return record
    }

    private static let knownOfScrapers: Set<String> = [
        "platform", "uri", "post_id", "author", "handle", "author_name", "display_name", "author_did", "created_at",
        "createdAt", "scraped_at", "text", "langs", "language", "like_count", "repost_count", "reply_count",
        "is_reply", "hashtags",
    ]
}
