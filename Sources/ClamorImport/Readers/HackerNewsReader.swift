import ClamorStore

/// Stories and comments of Hacker News: items of its API (github.com/HackerNews/API) and hits and trees of Algolia's
/// search (hn.algolia.com/api); fields known from documents alone.
struct HackerNewsReader: ExportReader {
    var names: [String] { ["hackernews"] }
    var title: String { "Hacker News" }

    func confidence(_ head: FileHead) -> Int {
        guard let json = head.json else { return 0 }
        return json.objects.prefix(5).map { object in
            let keys = json.keys(at: object)
            if HackerNewsMapper.isItem(keys), HackerNewsMapper.isKind(json.string("type", in: object)) { return 85 }
            if HackerNewsMapper.isHit(keys) { return 85 }
            let hit = json.object("hits", in: object).map { json.keys(at: $0) }
            return hit.map(HackerNewsMapper.isHit) == true ? 85 : 0
        }.max() ?? 0
    }

    func open(_ source: ByteSource, _ context: ReadingContext) throws -> OpenedExport {
        let way = context.head.json?.holds(["hits"]) == true ? JSONWay([["hits"]]) : nil
        return try openJSON(source, context, format: "hackernews", way: way) {
            HackerNewsMapper(filler: $0, enricher: context.enricher)
        }
    }
}

/// Makes mentions of items, hits and trees.
struct HackerNewsMapper: JSONValueMapper {
    let filler: Filler
    let enricher: Enricher

    func mentions(of value: JSONValue, _ document: JSONDocument, into result: inout MappedChunk)
        throws(JSONValueRejection)
    {
        let fields = JSONFields(document)
        let items = value["hits"].map { Array($0.elements) } ?? [value]
        for item in items {
            let keys = item.keys
            guard Self.isHit(keys) || Self.isItem(keys) && Self.isKind(item["type"]?.text) else {
                if keys.isSuperset(of: ["id", "karma"]) {
                    throw JSONValueRejection(reason: "holds an account, no mention", foreign: "Hacker News accounts")
                }
                throw JSONValueRejection(reason: "is no item of Hacker News", foreign: "objects that are no items")
            }
            add(item: item, fields, to: &result)
        }
    }

    private func add(item: JSONValue, _ fields: JSONFields, to result: inout MappedChunk) {
        if let record = record(of: item, fields) { add(record, fields, to: &result) }
        for child in item["children"]?.elements ?? .none { add(item: child, fields, to: &result) }
    }

    private func record(of item: JSONValue, _ fields: JSONFields) -> MentionRecord? {
        guard let id = (item["objectID"] ?? item["id"])?.identifier else { return nil }
        var record = MentionRecord.blank
        record.id = id
        record.channel = "hackernews"
        record.url = "https://news.ycombinator.com/item?id=\(id)"
        record.time =
            fields.time(item, "time") ?? fields.time(item, "created_at_i") ?? fields.time(item, "created_at")
        record.author = fields.text(item, "by") ?? fields.text(item, "author")
        record.title = fields.text(item, "title").map { HTMLText.plain($0) }
        let html = item["text"] ?? item["comment_text"] ?? item["story_text"]
        record.text = html?.utf8.map { HTMLText.plain($0) }.flatMap { $0.isEmpty ? nil : $0 }
        record.parent = fields.id(item, "parent") ?? fields.id(item, "parent_id")
        record.thread = fields.id(item, "story_id") ?? (record.parent == nil ? id : nil)
        record.kind = record.parent == nil ? "post" : "comment"
        record.likes = fields.count(item, "score") ?? fields.count(item, "points")
        record.replies = fields.count(item, "descendants") ?? fields.count(item, "num_comments")
        record.collected = fields.time(item, "retrieved_at")
        let isDead = item["dead"]?.boolean == true && record.text == nil && record.title == nil
        record.isDeleted = item["deleted"]?.boolean == true || isDead
        if let link = item["url"]?.text { record.extra.append(("link", link)) }
        record.keepRest(of: item, fields.document, except: Self.knownKeys, keepFalse: false)
        return record
    }

    static func isItem(_ keys: Set<String>) -> Bool {
        keys.isSuperset(of: ["id", "type"]) && !keys.isDisjoint(with: ["time", "created_at_i"])
            && !keys.isDisjoint(with: ["by", "author", "deleted", "dead"])
    }

    static func isHit(_ keys: Set<String>) -> Bool {
        keys.isSuperset(of: ["objectID", "created_at_i", "author"])
            && !keys.isDisjoint(with: ["points", "story_id", "comment_text", "num_comments"])
    }

    static func isKind(_ type: String?) -> Bool {
        ["story", "comment", "job", "poll", "pollopt", "ask", "show"].contains(type)
    }

    private static let knownKeys: Set<String> = [
        "id", "objectID", "time", "created_at", "created_at_i", "by", "author", "title", "text", "comment_text",
        "story_text", "parent", "parent_id", "story_id", "score", "points", "descendants", "num_comments", "deleted",
        "url", "kids", "children", "options", "_tags", "_highlightResult", "retrieved_at", "updated_at",
    ]
}
