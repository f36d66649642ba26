import ClamorStore

extension MentionRecord {
    /// A mention of which nothing is known yet, not even its kind.
    static var blank: MentionRecord { MentionRecord(kind: "") }

    mutating func setList(_ field: TargetField, _ items: [String]) {
        switch field {
        case .hashtags: hashtags = items
        case .handles: handles = items
        case .brand: brand = items
        default: theme = items
        }
    }

    /// Takes a field's value from another record; lists are joined without repeats.
    mutating func take(_ field: TargetField, from other: MentionRecord) {
        switch field {
        case .id: id = other.id
        case .channel: channel = other.channel
        case .kind: kind = other.kind
        case .url: url = other.url
        case .domain: domain = other.domain
        case .time: time = other.time
        case .title: title = other.title
        case .text: text = other.text
        case .lang: lang = other.lang
        case .hashtags: hashtags.join(other.hashtags)
        case .handles: handles.join(other.handles)
        case .rating: rating = other.rating
        case .author: author = other.author
        case .authorName: authorName = other.authorName
        case .followers: followers = other.followers
        case .verified: verified = other.verified
        case .country: country = other.country
        case .location: location = other.location
        case .parent: parent = other.parent
        case .thread: thread = other.thread
        case .shareOf: shareOf = other.shareOf
        case .quoteOf: quoteOf = other.quoteOf
        case .likes: likes = other.likes
        case .shares: shares = other.shares
        case .replies: replies = other.replies
        case .views: views = other.views
        case .sentiment: givenSentiment = other.givenSentiment
        case .score: score = other.score
        case .reach: givenReach = other.givenReach
        case .brand: brand.join(other.brand)
        case .theme: theme.join(other.theme)
        case .spam: spam = other.spam
        case .collected: collected = other.collected
        }
    }

    /// Whether a field has a value.
    func has(_ field: TargetField) -> Bool {
        switch field {
        case .id: id != nil
        case .channel: !channel.isEmpty
        case .kind: !kind.isEmpty
        case .url: url != nil
        case .domain: domain != nil
        case .time: time != nil
        case .title: title != nil
        case .text: text != nil
        case .lang: lang != nil
        case .hashtags: !hashtags.isEmpty
        case .handles: !handles.isEmpty
        case .rating: rating != nil
        case .author: author != nil
        case .authorName: authorName != nil
        case .followers: followers != nil
        case .verified: verified != nil
        case .country: country != nil
        case .location: location != nil
        case .parent: parent != nil
        case .thread: thread != nil
        case .shareOf: shareOf != nil
        case .quoteOf: quoteOf != nil
        case .likes: likes != nil
        case .shares: shares != nil
        case .replies: replies != nil
        case .views: views != nil
        case .sentiment: givenSentiment != nil
        case .score: score != nil
        case .reach: givenReach != nil
        case .brand: !brand.isEmpty
        case .theme: !theme.isEmpty
        case .spam: spam != nil
        case .collected: collected != nil
        }
    }
}

extension [String] {
    fileprivate mutating func join(_ others: [String]) {
        for other in others where !contains(other) { append(other) }
    }
}

/// Ids freed from what spreadsheets put around them.
enum IdText {
    /// `="123"` and `'123` are 123, `3.0` is 3.
    static func plain(_ id: String) -> String {
        var id = id
        return id.withUTF8 { bytes in
            var rest = bytes[...]
            if rest.count > 3, rest.starts(with: "=\"".utf8), rest.last == UInt8(ascii: "\"") {
                rest = rest.dropFirst(2).dropLast()
            }
            if rest.count > 1, rest.first == UInt8(ascii: "'") { rest = rest.dropFirst() }
            if rest.count > 2, rest.last == UInt8(ascii: "0"), rest.dropLast().last == UInt8(ascii: "."),
                rest.dropLast(2).allSatisfy({ $0 &- 0x30 < 10 })
            {
                rest = rest.dropLast(2)
            }
            return rest.count == bytes.count ? nil : String(decoding: rest, as: UTF8.self)
        } ?? id
    }
}
