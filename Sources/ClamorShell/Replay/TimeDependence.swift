import ClamorLanguage
import ClamorText

/// Whether a text may mean something else at another `now`. Told by its words, and rather once too often: a script
/// then has one line more than it needs.
struct TimeDependence {
    let grammar: Grammar
    /// Names whose meaning moves with time: of `let`, and of measures.
    var names: Set<String> = []

    func isMoving(_ text: String) -> Bool {
        Parser(grammar: grammar).tokens(of: Source(text: text)).tokens.contains(where: isMoving)
    }

    private func isMoving(_ token: ClamorLanguage.Token) -> Bool {
        switch token.kind {
        case .duration: true
        // A time of day is one of today.
        case .time: !token.text.contains("-")
        case .name, .value:
            Self.words.contains(token.text.lowercased()) || names.contains(token.text.lowercased())
                || token.text.hasPrefix("-") || token.text.hasPrefix("+")
        default: false
        }
    }

    /// Ranges and moments; and stages that look at what is over: a trend and a picture over time mark a bucket that is
    /// not, a comparison cuts the period before at the same time.
    private static let words: Set<String> = [
        "last", "this", "today", "yesterday", "now", "trend", "timechart", "compare", "coverage", "spark",
    ]
}
