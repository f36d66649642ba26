import ClamorStore

/// A tweet as X's site gives it: that of API v1.1 under `legacy`, with its author and its original beside it.
struct XPost {
    private let result: JSONValue
    private let legacy: JSONValue
    private let tweet: TwitterV1Tweet
    private let fields: JSONFields

    /// Nil without id.
    init?(_ item: JSONValue, _ fields: JSONFields) {
        // A tweet that not everyone may see is wrapped once more.
        result = item["tweet"] ?? item
        legacy = result["legacy"] ?? result
        let user = result["core"]?["user_results"]?["result"]
        guard let id = TwitterV1Tweet.digits(result["rest_id"] ?? legacy["id_str"]) else { return nil }
        self.fields = fields
        // In newer answers the account's names stand in a part of their own.
        let names = user?["legacy"]?["screen_name"] == nil ? user?["core"] : nil
        tweet = TwitterV1Tweet(
            legacy, user: user?["legacy"] ?? legacy["user"], names: names, id: id, note: result["note_tweet"], fields)
    }

    private var original: XPost? { inside(legacy["retweeted_status_result"]) }
    private var quoted: XPost? { inside(result["quoted_status_result"] ?? legacy["quoted_status_result"]) }

    private func inside(_ wrapped: JSONValue?) -> XPost? { wrapped?["result"].flatMap { XPost($0, fields) } }

    /// The mentions of the tweets inside it.
    var carried: [MentionRecord] {
        [original, quoted].compactMap { $0 }.flatMap { [$0.record()].compactMap { $0 } + $0.carried }
    }

    func record() -> MentionRecord? {
        guard var record = tweet.record(original: original?.tweet) else { return nil }
        let account = result["core"]?["user_results"]?["result"]
        record.verified = fields.truth(account, "is_blue_verified") ?? record.verified
        record.location = record.location ?? fields.text(account?["location"], "location")
        if record.shareOf == nil { record.views = fields.count(result["views"], "count") }
        return record
    }
}
