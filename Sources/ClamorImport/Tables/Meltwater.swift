import ClamorStore

extension TableFormat {
    /// Meltwater: UTF-16 with tabs and a first line of no use, with the columns of today, those of 2025 and the old
    /// ones ("Headline", "Influencer", "Twitter Followers"). Known from exports' headers.
    ///
    /// Reach is the monthly visitors of a site, or an account's followers: 0 is not known. Posts of platforms give the
    /// same text as opening and as hit; of an article both are parts, and the brand is often named in the hit alone.
    static let meltwater: TableFormat = {
        var format = TableFormat(
            "meltwater", "Meltwater",
            signatures: [
                "Opening Text,Hit Sentence", "Document ID,Source Name,Information Type", "Input Name,Keywords,Headline",
            ],
            columns)
        format.isInJSON = false
        format.identity = .address
        format.channelName = { given in
            let plain = ColumnName.plain(given)
            if let type = types[plain] { return type }
            return ChannelNames.isKnown(given) ? ChannelNames.channel(given) : ""
        }
        format.complete = { record, parts in
            if record.channel.isEmpty, record.url.flatMap(URLParts.host).flatMap(ChannelNames.channel(host:)) == nil {
                record.channel = "news"
            }
            guard let hit = parts.text(.hitSentence) else { return [] }
            if let opening = record.text {
                if !opening.contains(hit) { record.text = hit.contains(opening) ? hit : "\(opening)\n\(hit)" }
            } else {
                record.text = hit
            }
            return []
        }
        return format
    }()

    private static let columns: [[Known]] = [
        field(.channel, "Source Name,Source,Source Type,Information Type"), field(.url, "URL"),
        field(.id, "Document ID,Tweet Id"), field(.time, "Date,Alternate Date Format"), clock("Time"),
        field(.title, "Title,Headline"), field(.text, "Opening Text"), part(.hitSentence, "Hit Sentence"),
        field(.kind, "Content Type"), field(.domain, "Source Domain"), field(.lang, "Language"),
        field(.author, "Author Handle,Twitter Screen Name"), field(.authorName, "Author Name,Influencer"),
        field(.followers, "Twitter Followers", on: ["twitter"]), field(.hashtags, "Hashtags"),
        field(.country, "Country"), field(.location, "City,State,Region,Subregion"), field(.sentiment, "Sentiment"),
        field(.reach, "Reach", zeroIsUnknown: true),
        field(.shares, "Reposts", on: reposting), field(.replies, "Replies", on: reposting),
        field(.likes, "Likes,Reactions"), field(.shares, "Shares"), field(.replies, "Comments"), field(.views, "Views"),
    ]

    private static let reposting: Set<String> = ["twitter", "bluesky", "threads", "mastodon", "reddit", "tiktok"]

    private static let types = [
        "onlinenews": "news", "news": "news", "print": "print", "blog": "blog", "blogs": "blog", "forum": "forum",
        "forums": "forum", "messageboards": "forum", "reviews": "review", "productreviews": "review",
        "podcasts": "podcast", "broadcast": "broadcast", "social": "", "editorial": "news", "socialmedia": "",
    ]
}
