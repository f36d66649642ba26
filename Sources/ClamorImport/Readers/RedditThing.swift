import ClamorStore
import ClamorTime

/// A submission or a comment of Reddit, as its API and the public archives of it write them.
struct RedditThing {
    private let thing: JSONValue
    private let fields: JSONFields
    private let zone: Zone
    private let isComment: Bool

    /// - Parameter zone: for times of scrapers that state none.
    init(_ thing: JSONValue, _ fields: JSONFields, zone: Zone) {
        self.thing = thing
        self.fields = fields
        self.zone = zone
        let name = thing["name"]?.text ?? ""
        isComment =
            name.hasPrefix("t1_") || thing["comment_id"] != nil
            || !name.hasPrefix("t3_") && thing["title"] == nil
                && (thing["body"] ?? thing["link_id"] ?? thing["parent_id"]) != nil
    }

    /// The submission that this one shows in another community.
    var original: RedditThing? {
        thing["crosspost_parent_list"]?.elements.first { _ in true }.map { RedditThing($0, fields, zone: zone) }
    }

    /// Its full name, `t3_…` for a submission and `t1_…` for a comment.
    private var id: String? {
        if let name = thing["name"]?.text, name.hasPrefix("t1_") || name.hasPrefix("t3_") { return name }
        let bare = thing["id"] ?? (isComment ? thing["comment_id"] : thing["post_id"])
        return bare?.identifier.map { full($0, isComment ? "t1_" : "t3_") }
    }

    private func full(_ id: String, _ prefix: String) -> String {
        id.hasPrefix("t1_") || id.hasPrefix("t3_") ? id : prefix + id
    }

    /// The mention, or nil without id.
    func record() -> MentionRecord? {
        guard let id else { return nil }
        var record = MentionRecord.blank
        record.id = id
        record.channel = "reddit"
        record.time = fields.time(thing, "created_utc")
        record.author = fields.text(thing, "author")
        if let author = record.author, author == "[deleted]" || author == "[removed]" { record.author = nil }
        addTexts(to: &record)
        addPlaces(to: &record, id: id)
        addCounts(to: &record)
        record.collected = collected
        if record.text == nil, record.title == nil, record.author == nil, removal != nil { record.isDeleted = true }
        addExtra(to: &record)
        return record
    }

    /// When it was collected: the archives' times, at last that of their second look.
    private var collected: Int64? {
        fields.time(thing["_meta"], "retrieved_2nd_on") ?? fields.time(thing, "retrieved_utc")
            ?? fields.time(thing, "retrieved_on") ?? fields.time(thing, "scraped_at", zone: zone)
    }

    // MARK: Text

    private var said: String? {
        thing[isComment ? "body" : "selftext"]?.text ?? thing["text"]?.text
    }

    /// Who took the text away: the platform's words stand where the text was.
    private var removal: String? {
        let kept = thing["_meta"]?["removal_type"]?.text ?? thing["removed_by_category"]?.text
        switch said {
        case "[deleted]": return kept ?? "author"
        case "[removed]": return kept ?? "moderator"
        case "[ Removed by Reddit ]": return kept ?? "reddit"
        default: return kept
        }
    }

    private func addTexts(to record: inout MentionRecord) {
        record.text = Self.plain(said).flatMap(Self.known)
        if !isComment { record.title = Self.plain(fields.text(thing, "title")).flatMap(Self.known) }
        if record.text == nil, let original { record.text = Self.plain(original.said).flatMap(Self.known) }
        if let removal { record.extra.append(("removed", removal == "deleted" ? "author" : removal)) }
    }

    /// Reddit writes & < > as entities, in text of Markdown that may hold others.
    private static func plain(_ text: String?) -> String? {
        guard var text else { return nil }
        return text.withUTF8 { HTMLText.withoutEntities($0) } ?? text
    }

    private static func known(_ text: String) -> String? {
        ["[deleted]", "[removed]", "[ Removed by Reddit ]", "[deleted by user]"].contains(text) ? nil : text
    }

    // MARK: Where it stands

    private func addPlaces(to record: inout MentionRecord, id: String) {
        let bare = id.dropFirst(3)
        if isComment {
            record.kind = "comment"
            record.thread = (thing["link_id"] ?? thing["post_id"])?.text.map { full($0, "t3_") }
            record.parent = thing["parent_id"]?.text.map { full($0, "t1_") }
        } else {
            record.thread = id
            record.shareOf = fields.text(thing, "crosspost_parent").map { full($0, "t3_") }
        }
        let comment = record.thread.map { "/comments/\($0.dropFirst(3))/_/\(bare)" }
        if let link = thing["permalink"]?.text {
            record.url = link.hasPrefix("/") ? "https://www.reddit.com\(link)" : link
        } else if let path = isComment ? comment : "/comments/\(bare)" {
            record.url = "https://www.reddit.com\(path)"
        }
        if !isComment, let link = thing["url"]?.text, link != record.url, thing["is_self"]?.boolean != true {
            record.extra.append(("link", link))
        }
    }

    /// The score stands for likes. It may be negative, and is no score while Reddit hides it.
    private func addCounts(to record: inout MentionRecord) {
        let isHidden = thing["score_hidden"]?.boolean == true || thing["hide_score"]?.boolean == true
        let score = (thing["score"] ?? thing["ups"])?.integer
        if let score, score >= 0, !isHidden {
            record.likes = score
        } else if let score {
            record.extra.append(("score", String(score)))
        }
        if isComment { return }
        record.replies = fields.count(thing, "num_comments")
        record.shares = fields.count(thing, "num_crossposts")
    }

    private func addExtra(to record: inout MentionRecord) {
        record.keepRest(of: thing, fields.document, except: Self.knownKeys, keepFalse: false)
    }

    /// Read into fields; or looks of the page, rights of the account that asked, and counts that Reddit no longer keeps.
    private static let knownKeys: Set<String> = [
        "id", "name", "comment_id", "post_id", "created_utc", "created", "author", "body", "body_html", "selftext",
        "selftext_html", "text", "title", "permalink", "url", "link_id", "parent_id", "crosspost_parent",
        "crosspost_parent_list", "score", "ups", "downs", "num_comments", "num_crossposts", "replies", "retrieved_on",
        "retrieved_utc", "scraped_at", "_meta.removal_type", "_meta.retrieved_2nd_on", "removed_by_category",
        "score_hidden", "hide_score", "is_self", "thumbnail", "thumbnail_height", "thumbnail_width", "preview", "media",
        "media_embed", "secure_media", "secure_media_embed", "media_metadata", "gallery_data", "url_overridden_by_dest",
        "all_awardings", "awarders", "gildings", "gilded", "total_awards_received", "top_awarded_type",
        "associated_award", "user_reports", "mod_reports", "report_reasons", "num_reports", "mod_note",
        "mod_reason_by", "mod_reason_title", "approved_at_utc", "approved_by", "banned_at_utc", "banned_by",
        "can_gild", "can_mod_post", "send_replies", "author_flair_background_color", "author_flair_css_class",
        "author_flair_richtext", "author_flair_template_id", "author_flair_text_color", "author_flair_type",
        "author_patreon_flair", "author_premium", "author_cakeday", "link_flair_background_color",
        "link_flair_css_class", "link_flair_richtext", "link_flair_template_id", "link_flair_text_color",
        "link_flair_type", "subreddit_id", "subreddit_name_prefixed", "subreddit_type", "whitelist_status",
        "parent_whitelist_status", "pwls", "wls", "no_follow", "visited", "saved", "hidden", "clicked", "likes",
        "view_count", "suggested_sort", "content_categories", "discussion_type", "treatment_tags", "category",
        "link_author", "link_permalink", "link_url", "collapsed", "collapsed_reason", "collapsed_reason_code",
        "comment_type", "unrepliable_reason", "depth", "rte_mode", "subreddit_subscribers_stale", "post_hint",
        "is_robot_indexable", "is_reddit_media_domain", "allow_live_comments", "archived", "domain",
    ]
}
