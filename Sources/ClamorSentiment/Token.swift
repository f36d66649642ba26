/// What is known of a word (from the tables) or of a token (from the text as well).
struct TokenTraits: OptionSet, Sendable {
    let rawValue: UInt16

    // Of the word.
    /// Has a valence of its own.
    static let lexical = TokenTraits(rawValue: 1 << 0)
    /// Turns round what follows: "not", "never", "isn't".
    static let negation = TokenTraits(rawValue: 1 << 1)
    /// Strengthens what follows: "very".
    static let booster = TokenTraits(rawValue: 1 << 2)
    /// Weakens what follows: "slightly".
    static let dampener = TokenTraits(rawValue: 1 << 3)
    /// First word of a phrase.
    static let startsPhrase = TokenTraits(rawValue: 1 << 4)
    /// Leads to an ordinary "not" at the end ("I did not", "or not"), which takes nothing back.
    static let leadsToNot = TokenTraits(rawValue: 1 << 5)

    // Of the token.
    /// In capitals throughout.
    static let capitals = TokenTraits(rawValue: 1 << 8)
    /// An emoticon or an emoji: the writer's face, which no "not" turns round.
    static let pictorial = TokenTraits(rawValue: 1 << 9)
    /// A handle, link or address: keeps its place and says nothing.
    static let masked = TokenTraits(rawValue: 1 << 10)
    /// Written with a hashtag sign.
    static let hashtag = TokenTraits(rawValue: 1 << 11)
    /// Punctuation that stands alone.
    static let punctuation = TokenTraits(rawValue: 1 << 12)
    /// The value is that of a phrase that begins here.
    static let phrase = TokenTraits(rawValue: 1 << 13)

    static let degree: TokenTraits = [.booster, .dampener]
}

/// One token of a text: 32 bytes, no references.
struct Token {
    /// Where it stands in the prepared text, bytes.
    var start: Int32
    var end: Int32
    /// Its own valence, before any rule.
    var base: Double = 0
    /// Its valence after the rules.
    var value: Double = 0
    var traits: TokenTraits
    /// Which rule word or phrase word it is, 0 for none.
    var word: UInt16 = 0
    /// For an emoji, its position in the table plus 1.
    var emoji: UInt16 = 0
    /// How many tokens before it the rules may look at: 0 to 3.
    var window: UInt8

    @inline(__always)
    func `is`(_ other: RuleWord) -> Bool { word == other.rawValue }

    @inline(__always)
    func has(_ trait: TokenTraits) -> Bool { !traits.isDisjoint(with: trait) }
}
