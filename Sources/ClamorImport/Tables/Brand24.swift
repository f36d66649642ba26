extension TableFormat {
    /// Brand24: mentions as its exports and API name them. Known from documents of third parties alone.
    static let brand24: TableFormat = {
        var format = TableFormat(
            "brand24", "Brand24",
            signatures: ["influencer_score,reach,sentiment,url", "influencer_score,source,category,text"],
            [
                field(.channel, "category,source"), field(.url, "url"), field(.id, "id"), field(.time, "date"),
                clock("time"), field(.title, "title"), field(.text, "text"), field(.author, "author"),
                field(.country, "country"), field(.sentiment, "sentiment"), field(.followers, "followers"),
                field(.reach, "reach"), field(.likes, "likes"), field(.shares, "shares"), field(.replies, "comments"),
                field(.lang, "language"),
            ])
        format.identity = .address
        format.channelName = { given in
            switch ColumnName.plain(given) {
            case "videos", "video", "other", "others", "photos": ""
            default: ChannelNames.isKnown(given) ? ChannelNames.channel(given) : ""
            }
        }
        return format
    }()
}
