import ClamorStore

/// Bluesky's Jetstream: every change of every account's records, one a line (fields known from documents alone). Posts
/// and reposts are mentions; a deletion ends the mention. There are neither handles, nor followers, nor counts.
struct JetstreamReader: ExportReader {
    var names: [String] { ["jetstream"] }
    var title: String { "Bluesky Jetstream" }

    func confidence(_ head: FileHead) -> Int {
        guard let json = head.json else { return 0 }
        return json.objects.prefix(5).contains { json.keys(at: $0).isSuperset(of: ["did", "time_us", "kind"]) } ? 95 : 0
    }

    func open(_ source: ByteSource, _ context: ReadingContext) throws -> OpenedExport {
        try openJSON(source, context, format: "jetstream") { JetstreamMapper(filler: $0, enricher: context.enricher) }
    }
}

/// Makes mentions of changes.
struct JetstreamMapper: JSONValueMapper {
    let filler: Filler
    let enricher: Enricher

    func mentions(of value: JSONValue, _ document: JSONDocument, into result: inout MappedChunk)
        throws(JSONValueRejection)
    {
        guard let commit = value["commit"], value["kind"]?.text == "commit" else {
            guard let kind = value["kind"]?.text, value["did"] != nil else {
                throw JSONValueRejection(
                    reason: "is no change of a Bluesky account", foreign: "objects that are no changes")
            }
            return result.tally.note(other: "× news of accounts (\(kind)): no mentions")
        }
        let fields = JSONFields(document)
        guard let collection = commit["collection"]?.text, let key = commit["rkey"]?.text,
            let account = value["did"]?.text, let post = BlueskyPost("at://\(account)/\(collection)/\(key)", fields)
        else { throw JSONValueRejection(reason: "does not say which record of which account it changes") }
        guard collection == Self.posts || collection == Self.reposts else {
            let what = collection == Self.likes ? "likes" : "follows, lists, profiles and the like"
            return result.tally.note(other: "× \(what): no mentions, counted here alone")
        }
        var record = post.record(handle: nil)
        record.collected = fields.time(value, "time_us")
        if collection == Self.reposts { record.kind = "share" }
        let content = commit["record"]
        switch (commit["operation"]?.text, collection) {
        case ("delete", _):
            record.isDeleted = true
            if collection == Self.reposts { record.url = nil }
        case (_, Self.posts):
            guard let content else { throw JSONValueRejection(reason: "holds no record of what was posted") }
            post.add(content, to: &record)
        default:
            guard let original = BlueskyPost(content?["subject"]?["uri"]?.text, fields) else {
                throw JSONValueRejection(reason: "is a repost without the address of what was reposted")
            }
            record.shareOf = original.uri
            record.url = original.record(handle: nil).url
            record.time = fields.time(content, "createdAt")
        }
        add(record, fields, to: &result)
    }

    private static let posts = "app.bsky.feed.post"
    private static let reposts = "app.bsky.feed.repost"
    private static let likes = "app.bsky.feed.like"
}
