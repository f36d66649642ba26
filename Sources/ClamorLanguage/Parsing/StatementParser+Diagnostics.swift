import ClamorText

extension StatementParser {
    /// Words that cannot stand for a value or a column.
    static let reservedWords: Set<String> = [
        "and", "as", "between", "by", "contains", "endswith", "in", "is", "matches", "not", "or", "startswith",
    ]

    /// Words that are values, and so not the names of columns.
    static let constantWords: Set<String> = ["false", "missing", "null", "true"]

    /// Whether the token can name a column or anything else.
    static func isName(_ token: Token) -> Bool {
        guard token.kind == .name else { return false }
        let word = token.text.lowercased()
        return !reservedWords.contains(word) && !constantWords.contains(word)
    }

    /// Records an error; to be thrown.
    mutating func fail(
        _ code: String, at span: SourceSpan, _ message: String, labels: [Diagnostic.Label] = [], help: [String] = [],
        fix: Diagnostic.Fix? = nil
    ) -> ParseFailure {
        diagnostics.append(Diagnostic(code, at: span, message, labels: labels, help: help, fix: fix))
        return ParseFailure()
    }

    /// The current token is not what can stand here. Says nothing of a token that has its diagnostic already.
    mutating func unexpected(
        _ expected: String, labels: [Diagnostic.Label] = [], help: [String] = [], fix: Diagnostic.Fix? = nil
    ) -> ParseFailure {
        if current.kind == .invalid { return ParseFailure() }
        if isAtStageEnd {
            let after = previous.map { " after \(code($0))" } ?? ""
            return fail(
                "unexpected-end", at: gap, "expected \(expected)\(after)", labels: labels, help: help, fix: fix)
        }
        return fail(
            "unexpected-token", at: current.span, "expected \(expected), found \(code(current))", labels: labels,
            help: help, fix: fix)
    }

    /// A word without quotes, with what hangs on it (`a.csv`), stands where a quoted text belongs.
    mutating func unquoted(_ what: String) -> ParseFailure {
        let start = current
        repeat { advance() } while current.isAdjacent && !isAtStageEnd && !isAt(",") && !isAt("=")
        let span = span(from: start)
        let text = String(decoding: bytes[span.range], as: UTF8.self)
        return fail(
            "unquoted-text", at: span, "\(what) needs quotes", fix: Diagnostic.Fix(span, quoted(text)))
    }

    /// A value is missing before the current token, after the one just read.
    mutating func missingOperand() -> ParseFailure {
        if current.kind == .invalid { return ParseFailure() }
        guard let previous else { return unexpected("a value") }
        return fail("missing-operand", at: previous.span, "a value is missing after \(code(previous))")
    }

    /// How the items of a list are written.
    static let adviceOnLists = "several of them are separated by commas"

    /// What follows the arguments of a stage, if it is not `|` or the statement's end.
    /// - Parameter help: what to say when it is a word of one's own.
    mutating func expectStageEnd(help: [String] = []) throws(ParseFailure) {
        if isAtStageEnd { return }
        if current.kind == .invalid { throw ParseFailure() }
        if isAt(")") || isAt("]") {
            throw fail("unexpected-token", at: current.span, "\(code(current)) closes no bracket")
        }
        if current.kind == .name, isStageWord(at: 0) {
            throw fail(
                "missing-pipe", at: current.span, "`|` is missing before \(code(current))",
                help: adviceOnFirstRows.map { [$0] } ?? [],
                fix: isRankingOfRows ? nil : Diagnostic.Fix(SourceSpan(current.span.lower, current.span.lower), "| "))
        }
        if current.kind == .name, Self.isRangeWord(current), beginsRange(at: 0) {
            throw fail(
                "misplaced-range", at: current.span, "a range comes first, before any stage",
                help: ["last 7 days | …"])
        }
        if current.kind == .name, let foreign = ForeignWords.operation(current.text) {
            throw fail(
                "unexpected-token", at: current.span, "there is no operator \(code(current))", help: [foreign.help],
                fix: foreign.word.map { Diagnostic.Fix(current.span, $0) })
        }
        let isWord = current.kind == .name && !Self.reservedWords.contains(current.text.lowercased())
        var help = isWord ? ForeignWords.stage(current.text).map { [$0.help] } ?? help : []
        if isAt(".") { help = ["only `extra` has parts: `extra.NAME`"] }
        throw unexpected("`|` or the end of the statement", help: help)
    }

    /// `top 3` with nothing after it: rows that were made already are meant.
    private var isRankingOfRows: Bool {
        guard vocabulary.stage(current.text)?.form == .ranking, token(after: 1).kind == .integer else { return false }
        return token(after: 2).kind == .end || token(after: 2).isSymbol("|")
    }

    /// For `take 3` or `top 3` where `|` is missing, either of which may be meant.
    private var adviceOnFirstRows: String? {
        guard isRankingOfRows || vocabulary.stage(current.text)?.form == .count else { return nil }
        let count = token(after: 1).kind == .integer ? token(after: 1).text : "N"
        return "`| take \(count)` keeps the first rows, `top \(count) FIELD` the values met most often"
    }

    /// Forgets what the lexer said about the current stage: in a stage that is not known it means nothing.
    mutating func dropDiagnosticsOfStage() {
        let lower = current.span.upper
        var last = index
        while last < tokens.endIndex - 1, !tokens[last].isSymbol("|") { last += 1 }
        let upper = tokens[last].span.lower
        diagnostics.removeAll { $0.span.lower >= lower && $0.span.lower < upper }
    }

    /// A token for a message: quoted, on one line, cut when it is long.
    func code(_ token: Token) -> String {
        let text = SafeText.escapedForTerminal(token.text)
        return text.unicodeScalars.count > 40 ? "`\(text.prefix(37))…`" : "`\(text)`"
    }
}
