import ClamorColumns
import ClamorLanguage
import ClamorQuery

/// Beginnings: of statements, of pipelines, of stages.
extension Completer {
    func offerStatements(_ list: inout CandidateList) {
        // What begins pipelines is listed first: it is what is asked for most.
        offerBeginnings(&list)
        for word in Parser.statementWords { list.offer(word, Self.summaries[word] ?? "") }
    }

    func offerBeginnings(_ list: inout CandidateList) {
        offerStages(&list)
        offerRanges(&list)
        for name in names.tables { list.offer(name, "let") }
        for name in SourceNames.all { list.offer(name, Self.summaries[name] ?? Self.tables[name] ?? "table") }
        list.offer("import", Self.summaries["import"] ?? "")
    }

    func offerStages(_ list: inout CandidateList) {
        for stage in names.columns.stages {
            let takesNothing = stage.form == .none
            list.offer(stage.name, stage.summary, ending: takesNothing ? "" : " ")
        }
        guard names.columns.stages.contains(where: { $0.name == "group" }) else { return }
        offerMeasures(&list)
    }

    func offerRanges(_ list: inout CandidateList) {
        for (word, note) in Self.ranges { list.offer(word, note) }
    }

    func offerMoments(_ list: inout CandidateList) {
        for (word, note) in [("now", "this instant"), ("today", "its midnight"), ("yesterday", "its midnight")] {
            list.offer(word, note)
        }
    }

    func offerSettings(_ list: inout CandidateList) {
        let settings = [
            ("now", "what relative times mean"), ("zone", "of dates and buckets"), ("seed", "of samples"),
            ("batch", "what is read is the store as of it"),
        ]
        for (name, note) in settings { list.offer(name, note) }
        for name in names.parameters where name != "seed" { list.offer(name, "parameter") }
    }

    func offerFamilies(_ list: inout CandidateList) {
        for name in ["brand", "theme"] { list.offer(name, Fields.named(name)?.summary ?? "") }
        for name in names.families { list.offer(name, "family of topics") }
    }

    /// Numbers of batches, the latest first.
    func offerBatches(_ list: inout CandidateList) {
        let table = names.batches()
        guard let numbers = table.schema.firstIndex(where: { $0.name == "batch" }) else { return }
        let kinds = table.schema.firstIndex { $0.name == "kind" }
        let sources = table.schema.firstIndex { $0.name == "source" }
        for batch in table.batches.reversed() {
            for row in (0..<batch.count).reversed() {
                guard case .integer(let number) = batch.columns[numbers][row] else { continue }
                let words = [kinds, sources].compactMap { column -> String? in
                    guard let column, case .text(let text) = batch.columns[column][row] else { return nil }
                    return text
                }
                list.offer(String(number), words.joined(separator: " "))
            }
        }
    }

    private static let summaries = Dictionary(Help.statements) { first, _ in first }

    /// Tables that have no page of their own.
    private static let tables = [
        "mentions": "all mentions", "_": "the rows of the last pipeline",
        "fields": "the fields of mentions, as a table",
        "measures": "the measures with their formulas, as a table",
    ]

    private static let ranges = [
        ("last", "last 7 days, last week"), ("this", "this week, this month"), ("today", "since midnight"),
        ("yesterday", "the day before"), ("since", "since 2026-03-01"), ("until", "until 2026-03-01"),
        ("between", "between 2026-03-01 and 2026-03-14"), ("on", "on 2026-03-14"), ("in", "in 2026-03, in 2026-Q1"),
    ]
}
