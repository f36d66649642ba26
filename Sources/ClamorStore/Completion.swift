/// How a version of a mention is completed by others: nothing that was known once is lost because a later export leaves
/// it out.
extension MentionRecord {
    private static let given = "given"
    /// What a record is when nothing more is known of it.
    private static let plainKind = "post"

    /// Takes what is unknown here from an older version: nulls, empty lists, names of `extra`.
    ///
    /// What is computed goes with what it is computed from: hashtags, handles, a detected language, scored sentiment and
    /// spam with the text, an estimated reach with its own version; but what an export gave is never replaced by what was
    /// computed.
    ///
    /// - Returns: whether there was anything to take.
    mutating func complete(by older: MentionRecord) -> Bool {
        var hasWords = title != nil || text != nil
        var isChanged = false
        if let text, let whole = older.text, text.isCutFrom(whole) {
            self.text = whole
            hasWords = false
            isChanged = true
        }
        let saysOther = text != nil && text != older.text
        if !saysOther {
            isChanged = Self.fill(&hashtags, older.hashtags) || isChanged
            isChanged = Self.fill(&handles, older.handles) || isChanged
        }
        if kind == Self.plainKind, older.kind != Self.plainKind {
            kind = older.kind
            isChanged = true
        }
        isChanged = completeSentiment(by: older, hasWords: hasWords) || isChanged
        isChanged = completeLang(by: older, hasWords: hasWords) || isChanged
        isChanged = completeSpam(by: older, hasWords: hasWords) || isChanged
        isChanged = completeReach(by: older) || isChanged
        for field in StoredField.plain { isChanged = field.fill(&self, from: older) || isChanged }
        return completeExtra(by: older) || isChanged
    }

    /// Whether this is the id of two different mentions, and no newer version: author, time and text are all others.
    func isUnlike(_ other: MentionRecord) -> Bool {
        guard let author, let time, let text, let otherAuthor = other.author, let otherTime = other.time,
            let otherText = other.text
        else { return false }
        guard author != otherAuthor, time != otherTime, text != otherText else { return false }
        // Vendors write names for handles, sentences for texts, and times of another zone; their ids are long.
        let isCounted = (id?.utf8.count ?? 0) < 8
        return isCounted || abs(time - otherTime) > 2 * 86_400_000
    }

    /// Whether an older or equal state of the mention says all that this record does.
    func addsNothing(to known: MentionRecord) -> Bool {
        var completed = self
        _ = completed.complete(by: known)
        return StoredField.sameContent(completed, known)
    }

    private static func fill(_ list: inout [String], _ older: [String]) -> Bool {
        guard list.isEmpty, !older.isEmpty else { return false }
        list = older
        return true
    }

    private mutating func completeSentiment(by older: MentionRecord, hasWords: Bool) -> Bool {
        guard let source = older.sentimentSource, sentimentSource != Self.given else { return false }
        guard source == Self.given || sentimentSource == nil || !hasWords else { return false }
        if (sentiment, score, sentimentSource) == (older.sentiment, older.score, source) { return false }
        (sentiment, score, sentimentSource) = (older.sentiment, older.score, source)
        (confidence, brandSentiment) = (older.confidence, older.brandSentiment)
        return true
    }

    private mutating func completeLang(by older: MentionRecord, hasWords: Bool) -> Bool {
        guard older.lang != nil, givenLang == nil else { return false }
        guard older.givenLang != nil || lang == nil || !hasWords else { return false }
        if (lang, langSource) == (older.lang, older.langSource) { return false }
        (lang, langSource) = (older.lang, older.langSource)
        return true
    }

    private mutating func completeSpam(by older: MentionRecord, hasWords: Bool) -> Bool {
        guard older.spam != nil, givenSpam == nil else { return false }
        guard older.givenSpam != nil || spam == nil || !hasWords else { return false }
        if !hasWords || spamScore == nil { spamScore = older.spamScore }
        if (spam, spamSource) == (older.spam, older.spamSource) { return false }
        (spam, spamSource) = (older.spam, older.spamSource)
        return true
    }

    private mutating func completeReach(by older: MentionRecord) -> Bool {
        guard let source = older.reachSource, reachSource != Self.given else { return false }
        guard source == Self.given || reachSource == nil else { return false }
        (reach, reachSource) = (older.reach, source)
        return true
    }

    private mutating func completeExtra(by older: MentionRecord) -> Bool {
        if older.extra.isEmpty { return false }
        let names = Set(extra.map(\.name))
        let missing = older.extra.filter { !names.contains($0.name) }
        extra += missing
        return !missing.isEmpty
    }
}

extension String {
    /// Whether it is the beginning of another text, ended by dots.
    fileprivate func isCutFrom(_ whole: String) -> Bool {
        for dots in ["\u{2026}", "..."] where hasSuffix(dots) {
            let beginning = utf8.dropLast(dots.utf8.count)
            return beginning.count < whole.utf8.count && whole.utf8.starts(with: beginning)
        }
        return false
    }
}

extension StoredField {
    /// Fields of which a version that knows them is followed, whatever the others say.
    static let plain = all.filter { field in
        ![
            "id", "channel", "kind", "hashtags", "handles", "lang", "lang_source", "sentiment", "score",
            "sentiment_source", "confidence", "brand_sentiment", "spam", "spam_score", "spam_source", "reach",
            "reach_source",
        ].contains(field.name)
    }

    /// Gives a record another's value of the field if it has none.
    ///
    /// - Returns: whether there was one to give.
    fileprivate func fill(_ record: inout MentionRecord, from other: MentionRecord) -> Bool {
        withUnsafePointer(to: other) { other in
            switch (getter, setter) {
            case (.text(let get), .text(let set)):
                guard withUnsafePointer(to: record, get) == nil, let value = get(other) else { return false }
                set(&record, value)
            case (.integer(let get), .integer(let set)):
                guard withUnsafePointer(to: record, get) == nil, let value = get(other) else { return false }
                set(&record, value)
            case (.boolean(let get), .boolean(let set)):
                guard withUnsafePointer(to: record, get) == nil, let value = get(other) else { return false }
                set(&record, value)
            case (.list(let get), .list(let set)):
                let value = get(other)
                guard !value.isEmpty, withUnsafePointer(to: record, get).isEmpty else { return false }
                set(&record, value)
            default: preconditionFailure("getter and setter of \(name) do not fit")
            }
            return true
        }
    }
}
