/// Where mentions are written. Raw values index tables.
enum Channel: UInt8, CaseIterable {
    case twitter, reddit, youtube, instagram, news, blog, forum, review

    var name: StaticString {
        switch self {
        case .twitter: "twitter"
        case .reddit: "reddit"
        case .youtube: "youtube"
        case .instagram: "instagram"
        case .news: "news"
        case .blog: "blog"
        case .forum: "forum"
        case .review: "review"
        }
    }

    /// Followers as log2 of the median and standard deviation of the log2; nil where a channel does not tell.
    var audience: (median: Double, spread: Double)? {
        switch self {
        case .twitter: (8.2, 2.6)
        case .instagram: (8.8, 2.5)
        case .youtube: (6.0, 3.2)
        default: nil
        }
    }

    /// Whether texts here are written by hand, so that a share, a campaign or spam can pass through.
    var isSocial: Bool {
        self == .twitter || self == .instagram || self == .youtube
    }

    /// Whether a post here has a title of its own.
    var hasTitles: Bool {
        self == .reddit || self == .youtube || self == .forum
    }

    /// Parts in 1000 of the mentions on weekdays and at weekends, when newsrooms rest.
    private static let weekdays = [452, 132, 92, 112, 46, 32, 62, 72]
    private static let weekends = [440, 148, 104, 134, 16, 24, 60, 74]

    static func draw(at time: Int64, _ random: inout RandomNumbers) -> Channel {
        var draw = random.below(1000)
        let parts = Civil.isWeekend(time) ? weekends : weekdays
        for channel in allCases {
            draw -= parts[Int(channel.rawValue)]
            if draw < 0 { return channel }
        }
        return .twitter
    }
}

/// What a mention is among others. The names are those of the `kind` field.
enum Kind: UInt8 {
    case post, reply, comment, share, quote, article, review

    var name: StaticString {
        switch self {
        case .post: "post"
        case .reply: "reply"
        case .comment: "comment"
        case .share: "share"
        case .quote: "quote"
        case .article: "article"
        case .review: "review"
        }
    }

    /// The kind of a customer's mention on a channel.
    static func draw(on channel: Channel, _ random: inout RandomNumbers) -> Kind {
        let draw = random.below(100)
        switch channel {
        case .twitter: return draw < 44 ? .post : draw < 68 ? .reply : draw < 92 ? .share : .quote
        case .reddit: return draw < 22 ? .post : .reply
        case .youtube: return draw < 8 ? .post : draw < 80 ? .comment : .reply
        case .instagram: return draw < 45 ? .post : draw < 87 ? .comment : .reply
        case .news: return draw < 85 ? .article : .comment
        case .blog: return draw < 82 ? .article : .comment
        case .forum: return draw < 24 ? .post : .reply
        case .review: return .review
        }
    }
}
