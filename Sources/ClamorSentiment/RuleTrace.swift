/// A rule that changed the valence of a token. `by` is the position of the token that made it fire.
enum FiredRule {
    case lexicon(Double)
    case emoji(place: Int, Double)
    case phrase(Double)
    /// "no" before a word of the lexicon is a negation and not an opinion.
    case onlyNegates
    case capitals(Double)
    case degree(by: Int, Double)
    case negated(by: Int)
    case neverSo(by: Int)
    case least(by: Int)
    case beforeBut
    case afterBut
    case takenBack(by: Int)
}

/// Watches the rules at work. Scoring is generic over it, so that one code both scores and explains, and an empty
/// trace costs nothing.
protocol RuleTrace {
    /// Whether prepared texts must say what they were made from.
    static var keepsEdits: Bool { get }
    mutating func fired(_ rule: @autoclosure () -> FiredRule, at token: Int)
    /// So many units of work (a scalar read, a token looked at) were done.
    mutating func worked(_ steps: Int)
    /// The tokens with their final values, and the text that they point into.
    mutating func finished(_ tokens: UnsafeMutableBufferPointer<Token>, _ bytes: UnsafeBufferPointer<UInt8>)
}

/// The trace that sees nothing.
struct Untraced: RuleTrace {
    static var keepsEdits: Bool { false }

    @inline(__always)
    mutating func fired(_ rule: @autoclosure () -> FiredRule, at token: Int) {}

    @inline(__always)
    mutating func worked(_ steps: Int) {}

    @inline(__always)
    mutating func finished(_ tokens: UnsafeMutableBufferPointer<Token>, _ bytes: UnsafeBufferPointer<UInt8>) {}
}
