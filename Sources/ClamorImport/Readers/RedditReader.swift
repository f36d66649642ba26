import ClamorStore
import ClamorTime

/// Submissions and comments of Reddit: the API's listings and comment trees, the lines of the public archives (Pushshift,
/// Arctic Shift; their fields are known from documents alone), and posts and comments as scrapers write them.
struct RedditReader: ExportReader {
    var names: [String] { ["reddit"] }
    var title: String { "Reddit" }

    func confidence(_ head: FileHead) -> Int {
        guard let json = head.json else { return 0 }
        let sure = json.objects.prefix(5).map { confidence(json, $0) }.max() ?? 0
        if sure == 0, json.isFirstBroken, json.carries("kind", "data", "subreddit", "created_utc") { return 20 }
        return sure
    }

    private func confidence(_ json: JSONHead, _ object: Range<Int>) -> Int {
        let keys = json.keys(at: object)
        if RedditMapper.isThing(keys) { return 85 }
        if let inner = json.object("data", in: object) {
            let fields = json.keys(at: inner)
            if isListing(json, object), fields.contains("after") || json.isFirstBroken { return 90 }
            if keys.contains("kind"), RedditMapper.isThing(fields) { return 90 }
            if RedditMapper.isThing(fields) { return 80 }
            let kind = json.string("kind", in: object) ?? ""
            if RedditMapper.foreign(kind) != nil, fields.contains("created_utc") { return 70 }
        }
        let things = json.object("json", in: object).flatMap { json.object("data", in: $0) }
        return things.map { json.keys(at: $0).contains("things") } == true ? 85 : 0
    }

    private func isListing(_ json: JSONHead, _ object: Range<Int>) -> Bool {
        guard json.keys(at: object).contains("kind"), let data = json.object("data", in: object) else { return false }
        return json.keys(at: data).contains("children")
    }

    func open(_ source: ByteSource, _ context: ReadingContext) throws -> OpenedExport {
        // A submission and the tree of its comments: records nest, so that the page is read whole.
        let isTree = context.head.json.map { json in
            json.isArrayOnOneLine && json.objects.first.map { isListing(json, $0) } == true
        }
        let way = context.head.json?.holds(["data"]) == true ? JSONWay([["data"]]) : nil
        return try openJSON(source, context, format: "reddit", way: way, isOneLine: isTree == true) {
            RedditMapper(filler: $0, enricher: context.enricher, zone: context.zone)
        }
    }
}

/// Makes mentions of submissions and comments, wherever they are nested.
struct RedditMapper: JSONValueMapper {
    let filler: Filler
    let enricher: Enricher
    let zone: Zone

    func mentions(of value: JSONValue, _ document: JSONDocument, into result: inout MappedChunk)
        throws(JSONValueRejection)
    {
        let fields = JSONFields(document)
        if let things = value["json"]?["data"]?["things"] {
            for thing in things.elements { try open(thing, fields, to: &result) }
        } else if value.isArray {
            for listing in value.elements { try open(listing, fields, to: &result) }
        } else {
            try open(value, fields, to: &result)
        }
    }

    /// A thing with its kind around it, or bare.
    private func open(_ value: JSONValue, _ fields: JSONFields, to result: inout MappedChunk) throws(JSONValueRejection)
    {
        guard let kind = value["kind"]?.text, let data = value["data"], data.isObject else {
            let keys = value.keys
            guard Self.isThing(keys) else {
                throw JSONValueRejection(
                    reason: "is neither a submission nor a comment of Reddit",
                    foreign: "objects that are neither submissions nor comments")
            }
            return add(value, fields, to: &result)
        }
        switch kind {
        case "Listing":
            for child in data["children"]?.elements ?? .none {
                do throws(JSONValueRejection) {
                    try open(child, fields, to: &result)
                } catch {
                    result.tally.note(other: "× \(error.foreign ?? "unknown objects") in a listing left out")
                }
            }
        case "t1", "t3":
            add(data, fields, to: &result)
        case "more":
            let count = data["count"]?.integer ?? 0
            result.tally.note(
                other: "comments that the tree only counts (“more”), not in the file",
                times: Int(clamping: max(0, count)))
        default:
            let foreign = Self.foreign(kind) ?? "objects that are neither submissions nor comments"
            throw JSONValueRejection(reason: "holds \(foreign), no mentions", foreign: foreign)
        }
    }

    private func add(_ value: JSONValue, _ fields: JSONFields, to result: inout MappedChunk) {
        let thing = RedditThing(value, fields, zone: zone)
        if let record = thing.record() {
            add(record, fields, to: &result)
            if var original = thing.original?.record() {
                original.isContext = true
                add(original, fields, to: &result)
            }
        } else {
            result.tally.note(other: "submissions or comments without id left out")
        }
        guard let replies = value["replies"], replies.isObject else { return }
        do throws(JSONValueRejection) {
            try open(replies, fields, to: &result)
        } catch {
            result.tally.note(other: "× \(error.foreign ?? "unknown objects") in a listing left out")
        }
    }

    /// Whether an object with these keys is a submission or comment.
    static func isThing(_ keys: Set<String>) -> Bool {
        guard keys.contains("created_utc") else { return false }
        if keys.contains("comment_id") { return keys.contains("post_id") }
        guard keys.contains("subreddit") else { return false }
        if keys.contains("id") { return keys.contains("body") || keys.contains("title") }
        return keys.isSuperset(of: ["post_id", "title"])
    }

    /// What things of a kind are that are no mentions.
    static func foreign(_ kind: String) -> String? {
        switch kind {
        case "t2": "Reddit accounts"
        case "t4": "private messages"
        case "t5": "Reddit communities"
        case "t6": "Reddit awards"
        case "LiveUpdate", "wikipage", "UserList", "KarmaList", "TrophyList": "other lists of Reddit"
        default: nil
        }
    }
}
