import ClamorText

/// What is said of words that begin no pipeline and no stage.
extension StatementParser {
    mutating func unknownBeginning() -> ParseFailure {
        guard current.kind == .name else {
            if isAtEnd { return unexpected("a statement") }
            if current.kind == .string {
                return unexpected("a statement", help: [adviceOnSearching(quoted(current.value))])
            }
            return unexpected(
                "a statement",
                help: ["a pipeline begins with a table, a range, a stage or an aggregate: `count by channel`"])
        }
        if vocabulary.isValue(current.text) {
            return fail(
                "not-a-table", at: current.span, "\(code(current)) is a value, not a table",
                help: [adviceOnValue])
        }
        let isAlone = token(after: 1).kind == .end || token(after: 1).isSymbol("|")
        return unknownWord(
            nearest: vocabulary.nearestBeginning(to: current.text),
            otherwise: isAlone ? adviceOnSearching(current.text) : nil)
    }

    mutating func unknownStage() -> ParseFailure {
        if current.kind == .invalid { return ParseFailure() }
        if isAtStageEnd {
            let bar = previous?.span ?? current.span
            return fail(
                "missing-stage", at: bar, "a stage is missing after `|`",
                help: isAt("|") ? ["the operator for either of two conditions is `or`"] : [])
        }
        guard current.kind == .name else { return unexpected("a stage") }
        if beginsRange(at: 0) {
            return fail(
                "misplaced-range", at: current.span, "a range comes first, before any stage",
                help: ["for example `last 7 days | count by channel`"])
        }
        if vocabulary.isSource(current.text), ForeignWords.stage(current.text) == nil {
            return fail(
                "misplaced-source", at: current.span, "\(code(current)) is a table and can only begin a pipeline")
        }
        if vocabulary.isValue(current.text) {
            return fail(
                "unknown-stage", at: current.span, "\(code(current)) is a value, not a stage", help: [adviceOnValue])
        }
        return unknownWord(nearest: vocabulary.nearestStage(to: current.text))
    }

    private var adviceOnValue: String { "values stand in expressions: `filter \(current.text.lowercased())`" }

    private func adviceOnSearching(_ text: String) -> String {
        "words are looked for with `search \(SafeText.escapedForTerminal(text))`"
    }

    /// The current name with what hangs on it by hyphens, as in `make-series`; nil when nothing does.
    var hyphenatedWord: (text: String, span: SourceSpan)? {
        let (hyphen, rest) = (token(after: 1), token(after: 2))
        guard current.kind == .name, hyphen.isSymbol("-"), hyphen.isAdjacent, rest.kind == .name, rest.isAdjacent
        else { return nil }
        return ("\(current.text)-\(rest.text)", current.span.union(rest.span))
    }

    private mutating func unknownWord(nearest: String?, otherwise: String? = nil) -> ParseFailure {
        if let (written, span) = hyphenatedWord, ForeignWords.stage(written) != nil {
            return unknownWord(written, at: span, nearest: nil)
        }
        let word = current
        let next = token(after: 1)
        if vocabulary.fields.contains(word.text.lowercased()),
            next.isSymbol(":") || ForeignWords.measure(word.text) == nil
        {
            return fieldAsStage(isTerm: next.isSymbol(":"))
        }
        return unknownWord(word.text, at: word.span, nearest: nearest, otherwise: otherwise)
    }

    /// A field begins no stage: `channel:reddit` is a condition.
    private mutating func fieldAsStage(isTerm: Bool) -> ParseFailure {
        let word = current
        let name = word.text.lowercased()
        let start = SourceSpan(word.span.lower, word.span.lower)
        if isTerm {
            return fail(
                "unknown-stage", at: word.span, "a condition is no stage",
                help: ["rows that meet it are kept by `filter \(name):…`"], fix: Diagnostic.Fix(start, "filter "))
        }
        dropDiagnosticsOfStage()
        return fail(
            "unknown-stage", at: word.span, "\(code(word)) is a field, not a stage",
            help: ["fields stand in stages: `count by \(name)`, `select \(name)`"])
    }

    /// - Parameter otherwise: what to say when no word is near.
    mutating func unknownWord(
        _ written: String, at span: SourceSpan, nearest: String?, otherwise: String? = nil
    ) -> ParseFailure {
        dropDiagnosticsOfStage()
        let isCalled = token(after: 1).isSymbol("(")
        let foreign =
            ForeignWords.stage(written) ?? ForeignWords.function(written) ?? ForeignWords.measure(written)
        if let foreign {
            // `mean score` asks for brackets too, so that the word alone would mend nothing.
            let isFunction = ForeignWords.stage(written) == nil && ForeignWords.function(written) != nil
            if isFunction, !isCalled, let word = foreign.word {
                return fail(
                    "unknown-stage", at: span, "unknown stage `\(written)`", help: ["it is called `\(word)(…)` here"])
            }
            return fail(
                "unknown-stage", at: span, "unknown stage `\(written)`", help: [foreign.help],
                fix: foreign.word.map { Diagnostic.Fix(span, $0) })
        }
        let question = nearest.map { "; did you mean `\($0)`?" } ?? ""
        return fail(
            "unknown-stage", at: span, "unknown stage `\(written)`\(question)",
            help: nearest == nil ? [otherwise ?? "`help` lists the stages"] : [],
            fix: nearest.map { Diagnostic.Fix(span, $0) })
    }
}
