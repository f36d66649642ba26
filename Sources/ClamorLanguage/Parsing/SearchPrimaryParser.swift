import ClamorText

extension StatementParser {
    /// A word, a phrase, `{word}`, `$name`, a field term, or a search in brackets.
    mutating func parseSearchPrimary() throws(ParseFailure) -> SearchNode {
        let token = current
        expect(.searchTerm)
        switch token.kind {
        case .word: return try parseWord()
        case .phrase: return try parsePhrase()
        case .exact:
            advance()
            try checkSearchable(token)
            return SearchNode(.exact(token.value), span: token.span)
        case .parameter:
            advance()
            return SearchNode(.parameter(token.value), span: token.span)
        case .name:
            let term = try parseFieldTerm()
            return SearchNode(.field(term), span: term.span)
        case .symbol where token.text == "(":
            advance()
            if isAt(")") {
                throw fail(
                    "missing-operand", at: token.span.union(current.span), "there is nothing in the brackets")
            }
            var inner = try parseSearchOr()
            try expectClosing(")", of: token)
            inner.span = span(from: token)
            return inner
        case .near:
            throw fail("missing-operand", at: token.span, "a word or phrase is missing before \(code(token))")
        case .boolean where previous?.kind != .boolean && previous?.kind != .near:
            throw fail("missing-operand", at: token.span, "a word or phrase is missing before `\(token.text)`")
        case .invalid: throw ParseFailure()
        default:
            guard let previous else { throw unexpected("a word or phrase") }
            throw fail("missing-operand", at: previous.span, "a word or phrase is missing after \(code(previous))")
        }
    }

    private mutating func parseWord() throws(ParseFailure) -> SearchNode {
        let token = advance()
        try checkSearchable(token)
        try checkBeginning(of: token)
        hintAtOperator(token)
        hintAtQuestionMark(token)
        if token.text.hasSuffix(",") {
            diagnostics.append(
                Diagnostic(
                    "comma-in-word", at: token.span, "the comma is searched for as part of the word",
                    help: ["conditions are separated by spaces"], severity: .hint))
        }
        return SearchNode(.word(token.text), span: token.span)
    }

    /// Signs that mean something elsewhere and nothing where this word has them.
    private mutating func checkBeginning(of word: Token) throws(ParseFailure) {
        switch word.text.unicodeScalars.first {
        case "-":
            throw fail(
                "misplaced-minus", at: word.span, "`-` is NOT only after white space or `(`",
                help: ["a word with punctuation is quoted: `\(quoted(word.text))`"])
        case "*":
            throw fail(
                "bad-wildcard", at: word.span, "a word cannot begin with `*`",
                help: ["`*` stands at the end of a word's beginning: `cancel*`"])
        case "~" where word.isAdjacent:
            throw fail(
                "misplaced-distance", at: word.span, "only a phrase takes a distance",
                help: ["for example `\"money back\"~5`, or `money NEAR/5 back`"])
        default: break
        }
    }

    /// Operators in lower case are words, which is rarely meant.
    private mutating func hintAtOperator(_ word: Token) {
        let lower = word.text.lowercased()
        let isDistance = lower.hasPrefix("near/") && lower.utf8.last.map(CharacterClasses.isDigit) == true
        guard isDistance || ["and", "or", "not"].contains(lower) else { return }
        let upper = lower.uppercased()
        diagnostics.append(
            Diagnostic(
                "lower-case-operator", at: word.span, "\(code(word)) is searched for as a word",
                help: ["the operator is written `\(upper)`"], fix: Diagnostic.Fix(word.span, upper), severity: .hint))
    }

    /// `?` is a letter between letters alone, so that `really?` can be asked for.
    private mutating func hintAtQuestionMark(_ word: Token) {
        let body = word.text.drop { $0 == "?" }
        let isInside = body.reversed().drop { $0 == "?" }.contains("?")
        guard !isInside, word.text.hasPrefix("?") || word.text.hasSuffix("?") else { return }
        diagnostics.append(
            Diagnostic(
                "outer-question-mark", at: word.span, "the `?` is searched for as it stands",
                help: ["between letters it is any one of them: `wom?n`; `caf*` finds what begins so"],
                severity: .hint))
    }

    private mutating func parsePhrase() throws(ParseFailure) -> SearchNode {
        let token = advance()
        try checkSearchable(token)
        var slop: Int?
        if current.kind == .slop {
            guard let count = Int(current.value), count <= 1_000 else {
                throw fail("bad-distance", at: current.span, "words of a phrase can be at most 1000 apart")
            }
            slop = count
            advance()
            if current.kind == .word, current.isAdjacent, current.text.lowercased() == "f" {
                throw fail(
                    "misplaced-order", at: current.span, "`~\(count)` counts words in any order",
                    help: ["in this order only: `money NEAR/\(count)f back`"])
            }
        }
        return SearchNode(.phrase(token.value, slop: slop), span: span(from: token))
    }

    /// Letters, digits or symbols must be there to be found.
    private mutating func checkSearchable(_ token: Token) throws(ParseFailure) {
        if token.value.unicodeScalars.contains(where: CharacterClasses.isSearchable) { return }
        var help: [String] = []
        if token.text == "-" { help = ["NOT is a `-` just before a word: `-refund`"] }
        throw fail(
            "nothing-to-search", at: token.span, "\(code(token)) has no letter or digit to search for", help: help)
    }
}
