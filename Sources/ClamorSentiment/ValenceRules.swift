/// The rules of VADER over the tokens of one text (C.J. Hutto and E. Gilbert, "VADER: A Parsimonious Rule-based Model
/// for Sentiment Analysis of Social Media Text", ICWSM-14; vaderSentiment 3.3.2), published or corrected.
struct ValenceRules<Trace: RuleTrace> {
    let tokens: UnsafeMutableBufferPointer<Token>
    let isCorrected: Bool
    /// Some tokens are in capitals and some are not, so capitals stress.
    let isMixedCase: Bool
    var trace: Trace

    init(
        _ tokens: UnsafeMutableBufferPointer<Token>, rules: SentimentScorer.Rules, isMixedCase: Bool, trace: Trace
    ) {
        self.tokens = tokens
        isCorrected = rules == .corrected
        self.isMixedCase = isMixedCase
        self.trace = trace
    }

    /// Sets the value of every token.
    mutating func apply() {
        if isCorrected { mergePhrases() }
        for position in tokens.indices {
            trace.worked(1)
            tokens[position].value = valence(at: position)
        }
        if isCorrected {
            takeBack()
            weighAroundBut()
        } else {
            weighAroundButByValue()
        }
    }

    private mutating func valence(at position: Int) -> Double {
        let token = tokens[position]
        guard token.has(.lexical), !token.has(.degree) else { return 0 }
        if token.is(.kind), position + 1 < tokens.count, tokens[position + 1].is(.of) { return 0 }
        var value = token.base
        noteBase(token, at: position)
        if token.is(.no), isBeforeLexical(position) {
            value = 0
            trace.fired(.onlyNegates, at: position)
        }
        let isTurnable = !isCorrected || !token.has(.pictorial)
        if isTurnable, let no = negatingNo(position) {
            value = token.base * Strength.negation
            trace.fired(.negated(by: no), at: position)
        }
        if token.has(.capitals), isMixedCase {
            let step = value > 0 ? Strength.capitals : -Strength.capitals
            value += step
            trace.fired(.capitals(step), at: position)
        }
        if isCorrected, value == 0 { return 0 }
        for distance in 1...3 where distance <= Int(token.window) && !tokens[position - distance].has(.lexical) {
            trace.worked(1)
            value += degree(at: position - distance, distance: distance, of: value, for: position)
            if isTurnable { value = negated(value, at: position, distance: distance) }
            if distance == 3, !isCorrected { value = publishedPhrases(value, at: position) }
        }
        if isTurnable, isLeast(position) {
            value *= Strength.negation
            trace.fired(.least(by: position - 1), at: position)
        }
        return value
    }

    private mutating func noteBase(_ token: Token, at position: Int) {
        if token.emoji > 0 {
            trace.fired(.emoji(place: Int(token.emoji) - 1, token.base), at: position)
        } else if token.has(.phrase) {
            trace.fired(.phrase(token.base), at: position)
        } else {
            trace.fired(.lexicon(token.base), at: position)
        }
    }

    /// Whether a word of the lexicon follows; corrected, in the same sentence and not an emoticon.
    private func isBeforeLexical(_ position: Int) -> Bool {
        guard position + 1 < tokens.count else { return false }
        let next = tokens[position + 1]
        return next.has(.lexical) && (!isCorrected || next.window > 0 && !next.has(.pictorial))
    }

    /// The "no" that turns the token: one or two before it, or three before it with "or" or "nor" between.
    private func negatingNo(_ position: Int) -> Int? {
        let window = tokens[position].window
        if window > 0, tokens[position - 1].is(.no) { return position - 1 }
        if window > 1, tokens[position - 2].is(.no) { return position - 2 }
        if window > 2, tokens[position - 3].is(.no), tokens[position - 1].is(.or) || tokens[position - 1].is(.nor) {
            return position - 3
        }
        return nil
    }

    /// What a booster or dampener adds to a valence, the less the further away.
    private mutating func degree(at place: Int, distance: Int, of value: Double, for position: Int) -> Double {
        let word = tokens[place]
        guard word.has(.degree) else { return 0 }
        var step = word.has(.booster) ? Strength.degree : -Strength.degree
        if value < 0 { step = -step }
        if word.has(.capitals), isMixedCase { step += value > 0 ? Strength.capitals : -Strength.capitals }
        if distance == 2 { step *= 0.95 }
        if distance == 3 { step *= 0.9 }
        trace.fired(.degree(by: place, step), at: position)
        return step
    }

    /// The valence after the negation check for the word at this distance.
    private mutating func negated(_ value: Double, at position: Int, distance: Int) -> Double {
        let place = position - distance
        let word = tokens[place]
        if distance > 1 {
            let isSo = tokens[position - 1].is(.so) || tokens[position - 1].is(.this)
            let wasSo = distance == 3 && (tokens[position - 2].is(.so) || tokens[position - 2].is(.this))
            // Published, "so" or "this" just before the word stands in for the "never" three words back.
            let isNeverSo =
                isCorrected || distance == 2
                ? word.is(.never) && (isSo || wasSo) : word.is(.never) && wasSo || isSo
            if isNeverSo {
                trace.fired(.neverSo(by: place), at: position)
                return value * Strength.neverSo
            }
            let isDoubt = tokens[position - 1].is(.doubt) || distance == 3 && tokens[position - 2].is(.doubt)
            if word.is(.without), isDoubt { return value }
        }
        guard word.has(.negation) else { return value }
        trace.fired(.negated(by: place), at: position)
        return value * Strength.negation
    }

    /// Whether "least" just before the token turns it ("at least" and "very least" do not).
    private func isLeast(_ position: Int) -> Bool {
        let window = tokens[position].window
        guard window > 0, tokens[position - 1].is(.least), !tokens[position - 1].has(.lexical) else { return false }
        return window < 2 || !(tokens[position - 2].is(.at) || tokens[position - 2].is(.very))
    }
}

/// The constants of the published rules, found by its authors from human ratings.
enum Strength {
    static let degree = 0.293
    static let capitals = 0.733
    static let negation = -0.74
    static let neverSo = 1.25
}
