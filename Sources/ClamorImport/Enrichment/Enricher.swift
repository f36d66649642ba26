import ClamorListening
import ClamorQuery
import ClamorScoring
import ClamorSentiment
import ClamorStore
import ClamorText

/// Completes a mention with what follows from its own fields. What the export gave stays.
struct Enricher: Sendable {
    /// Reads texts for what the export does not give; nil leaves that unknown.
    var scorer: MentionScorer? = .shipped

    func enrich(_ record: inout MentionRecord) {
        place(&record)
        people(&record)
        kind(&record)
        if record.kind == "share" { moveCounts(&record) }
        score(&record)
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

    // MARK: Scores

    /// Fields that are computed unless the export gave them, and so can be computed anew.
    static let computed = [
        "lang", "lang_source", "sentiment", "score", "sentiment_source", "confidence", "brand_sentiment", "spam",
        "spam_score", "spam_source", "reach", "reach_source",
    ]

    /// Computes these fields of a stored mention anew.
    func score(again record: inout MentionRecord) {
        if record.langSource == "detected" { (record.lang, record.langSource) = (nil, nil) }
        if record.sentimentSource != "given" { record.forgetSentiment() }
        if record.spamSource == "scored" { (record.spam, record.spamSource) = (nil, nil) }
        record.spamScore = nil
        if record.reachSource != "given" { (record.reach, record.reachSource) = (nil, nil) }
        score(&record)
    }

    private func score(_ record: inout MentionRecord) {
        reach(&record)
        if record.lang != nil { record.langSource = record.langSource ?? "given" }
        if record.spam != nil { record.spamSource = record.spamSource ?? "given" }
        if record.sentimentSource == nil { givenSentiment(&record) }
        guard let scorer else { return }
        let scores = scorer.read(record.scoredText, sentiment: record.sentimentSource == nil)
        if record.lang == nil, scores.isDetected { (record.lang, record.langSource) = (scores.language, "detected") }
        if let reading = scores.sentiment { record.take(reading) }
        guard let spam = scores.spam else { return }
        record.spamScore = spam
        if record.spam == nil {
            // What a desk has edited is none, however it advertises.
            let isEdited = record.kind == "article" || record.channel == "news"
            (record.spam, record.spamSource) = (!isEdited && spam >= SpamScorer.threshold, "scored")
        }
    }

    /// A given reach is kept; else the measured views are taken; else it is estimated from the author's followers. For a
    /// share it is the sharer's own followers that count.
    private func reach(_ record: inout MentionRecord) {
        if let given = record.givenReach {
            (record.reach, record.reachSource) = (given, "given")
        } else if let views = record.views {
            (record.reach, record.reachSource) = (views, "views")
        } else if let followers = record.followers {
            let law = scorer?.law ?? ReachLaw()
            (record.reach, record.reachSource) = (
                law.estimate(followers: followers, channel: record.channel), "followers"
            )
        }
    }

    private func givenSentiment(_ record: inout MentionRecord) {
        if let given = record.givenSentiment, let reading = SentimentLabels.label(given) {
            record.sentiment = reading.label
            record.score = record.score ?? reading.score
            record.sentimentSource = "given"
        } else if let score = record.score {
            record.sentiment = SentimentLabels.label(score: score)
            record.sentimentSource = "given"
        }
    }
}

extension MentionRecord {
    /// What scoring reads of it.
    var scoredText: MentionText {
        MentionText(
            title: title, text: text, givenLanguage: lang, channel: channel, brands: brand, followers: followers,
            views: views, givenReach: givenReach)
    }

    fileprivate mutating func forgetSentiment() {
        (sentiment, score, sentimentSource, confidence, brandSentiment) = (nil, nil, nil, nil, [])
    }

    fileprivate mutating func take(_ reading: TextReading) {
        sentiment = reading.whole.label.name
        score = Int64(reading.whole.score)
        confidence = Int64(reading.whole.confidence)
        sentimentSource = reading.whole.isUnsure ? "unsure" : "scored"
        brandSentiment = reading.targets.map { name, reading in
            BrandSentiment(
                brand: name, label: reading.label.name, score: Int((Double(reading.score) / 100).rounded()),
                isUnsure: reading.isUnsure
            ).text
        }
    }
}
