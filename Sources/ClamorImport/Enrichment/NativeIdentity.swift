import ClamorStore

/// What a platform itself calls a post, read from its address: so the same post from two exports is one mention.
struct NativeIdentity: Equatable {
    let channel: String
    let id: String
    /// Whether the address names a comment, and not the post that it is on.
    let isComment: Bool

    /// The identity of the post at an address; nil where the address does not name one post.
    ///
    /// - Parameter channel: the channel as far as it is known: Mastodon has as many hosts as servers.
    init?(url: String, channel given: String = "") {
        guard let address = WebAddress(url) else { return nil }
        let channel = ChannelNames.channel(host: address.host) ?? (given == "mastodon" ? given : "")
        guard let rule = Self.rules[channel], let id = rule(address) else { return nil }
        self.channel = channel
        self.id = id
        isComment =
            id.hasPrefix("t1_") || id.contains("/comment/") || address.parameter("lc") != nil
            || address.parameter("comment_id") != nil || address.segments.contains("c")
    }

    private static let rules: [String: @Sendable (WebAddress) -> String?] = [
        "twitter": twitter, "reddit": reddit, "youtube": youTube, "bluesky": bluesky, "mastodon": mastodon,
        "tiktok": { digits($0.segment(after: "video") ?? $0.segment(after: "photo")) },
        "instagram": instagram, "threads": { $0.segment(after: "post") ?? $0.segment(after: "t") },
        "facebook": facebook, "telegram": telegram, "linkedin": linkedIn, "stackexchange": stackExchange,
        "hackernews": { digits($0.fragment) ?? digits($0.parameter("id")) },
        "pinterest": { digits($0.segment(after: "pin")) }, "tumblr": tumblr, "review": review,
    ]

    private static func digits(_ text: String?) -> String? {
        guard let text, !text.isEmpty, text.utf8.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
        return text
    }

    /// The digits that a text begins with.
    private static func leadingDigits(_ text: Substring?) -> String? {
        digits(text.map { String($0.prefix { $0.isASCII && $0.isNumber }) })
    }

    private static func twitter(_ address: WebAddress) -> String? {
        leadingDigits((address.segment(after: "status") ?? address.segment(after: "statuses")).map { $0[...] })
    }

    private static func reddit(_ address: WebAddress) -> String? {
        if address.host == "redd.it" { return address.segments.first.map { "t3_\($0.lowercased())" } }
        guard let place = address.segments.firstIndex(of: "comments"), place + 1 < address.segments.count else {
            return nil
        }
        let rest = address.segments[(place + 1)...].map { $0.lowercased() }
        return rest.count > 2 ? "t1_\(rest[2])" : "t3_\(rest[0])"
    }

    private static func youTube(_ address: WebAddress) -> String? {
        if let comment = address.parameter("lc") { return comment }
        if address.host == "youtu.be" { return address.segments.first }
        let video = ["shorts", "live", "embed", "v"].lazy.compactMap { address.segment(after: $0) }.first
        return address.parameter("v") ?? video
    }

    private static func bluesky(_ address: WebAddress) -> String? {
        guard let account = address.segment(after: "profile"), account.hasPrefix("did:"),
            let key = address.segment(after: "post")
        else { return nil }
        return "at://\(account)/app.bsky.feed.post/\(key)"
    }

    private static func mastodon(_ address: WebAddress) -> String? {
        let parts = address.segments
        if parts.count == 4, parts[0] == "users", parts[2] == "statuses", let number = digits(parts[3]) {
            return "https://\(address.host)/users/\(parts[1])/statuses/\(number)"
        }
        guard parts.count == 2, parts[0].hasPrefix("@"), !parts[0].dropFirst().contains("@"),
            let number = digits(parts[1])
        else { return nil }
        return "https://\(address.host)/users/\(parts[0].dropFirst())/statuses/\(number)"
    }

    private static func instagram(_ address: WebAddress) -> String? {
        if let comment = digits(address.segment(after: "c")) { return comment }
        return ["p", "reel", "reels", "tv"].lazy.compactMap { address.segment(after: $0) }.first
    }

    /// `PAGE_POST` where the page stands in the address as a number.
    private static func facebook(_ address: WebAddress) -> String? {
        if let story = address.parameter("story_fbid"), let page = digits(address.parameter("id")) {
            return digits(story).map { "\(page)_\($0)" }
        }
        let parts = address.segments
        let named = ["posts", "videos", "permalink"].lazy.compactMap { name in
            parts.firstIndex(of: name).flatMap { place -> (page: String, post: String)? in
                place > 0 && place + 1 < parts.count ? (parts[place - 1], parts[parts.count - 1]) : nil
            }
        }.first
        guard let named, let page = digits(named.page), let post = digits(named.post) else { return nil }
        if let comment = digits(address.parameter("comment_id")) { return "\(post)_\(comment)" }
        return "\(page)_\(post)"
    }

    private static func telegram(_ address: WebAddress) -> String? {
        let parts = address.segments.filter { $0 != "s" && $0 != "c" }
        guard parts.count >= 2, let number = digits(parts.last) else { return nil }
        return "\(parts[0])/\(number)"
    }

    private static func linkedIn(_ address: WebAddress) -> String? {
        for part in address.segments {
            for sign in ["urn:li:activity:", "urn%3Ali%3Aactivity%3A", "-activity-", "activity-"] {
                if let found = part.firstRange(of: sign) { return leadingDigits(part[found.upperBound...]) }
            }
        }
        return nil
    }

    /// `SITE/NUMBER`: questions and answers of a site share their numbers, comments have their own.
    private static func stackExchange(_ address: WebAddress) -> String? {
        if let fragment = address.fragment {
            if fragment.hasPrefix("comment") {
                return leadingDigits(fragment.dropFirst("comment".count)).map { "\(address.host)/comment/\($0)" }
            }
            if let answer = digits(fragment) { return "\(address.host)/\(answer)" }
        }
        let parts = address.segments
        if parts.count >= 2, parts[0] == "questions", let question = digits(parts[1]) {
            return "\(address.host)/\((parts.count > 3 ? digits(parts[3]) : nil) ?? question)"
        }
        return digits(address.segment(after: "q") ?? address.segment(after: "a")).map { "\(address.host)/\($0)" }
    }

    private static func tumblr(_ address: WebAddress) -> String? {
        if let post = digits(address.segment(after: "post")) { return post }
        return address.host == "tumblr.com" && address.segments.count > 1 ? digits(address.segments[1]) : nil
    }

    /// The review itself, never the page of what is reviewed.
    private static func review(_ address: WebAddress) -> String? {
        if let review = address.parameter("hrid") ?? address.parameter("reviewId") ?? address.parameter("reviewid") {
            return review
        }
        return address.host.hasSuffix("trustpilot.com") ? address.segment(after: "reviews") : nil
    }
}

extension MentionRecord {
    /// Gives a mention and those that it refers to the platform's own ids where their addresses tell them.
    ///
    /// - Parameters:
    ///   - isVendor: whether the given id is a vendor's; it is kept as extra under the name of its column.
    ///   - column: the column that gave the id.
    ///   - isOwnAddress: whether the address is the mention's own, and not that of what it is about.
    /// - Returns: whether the id is the platform's now.
    mutating func takeNativeIdentity(isVendor: Bool, column: String?, isOwnAddress: Bool) -> Bool {
        var isNative = false
        parent = Self.nativeReference(parent, channel, isVendor: isVendor)
        thread = Self.nativeReference(thread, channel, isVendor: isVendor)
        shareOf = Self.nativeReference(shareOf, channel, isVendor: isVendor)
        quoteOf = Self.nativeReference(quoteOf, channel, isVendor: isVendor)
        if let given = id, !isVendor {
            if given.hasPrefix("http"), let native = NativeIdentity(url: given, channel: channel) { id = native.id }
        } else if isOwnAddress, let url, let native = NativeIdentity(url: url, channel: channel),
            native.isComment || kind != "comment" || !Self.commented.contains(native.channel)
        {
            replaceID(native.id, column: column)
            if isVendor || channel.isEmpty { channel = native.channel }
            isNative = true
        }
        if let parent, parent == id { self.parent = nil }
        if let shareOf, shareOf == id { self.shareOf = nil }
        if let quoteOf, quoteOf == id { self.quoteOf = nil }
        return isNative
    }

    /// Platforms whose comments are often exported with the address of what they are on.
    private static let commented: Set<String> = ["youtube", "reddit", "instagram", "facebook", "tiktok", "linkedin"]

    /// Makes the canonical address the id of an article. A page of a forum or of reviews holds many mentions.
    mutating func takeCanonicalAddress(column: String?) {
        guard let url, let address = WebAddress(url), !address.segments.isEmpty || !address.query.isEmpty else {
            return
        }
        replaceID(address.canonical, column: column)
    }

    private mutating func replaceID(_ native: String, column: String?) {
        if let given = id, given != native, let column { extra.append((column, given)) }
        id = native
    }

    private static func nativeReference(_ given: String?, _ channel: String, isVendor: Bool) -> String? {
        guard let given, given.hasPrefix("http") else { return given }
        if let native = NativeIdentity(url: given, channel: channel) { return native.id }
        return isVendor ? WebAddress(given)?.canonical ?? given : given
    }
}
