import ClamorSentiment
import ClamorStore
import ClamorText

/// Completes a mention with what follows from its own fields. What the export gave stays.
struct Enricher: Sendable {
    /// Scores texts without a given sentiment; nil leaves them without.
    var scorer: SentimentScorer? = .shared

    func enrich(_ record: inout MentionRecord) {
        place(&record)
        people(&record)
        kind(&record)
        if record.kind == "share" { moveCounts(&record) }
        sentiment(&record)
        Reach.estimate(&record)
    }

    /// Address, channel, language, country.
    private func place(_ record: inout MentionRecord) {
        if let given = record.domain {
            record.domain = URLParts.host(given) ?? given.lowercased()
        } else if let url = record.url {
            record.domain = URLParts.host(url)
        }
        if record.channel.isEmpty {
            let known = record.domain.flatMap { ChannelNames.channel(host: $0) }
            // Addresses of Bluesky's posts name nothing else.
            let isBluesky = known == nil && record.id?.hasPrefix("at://") == true
            record.channel =
                isBluesky
                ? "bluesky" : known ?? (record.rating != nil ? "review" : record.url != nil ? "web" : "unknown")
        }
        if let lang = record.lang { record.lang = LanguageNames.code(lang) }
        if let country = record.country { record.country = CountryNames.code(country) }
    }

    /// Names of accounts without signs; hashtags and handles from the text where the export gives none.
    private func people(_ record: inout MentionRecord) {
        if let author = record.author {
            record.author = Self.handle(author)
        } else {
            record.author = record.authorName.flatMap(Self.handle)
        }
        if !record.hashtags.isEmpty { record.hashtags = record.hashtags.map { Self.without("#", $0) } }
        if !record.handles.isEmpty { record.handles = record.handles.map { Self.without("@", $0) } }
        guard record.hashtags.isEmpty || record.handles.isEmpty, var text = record.text else { return }
        let found: Entities? = text.withUTF8 { bytes in
            bytes.contains { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "@") || $0 == 0xEF }
                ? Entities(utf8: bytes) : nil
        }
        guard let found else { return }
        if record.hashtags.isEmpty { record.hashtags = found.hashtags }
        if record.handles.isEmpty { record.handles = found.handles }
    }

    /// The handle without its sign; nil for an account that is no more.
    private static func handle(_ author: String) -> String? {
        guard let first = author.utf8.first, "@/u[".utf8.contains(first) else { return author.isEmpty ? nil : author }
        var name = author[...]
        if name.utf8.first == UInt8(ascii: "@") { name = name.dropFirst() }
        if name.hasPrefix("/u/") { name = name.dropFirst(3) } else if name.hasPrefix("u/") { name = name.dropFirst(2) }
        return name.isEmpty || name == "[deleted]" || name == "[removed]" ? nil : String(name)
    }

    private static func without(_ sign: Character, _ text: String) -> String {
        text.first == sign && text.utf8.count > 1 ? String(text.dropFirst()) : text
    }

    /// share, else reply, else quote, else review, comment, article, post.
    private func kind(_ record: inout MentionRecord) {
        if record.shareOf != nil || record.kind == "share" || Self.isShareText(record.text, record.channel, record.kind)
        {
            record.kind = "share"
        } else if record.parent != nil || record.kind == "reply" {
            record.kind = "reply"
        } else if record.quoteOf != nil || record.kind == "quote" {
            record.kind = "quote"
        } else if record.kind.isEmpty {
            let isReview = record.rating != nil || record.channel == "review"
            record.kind = isReview ? "review" : record.channel == "news" ? "article" : "post"
        }
    }

    /// A share that says so only by its text: `RT @author: …`.
    private static func isShareText(_ text: String?, _ channel: String, _ kind: String) -> Bool {
        guard channel == "twitter", kind.isEmpty || kind == "post", let text else { return false }
        return text.hasPrefix("RT @")
    }

    /// The counts that a share carries are its original's: they are kept as extra.
    private func moveCounts(_ record: inout MentionRecord) {
        func move(_ count: inout Int64?, _ name: String) {
            if let value = count, !record.extra.contains(where: { $0.name == name }) {
                record.extra.append((name, String(value)))
            }
            count = nil
        }
        var counts = (record.likes, record.shares, record.replies, record.views)
        move(&counts.0, "likes")
        move(&counts.1, "shares")
        move(&counts.2, "replies")
        move(&counts.3, "views")
        (record.likes, record.shares, record.replies, record.views) = counts
    }

    private func sentiment(_ record: inout MentionRecord) {
        if let given = record.givenSentiment, let reading = SentimentLabels.label(given) {
            record.sentiment = reading.label
            record.score = record.score ?? reading.score
            record.sentimentSource = "given"
        } else if let score = record.score {
            record.sentiment = SentimentLabels.label(score: score)
            record.sentimentSource = "given"
        } else if let scorer, var text = record.text ?? record.title {
            let scope = record.lang == "en" ? .english : SentimentScorer.scope(of: record.lang)
            let found = text.withUTF8 { SentimentScorer.applies(to: $0, scope: scope) ? scorer.score(utf8: $0) : nil }
            guard let found else { return }
            record.score = Int64(found.score)
            record.sentiment = SentimentLabels.label(score: Int64(found.score))
            record.sentimentSource = "scored"
        }
    }
}
