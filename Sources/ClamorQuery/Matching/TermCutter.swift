import ClamorText

/// Makes search terms of what was typed: words with wildcards, phrases, `{exact}` words.
enum TermCutter {
    /// Why a text makes no term.
    struct Problem: Error, Equatable {
        var code: String
        var message: String
        var help: [String] = []
    }

    /// A bare word: `refund`, `cancel*`, `wom?n`, `#tag`, `coca-cola`.
    static func word(_ text: String, scope: SearchTerm.Scope) throws(Problem) -> SearchTerm {
        try term(text, slop: nil, scope: scope)
    }

    /// A quoted phrase; its words may have wildcards too.
    static func phrase(_ text: String, slop: Int?, scope: SearchTerm.Scope) throws(Problem) -> SearchTerm {
        try term(text, slop: slop, scope: scope)
    }

    /// A text as it is: no wildcards. For values of parameters and fields.
    static func verbatim(_ text: String, scope: SearchTerm.Scope) throws(Problem) -> SearchTerm {
        let cut = TermText(text)
        guard !cut.tokens.isEmpty else { throw nothingToSearch(text) }
        let needsLiteral = cut.hasAccents || cut.hasPunctuation
        return SearchTerm(
            patterns: cut.tokens.map { .token($0.text) }, literal: needsLiteral ? FoldedText.fold(text) : nil,
            scope: scope)
    }

    /// `{Apple}`.
    static func exact(_ text: String, scope: SearchTerm.Scope) throws(Problem) -> SearchTerm {
        let cut = TermText(text)
        guard !cut.tokens.isEmpty else { throw nothingToSearch(text) }
        return SearchTerm(patterns: cut.tokens.map { .token($0.text) }, exact: text, scope: scope)
    }

    private static func term(_ text: String, slop: Int?, scope: SearchTerm.Scope) throws(Problem) -> SearchTerm {
        var patterns: [SearchTerm.Pattern] = []
        var literal: [String] = []
        var hasWildcard = false
        let chunks = text.split(whereSeparator: \.isWhitespace)
        for chunk in chunks {
            let piece = try piece(String(chunk), isWhole: chunks.count == 1)
            patterns += piece.patterns
            literal.append(piece.literal)
            hasWildcard = hasWildcard || piece.isWildcard
        }
        guard !patterns.isEmpty else { throw nothingToSearch(text) }
        let whole = literal.joined(separator: " ")
        let cut = TermText(whole)
        let needsLiteral = cut.hasAccents || (cut.hasPunctuation && !hasWildcard)
        if needsLiteral, hasWildcard {
            throw Problem(
                code: "bad-wildcard", message: "`?` does not go together with accents",
                help: ["without accents typed, accents do not count"])
        }
        return SearchTerm(
            patterns: patterns, slop: slop == nil || patterns.count < 2 ? nil : slop,
            literal: needsLiteral ? FoldedText.fold(whole) : nil, scope: scope)
    }

    /// One word between spaces: its patterns, and what is compared literally.
    private static func piece(
        _ text: String, isWhole: Bool
    ) throws(Problem) -> (patterns: [SearchTerm.Pattern], literal: String, isWildcard: Bool) {
        var body = text
        let isPrefix = body.hasSuffix("*")
        if isPrefix { body.removeLast() }
        if body.contains("*") {
            throw Problem(
                code: "bad-wildcard", message: "`*` stands at the end of a word's beginning alone",
                help: ["inside a word, `?` stands for one letter: `wom?n`"])
        }
        if let wildcard = try wildcard(body, isPrefix: isPrefix) { return ([.wildcard(wildcard)], body, true) }
        let cut = TermText(body, isWhole: isWhole)
        if isPrefix {
            guard let last = cut.tokens.last, last.range.upperBound == body.utf8.count else {
                throw Problem(
                    code: "bad-wildcard", message: "`*` needs the beginning of a word before it",
                    help: ["for example `cancel*`"])
            }
            // A tag may end with its last word.
            let patterns = cut.tokens.map { token -> SearchTerm.Pattern in
                token.range.upperBound == last.range.upperBound ? .prefix(token.text) : .token(token.text)
            }
            return (patterns, body, false)
        }
        return (cut.tokens.map { .token($0.text) }, body, false)
    }

    /// The pattern of a word that has `?` between letters; nil when it has none.
    private static func wildcard(_ body: String, isPrefix: Bool) throws(Problem) -> String? {
        let scalars = Array(body.unicodeScalars)
        let isInside = scalars.indices.contains { index in
            guard scalars[index] == "?", index > 0, isLetter(scalars[index - 1]) else { return false }
            return scalars[index...].first { $0 != "?" }.map(isLetter) ?? false
        }
        guard isInside else { return nil }
        var pieces: [String] = []
        for part in body.split(separator: "?", omittingEmptySubsequences: false) {
            let cut = TermText(String(part))
            guard cut.tokens.count < 2, !cut.hasPunctuation else {
                throw Problem(
                    code: "bad-wildcard", message: "a word with `?` has letters and digits beside it alone")
            }
            if cut.hasAccents {
                throw Problem(
                    code: "bad-wildcard", message: "`?` does not go together with accents",
                    help: ["without accents typed, accents do not count"])
            }
            pieces.append(cut.tokens.first?.text ?? "")
        }
        return pieces.joined(separator: "?") + (isPrefix ? "*" : "")
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }

    private static func nothingToSearch(_ text: String) -> Problem {
        Problem(
            code: "nothing-to-search",
            message: "`\(SafeText.escapedForTerminal(text))` has no letter or digit to search for")
    }
}
