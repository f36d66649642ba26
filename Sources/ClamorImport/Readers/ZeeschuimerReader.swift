import ClamorStore

/// The lines of Zeeschuimer, which keeps what sites send to a browser: the item of the platform in an envelope that says
/// when and where it was seen. Fields of the items are known from documents and from tools that read them.
struct ZeeschuimerReader: ExportReader {
    var names: [String] { ["zeeschuimer"] }
    var title: String { "Zeeschuimer" }

    func confidence(_ head: FileHead) -> Int {
        guard let json = head.json else { return 0 }
        let needed: Set<String> = ["item_id", "timestamp_collected", "source_platform", "data"]
        return json.objects.prefix(5).contains { json.keys(at: $0).isSuperset(of: needed) } ? 95 : 0
    }

    func open(_ source: ByteSource, _ context: ReadingContext) throws -> OpenedExport {
        try openJSON(source, context, format: "zeeschuimer") {
            ZeeschuimerMapper(filler: $0, enricher: context.enricher)
        }
    }
}

/// Makes mentions of items, by their platform.
struct ZeeschuimerMapper: JSONValueMapper {
    let filler: Filler
    let enricher: Enricher

    func mentions(of value: JSONValue, _ document: JSONDocument, into result: inout MappedChunk)
        throws(JSONValueRejection)
    {
        guard let item = value["data"], item.isObject, let platform = value["source_platform"]?.text else {
            throw JSONValueRejection(reason: "holds no item of a platform")
        }
        let fields = JSONFields(document)
        let collected = fields.time(value, "timestamp_collected")
        var context: [MentionRecord] = []
        guard var record = Self.record(of: item, platform, fields, &context, result: &result) else {
            if Self.platforms.contains(where: { platform.contains($0) }) {
                throw JSONValueRejection(reason: "holds no post or comment of \(platform) with an id")
            }
            let what = "items of \(platform), whose fields are not known"
            throw JSONValueRejection(reason: "holds \(what)", foreign: what)
        }
        record.collected = collected
        add(record, fields, to: &result)
        for var original in context {
            original.isContext = true
            original.collected = collected
            add(original, to: &result)
        }
    }

    private static let platforms = ["twitter", "x.com", "tiktok", "instagram", "threads", "linkedin"]

    private static func record(
        of item: JSONValue, _ platform: String, _ fields: JSONFields, _ context: inout [MentionRecord],
        result: inout MappedChunk
    ) -> MentionRecord? {
        switch platform {
        case let name where name.contains("tiktok"):
            let tiktok = TikTokItem(item, fields)
            return item["cid"] == nil ? tiktok.video() : tiktok.comment()
        case let name where name.contains("instagram"):
            return MetaPost(item, fields, isThreads: false).record()
        case let name where name.contains("threads"):
            return MetaPost(item["post"] ?? item, fields, isThreads: true).record()
        case let name where name.contains("linkedin"):
            let post = LinkedInPost(item, fields).record()
            if post != nil { result.tally.note(other: "× time of a LinkedIn post reckoned from its number") }
            return post
        case let name where name.contains("twitter") || name == "x.com":
            let tweet = XPost(item, fields)
            context = tweet?.carried ?? []
            return tweet?.record()
        default: return nil
        }
    }
}
