import ClamorStore

extension TableFormat {
    /// Datasets of 4CAT, whose sources share `id`, `thread_id`, `timestamp` (UTC), `unix_timestamp`, `body` and
    /// `author`. Counts that a source lacks are written as 0, so that a 0 is not known.
    static let fourCAT: TableFormat = {
        var format = TableFormat(
            "4cat", "4CAT", signatures: ["id,thread_id,timestamp,unix_timestamp,body,author"],
            [
                field(.url, "link,url,post_url"), field(.id, "id"), field(.time, "unix_timestamp,timestamp"),
                field(.title, "subject,title"), field(.text, "body"), field(.author, "author"),
                field(.authorName, "author_fullname,author_name"), field(.thread, "thread_id"),
                field(.parent, "reply_to,in_reply_to"), field(.lang, "language_guess,language"),
                field(.hashtags, "hashtags"), field(.handles, "mentions"),
                field(.followers, "author_followers", zeroIsUnknown: true),
                field(.likes, "like_count,likes", zeroIsUnknown: true),
                field(.shares, "retweet_count,share_count,shares,reposts", zeroIsUnknown: true),
                field(.replies, "reply_count,comments,comment_count,num_comments", zeroIsUnknown: true),
                field(.views, "impression_count,views,view_count", zeroIsUnknown: true),
                field(.location, "place_name"),
            ])
        format.zone = .utc
        format.identity = .address
        format.complete = { record, _ in
            // The first of a thread names itself.
            if record.parent == record.id { record.parent = nil }
            return []
        }
        return format
    }()
}
