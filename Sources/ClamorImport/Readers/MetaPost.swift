import ClamorStore

/// Posts of Instagram and Threads as their sites give them to a browser; fields known from tools that read them.
struct MetaPost {
    private let post: JSONValue
    private let fields: JSONFields
    private let isThreads: Bool

    init(_ post: JSONValue, _ fields: JSONFields, isThreads: Bool) {
        self.post = post
        self.fields = fields
        self.isThreads = isThreads
    }

    /// The mention; nil without the code that stands in its address.
    func record() -> MentionRecord? {
        guard let code = fields.text(post, "code") ?? fields.text(post, "shortcode") else { return nil }
        var record = MentionRecord.blank
        record.id = code
        record.channel = isThreads ? "threads" : "instagram"
        record.time = fields.time(post, "taken_at") ?? fields.time(post, "taken_at_timestamp")
        record.text =
            post["caption"]?["text"]?.text
            ?? post["edge_media_to_caption"]?["edges"]?.elements.first { _ in true }?["node"]?["text"]?.text
        let user = post["user"] ?? post["owner"]
        record.author = fields.text(user, "username")
        record.authorName = fields.text(user, "full_name")
        record.verified = fields.truth(user, "is_verified")
        record.followers = fields.count(user, "follower_count") ?? fields.count(user?["edge_followed_by"], "count")
        if isThreads { addThreads(code, to: &record) } else { addInstagram(code, to: &record) }
        return record
    }

    private func addInstagram(_ code: String, to record: inout MentionRecord) {
        record.kind = "post"
        record.thread = code
        record.url = "https://www.instagram.com/p/\(code)/"
        // Where the author hides the counts, what stands in their place is none.
        let isHidden = post["like_and_view_counts_disabled"]?.boolean == true
        if !isHidden {
            record.likes = fields.count(post, "like_count") ?? fields.count(post["edge_media_preview_like"], "count")
            record.views =
                fields.count(post, "play_count") ?? fields.count(post, "ig_play_count")
                ?? fields.count(post, "view_count") ?? fields.count(post, "video_view_count")
        }
        record.replies =
            fields.count(post, "comment_count") ?? fields.count(post["edge_media_to_comment"], "count")
        record.location = fields.text(post["location"], "name")
        let kind: String? =
            switch post["media_type"]?.integer {
            case 1: "photo"
            case 2: "video"
            case 8: "carousel"
            default: post["__typename"]?.text
            }
        if let kind { record.extra.append(("media", kind)) }
        let partners = fields.list(post["coauthor_producers"], "username")
        if !partners.isEmpty { record.extra.append(("coauthors", partners.joined(separator: " "))) }
        if let description = post["accessibility_caption"]?.text {
            record.extra.append(("accessibility_caption", description))
        }
    }

    private func addThreads(_ code: String, to record: inout MentionRecord) {
        record.url = "https://www.threads.net/@\(record.author ?? "")/post/\(code)"
        record.likes =
            post["like_and_view_counts_disabled"]?.boolean == true ? nil : fields.count(post, "like_count")
        let info = post["text_post_app_info"]
        record.shares = fields.count(info, "repost_count")
        record.replies = fields.count(info, "direct_reply_count")
        record.shareOf = fields.text(info?["share_info"]?["reposted_post"], "code")
        record.quoteOf = fields.text(info?["share_info"]?["quoted_post"], "code")
        if info?["is_reply"]?.boolean == true { record.kind = "reply" }
        for name: StaticString in ["quote_count", "reshare_count"] {
            if let count = fields.count(info, name) { record.extra.append(("\(name)", String(count))) }
        }
        if let handle = info?["reply_to_author"]?["username"]?.text {
            record.extra.append(("reply_to_author", handle))
        }
        if let link = info?["link_preview_attachment"]?["url"]?.text { record.extra.append(("expanded_urls", link)) }
        if record.shareOf != nil, record.text == nil {
            record.text = info?["share_info"]?["reposted_post"]?["caption"]?["text"]?.text
        }
    }
}

/// Posts of LinkedIn as its site gives them to a browser; fields known from tools that read them, and only in part.
struct LinkedInPost {
    private let post: JSONValue
    private let fields: JSONFields

    init(_ post: JSONValue, _ fields: JSONFields) {
        self.post = post
        self.fields = fields
    }

    /// The mention; nil where no address of an activity is found. LinkedIn gives no time but words such as “18h”: the
    /// activity's number tells it.
    func record() -> MentionRecord? {
        let names = [
            post["updateMetadata"]?["urn"], post["metadata"]?["backendUrn"], post["preDashEntityUrn"],
            post["entityUrn"],
        ]
        let name = names.compactMap { $0?.text }.first {
            $0.contains("urn:li:activity:") || $0.contains("urn:li:ugcPost:")
        }
        guard let name, let urn = Self.activity(in: name) else { return nil }
        var record = MentionRecord.blank
        record.id = urn
        (record.channel, record.kind) = ("linkedin", "post")
        record.url = "https://www.linkedin.com/feed/update/\(urn)/"
        record.time = urn.split(separator: ":").last.flatMap { TimedID.linkedIn(String($0)) }
        record.text = post["commentary"]?["text"]?["text"]?.text
        let actor = post["actor"]
        record.authorName = actor?["name"]?["text"]?.text
        let page = (actor?["navigationContext"]?["actionTarget"] ?? actor?["navigationContext"]?["accessibilityText"])?
            .text
        if let page, page.contains("linkedin.com/") {
            record.author = page.split(separator: "?")[0].split(separator: "/").dropFirst(3).first.map(String.init)
        }
        let counts = (post["socialDetail"] ?? post["*socialDetail"])?["totalSocialActivityCounts"]
        record.likes = fields.count(counts, "numLikes")
        record.replies = fields.count(counts, "numComments")
        record.shares = fields.count(counts, "numShares")
        for (name, value) in [
            ("actor.description", actor?["description"]?["text"]?.text),
            ("actor.subDescription", actor?["subDescription"]?["text"]?.text),
        ] {
            if let value { record.extra.append((name, value)) }
        }
        return record
    }

    /// The first `urn:li:activity:123` of a name that may hold more.
    private static func activity(in name: String) -> String? {
        for kind in ["urn:li:activity:", "urn:li:ugcPost:"] {
            guard let found = name.firstRange(of: kind) else { continue }
            let digits = name[found.upperBound...].prefix { $0.isASCII && $0.isNumber }
            if !digits.isEmpty { return kind + digits }
        }
        return nil
    }
}
