/// What the user has told the scoring of mentions, as far as it is in force.
package struct ScoringDefinitions: Sendable, Hashable {
    /// By word in folded form, then topic.
    package var lexicon: [LexiconWord]
    /// Those that the user has set, by channel.
    package var factors: [ReachFactor]
    /// What `train` learned from corrections, in the form that the scorer gave it; nil: nothing.
    package var adjustment: [UInt8]?

    package init(lexicon: [LexiconWord] = [], factors: [ReachFactor] = [], adjustment: [UInt8]? = nil) {
        self.lexicon = lexicon
        self.factors = factors
        self.adjustment = adjustment
    }
}

/// A word or phrase whose valence the user has set.
package struct LexiconWord: Sendable, Hashable {
    package var word: String
    /// −4 (most negative) to 4; nil takes the entry out.
    package var valence: Double?
    /// The topic whose mentions it holds for; nil: all mentions.
    package var topic: String?

    package init(word: String, valence: Double?, topic: String? = nil) {
        self.word = word
        self.valence = valence
        self.topic = topic
    }
}

/// Which part of the law of reach a channel has.
package struct ReachFactor: Sendable, Hashable {
    package var channel: String
    /// From 0; nil takes it back to what it is without the user.
    package var factor: Double?

    package init(channel: String, factor: Double?) {
        self.channel = channel
        self.factor = factor
    }
}

/// What a mention says of one brand among several, as `brand_sentiment` holds it: `NAME LABEL SCORE`.
package struct BrandSentiment: Sendable, Hashable {
    package var brand: String
    /// positive, neutral or negative.
    package var label: String
    /// In 1/100.
    package var score: Int
    /// Whether the label is neutral for want of confidence: `NAME unsure SCORE`.
    package var isUnsure: Bool

    package init(brand: String, label: String, score: Int, isUnsure: Bool = false) {
        self.brand = brand
        self.label = label
        self.score = score
        self.isUnsure = isUnsure
    }

    /// `Acme Corp negative -0.62`.
    package var text: String {
        let size = abs(score)
        let number = "\(score < 0 ? "-" : "")\(size / 100).\(size % 100 < 10 ? "0" : "")\(size % 100)"
        return "\(brand) \(isUnsure ? "unsure" : label) \(number)"
    }

    /// - Returns: nil for a text of another form.
    package init?(_ text: String) {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count >= 3, let number = Double(parts[parts.count - 1]),
            ["positive", "neutral", "negative", "unsure"].contains(parts[parts.count - 2])
        else { return nil }
        let word = String(parts[parts.count - 2])
        self.init(
            brand: parts.dropLast(2).joined(separator: " "), label: word == "unsure" ? "neutral" : word,
            score: Int((number * 100).rounded()), isUnsure: word == "unsure")
    }
}
