import ClamorStore
import ClamorTime

/// The `result.json` that Telegram's desktop program exports: one chat, or all chats of an account. One huge object: its
/// messages are read as they come. Fields as in core.telegram.org/import-export and the exports' own form, known from
/// documents alone.
struct TelegramReader: ExportReader {
    var names: [String] { ["telegram"] }
    var title: String { "Telegram export" }

    private static let paths = [["messages"], ["chats", "list", "messages"], ["left_chats", "list", "messages"]]

    func confidence(_ head: FileHead) -> Int {
        guard let json = head.json, let first = json.objects.first else { return 0 }
        if let chats = json.object("chats", in: first) ?? json.object("left_chats", in: first),
            let chat = json.object("list", in: chats)
        {
            return json.keys(at: chat).isSuperset(of: ["type", "id", "messages"]) ? 90 : 0
        }
        let keys = json.keys(at: first)
        guard keys.isSuperset(of: ["type", "id", "messages"]), let message = json.object("messages", in: first) else {
            return 0
        }
        return json.keys(at: message).isSuperset(of: ["id", "type", "date"]) ? 90 : 0
    }

    func open(_ source: ByteSource, _ context: ReadingContext) throws -> OpenedExport {
        try openJSON(source, context, format: "telegram", way: JSONWay(Self.paths, wraps: true)) {
            TelegramMapper(filler: $0, enricher: context.enricher, zone: context.zone)
        }
    }
}

/// Makes mentions of messages, each with the short members of its chat around it.
struct TelegramMapper: JSONValueMapper {
    let filler: Filler
    let enricher: Enricher
    /// For dates without offset, where a message has no `date_unixtime`.
    let zone: Zone

    func mentions(of value: JSONValue, _ document: JSONDocument, into result: inout MappedChunk)
        throws(JSONValueRejection)
    {
        guard let messages = value["messages"] else { throw JSONValueRejection(reason: "holds no messages") }
        let fields = JSONFields(document)
        for message in messages.elements {
            if message["type"]?.text == "service" {
                result.tally.note(other: "× service messages (who joined, what was pinned): no mentions")
                continue
            }
            guard let number = message["id"]?.identifier else {
                throw JSONValueRejection(reason: "is a message without id")
            }
            add(record(message, number, chat: value, fields), fields, to: &result)
        }
    }

    private func record(
        _ message: JSONValue, _ number: String, chat: JSONValue, _ fields: JSONFields
    ) -> MentionRecord {
        var record = MentionRecord.blank
        let chatNumber = chat["id"]?.identifier ?? chat["name"]?.text ?? "chat"
        let name = chat["username"]?.text
        let place = name ?? chatNumber
        record.id = "\(place)/\(number)"
        record.channel = "telegram"
        record.time = fields.time(message, "date_unixtime") ?? fields.time(message, "date", zone: zone)
        record.author = fields.text(message, "from_id")
        record.authorName = fields.text(message, "from")
        record.text = text(message["text"])
        // A number in another chat names no message of this one.
        if message["reply_to_peer_id"] == nil {
            record.parent = fields.id(message, "reply_to_message_id").map { "\(place)/\($0)" }
        }
        if message["forwarded_from"] != nil { record.kind = "share" }
        let kind = chat["type"]?.text ?? ""
        if let name {
            record.url = "https://t.me/\(name)/\(number)"
        } else if kind.hasSuffix("channel") || kind.hasSuffix("supergroup") {
            record.url = "https://t.me/c/\(chatNumber)/\(number)"
        }
        let reactions = message["reactions"]?.elements.map { $0 } ?? []
        if !reactions.isEmpty {
            record.likes = reactions.reduce(0) { $0 + (fields.count($1, "count") ?? 0) }
            let names = reactions.map { "\($0["emoji"]?.text ?? "?") \($0["count"]?.integer ?? 0)" }
            record.extra.append(("reactions", names.joined(separator: ", ")))
        }
        if let title = chat["name"]?.text { record.extra.append(("chat", title)) }
        if !kind.isEmpty { record.extra.append(("chat_type", kind)) }
        record.keepRest(of: message, fields.document, except: Self.knownKeys, keepFalse: false)
        return record
    }

    /// A string, or an array of strings and of parts with their own looks.
    private func text(_ value: JSONValue?) -> String? {
        guard let value else { return nil }
        if !value.isArray { return value.text }
        let whole = value.elements.compactMap { $0.text ?? $0["text"]?.text }.joined()
        return whole.isEmpty ? nil : whole
    }

    /// Read into fields; or sizes and places of files.
    private static let knownKeys: Set<String> = [
        "id", "type", "date", "date_unixtime", "from", "from_id", "actor", "actor_id", "text", "text_entities",
        "reply_to_message_id", "reactions", "edited", "photo", "photo_file_size", "file", "file_size", "thumbnail",
        "thumbnail_file_size", "width", "height", "inline_bot_buttons",
    ]
}
