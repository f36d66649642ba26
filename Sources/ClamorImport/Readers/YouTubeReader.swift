import ClamorStore

/// Comments and videos of YouTube: answers of the Data API (comment threads, comments, searches, videos, playlists) and
/// the lines of comment downloaders, whose fields are known from documents alone.
struct YouTubeReader: ExportReader {
    var names: [String] { ["youtube"] }
    var title: String { "YouTube" }

    func confidence(_ head: FileHead) -> Int {
        guard let json = head.json else { return 0 }
        return json.objects.prefix(5).map { object in
            if json.string("kind", in: object)?.hasPrefix("youtube#") == true { return 95 }
            let keys = json.keys(at: object)
            if YouTubeMapper.isDownloaded(keys) { return 85 }
            let comments = json.object("comments", in: object).map { json.keys(at: $0) }
            return comments.map(YouTubeMapper.isOfVideoTool) == true && keys.contains("id") ? 85 : 0
        }.max() ?? 0
    }

    func open(_ source: ByteSource, _ context: ReadingContext) throws -> OpenedExport {
        let json = context.head.json
        let way =
            json?.holds(["items"]) == true
            ? JSONWay([["items"]]) : json?.holds(["comments"]) == true ? JSONWay([["comments"]], wraps: true) : nil
        return try openJSON(source, context, format: "youtube", way: way) {
            YouTubeMapper(filler: $0, enricher: context.enricher)
        }
    }
}

/// Makes mentions of items, of pages of items, and of downloaded comments.
struct YouTubeMapper: JSONValueMapper {
    let filler: Filler
    let enricher: Enricher

    func mentions(of value: JSONValue, _ document: JSONDocument, into result: inout MappedChunk)
        throws(JSONValueRejection)
    {
        let fields = JSONFields(document)
        if let items = value["items"], items.isArray {
            for item in items.elements {
                do throws(JSONValueRejection) {
                    try add(item, fields, to: &result)
                } catch {
                    result.tally.note(other: "× an item left out: it \(error.reason)")
                }
            }
        } else if let comments = value["comments"], comments.isArray {
            for comment in comments.elements { try add(ofVideoTool: comment, value, fields, to: &result) }
        } else {
            try add(value, fields, to: &result)
        }
    }

    private func add(_ item: JSONValue, _ fields: JSONFields, to result: inout MappedChunk) throws(JSONValueRejection) {
        let kind = item["kind"]?.text ?? ""
        let snippet = item["snippet"]
        switch kind {
        case "youtube#commentThread":
            guard let top = snippet?["topLevelComment"] else {
                throw JSONValueRejection(reason: "is a thread of comments without its comment")
            }
            let video = fields.text(snippet, "videoId")
            try add(comment: top, video: video, replies: fields.count(snippet, "totalReplyCount"), fields, to: &result)
            for reply in item["replies"]?["comments"]?.elements ?? .none {
                try add(comment: reply, video: video, replies: nil, fields, to: &result)
            }
        case "youtube#comment":
            try add(comment: item, video: nil, replies: nil, fields, to: &result)
        case "youtube#video", "youtube#searchResult", "youtube#playlistItem":
            try add(video: item, fields, to: &result)
        case "":
            let keys = item.keys
            guard Self.isDownloaded(keys) else {
                throw JSONValueRejection(
                    reason: "is neither a comment nor a video of YouTube",
                    foreign: "objects that are neither comments nor videos")
            }
            addDownloaded(item, fields, to: &result)
        default:
            let what = "YouTube's \(kind.dropFirst("youtube#".count))s"
            throw JSONValueRejection(reason: "is one of \(what), no mention", foreign: what)
        }
    }

    // MARK: The API

    private func add(
        comment: JSONValue, video: String?, replies: Int64?, _ fields: JSONFields, to result: inout MappedChunk
    ) throws(JSONValueRejection) {
        guard let id = comment["id"]?.text else { throw JSONValueRejection(reason: "is a comment without id") }
        let snippet = comment["snippet"]
        var record = Self.comment(id, video: fields.text(snippet, "videoId") ?? video, fields.text(snippet, "parentId"))
        Self.setAuthor(fields.text(snippet, "authorDisplayName"), &record)
        // `textOriginal` is there for the author alone; `textDisplay` is HTML unless plain text was asked for.
        record.text =
            fields.text(snippet, "textOriginal") ?? fields.text(snippet, "textDisplay").map { HTMLText.plain($0) }
        if let text = record.text { record.text = Self.withoutMarks(text) }
        record.time = fields.time(snippet, "publishedAt")
        record.likes = fields.count(snippet, "likeCount")
        record.replies = replies
        if let edited = snippet?["updatedAt"]?.text, edited != snippet?["publishedAt"]?.text {
            record.extra.append(("updatedAt", edited))
        }
        if let snippet {
            record.keepRest(of: snippet, fields.document, except: Self.knownOfComments, keepFalse: false)
        }
        add(record, fields, to: &result)
    }

    private func add(video: JSONValue, _ fields: JSONFields, to result: inout MappedChunk) throws(JSONValueRejection) {
        let snippet = video["snippet"]
        let named = video["id"]?["videoId"] ?? snippet?["resourceId"]?["videoId"]
        guard let id = (named ?? video["id"])?.text else {
            let isChannel = video["id"]?["channelId"] != nil
            let what = isChannel ? "YouTube's channels" : "YouTube's playlists"
            throw JSONValueRejection(reason: "is one of \(what), no mention", foreign: what)
        }
        var record = MentionRecord.blank
        (record.id, record.channel, record.kind) = (id, "youtube", "post")
        record.thread = id
        record.url = "https://www.youtube.com/watch?v=\(id)"
        let owner = fields.text(snippet, "videoOwnerChannelTitle") ?? fields.text(snippet, "channelTitle")
        Self.setAuthor(owner, &record)
        // Titles of searches are HTML.
        record.title = fields.text(snippet, "title").map { HTMLText.plain($0) }
        record.text = fields.text(snippet, "description")
        record.time = fields.time(video["contentDetails"], "videoPublishedAt") ?? fields.time(snippet, "publishedAt")
        record.lang = fields.text(snippet, "defaultAudioLanguage") ?? fields.text(snippet, "defaultLanguage")
        let counts = video["statistics"]
        record.likes = fields.count(counts, "likeCount")
        record.replies = fields.count(counts, "commentCount")
        record.views = fields.count(counts, "viewCount")
        record.keepRest(of: video, fields.document, except: Self.knownOfVideos, keepFalse: false)
        add(record, fields, to: &result)
    }

    // MARK: Downloaders

    /// The lines of youtube-comment-downloader: `cid`, counts as the page shows them (`1.2K`), times reckoned from words
    /// (“2 weeks ago”), no video.
    private func addDownloaded(_ item: JSONValue, _ fields: JSONFields, to result: inout MappedChunk) {
        let id = fields.text(item, "cid") ?? ""
        var record = Self.comment(id, video: fields.text(item, "video_id") ?? fields.text(item, "videoId"), nil)
        Self.setAuthor(fields.text(item, "author"), &record)
        record.text = fields.text(item, "text")
        record.time = fields.time(item, "time_parsed")
        if record.time != nil {
            result.tally.note(other: "× time reckoned by the downloader from words such as “2 weeks ago”")
        }
        record.likes = fields.count(item, "votes")
        record.replies = fields.count(item, "replies")
        record.keepRest(of: item, fields.document, except: Self.knownOfDownloads, keepFalse: false)
        add(record, fields, to: &result)
    }

    /// A comment that yt-dlp keeps beside its video.
    private func add(
        ofVideoTool comment: JSONValue, _ video: JSONValue, _ fields: JSONFields, to result: inout MappedChunk
    ) throws(JSONValueRejection) {
        guard let id = comment["id"]?.text else { throw JSONValueRejection(reason: "is a comment without id") }
        let parent = fields.text(comment, "parent").flatMap { $0 == "root" ? nil : $0 }
        var record = Self.comment(id, video: video["id"]?.text, parent)
        Self.setAuthor(fields.text(comment, "author"), &record)
        record.text = fields.text(comment, "text")
        record.time = fields.time(comment, "timestamp")
        record.likes = fields.count(comment, "like_count")
        record.verified = fields.truth(comment, "author_is_verified")
        record.keepRest(of: comment, fields.document, except: Self.knownOfDownloads, keepFalse: false)
        add(record, fields, to: &result)
    }

    // MARK: Parts

    /// A comment on a video; the id of a reply is that of the comment above it, a dot and its own.
    private static func comment(_ id: String, video: String?, _ parent: String?) -> MentionRecord {
        var record = MentionRecord.blank
        (record.id, record.channel, record.kind) = (id, "youtube", "comment")
        record.thread = video
        record.parent = parent ?? id.firstIndex(of: ".").map { String(id[..<$0]) }
        record.url = video.map { "https://www.youtube.com/watch?v=\($0)&lc=\(id)" }
        return record
    }

    /// Names that begin with @ are handles.
    private static func setAuthor(_ name: String?, _ record: inout MentionRecord) {
        if name?.hasPrefix("@") == true { record.author = name } else { record.authorName = name }
    }

    private static func withoutMarks(_ text: String) -> String? {
        guard text.unicodeScalars.last == "\u{FEFF}" else { return text }
        let kept = String(text.unicodeScalars.dropLast())
        return kept.isEmpty ? nil : kept
    }

    static func isDownloaded(_ keys: Set<String>) -> Bool {
        keys.isSuperset(of: ["cid", "text", "author"]) && !keys.isDisjoint(with: ["votes", "time_parsed"])
    }

    static func isOfVideoTool(_ keys: Set<String>) -> Bool {
        keys.isSuperset(of: ["id", "text", "parent"]) && !keys.isDisjoint(with: ["author_id", "timestamp"])
    }

    private static let knownOfComments: Set<String> = [
        "authorDisplayName", "authorProfileImageUrl", "authorChannelUrl", "videoId", "textOriginal", "textDisplay",
        "parentId", "publishedAt", "updatedAt", "likeCount", "canRate", "viewerRating",
    ]
    private static let knownOfVideos: Set<String> = [
        "kind", "etag", "id", "snippet.publishedAt", "snippet.title", "snippet.description", "snippet.channelTitle",
        "snippet.videoOwnerChannelTitle", "snippet.defaultAudioLanguage", "snippet.defaultLanguage",
        "snippet.thumbnails", "snippet.localized", "snippet.resourceId", "snippet.publishTime", "snippet.position",
        "contentDetails.videoPublishedAt", "contentDetails.videoId", "statistics.likeCount", "statistics.commentCount",
        "statistics.viewCount", "statistics.favoriteCount", "player",
    ]
    private static let knownOfDownloads: Set<String> = [
        "cid", "id", "text", "time_parsed", "timestamp", "author", "votes", "like_count", "replies", "photo",
        "author_thumbnail", "video_id", "videoId", "parent", "reply", "_time_text", "author_is_verified",
    ]
}
