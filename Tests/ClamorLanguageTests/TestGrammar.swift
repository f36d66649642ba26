import ClamorText

@testable import ClamorLanguage

extension Grammar {
    /// A grammar as large as the tests need.
    static let test = Grammar(
        stages: [
            StageWord(name: "filter", aliases: ["where"], form: .condition),
            StageWord(name: "search", form: .search),
            StageWord(name: "group", aliases: ["summarize", "stats"], form: .aggregation),
            StageWord(name: "trend", aliases: ["timechart"], form: .trend),
            StageWord(name: "extend", aliases: ["eval", "derive"], form: .assignments),
            StageWord(name: "rename", form: .assignments),
            StageWord(name: "select", aliases: ["project", "keep"], form: .columns),
            StageWord(name: "distinct", form: .columns),
            StageWord(name: "sort", aliases: ["order"], form: .sortKeys),
            StageWord(name: "take", aliases: ["limit", "head"], form: .count),
            StageWord(name: "top", form: .ranking),
            StageWord(name: "bottom", form: .ranking),
            StageWord(name: "share", aliases: ["sov"], form: .share),
            StageWord(name: "show", form: .option("thread")),
            StageWord(name: "spark", form: .spark),
            StageWord(name: "chart", aliases: ["render"], form: .chart),
            StageWord(name: "into", form: .target),
            StageWord(name: "tag", form: .words),
            StageWord(name: "status", form: .words),
            StageWord(name: "assign", form: .words),
            StageWord(name: "sample", form: .sample),
            StageWord(name: "compare", form: .comparison),
            StageWord(name: "terms", form: .optionalCount),
            StageWord(name: "assert", form: .assertion),
            StageWord(name: "pipe", form: .text),
            StageWord(name: "export", form: .export),
            StageWord(name: "correct", form: .correction, example: "sentiment = negative"),
            StageWord(name: "why", form: .words),
            StageWord(name: "words", form: .optionalCount),
            StageWord(name: "audit", form: .sample),
        ],
        aggregateNames: [
            "count", "net", "reach", "authors", "score", "sum", "avg", "min", "max", "median", "p", "distinct",
            "stdev", "first", "last", "rate", "engagement", "likes",
        ],
        sourceNames: [
            "mentions", "_", "batches", "report", "rejects", "duplicates", "versions", "recipes", "topics", "fields",
            "measures", "import", "lexicon", "factors", "rescore", "train",
        ],
        fieldNames: [
            "channel", "author", "followers", "url", "site", "links", "title", "text", "lang", "language", "time",
            "hashtags", "rating", "country", "brand",
        ],
        chartKinds: ["line", "bar", "column", "area", "stacked", "heat", "spark"])
}

/// Reads a text with the test grammar.
func parse(_ text: String) -> (script: Script, diagnostics: [Diagnostic]) {
    let (script, diagnostics) = Parser(grammar: .test).parse(Source(text: text))
    return (script, diagnostics)
}

/// The forms of a text's statements on one line, or its diagnostics where it has errors.
func form(_ text: String) -> String {
    let (script, diagnostics) = parse(text)
    let errors = diagnostics.filter { $0.severity == .error }
    if !errors.isEmpty { return errors.map { "\($0.code): \($0.message)" }.joined(separator: "\n") }
    return script.statements.map(\.form.compact).joined(separator: "\n")
}

/// What the text holds under a diagnostic.
func underlined(_ diagnostic: Diagnostic, in text: String) -> String {
    String(Source(text: text)[diagnostic.span])
}
