import ClamorStore
import ClamorTime

/// Questions, answers and comments of Stack Exchange's sites: the rows of the dump (`Posts.xml`, `Comments.xml`), the
/// answers of the API, and tables of the Data Explorer.
///
/// A dump does not name its site: `domain`, where it is filled, goes before the ids, so that the posts of several sites
/// stay apart and meet those of the API.
struct StackExchangeReader: ExportReader {
    var names: [String] { ["stackexchange"] }
    var title: String { "Stack Exchange" }

    private static let roots: Set<String> = ["posts", "comments"]
    private static let table = TableFormatReader(.stackExchange)

    func confidence(_ head: FileHead) -> Int {
        if XMLHead(head.bytes, roots: Self.roots, records: ["row"]) != nil { return 90 }
        if let json = head.json, Self.isAnswer(json) { return 90 }
        return Self.table.confidence(head)
    }

    private static func isAnswer(_ json: JSONHead) -> Bool {
        guard let first = json.objects.first, let item = json.object("items", in: first) else { return false }
        let keys = json.keys(at: item)
        return keys.contains("creation_date")
            && !keys.isDisjoint(with: ["question_id", "answer_id", "comment_id", "post_id"])
    }

    func open(_ source: ByteSource, _ context: ReadingContext) throws -> OpenedExport {
        if let head = XMLHead(context.head.bytes, roots: Self.roots, records: ["row"]) {
            if !context.options.map.isEmpty { throw ImportError.notMappable(source: source.name, format: title) }
            let filler = try Filler(context.options.fill, writer: FieldWriter(zone: .utc))
            let hasSite = context.options.fill.contains { $0.field == .domain }
            return OpenedExport(
                format: "stackexchange", cutter: XMLRecordCutter(source: source, names: ["row"]),
                mapper: StackExchangeDumpMapper(
                    text: head.text, isComments: head.root.name.lowercased() == "comments", filler: filler,
                    enricher: context.enricher),
                notes: hasSite
                    ? [] : ["the dump does not name its site: fill domain = … keeps the posts of several apart"])
        }
        if context.head.json == nil { return try Self.table.open(source, context) }
        return try openJSON(source, context, format: "stackexchange", way: JSONWay([["items"]])) {
            StackExchangeMapper(filler: $0, enricher: context.enricher)
        }
    }
}

/// Makes mentions of the rows of a dump.
struct StackExchangeDumpMapper: XMLRecordMapper {
    let text: MarkupText
    let isComments: Bool
    let filler: Filler
    let enricher: Enricher

    func mention(of row: MarkupElement, _ tally: inout ImportTally) throws(JSONValueRejection) -> MentionRecord {
        guard let id = row["Id"] else { throw JSONValueRejection(reason: "has no Id") }
        if let type = row["PostTypeId"], type != "1", type != "2" {
            throw JSONValueRejection(
                reason: "is neither question nor answer (post type \(type))",
                foreign: "wikis and other pages of the site")
        }
        var record = MentionRecord.blank
        record.channel = "stackexchange"
        record.id = isComments ? "comment/\(id)" : id
        record.parent = isComments ? row["PostId"] : row["ParentId"]
        record.thread = isComments ? nil : row["ParentId"] ?? id
        record.title = row["Title"]
        // Comments are in Markdown, posts in HTML.
        record.text = isComments ? row["Text"] : row["Body"].map { HTMLText.plain($0) }
        record.author = row["OwnerDisplayName"] ?? row["UserDisplayName"] ?? row["OwnerUserId"] ?? row["UserId"]
        if let given = row["CreationDate"], let time = parseTime(given, zone: .utc) {
            record.time = time.instant.milliseconds
            tally.noteTime(isZoneStated: time.isZoneStated)
        }
        record.likes = row["Score"].flatMap { Int64($0) }.flatMap { $0 >= 0 ? $0 : nil }
        record.views = row["ViewCount"].flatMap { Int64($0) }
        let replies = [row["AnswerCount"], row["CommentCount"]].compactMap { $0.flatMap { Int64($0) } }
        if !replies.isEmpty { record.replies = replies.reduce(0, +) }
        record.hashtags = row["Tags"].map { $0.split { "<>|".contains($0) }.map(String.init) } ?? []
        for (name, value) in row.attributes where !Self.known.contains(name) && !value.isEmpty {
            record.extra.append((name, value))
        }
        if record.likes == nil, let score = row["Score"] { record.extra.append(("Score", score)) }
        return record
    }

    /// Puts the site before the ids, and makes the address.
    func settle(_ mention: inout MentionRecord) {
        guard let site = mention.domain, let id = mention.id else { return }
        let host = URLParts.host(site) ?? site
        mention.url = isComments ? nil : "https://\(host)/\(mention.parent == nil ? "questions" : "a")/\(id)"
        mention.id = "\(host)/\(id)"
        mention.parent = mention.parent.map { "\(host)/\($0)" }
        mention.thread = mention.thread.map { "\(host)/\($0)" }
    }

    private static let known: Set<String> = [
        "Id", "PostTypeId", "ParentId", "PostId", "Title", "Text", "Body", "OwnerDisplayName", "UserDisplayName",
        "CreationDate", "Score", "ViewCount", "AnswerCount", "CommentCount", "Tags",
    ]
}

/// Makes mentions of what the API gives: questions, answers and comments.
struct StackExchangeMapper: JSONValueMapper {
    let filler: Filler
    let enricher: Enricher

    func mentions(of value: JSONValue, _ document: JSONDocument, into result: inout MappedChunk)
        throws(JSONValueRejection)
    {
        // An answer on one line among others comes whole.
        guard let items = value["items"], items.isArray else { return try mention(of: value, document, &result) }
        for item in items.elements { try mention(of: item, document, &result) }
    }

    private func mention(
        of item: JSONValue, _ document: JSONDocument, _ result: inout MappedChunk
    ) throws(JSONValueRejection) {
        let number = (item["comment_id"] ?? item["answer_id"] ?? item["question_id"] ?? item["post_id"])?.identifier
        guard let number else { throw JSONValueRejection(reason: "has no id") }
        let link = (item["link"] ?? item["share_link"])?.text
        let site = link.flatMap(URLParts.host).map { "\($0)/" } ?? ""
        let isComment = item["comment_id"] != nil
        let isAnswer = !isComment && item["answer_id"] != nil
        var record = MentionRecord.blank
        record.channel = "stackexchange"
        record.id = site + (isComment ? "comment/\(number)" : number)
        record.url = link
        let parent = isComment ? item["post_id"]?.identifier : isAnswer ? item["question_id"]?.identifier : nil
        record.parent = parent.map { site + $0 }
        record.thread = isComment ? nil : site + (item["question_id"]?.identifier ?? number)
        record.title = isAnswer ? nil : item["title"]?.text.map { HTMLText.plain($0) }
        record.text = (item["body"] ?? item["body_markdown"])?.text.map { HTMLText.plain($0) }
        record.author = item["owner"]?["display_name"]?.text.map { HTMLText.plain($0) }
        record.time = item["creation_date"]?.integer.map { $0 * 1_000 }
        record.likes = item["score"]?.integer.flatMap { $0 >= 0 ? $0 : nil }
        record.views = item["view_count"]?.integer
        let replies = [item["answer_count"]?.integer, item["comment_count"]?.integer].compactMap { $0 }
        if !replies.isEmpty { record.replies = replies.reduce(0, +) }
        record.hashtags = item["tags"]?.elements.compactMap(\.text) ?? []
        if let user = item["owner"]?["user_id"]?.identifier { record.extra.append(("user_id", user)) }
        record.keepRest(of: item, document, except: Self.known)
        add(record, to: &result)
    }

    private static let known: Set<String> = [
        "comment_id", "answer_id", "question_id", "post_id", "link", "share_link", "title", "body", "body_markdown",
        "owner", "creation_date", "view_count", "answer_count", "comment_count", "tags", "content_license",
    ]
}

extension TableFormat {
    /// Posts as the Data Explorer gives them.
    static let stackExchange: TableFormat = {
        var format = TableFormat(
            "stackexchange", "Stack Exchange", signatures: ["Id,PostTypeId,CreationDate,Score,Body"],
            [
                field(.id, "Id"), field(.parent, "ParentId"), field(.time, "CreationDate"), field(.title, "Title"),
                field(.text, "Body"), field(.author, "OwnerDisplayName,OwnerUserId"), field(.likes, "Score"),
                field(.views, "ViewCount"), field(.replies, "AnswerCount,CommentCount"), field(.hashtags, "Tags"),
            ])
        format.isInJSON = false
        format.channel = "stackexchange"
        format.zone = .utc
        return format
    }()
}
