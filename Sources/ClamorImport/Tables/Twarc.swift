import ClamorStore

extension TableFormat {
    /// Tweets as twarc-csv writes them: the dotted names of flattened tweets of API v2. Impressions were not counted
    /// before December 2022 and stand as 0.
    static let twarcTable: TableFormat = {
        var format = TableFormat(
            "twarc-csv", "twarc-csv",
            signatures: ["conversation_id,public_metrics.retweet_count,author.username,referenced_tweets.retweeted.id"],
            [
                field(.id, "id"), field(.time, "created_at"), field(.collected, "__twarc.retrieved_at"),
                field(.text, "text"), field(.lang, "lang"), field(.author, "author.username"),
                field(.authorName, "author.name"), field(.followers, "author.public_metrics.followers_count"),
                field(.verified, "author.verified"), field(.location, "author.location"),
                field(.country, "geo.country_code"), field(.thread, "conversation_id"),
                field(.parent, "referenced_tweets.replied_to.id"), field(.shareOf, "referenced_tweets.retweeted.id"),
                field(.quoteOf, "referenced_tweets.quoted.id"), field(.likes, "public_metrics.like_count"),
                field(.shares, "public_metrics.retweet_count"), field(.replies, "public_metrics.reply_count"),
                field(.views, "public_metrics.impression_count", zeroIsUnknown: true),
            ])
        format.isInJSON = false
        format.channel = "twitter"
        format.zone = .utc
        format.complete = { record, _ in
            if let id = record.id, record.url == nil {
                record.url = "https://twitter.com/\(record.author ?? "i")/status/\(id)"
            }
            return []
        }
        return format
    }()
}
