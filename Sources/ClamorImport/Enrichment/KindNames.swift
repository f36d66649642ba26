/// Kinds of mentions as exports write them.
enum KindNames {
    /// The kind in the names that are kept, or nil for what is none.
    static func kind(_ given: String) -> String? {
        spellings[given] ?? spellings[ColumnName.plain(given)]
    }

    private static let spellings: [String: String] = [
        "share": "share", "retweet": "share", "retweeted": "share", "repost": "share", "reposted": "share",
        "reblog": "share",
        "boost": "share", "rt": "share", "shared": "share",
        "reply": "reply", "replied": "reply", "repliedto": "reply", "replies": "reply", "response": "reply",
        "answer": "reply",
        "quote": "quote", "quoted": "quote", "quotetweet": "quote", "quoterepost": "quote",
        "review": "review", "reviews": "review", "rating": "review",
        "comment": "comment", "comments": "comment",
        "article": "article", "news": "article", "story": "article", "newsarticle": "article",
        "post": "post", "tweet": "post", "original": "post", "status": "post", "toot": "post", "video": "post",
        "photo": "post",
        "submission": "post", "link": "post", "message": "post",
    ]
}
