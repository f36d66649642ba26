import ClamorStore

extension TableFormat {
    /// Brandwatch Consumer Research: bulk export as CSV or workbook (six rows about the report above the header), with
    /// the columns of 2021 ("Twitter …") and of 2026 ("X …"), and the mentions of its API, whose names are the same but
    /// for spaces. Known from exports' headers and the vendor's API documentation.
    ///
    /// Dates are in UTC. Columns of one platform stand in every row, with 0 on all others; impressions, reach and
    /// coordinates are 0 where they are not known, as the documented answer of the API shows (a news page with 0
    /// followers, 0 impressions, 0 reach, at 0° N 0° E). Impressions are followers who could have seen it, no views.
    static let brandwatch: TableFormat = {
        var format = TableFormat(
            "brandwatch", "Brandwatch",
            signatures: [
                "Query Name,Page Type,Resource Id", "Query Name,Mention Id,Url",
                "Mention Id,Page Type,Thread Entry Type",
                "Query Id,Page Type,Category Details", "Query Name,Snippet,Content Source Name",
                "Page Type,Thread Entry Type,Full Text",
            ], columns)
        format.zone = .utc
        format.identity = .address
        format.channelName = { given in
            let plain = ColumnName.plain(given)
            return pageTypes[plain] ?? ChannelNames.channel(given)
        }
        format.complete = { record, parts in
            if record.country?.lowercased() == "uk" { record.country = "GB" }
            if parts.text(.latitude).flatMap(CellValue.number) != 0
                || parts.text(.longitude).flatMap(CellValue.number) != 0
            {
                parts.keep(.latitude, in: &record)
                parts.keep(.longitude, in: &record)
            }
            parts.keep(.accountID, in: &record)
            if record.channel == "bluesky", let account = parts.text(.accountID), account.hasPrefix("did:"),
                let key = record.url.flatMap(WebAddress.init)?.segments.last, record.id?.hasPrefix("at://") != true
            {
                if let given = record.id { record.extra.append(("Mention Id", given)) }
                record.id = "at://\(account)/app.bsky.feed.post/\(key)"
            }
            return []
        }
        return format
    }()

    private static let columns: [[Known]] = [
        field(.channel, "Page Type,Page Type Name,Content Source Name,Content Source,Unified Source Name"),
        field(.url, "Url,Original Url"),
        field(.id, "Mention Id,Resource Id,Id,Guid"), field(.time, "Date"), field(.collected, "Updated"),
        field(.title, "Title"), field(.text, "Full Text,Snippet"), field(.lang, "Language"),
        field(.domain, "Domain"), field(.kind, "Engagement Type,Thread Entry Type"),
        field(.author, "Author"), field(.authorName, "Full Name"),
        field(.verified, "X Verified,Twitter Verified", on: ["twitter"]),
        field(.country, "Country Code,Country"), field(.location, "Location Name,City,Region"),
        field(.hashtags, "Hashtags,Insights Hashtag"), field(.handles, "Mentioned Authors,Insights Mentioned"),
        field(.rating, "Rating"), field(.sentiment, "Sentiment"),
        field(.reach, "Reach (new),Reach Estimate,Reach", zeroIsUnknown: true),
        field(.parent, "X Reply to,Twitter Reply to,Reply To", on: ["twitter"]), field(.parent, "Parent Post Id"),
        field(.shareOf, "X Repost of,Twitter Retweet of,Retweet Of", on: ["twitter"]),
        field(.thread, "Thread URL,Thread Id,Root Post Id"),
        field(.followers, "X Followers,Twitter Followers", on: ["twitter"]),
        field(.followers, "Instagram Followers,Instagram Follower Count", on: ["instagram"]),
        field(.followers, "Bluesky Followers", on: ["bluesky"]),
        field(.followers, "Youtube Subscriber Count", on: ["youtube"]),
        counts("twitter", "X Likes,Twitter Likes", "X Reposts,Twitter Retweets", "X Replies,Twitter Reply Count"),
        counts("facebook", "Facebook Likes", "Facebook Shares", "Facebook Comments"),
        counts("instagram", "Instagram Likes,Instagram Like Count", "", "Instagram Comments,Instagram Comment Count"),
        counts("linkedin", "Linkedin Likes", "Linkedin Shares", "Linkedin Comments", "Linkedin Video Views"),
        counts("reddit", "Reddit Score", "", "Reddit Comments"),
        counts("bluesky", "Bluesky Likes", "Bluesky Reposts", "Bluesky Replies"),
        counts("threads", "Threads Likes", "Threads Reposts", "Threads Replies", "Threads Views"),
        counts("tiktok", "Tiktok Likes", "Tiktok Shares", "Tiktok Comments", "Tiktok Views"),
        counts("youtube", "Youtube Likes", "", "Youtube Comments"),
        field(.likes, "Likes", zeroIsUnknown: true), field(.shares, "Shares", zeroIsUnknown: true),
        field(.replies, "Comments", zeroIsUnknown: true), field(.views, "Resource Views", zeroIsUnknown: true),
        part(.latitude, "Latitude"), part(.longitude, "Longitude"), part(.accountID, "Bluesky Author Id"),
    ]

    private static func counts(
        _ channel: String, _ likes: String, _ shares: String, _ replies: String, _ views: String = ""
    ) -> [Known] {
        let on: Set<String> = [channel]
        return field(.likes, likes, on: on) + field(.shares, shares, on: on) + field(.replies, replies, on: on)
            + field(.views, views, on: on, zeroIsUnknown: true)
    }

    /// Page types that are named otherwise here; those that say nothing leave it to the address.
    private static let pageTypes = [
        "video": "", "image": "", "general": "", "other": "", "unknown": "", "lexisnexis": "news", "qq": "qq",
        "licensednews": "news", "magazine": "news", "printnews": "print", "radio": "broadcast", "tvradio": "broadcast",
    ]
}
