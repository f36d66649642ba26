/// What scoring reads of a mention.
package struct MentionText: Sendable {
    package var title: String?
    package var text: String?
    /// As given; nil where the text must tell.
    package var givenLanguage: String?
    package var channel: String
    /// Brands given with the mention.
    package var brands: [String]
    /// What the store says of its sentiment; nil: that is not known.
    package var stored: StoredSentiment?
    /// Whether the store says it is spam, and by whom: given, scored or corrected; nil: that is not known.
    package var storedSpam: (isSpam: Bool, source: String?)?
    package var followers: Int64?
    package var views: Int64?
    package var givenReach: Int64?
    /// The reach that the store has; nil: that is not known.
    package var storedReach: Int64?

    package init(
        title: String? = nil, text: String? = nil, givenLanguage: String? = nil, channel: String = "",
        brands: [String] = [], followers: Int64? = nil, views: Int64? = nil, givenReach: Int64? = nil
    ) {
        self.title = title
        self.text = text
        self.givenLanguage = givenLanguage
        self.channel = channel
        self.brands = brands
        self.followers = followers
        self.views = views
        self.givenReach = givenReach
    }

    /// The text that is scored: the title where there is no text.
    package var scored: String? { text ?? title }
}

/// The sentiment of a mention as the store has it.
package struct StoredSentiment: Sendable {
    package var label: String?
    /// In 1/10,000.
    package var score: Int64?
    /// given, scored, corrected or unsure.
    package var source: String?

    package init(label: String?, score: Int64?, source: String?) {
        self.label = label
        self.score = score
        self.source = source
    }
}
