/// The words that a rule names. Words of phrases get the numbers from `firstOfPhrases` on.
enum RuleWord: UInt16, CaseIterable {
    case no = 1
    case or, nor, kind, of, so, this, never, without, doubt, least, at, very, but, not

    static let firstOfPhrases: UInt16 = 64

    var spelling: StaticString {
        switch self {
        case .no: "no"
        case .or: "or"
        case .nor: "nor"
        case .kind: "kind"
        case .of: "of"
        case .so: "so"
        case .this: "this"
        case .never: "never"
        case .without: "without"
        case .doubt: "doubt"
        case .least: "least"
        case .at: "at"
        case .very: "very"
        case .but: "but"
        case .not: "not"
        }
    }
}

/// The closed word classes of the published rules (`NEGATE` and `BOOSTER_DICT` of vaderSentiment 3.3.2), parted by
/// spaces.
enum WordClasses {
    static let negations: StaticString = """
        aint arent cannot cant couldnt darent didnt doesnt ain't aren't can't couldn't daren't didn't doesn't dont \
        hadnt hasnt havent isnt mightnt mustnt neither don't hadn't hasn't haven't isn't mightn't mustn't neednt \
        needn't never none nope nor not nothing nowhere oughtnt shant shouldnt uhuh wasnt werent oughtn't shan't \
        shouldn't uh-uh wasn't weren't without wont wouldnt won't wouldn't rarely seldom despite
        """

    static let boosters: StaticString = """
        absolutely amazingly awfully completely considerable considerably decidedly deeply effing enormous enormously \
        entirely especially exceptional exceptionally extreme extremely fabulously flipping flippin frackin fracking \
        fricking frickin frigging friggin fully fuckin fucking fuggin fugging greatly hella highly hugely incredible \
        incredibly intensely major majorly more most particularly purely quite really remarkably so substantially \
        thoroughly total totally tremendous tremendously uber unbelievably unusually utter utterly very
        """

    static let dampeners: StaticString = """
        almost barely hardly kinda kindof kind-of less little marginal marginally occasional occasionally partly \
        scarce scarcely slight slightly somewhat sorta sortof sort-of
        """

    /// Words after which a closing "NOT" is an ordinary one (corrected rules).
    static let leadingToNot: StaticString = """
        or if why maybe perhaps probably certainly definitely absolutely obviously apparently whether \
        is am are was were do does did has have had will would shall should can could may might must
        """
}
