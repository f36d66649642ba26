import ClamorStore

extension TableFormat {
    /// Talkwalker: export as CSV and the documents of its API, by the same dotted names. Known from the vendor's
    /// documentation (developer.talkwalker.com, field information).
    ///
    /// `published` is in milliseconds since 1970, `sentiment` a class by its sign (−5, 0, 5), `parent_url` the document
    /// that is answered, or the document itself. Reach is page views, fans or followers: 0 is not known.
    static let talkwalker: TableFormat = {
        var format = TableFormat(
            "talkwalker", "Talkwalker",
            signatures: [
                "search_indexed,published,url", "title_snippet,content_snippet,url", "cluster_id,source_type,published",
                "matched_profile,source_type,url",
            ], columns)
        format.zone = .utc
        format.identity = .address
        format.channelName = { given in
            // The last of a list is the narrowest: ["SOCIALMEDIA", "SOCIALMEDIA_TWITTER"].
            let items = Array(given.utf8).withUnsafeBufferPointer { CellValue.list($0) }
            let plain = ColumnName.plain(items.last ?? given)
            if plain.hasPrefix("onlinenews") || plain == "pressreleases" { return "news" }
            if plain.hasPrefix("blog") { return "blog" }
            if plain.hasPrefix("messageboard") { return "forum" }
            if plain.hasPrefix("print") || plain.hasPrefix("press") { return "print" }
            if plain.hasPrefix("tv") || plain.hasPrefix("radio") || plain.hasPrefix("broadcast") { return "broadcast" }
            let platform = plain.hasPrefix("socialmedia") ? String(plain.dropFirst("socialmedia".count)) : plain
            return ChannelNames.isKnown(platform) ? ChannelNames.channel(platform) : ""
        }
        return format
    }()

    private static let columns: [[Known]] = [
        field(.channel, "source_type"), field(.url, "url"), field(.time, "published"),
        field(.title, "title,title_snippet"), field(.text, "content,content_snippet"), field(.lang, "lang"),
        field(.parent, "parent_url"), field(.sentiment, "sentiment"),
        field(.author, author("short_name")), field(.authorName, author("name")),
        field(
            .country, author("world_data.country_code") + "," + article("country_code") + "," + source("country_code")),
        field(.location, author("world_data.city") + "," + article("city") + "," + source("city")),
        field(.reach, "reach", zeroIsUnknown: true),
        counts("twitter", "twitter_likes", "twitter_retweets", "twitter_followers"),
        counts("facebook", "facebook_likes", "facebook_shares", "facebook_followers"),
        counts("instagram", "instagram_likes", "", "instagram_followers"),
        counts("youtube", "youtube_likes", "", ""), counts("linkedin", "", "linkedin_shares", ""),
        counts("pinterest", "pinterest_likes", "pinterest_repins", "pinterest_followers"),
        field(.replies, "article_extended_attributes.num_comments,num_comments"),
        field(.views, "article_extended_attributes.youtube_views,youtube_views", on: ["youtube"]),
    ]

    private static func counts(_ channel: String, _ likes: String, _ shares: String, _ followers: String) -> [Known] {
        func names(_ name: String, _ group: String) -> String { name.isEmpty ? "" : "\(group).\(name),\(name)" }
        let on: Set<String> = [channel]
        return field(.likes, names(likes, "article_extended_attributes"), on: on)
            + field(.shares, names(shares, "article_extended_attributes"), on: on)
            + field(.followers, names(followers, "source_extended_attributes"), on: on, zeroIsUnknown: true)
    }

    private static func author(_ list: String) -> String {
        list.split(separator: ",").map { "extra_author_attributes.\($0)" }.joined(separator: ",")
    }

    private static func article(_ name: String) -> String { "extra_article_attributes.world_data.\(name)" }
    private static func source(_ name: String) -> String { "extra_source_attributes.world_data.\(name)" }
}
