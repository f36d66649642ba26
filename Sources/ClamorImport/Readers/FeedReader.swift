import ClamorStore
import ClamorTime

/// Feeds of sites in XML: RSS 0.9x to 2.0, RSS 1.0 (RDF) and Atom, told by their root.
struct FeedReader: ExportReader {
    var names: [String] { ["feed", "rss", "atom", "rdf"] }
    var title: String { "RSS, Atom, RDF" }

    private static let records = ["item", "entry"]
    private static let roots: Set<String> = ["rss", "feed", "rdf:rdf", "rdf"]

    func confidence(_ head: FileHead) -> Int { Self.isFeed(head) ? 90 : 0 }

    private static func isFeed(_ head: FileHead) -> Bool {
        XMLHead(head.bytes, roots: roots, records: records) != nil
    }

    func open(_ source: ByteSource, _ context: ReadingContext) throws -> OpenedExport {
        guard let head = XMLHead(context.head.bytes, roots: Self.roots, records: Self.records) else {
            throw ImportError.notAnExport(source: source.name, seen: Recogniser.beginning(of: context.head))
        }
        if !context.options.map.isEmpty { throw ImportError.notMappable(source: source.name, format: title) }
        let feed = FeedSource(root: head.root)
        let mapper = FeedMapper(
            text: head.text, feed: feed, zone: context.zone,
            filler: try Filler(context.options.fill, writer: FieldWriter(zone: context.zone)),
            enricher: context.enricher)
        return OpenedExport(
            format: "feed", cutter: XMLRecordCutter(source: source, names: Self.records), mapper: mapper,
            notes: [feed.note] + (head.text.encoding.map { ["encoding as declared: \($0)"] } ?? []))
    }
}

/// Makes mentions of the items of a feed.
struct FeedMapper: XMLRecordMapper {
    let text: MarkupText
    let feed: FeedSource
    let zone: Zone
    let filler: Filler
    let enricher: Enricher

    func mention(of item: MarkupElement, _ tally: inout ImportTally) throws(JSONValueRejection) -> MentionRecord {
        var record = MentionRecord.blank
        record.title = item.child("title").flatMap { plain($0) }
        record.text = item.child("content:encoded", "content", "description", "summary", "itunes:summary")
            .flatMap { plain($0) }
        let guid = item.child("guid", "id")
        feed.identify(
            &record, guid: guid?.text ?? item["rdf:about"], links: links(of: item),
            isPermalink: guid?["isPermaLink"] != "false")
        guard record.id != nil || record.title != nil || record.text != nil else {
            throw JSONValueRejection(reason: "holds neither id, text, title nor url")
        }
        let time = item.child("pubDate", "published", "dc:date", "updated", "date", "prism:publicationDate", "issued")
        if let given = time?.text {
            if let found = parseTime(given, zone: zone) {
                record.time = found.instant.milliseconds
                tally.noteTime(isZoneStated: found.isZoneStated)
            } else {
                tally.noteUnreadable(time?.name ?? "", String(given.prefix(40)))
            }
        }
        feed.describe(&record, author: author(of: item), lang: item["xml:lang"] ?? item.child("dc:language")?.text)
        record.replies = item.child("slash:comments", "thr:total")?.text.flatMap { Int64($0) }
        record.rating = item.child("im:rating")?.text.flatMap { CellValue.rating(Array($0.utf8)) }
        record.parent = item.child("thr:in-reply-to")?["ref"]
        keep(item, in: &record)
        return record
    }

    /// The text of an element that may hold HTML, escaped or as elements.
    private func plain(_ element: MarkupElement) -> String? {
        let type = element["type"]
        let given: String? =
            type == "xhtml" || type == "application/xhtml+xml" || !element.children.isEmpty
            ? element.markup : element.text
        guard var given else { return nil }
        // Text that says that it is none of HTML may hold an example of it.
        if type == "text" || type == "text/plain" { return given }
        given = HTMLText.plain(given)
        return given.isEmpty ? nil : given
    }

    /// Where it leads: the item's page first, then what stands beside it as related.
    private func links(of item: MarkupElement) -> [String] {
        if let original = item.child("feedburner:origLink")?.text { return [original] }
        let links = item.children.filter { $0.name == "link" || $0.name == "atom:link" }
        let page = links.first { ($0["rel"] ?? "alternate") == "alternate" && ($0["href"] ?? $0.text) != nil }
        let related = links.filter { $0["rel"] == "related" }
        return ([page] + related).compactMap { $0?["href"] ?? $0?.text }
    }

    /// The name in Atom; in RSS often a mail address with a name in brackets.
    private func author(of item: MarkupElement) -> String? {
        if let creator = item.child("dc:creator", "itunes:author")?.text { return creator }
        guard let author = item.child("author") else { return nil }
        if let name = author.child("name")?.text { return name }
        guard let text = author.text else { return nil }
        if let open = text.firstIndex(of: "("), text.hasSuffix(")"), text.contains("@") {
            return String(text[text.index(after: open)...].dropLast())
        }
        return text
    }

    private func keep(_ item: MarkupElement, in record: inout MentionRecord) {
        let categories = item.children.filter { $0.name == "category" || $0.name == "dc:subject" }
        let names = categories.compactMap { $0["term"] ?? $0.text }
        if !names.isEmpty { record.extra.append(("categories", names.joined(separator: ", "))) }
        if let updated = item.child("updated")?.text, item.child("published") != nil {
            record.extra.append(("updated", updated))
        }
        for name in ["comments", "source"] {
            if let text = item.child(name)?.text { record.extra.append((name, text)) }
        }
        if let file = item.child("enclosure")?["url"] { record.extra.append(("enclosure", file)) }
    }
}
