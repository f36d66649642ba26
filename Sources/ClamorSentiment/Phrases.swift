/// What a run of words means as a whole.
enum PhraseMeaning {
    /// A valence, in tenths, in the place of those of its words.
    case valence(Int)
    /// Weakens what follows, as "slightly" does.
    case dampener
}

/// A phrase made ready to compare: the numbers of its words in one integer, 16 bits each, the first word lowest.
struct Phrase: Sendable {
    let key: UInt64
    let length: Int
    let meaning: PhraseMeaning

    /// The most words that a phrase may have.
    static let longest = 4
}

extension PhraseMeaning: Sendable {}

/// The phrases, as they are spelled.
enum PhraseBook {
    /// `SPECIAL_CASES` of vaderSentiment 3.3.2. Its one-word entry, "badass", can never match: only runs of two and
    /// three words are looked up.
    static let published: [(spelling: StaticString, meaning: PhraseMeaning)] = [
        ("the shit", .valence(30)), ("the bomb", .valence(30)), ("bad ass", .valence(15)), ("bus stop", .valence(0)),
        ("yeah right", .valence(-20)), ("kiss of death", .valence(-15)), ("to die for", .valence(30)),
        ("beating heart", .valence(35)),
    ]

    /// The phrases of the corrected rules.
    /// - The first lines are the published ones, with the two hearts as the authors set them after 3.3.2.
    /// - The dampeners of two words.
    /// - The lexicon's own entries of several words, which one-word look-ups never reach.
    /// - Thumbs take the valences of "like" and "dislike", the buttons that they stand for.
    /// - Ironic thanks and the praising "killer" take the size of the published "yeah right".
    static let corrected: [(spelling: StaticString, meaning: PhraseMeaning)] = [
        ("the shit", .valence(30)), ("the bomb", .valence(30)), ("bad ass", .valence(15)), ("bus stop", .valence(0)),
        ("yeah right", .valence(-20)), ("kiss of death", .valence(-15)), ("to die for", .valence(30)),
        ("beating heart", .valence(31)), ("broken heart", .valence(-29)),
        ("kind of", .dampener), ("sort of", .dampener), ("just enough", .dampener),
        ("can't stand", .valence(-20)), ("cant stand", .valence(-20)), ("fed up", .valence(-18)),
        ("screwed up", .valence(-15)),
        ("thumbs up", .valence(15)), ("thumbs down", .valence(-16)),
        ("thanks for nothing", .valence(-20)), ("thank you for nothing", .valence(-20)),
        ("thx for nothing", .valence(-20)),
        ("killer deal", .valence(20)), ("killer deals", .valence(20)), ("killer app", .valence(20)),
        ("killer feature", .valence(20)), ("killer features", .valence(20)), ("killer price", .valence(20)),
        ("killer prices", .valence(20)), ("killer offer", .valence(20)),
    ]
}
