import ClamorStore

/// Tweets in the form of Twitter's API v1.1: timelines and single tweets, answers to searches, lines of a stream, in
/// whole (“extended”) or cut (“compat”) form, and the `tweets.js` of an account's archive, whose fields are known from
/// documents alone.
struct TwitterV1Reader: ExportReader {
    var names: [String] { ["twitter-v1"] }
    var title: String { "Twitter API v1.1" }

    func confidence(_ head: FileHead) -> Int {
        guard let json = head.json else { return 0 }
        if json.assignment?.hasPrefix("window.YTD.") == true { return 95 }
        return json.objects.prefix(5).map { confidence(json, $0) }.max() ?? 0
    }

    private func confidence(_ json: JSONHead, _ object: Range<Int>) -> Int {
        let keys = json.keys(at: object)
        if TwitterV1Mapper.isTweet(keys) { return 85 }
        if keys.isSuperset(of: ["statuses", "search_metadata"]) { return 90 }
        if let inner = json.object("tweet", in: object), TwitterV1Mapper.isTweet(json.keys(at: inner)) { return 85 }
        let delete = json.object("delete", in: object).flatMap { json.object("status", in: $0) }
        if let delete, json.keys(at: delete).contains("user_id_str") { return 85 }
        return TwitterV1Mapper.foreign(keys) == nil ? 0 : 70
    }

    func open(_ source: ByteSource, _ context: ReadingContext) throws -> OpenedExport {
        let way = context.head.json?.holds(["statuses"]) == true ? JSONWay([["statuses"]]) : nil
        return try openJSON(source, context, format: "twitter-v1", way: way) {
            TwitterV1Mapper(filler: $0, enricher: context.enricher)
        }
    }
}

/// Makes mentions of tweets, and of what holds them.
struct TwitterV1Mapper: JSONValueMapper {
    let filler: Filler
    let enricher: Enricher

    func mentions(of value: JSONValue, _ document: JSONDocument, into result: inout MappedChunk)
        throws(JSONValueRejection)
    {
        let fields = JSONFields(document)
        if let statuses = value["statuses"], statuses.isArray {
            for status in statuses.elements { add(status, fields, to: &result) }
        } else if let deleted = value["delete"]?["status"] {
            try addDeletion(deleted, value["delete"], fields, to: &result)
        } else {
            let status = value["tweet"] ?? value
            let keys = status.keys
            guard Self.isTweet(keys) else { throw Self.rejection(keys) }
            add(status, fields, to: &result)
        }
    }

    private func add(_ status: JSONValue, _ fields: JSONFields, to result: inout MappedChunk) {
        let tweet = TwitterV1Tweet(status, fields)
        guard let record = tweet.record() else {
            result.tally.note(other: "tweets without id left out")
            return
        }
        if tweet.isCut {
            result.tally.note(other: "× text cut by Twitter after 140 characters, whole nowhere in the file")
        }
        add(record, fields, to: &result)
        addContext(tweet.carried, fields, to: &result)
    }

    /// Tweets known only through others.
    func addContext(_ tweets: [TwitterV1Tweet], _ fields: JSONFields, to result: inout MappedChunk) {
        for tweet in tweets {
            guard var record = tweet.record() else { continue }
            record.isContext = true
            add(record, fields, to: &result)
        }
    }

    /// A stream's word that a tweet was deleted.
    private func addDeletion(
        _ status: JSONValue, _ notice: JSONValue?, _ fields: JSONFields, to result: inout MappedChunk
    ) throws(JSONValueRejection) {
        guard let id = TwitterV1Tweet.digits(status["id_str"] ?? status["id"]) else {
            throw JSONValueRejection(reason: "tells of a deletion without saying which tweet")
        }
        var record = MentionRecord.blank
        record.id = id
        record.channel = "twitter"
        record.isDeleted = true
        record.time = TimedID.tweet(id)
        record.collected = fields.time(notice, "timestamp_ms")
        add(record, fields, to: &result)
    }

    static func isTweet(_ keys: Set<String>) -> Bool {
        keys.isSuperset(of: ["created_at", "id_str"]) && !keys.isDisjoint(with: ["text", "full_text"])
            && !keys.isDisjoint(with: ["user", "retweet_count", "favorite_count", "entities"])
    }

    private static func rejection(_ keys: Set<String>) -> JSONValueRejection {
        guard let foreign = foreign(keys) else {
            return JSONValueRejection(reason: "holds no tweet", foreign: "objects that are no tweets")
        }
        return JSONValueRejection(reason: "holds \(foreign), no mentions", foreign: foreign)
    }

    /// What an object with these keys is, when it is one of Twitter's that is no tweet.
    static func foreign(_ keys: Set<String>) -> String? {
        if keys.isSuperset(of: ["screen_name", "followers_count", "id_str"]) { return "Twitter user profiles" }
        if keys.isSuperset(of: ["slug", "member_count", "id_str"]) { return "Twitter lists" }
        if keys.contains("next_cursor") {
            if keys.contains("ids") { return "ids of Twitter accounts" }
            if keys.contains("users") { return "Twitter user profiles" }
            if keys.contains("lists") { return "Twitter lists" }
        }
        let parts = ["like": "Twitter likes", "noteTweet": "copies of long tweets", "account": "Twitter user profiles"]
        for (key, what) in parts.sorted(by: { $0.key < $1.key }) where keys == [key] { return what }
        if !keys.isDisjoint(with: ["dmConversation", "follower", "following", "deletedTweet", "adInteractions"]),
            keys.count == 1
        {
            return "other parts of a Twitter archive"
        }
        if keys.count == 1,
            !keys.isDisjoint(with: ["limit", "scrub_geo", "status_withheld", "user_withheld", "warning"])
        {
            return "notices of a Twitter stream"
        }
        return nil
    }
}
