import ClamorStore

/// What a feed says of itself, which holds for its items.
struct FeedSource: Sendable {
    /// What the feed is called, for the report.
    var form = "feed"
    var title: String?
    var lang: String?
    var author: String?
    /// Hosts of the site.
    var hosts: Set<String> = []

    init() {}

    /// From the root of a document in XML.
    init(root: MarkupElement) {
        let version = root["version"].map { " \($0)" } ?? ""
        switch root.name.lowercased() {
        case "rss": form = "RSS\(version)"
        case "feed": form = "Atom"
        default: form = "RSS 1.0 (RDF)"
        }
        let about = root.name.lowercased() == "feed" ? root : root.child("channel") ?? root
        title = about.child("title")?.text.map { HTMLText.plain($0) }
        lang = about.child("language", "dc:language")?.text ?? root["xml:lang"]
        author = about.child("author")?.child("name")?.text ?? about.child("dc:creator")?.text
        for link in about.children where link.name.hasSuffix("link") {
            if let host = (link["href"] ?? link.text).flatMap(URLParts.host) { hosts.insert(host) }
        }
    }

    var note: String { title.map { "\(form): “\($0)”" } ?? form }

    /// Gives an item its address and id.
    ///
    /// An item is known by its address on the feed's own site, as other exports know it: the guid where that is an
    /// address, else a link of that site. Links may lead to what a post is about: then the guid is the id.
    func identify(_ record: inout MentionRecord, guid: String?, links: [String], isPermalink: Bool) {
        let address = guid.flatMap { $0.hasPrefix("http") && isPermalink ? $0 : nil }
        let own = links.first(where: isOwn)
        record.url = own ?? address ?? links.first
        if let first = links.first, first != record.url { record.extra.append(("external_url", first)) }
        let named = address ?? own ?? (guid == nil ? links.first : nil)
        if let named, let native = NativeIdentity(url: named) {
            record.id = native.id
            record.channel = native.channel
        } else {
            record.id = named.flatMap(WebAddress.init)?.canonical ?? guid
        }
        if let guid, guid != record.id, guid != record.url { record.extra.append(("guid", guid)) }
        if record.url == nil { record.domain = hosts.min() }
    }

    private func isOwn(_ link: String) -> Bool {
        guard let host = URLParts.host(link) else { return false }
        // A feed that names no site is its items' site.
        return hosts.isEmpty || hosts.contains(host)
    }

    /// Gives an item who wrote it, in which language, and in which feed.
    func describe(_ record: inout MentionRecord, author given: String?, lang: String?) {
        record.authorName = given ?? author ?? title
        record.lang = lang ?? self.lang
        if let title { record.extra.append(("feed", title)) }
    }
}
