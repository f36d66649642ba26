import ClamorStore
import ClamorTime

/// JSON Feed, versions 1 and 1.1: an object about the feed that holds its items.
struct JSONFeedReader: ExportReader {
    var names: [String] { ["json-feed"] }
    var title: String { "JSON Feed" }

    func confidence(_ head: FileHead) -> Int {
        guard let json = head.json, let first = json.objects.first else { return 0 }
        let keys = json.keys(at: first)
        guard keys.contains("items"), keys.contains("version") else { return 0 }
        return Self.text("version", json, first)?.contains("jsonfeed.org") == true ? 95 : 0
    }

    func open(_ source: ByteSource, _ context: ReadingContext) throws -> OpenedExport {
        guard let json = context.head.json, let first = json.objects.first else {
            throw ImportError.notAnExport(source: source.name, seen: Recogniser.beginning(of: context.head))
        }
        var feed = FeedSource()
        feed.form = "JSON Feed"
        feed.title = Self.text("title", json, first)
        feed.lang = Self.text("language", json, first)
        let author = json.object("author", in: first) ?? json.object("authors", in: first)
        feed.author = author.flatMap { Self.text("name", json, $0) }
        feed.hosts = Set(
            ["home_page_url", "feed_url"].compactMap { Self.text($0, json, first).flatMap(URLParts.host) })
        var opened = try openJSON(source, context, format: "json-feed", way: JSONWay([["items"]])) {
            JSONFeedMapper(feed: feed, filler: $0, enricher: context.enricher)
        }
        opened.notes.append(feed.note)
        return opened
    }

    /// The text under a key of an object in the head.
    private static func text(_ key: String, _ json: JSONHead, _ object: Range<Int>) -> String? {
        guard let value = json.members(at: object).first(where: { $0.key == key })?.value else { return nil }
        let bytes = json.padded(value)
        var repairs = DecodedText.Repairs()
        let document = JSONDocument()
        return bytes.withUnsafeBufferPointer { try? document.parse($0, 0..<value.count, repairs: &repairs).text }
    }
}

/// Makes mentions of the items of a JSON Feed.
struct JSONFeedMapper: JSONValueMapper {
    let feed: FeedSource
    let filler: Filler
    let enricher: Enricher

    func mentions(of value: JSONValue, _ document: JSONDocument, into result: inout MappedChunk)
        throws(JSONValueRejection)
    {
        // A feed on one line among others comes whole.
        guard let items = value["items"], items.isArray else { return try mention(of: value, document, &result) }
        for item in items.elements { try mention(of: item, document, &result) }
    }

    private func mention(
        of item: JSONValue, _ document: JSONDocument, _ result: inout MappedChunk
    ) throws(JSONValueRejection) {
        var record = MentionRecord.blank
        record.title = item["title"]?.text.map { HTMLText.plain($0) }
        record.text =
            item["content_html"]?.text.map { HTMLText.plain($0) } ?? item["content_text"]?.text ?? item["summary"]?.text
        feed.identify(
            &record, guid: item["id"]?.identifier, links: [item["url"]?.text].compactMap { $0 }, isPermalink: true)
        guard record.id != nil || record.title != nil || record.text != nil else {
            throw JSONValueRejection(reason: "holds neither id, text, title nor url")
        }
        if let given = (item["date_published"] ?? item["date_modified"])?.text, let found = parseTime(given, zone: .utc)
        {
            record.time = found.instant.milliseconds
            result.tally.noteTime(isZoneStated: found.isZoneStated)
        }
        let author = item["author"] ?? item["authors"]?.elements.first { _ in true }
        feed.describe(&record, author: author?["name"]?.text, lang: item["language"]?.text)
        let tags = item["tags"]?.elements.compactMap(\.text) ?? []
        if !tags.isEmpty { record.extra.append(("categories", tags.joined(separator: ", "))) }
        record.keepRest(of: item, document, except: Self.knownKeys)
        add(record, to: &result)
    }

    private static let knownKeys: Set<String> = [
        "id", "url", "title", "content_html", "content_text", "date_published", "author", "authors", "language", "tags",
        "image", "banner_image",
    ]
}
