/// Statuses as Mastodon's API gives them: timelines, single statuses, and the bodies of searches, conversations and
/// threads that hold them.
struct MastodonReader: ExportReader {
    var names: [String] { ["mastodon"] }
    var title: String { "Mastodon" }

    func confidence(_ head: FileHead) -> Int {
        guard let json = head.json, let first = json.objects.first else { return 0 }
        let keys = json.keys(at: first)
        if Self.isStatus(keys, account: json.object("account", in: first).map { json.keys(at: $0) }) { return 90 }
        if keys.contains("last_status"), keys.contains("accounts") { return 80 }
        if keys.isSuperset(of: ["ancestors", "descendants"]) { return 80 }
        if keys.isSuperset(of: ["statuses", "accounts", "hashtags"]) { return 80 }
        if MastodonMapper.foreign(keys) != nil { return 70 }
        guard json.isFirstBroken else { return 0 }
        if keys.contains("accounts"), json.carries("acct", "statuses") { return 60 }
        return json.carries("acct", "spoiler_text", "content", "visibility") ? 20 : 0
    }

    private static func isStatus(_ keys: Set<String>, account: Set<String>?) -> Bool {
        keys.isSuperset(of: ["content", "created_at", "account"]) && account?.contains("acct") ?? true
    }

    func open(_ source: ByteSource, _ context: ReadingContext) throws -> OpenedExport {
        try openJSON(source, context, format: "mastodon") { MastodonMapper(filler: $0, enricher: context.enricher) }
    }
}

/// Makes mentions of statuses and of the bodies that hold them.
struct MastodonMapper: JSONValueMapper {
    let filler: Filler
    let enricher: Enricher

    func mentions(of value: JSONValue, _ document: JSONDocument, into result: inout MappedChunk)
        throws(JSONValueRejection)
    {
        let statuses = Self.statuses(in: value)
        if statuses.isEmpty {
            if Self.isEmptyBody(value) {
                if value["unread"] != nil { result.tally.note(other: "conversations without a status left out") }
                return
            }
            let keys = value.keys
            let foreign = Self.foreign(keys) ?? "objects that are no statuses"
            throw JSONValueRejection(reason: "holds \(foreign), no statuses", foreign: foreign)
        }
        let fields = JSONFields(document)
        for status in statuses {
            let mention = MastodonStatus(status, fields)
            add(mention.record(), fields, to: &result)
            for carried in mention.carried { add(carried.contextRecord(), fields, to: &result) }
        }
    }

    /// Resolves replies inside the chunk: a status names its parent by the server's number, while a mention's id is its
    /// address.
    func map(_ chunk: RawChunk) -> MappedChunk {
        var result = mapValues(chunk)
        var addresses: [String: String] = [:]
        for record in result.records {
            if let number = record.extra.first(where: { $0.name == "id" })?.value, let id = record.id {
                addresses[number] = id
            }
        }
        for place in result.records.indices {
            guard let parent = result.records[place].parent else { continue }
            if let address = addresses[parent] {
                result.records[place].parent = address
            } else {
                result.tally.note(.unlinked)
            }
        }
        return result
    }

    private static func statuses(in value: JSONValue) -> [JSONValue] {
        if isStatus(value) { return [value] }
        if let last = value["last_status"], isStatus(last) { return [last] }
        let lists = [value["ancestors"], value["descendants"], value["statuses"]].compactMap { $0 }
        return lists.flatMap { Array($0.elements) }.filter(isStatus)
    }

    private static func isStatus(_ value: JSONValue) -> Bool {
        value["content"] != nil && value["account"] != nil && (value["uri"] ?? value["id"]) != nil
    }

    private static func isEmptyBody(_ value: JSONValue) -> Bool {
        value["statuses"] != nil || value["descendants"] != nil || value["accounts"] != nil && value["unread"] != nil
    }

    /// What an object with these keys is, when it is one of Mastodon's that is no status.
    static func foreign(_ keys: Set<String>) -> String? {
        if keys.isSuperset(of: ["title", "version", "configuration"]) { return "a Mastodon server's description" }
        if keys.isSuperset(of: ["content", "account", "spoiler_text"]), keys.isDisjoint(with: ["id", "uri"]) {
            return "a Mastodon status's earlier versions"
        }
        if keys.isSuperset(of: ["acct", "username", "note"]) { return "Mastodon accounts" }
        return nil
    }
}
