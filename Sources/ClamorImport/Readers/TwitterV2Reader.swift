import ClamorTime

/// Twitter API v2 responses as twarc writes them: pages of tweets with what they refer to beside them (one page a line),
/// flattened tweets, and the lines of a stream.
struct TwitterV2Reader: ExportReader {
    var names: [String] { ["twitter-v2", "twarc"] }
    var title: String { "Twitter API v2 (twarc)" }

    func confidence(_ head: FileHead) -> Int {
        guard let json = head.json else { return 0 }
        let sure = json.objects.prefix(5).map { confidence(json, $0) }.max() ?? 0
        if sure > 0 || !json.isFirstBroken { return sure }
        if json.carries("edit_history_tweet_ids") || json.carries("author_id", "text", "conversation_id") { return 20 }
        return json.carries("data", "author_id", "text") ? 15 : 0
    }

    private func confidence(_ json: JSONHead, _ object: Range<Int>) -> Int {
        let keys = json.keys(at: object)
        if keys.contains("__twarc") { return 95 }
        if keys.contains("data"), let inner = json.object("data", in: object) {
            let fields = json.keys(at: inner)
            if Self.isTweet(fields) { return 90 }
            if fields.contains("tweet_count"), fields.contains("start") { return 90 }
            if fields.contains("username"), fields.contains("id"), fields.contains("name") { return 70 }
            if fields.contains("member_count"), fields.contains("owner_id") { return 70 }
        }
        if Self.isTweet(keys) { return 80 }
        if keys.contains("meta"), keys.count <= 3, let meta = json.object("meta", in: object) {
            return json.keys(at: meta).contains("result_count") ? 80 : 0
        }
        return keys.isSuperset(of: ["id", "action", "reason"]) ? 70 : 0
    }

    private static func isTweet(_ keys: Set<String>) -> Bool {
        keys.isSuperset(of: ["id", "text"])
            && !keys.isDisjoint(with: ["author_id", "edit_history_tweet_ids", "public_metrics", "conversation_id"])
    }

    func open(_ source: ByteSource, _ context: ReadingContext) throws -> OpenedExport {
        try openJSON(source, context, format: "twitter-v2") { TwitterV2Mapper(filler: $0, enricher: context.enricher) }
    }
}

/// Makes mentions of pages, stream lines and flattened tweets.
struct TwitterV2Mapper: JSONValueMapper {
    let filler: Filler
    let enricher: Enricher

    func mentions(of value: JSONValue, _ document: JSONDocument, into result: inout MappedChunk)
        throws(JSONValueRejection)
    {
        let page = TwitterV2Page(value)
        let fields = JSONFields(document)
        let tweets = Self.tweets(in: value)
        if tweets.isEmpty {
            if isEmptyPage(value) { return }
            // Profiles come with tweets beside them: those are kept as what they are.
            addContext(of: page, for: [], apartFrom: [], fields, to: &result)
            throw Self.rejection(of: value)
        }
        var seen: Set<String> = []
        for tweet in tweets {
            guard let record = page.mention(of: tweet, fields) else {
                result.tally.note(other: "tweets without id left out")
                continue
            }
            if let id = record.id { seen.insert(id) }
            add(record, fields, to: &result)
        }
        addContext(of: page, for: tweets, apartFrom: seen, fields, to: &result)
        for error in value["errors"]?.elements ?? .none {
            guard let title = error["title"]?.text else { continue }
            result.tally.note(other: "× “\(title)” reported by Twitter for what the tweets refer to")
        }
    }

    /// Tweets that the page carries only for others' sake.
    private func addContext(
        of page: TwitterV2Page, for tweets: [JSONValue], apartFrom mentions: Set<String>, _ fields: JSONFields,
        to result: inout MappedChunk
    ) {
        var seen = mentions
        for tweet in page.referenced(by: tweets) {
            guard var record = page.mention(of: tweet, fields), let id = record.id, seen.insert(id).inserted else {
                continue
            }
            record.isContext = true
            add(record, fields, to: &result)
        }
    }

    /// The tweets of a page, of a stream's line, or the flattened tweet itself.
    private static func tweets(in value: JSONValue) -> [JSONValue] {
        guard let data = value["data"] else { return isTweet(value) ? [value] : [] }
        return (data.isArray ? Array(data.elements) : [data]).filter(isTweet)
    }

    private static func isTweet(_ value: JSONValue) -> Bool {
        value["text"] != nil && value["id"] != nil && value["tweet_count"] == nil
    }

    /// A page that says that it holds nothing.
    private func isEmptyPage(_ value: JSONValue) -> Bool {
        value["data"].map { $0.isArray && Array($0.elements).isEmpty } ?? (value["meta"]?["result_count"]?.integer == 0)
    }

    private static func rejection(of value: JSONValue) -> JSONValueRejection {
        let data = value["data"]
        let item = data.flatMap { data in data.isArray ? data.elements.first { _ in true } : data } ?? value
        let foreign: String? =
            if item["tweet_count"] != nil, item["start"] != nil {
                "tweet counts"
            } else if item["username"] != nil {
                "Twitter user profiles"
            } else if item["member_count"] != nil || item["owner_id"] != nil {
                "Twitter lists"
            } else if item["action"] != nil, item["reason"] != nil {
                "compliance lines"
            } else {
                nil
            }
        if let foreign { return JSONValueRejection(reason: "holds \(foreign), no mentions", foreign: foreign) }
        if let error = value["errors"]?.elements.first(where: { _ in true }) {
            let title = error["title"]?.text ?? error["message"]?.text ?? "no reason given"
            return JSONValueRejection(reason: "is an error that Twitter reported: \(title)", foreign: "error messages")
        }
        return JSONValueRejection(reason: "holds no tweet", foreign: "objects that are no tweets")
    }
}
