/// A name that is masked in texts before they are scored.
package struct MaskedTerm: Hashable, Sendable {
    /// Words in sequence; the last may end in "*" and then stands for all that begin so.
    package let words: [String]
    /// The brand that it names; nil if it is only masked.
    package let target: String?

    package init(words: [String], target: String?) {
        self.words = words
        self.target = target
    }
}

/// What a word or phrase means to the user, in the place of what the model makes of it.
package struct LexiconEntry: Hashable, Sendable {
    /// A word, an emoji, or words parted by spaces.
    package let word: String
    /// -4 (most negative) to 4, points of the lexicon.
    package let valence: Double
    /// The topic that it holds for; nil for all texts.
    package let topic: String?

    package init(word: String, valence: Double, topic: String? = nil) {
        self.word = word
        self.valence = valence
        self.topic = topic
    }
}
