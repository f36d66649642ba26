/// Names of channels: as exports write them, and by the host of a mention's address.
enum ChannelNames {
    /// The channel's name in the form that is kept: lower case, one name a platform.
    static func channel(_ given: String) -> String {
        if names.contains(given) { return given }
        let lower = given.lowercased()
        if let known = spellings[ColumnName.plain(lower)] { return known }
        if let host = URLParts.host(lower), let known = channel(host: host) { return known }
        return lower
    }

    /// Whether the text names a platform or medium.
    static func isKnown(_ text: String) -> Bool {
        let lower = text.lowercased()
        if names.contains(lower) || spellings[ColumnName.plain(lower)] != nil { return true }
        return URLParts.host(lower).flatMap { channel(host: $0) } != nil
    }

    /// The platform with that host, or nil.
    static func channel(host: String) -> String? {
        var rest = host[...]
        while true {
            if let known = hosts[String(rest)] { return known }
            guard let dot = rest.firstIndex(of: ".") else { return nil }
            rest = rest[rest.index(after: dot)...]
        }
    }

    private static let names: Set<String> = [
        "twitter", "facebook", "instagram", "reddit", "youtube", "tiktok", "linkedin", "mastodon", "bluesky", "threads",
        "telegram", "pinterest", "tumblr", "hackernews", "vk", "weibo", "news", "blog", "forum", "review", "podcast",
        "broadcast", "print", "web", "discord", "twitch", "snapchat", "whatsapp", "quora", "stackexchange",
    ]

    private static let spellings: [String: String] = [
        "x": "twitter", "xtwitter": "twitter", "twitterx": "twitter", "xcom": "twitter", "tweet": "twitter",
        "facebookpublic": "facebook", "fb": "facebook", "instagrampublic": "instagram", "ig": "instagram",
        "insta": "instagram",
        "hackernews": "hackernews", "hn": "hackernews", "blogs": "blog", "forums": "forum", "messageboard": "forum",
        "onlinenews": "news", "newspaper": "news", "newspapers": "news", "press": "news", "magazine": "news",
        "reviews": "review",
        "linkedinpublic": "linkedin", "bsky": "bluesky", "youtubecom": "youtube", "yt": "youtube", "tv": "broadcast",
        "radio": "broadcast", "podcasts": "podcast", "sinaweibo": "weibo", "tiktokpublic": "tiktok",
        "stackoverflow": "stackexchange", "videos": "youtube", "thread": "threads", "vkontakte": "vk",
    ]

    private static let hosts: [String: String] = [
        "twitter.com": "twitter", "x.com": "twitter", "t.co": "twitter", "reddit.com": "reddit", "redd.it": "reddit",
        "youtube.com": "youtube", "youtu.be": "youtube", "facebook.com": "facebook", "fb.com": "facebook",
        "instagram.com": "instagram", "tiktok.com": "tiktok", "linkedin.com": "linkedin", "threads.net": "threads",
        "threads.com": "threads", "bsky.app": "bluesky", "t.me": "telegram", "telegram.me": "telegram",
        "pinterest.com": "pinterest", "tumblr.com": "tumblr", "news.ycombinator.com": "hackernews", "vk.com": "vk",
        "stackoverflow.com": "stackexchange", "stackexchange.com": "stackexchange", "superuser.com": "stackexchange",
        "serverfault.com": "stackexchange", "askubuntu.com": "stackexchange", "mathoverflow.net": "stackexchange",
        "weibo.com": "weibo", "quora.com": "quora", "medium.com": "blog", "substack.com": "blog",
        "wordpress.com": "blog",
        "blogspot.com": "blog", "trustpilot.com": "review", "yelp.com": "review", "tripadvisor.com": "review",
        "g2.com": "review", "play.google.com": "review", "apps.apple.com": "review", "twitch.tv": "twitch",
    ]
}

/// Parts of addresses.
enum URLParts {
    /// The host in lower case, without `www.`, user and port; nil where the text is no address. Needs no scheme.
    static func host(_ url: String) -> String? {
        var url = url
        return url.withUTF8 { bytes -> String? in
            var start = 0
            for place in 0..<min(bytes.count, 12) where bytes[place] == UInt8(ascii: ":") {
                if place + 2 < bytes.count, bytes[place + 1] == 0x2F, bytes[place + 2] == 0x2F { start = place + 3 }
                break
            }
            if start == 0, bytes.starts(with: "//".utf8) { start = 2 }
            var end = start
            while end < bytes.count {
                let byte = bytes[end]
                if byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#") || byte <= 0x20 {
                    break
                }
                end += 1
            }
            var host = bytes[start..<end]
            if let at = host.lastIndex(of: UInt8(ascii: "@")) { host = host[(at + 1)...] }
            if let port = host.firstIndex(of: UInt8(ascii: ":")) { host = host[..<port] }
            // Without a scheme, only a dot tells a host from a word.
            guard start > 0 && !host.isEmpty || host.contains(UInt8(ascii: ".")), host.first != UInt8(ascii: ".") else {
                return nil
            }
            if host.allSatisfy({ $0 < 0x80 && $0 &- 0x41 >= 26 }) {
                if host.starts(with: "www.".utf8) { host = host.dropFirst(4) }
                return String(decoding: host, as: UTF8.self)
            }
            let name = String(decoding: host, as: UTF8.self).lowercased()
            return name.hasPrefix("www.") ? String(name.dropFirst(4)) : name
        }
    }
}
