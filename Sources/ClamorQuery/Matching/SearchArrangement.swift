import ClamorColumns

extension SearchTerm {
    /// Whether tokens tell all; else the text is to be looked at too.
    package var isToldByTokens: Bool { literal == nil && exact == nil }

    /// What the places of tokens must be, whatever else is asked.
    package var sequence: TokenSequence {
        TokenSequence(patterns, slop: slop, inTitle: scope != .text, inText: scope != .title)
    }
}

extension SearchQuery {
    /// For a term or NEAR: what the places of tokens must be; nil where that says no more than that the tokens are
    /// there.
    package var arrangement: TokenArrangement? {
        switch self {
        case .term(let term):
            term.patterns.count == 1 && term.scope == .titleAndText ? nil : .sequence(term.sequence)
        case .near(let left, let right, let distance, let ordered):
            // Windows that accents rule out may hide others, so their places say nothing.
            (left.terms + right.terms).contains { $0.slop != nil && !$0.isToldByTokens }
                ? nil
                : .near(left.terms.map(\.sequence), right.terms.map(\.sequence), distance: distance, ordered: ordered)
        case .and, .or, .not, .condition: nil
        }
    }
}
