import ClamorStore
import ClamorTime

/// What stands beside the tweets of a page: accounts, places and tweets that they refer to.
struct TwitterV2Page {
    private var users: [String: JSONValue] = [:]
    private var places: [String: JSONValue] = [:]
    private var tweets: [String: JSONValue] = [:]
    private var media: [String: JSONValue] = [:]
    private let included: [JSONValue]
    private let collected: Int64?

    init(_ page: JSONValue) {
        collected = page["__twarc"]?["retrieved_at"]?.text.flatMap { parseTime($0, zone: .utc)?.instant.milliseconds }
        let includes = page["includes"]
        func table(_ values: JSONValue?, by key: StaticString = "id") -> [String: JSONValue] {
            var table: [String: JSONValue] = [:]
            for value in values?.elements ?? .none { if let id = value[key]?.identifier { table[id] = value } }
            return table
        }
        users = table(includes?["users"])
        places = table(includes?["places"])
        tweets = table(includes?["tweets"])
        media = table(includes?["media"], by: "media_key")
        included = includes?["tweets"].map { Array($0.elements) } ?? []
    }

    /// The tweets that the page carries only because others refer to them: those beside them, and those inside flattened
    /// ones.
    func referenced(by tweets: [JSONValue]) -> [JSONValue] {
        var result = included
        for tweet in tweets {
            for reference in Self.references(of: tweet) where reference["text"] != nil { result.append(reference) }
        }
        return result
    }

    /// The mention of a tweet; nil without id.
    func mention(of tweet: JSONValue, _ fields: JSONFields) -> MentionRecord? {
        guard let id = tweet["id"]?.identifier else { return nil }
        var record = MentionRecord.blank
        record.id = id
        record.channel = "twitter"
        record.time = fields.time(tweet, "created_at") ?? TimedID.tweet(id)
        record.collected = fields.time(tweet["__twarc"], "retrieved_at") ?? collected
        record.lang = fields.text(tweet, "lang")
        record.thread = tweet["conversation_id"]?.identifier
        addAuthor(of: tweet, to: &record, fields)
        let handle = record.author ?? "i"
        record.url = "https://twitter.com/\(handle)/status/\(id)"
        addReferences(of: tweet, to: &record)
        record.text = text(of: tweet)
        addPlace(of: tweet, to: &record)
        addCounts(of: tweet, to: &record, fields)
        addEntities(of: tweet, to: &record, fields.document)
        addMedia(of: tweet, to: &record)
        record.keepRest(of: tweet, fields.document, except: Self.knownKeys)
        return record
    }

    /// Read into fields, or of no use without the platform: the places of entities in the text, who may still edit.
    private static let knownKeys: Set<String> = [
        "id", "text", "created_at", "lang", "conversation_id", "author", "referenced_tweets", "public_metrics",
        "note_tweet", "type", "__twarc", "geo", "entities", "in_reply_to_user", "edit_history_tweet_ids",
        "edit_controls", "attachments",
    ]

    private static func references(of tweet: JSONValue) -> JSONElements {
        tweet["referenced_tweets"]?.elements ?? .none
    }

    private func author(of tweet: JSONValue) -> JSONValue? {
        tweet["author"] ?? tweet["author_id"]?.identifier.flatMap { users[$0] }
    }

    private func addAuthor(of tweet: JSONValue, to record: inout MentionRecord, _ fields: JSONFields) {
        guard let author = author(of: tweet) else { return }
        record.author = fields.text(author, "username")
        record.authorName = fields.text(author, "name")
        record.followers = fields.count(author["public_metrics"], "followers_count")
        record.verified = fields.truth(author, "verified")
        record.location = fields.text(author, "location")
    }

    private func addReferences(of tweet: JSONValue, to record: inout MentionRecord) {
        for reference in Self.references(of: tweet) {
            guard let id = reference["id"]?.identifier else { continue }
            switch reference["type"]?.text {
            case "retweeted": record.shareOf = id
            case "replied_to": record.parent = id
            case "quoted": record.quoteOf = id
            default: break
            }
        }
    }

    /// The whole text. A share's own is cut after 140 characters, while its original is at hand in most pages.
    private func text(of tweet: JSONValue) -> String? {
        for reference in Self.references(of: tweet) where reference["type"]?.text == "retweeted" {
            let original = reference["text"] != nil ? reference : reference["id"]?.identifier.flatMap { tweets[$0] }
            guard let original, let whole = ownText(of: original) else { break }
            if let handle = author(of: original)?["username"]?.text { return "RT @\(handle): \(whole)" }
            // The handle that the cut text names.
            let prefix = (tweet["text"]?.text ?? "").prefix { $0 != ":" }
            return prefix.hasPrefix("RT @") ? "\(prefix): \(whole)" : whole
        }
        return ownText(of: tweet)
    }

    private func ownText(of tweet: JSONValue) -> String? {
        guard var text = tweet["note_tweet"]?["text"]?.text ?? tweet["text"]?.text else { return nil }
        // Twitter writes & < > as entities and nothing else.
        return text.withUTF8 { HTMLText.withoutEntities($0) } ?? text
    }

    private func addPlace(of tweet: JSONValue, to record: inout MentionRecord) {
        guard let geo = tweet["geo"] else { return }
        let place = geo["country_code"] != nil ? geo : geo["place_id"]?.identifier.flatMap { places[$0] } ?? geo
        record.country = place["country_code"]?.text
        if let name = place["full_name"]?.text { record.extra.append(("geo.full_name", name)) }
    }

    /// What shortened links lead to, and earlier versions of an edited tweet.
    private func addEntities(of tweet: JSONValue, to record: inout MentionRecord, _ document: JSONDocument) {
        let links =
            tweet["entities"]?["urls"]?.elements.compactMap { ($0["unwound_url"] ?? $0["expanded_url"])?.text } ?? []
        if !links.isEmpty { record.extra.append(("expanded_urls", links.joined(separator: " "))) }
        guard let versions = tweet["edit_history_tweet_ids"], versions.elements.count(where: { _ in true }) > 1 else {
            return
        }
        record.extra.append(("edit_history_tweet_ids", document.minified(versions)))
    }

    /// The kinds of pictures and films (`photo photo`), and ids of polls.
    private func addMedia(of tweet: JSONValue, to record: inout MentionRecord) {
        guard let attachments = tweet["attachments"] else { return }
        let inside = attachments["media"]?.elements.map { $0 } ?? []
        let beside = attachments["media_keys"]?.elements.compactMap { $0.text.flatMap { media[$0] } } ?? []
        let types = (inside.isEmpty ? beside : inside).compactMap { $0["type"]?.text }
        if !types.isEmpty { record.extra.append(("media", types.joined(separator: " "))) }
        let polls = attachments["poll_ids"]?.elements.compactMap { $0.identifier } ?? []
        if !polls.isEmpty { record.extra.append(("poll_ids", polls.joined(separator: " "))) }
    }

    /// The counts; on a share they are its original's, and so are kept as extra alone.
    private func addCounts(of tweet: JSONValue, to record: inout MentionRecord, _ fields: JSONFields) {
        guard let counts = tweet["public_metrics"] else { return }
        let isShare = record.shareOf != nil
        if !isShare {
            record.likes = fields.count(counts, "like_count")
            record.shares = fields.count(counts, "retweet_count")
            record.replies = fields.count(counts, "reply_count")
            // Before December 2022 impressions were not counted, and stand as 0.
            record.views = fields.count(counts, "impression_count").flatMap { $0 > 0 ? $0 : nil }
        }
        let fields: Set<String> = isShare ? [] : ["like_count", "retweet_count", "reply_count", "impression_count"]
        for (key, value) in counts.members {
            let name = String(decoding: key, as: UTF8.self)
            if let number = value.integer, !fields.contains(name) { record.extra.append((name, String(number))) }
        }
    }
}
