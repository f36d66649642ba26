import ClamorColumns

/// A Boolean of words after checking: terms are cut into tokens, conditions on fields are typed.
package indirect enum SearchQuery: Sendable {
    case and([SearchQuery])
    case or([SearchQuery])
    case not(SearchQuery)
    /// At most `distance` tokens between a match of the one and of the other; `ordered`: left before right. The sides
    /// are terms, or `or`s of terms.
    case near(SearchQuery, SearchQuery, distance: Int, ordered: Bool)
    case term(SearchTerm)
    case condition(TypedExpression)
}

/// A word, a phrase or a tagged word.
package struct SearchTerm: Sendable, Hashable {
    /// Which texts it is looked for in.
    package enum Scope: String, Sendable, Hashable {
        case titleAndText, title, text
    }

    /// One token to be matched.
    package typealias Pattern = TermPattern

    /// In order, at consecutive positions when there are several (a phrase).
    package var patterns: [Pattern]
    /// Up to this many other tokens in all between the first and the last, in any order: `"a b"~5`.
    package var slop: Int?
    /// Compared with the text in accent-keeping folded form, because an accent was typed or punctuation is part of
    /// the term (`coca-cola`, `C++`, `niño`); nil when tokens say it all.
    package var literal: String?
    /// Compared with the text as written: `{Apple}`.
    package var exact: String?
    package var scope: Scope

    package init(
        patterns: [Pattern], slop: Int? = nil, literal: String? = nil, exact: String? = nil,
        scope: Scope = .titleAndText
    ) {
        self.patterns = patterns
        self.slop = slop
        self.literal = literal
        self.exact = exact
        self.scope = scope
    }
}
