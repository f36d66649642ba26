import ClamorStore

extension TableFormat {
    /// Comments of a video as YouTube Data Tools writes them. The video's id stands in the file's name alone.
    static let youTubeDataToolsComments: TableFormat = {
        var format = TableFormat(
            "youtube-data-tools", "YouTube Data Tools", signatures: ["isReplyTo,authorName,text,publishedAt"],
            [
                field(.id, "id"), field(.time, "publishedAt"), field(.text, "text"), field(.author, "authorName"),
                field(.likes, "likeCount"), field(.replies, "replyCount"), field(.parent, "isReplyTo"),
            ])
        format.isInJSON = false
        format.channel = "youtube"
        format.kind = "comment"
        format.zone = .utc
        return format
    }()

    /// Videos of a search or channel as YouTube Data Tools writes them.
    static let youTubeDataToolsVideos: TableFormat = {
        var format = TableFormat(
            "youtube-data-tools", "YouTube Data Tools",
            signatures: ["channelTitle,videoId,videoTitle,viewCount,commentCount"],
            [
                field(.id, "videoId"), field(.time, "publishedAt,publishedAtSQL"), field(.title, "videoTitle"),
                field(.text, "videoDescription"), field(.author, "channelTitle"), field(.likes, "likeCount"),
                field(.replies, "commentCount"), field(.views, "viewCount"),
                field(.lang, "defaultLanguage,defaultLAudioLanguage"),
            ])
        format.isInJSON = false
        format.channel = "youtube"
        format.kind = "post"
        format.zone = .utc
        format.complete = { record, _ in
            if let id = record.id { record.url = "https://www.youtube.com/watch?v=\(id)" }
            return []
        }
        return format
    }()
}
