import ClamorStore

/// TikTok's own answers: videos and comments, alone or in lists.
struct TikTokReader: ExportReader {
    var names: [String] { ["tiktok"] }
    var title: String { "TikTok" }

    func confidence(_ head: FileHead) -> Int {
        guard let json = head.json else { return 0 }
        return json.objects.prefix(5).map { object in
            let keys = json.keys(at: object)
            if TikTokItem.isVideo(keys) || TikTokItem.isComment(keys) { return 85 }
            let list = json.object("itemList", in: object) ?? json.object("comments", in: object)
            let inner = list.map { json.keys(at: $0) } ?? []
            return TikTokItem.isVideo(inner) || TikTokItem.isComment(inner) ? 85 : 0
        }.max() ?? 0
    }

    func open(_ source: ByteSource, _ context: ReadingContext) throws -> OpenedExport {
        let list = ["itemList", "comments"].first { context.head.json?.holds([$0]) == true }
        return try openJSON(source, context, format: "tiktok", way: list.map { JSONWay([[$0]]) }) {
            TikTokMapper(filler: $0, enricher: context.enricher)
        }
    }
}

/// Makes mentions of videos and comments.
struct TikTokMapper: JSONValueMapper {
    let filler: Filler
    let enricher: Enricher

    func mentions(of value: JSONValue, _ document: JSONDocument, into result: inout MappedChunk)
        throws(JSONValueRejection)
    {
        let fields = JSONFields(document)
        let list = value["itemList"] ?? value["comments"]
        for item in list.map({ Array($0.elements) }) ?? [value] {
            let keys = item.keys
            let isComment = TikTokItem.isComment(keys)
            guard isComment || TikTokItem.isVideo(keys) else {
                throw JSONValueRejection(
                    reason: "is neither a video nor a comment of TikTok",
                    foreign: "objects that are neither videos nor comments")
            }
            let tiktok = TikTokItem(item, fields)
            guard let record = isComment ? tiktok.comment() : tiktok.video() else {
                throw JSONValueRejection(reason: "has no id")
            }
            add(record, fields, to: &result)
        }
    }
}
