import ClamorColumns
import ClamorQuery
import ClamorRender
import ClamorText

/// `audit`: a person labels a sample, and what the scoring gets wrong there corrects its net sentiment.
extension Session {
    func audit(_ plan: Plan, _ request: AuditRequest, _ cancellation: Cancellation) throws {
        let population = try AuditedPopulation(plan.query) {
            try executor.run($0, cancellation: cancellation, sink: $1)
        }
        guard population.scored > 0 else { return try remark("no mention that was scored: nothing to audit") }
        let sample = try auditSample(plan.query, request, cancellation)
        var (labelled, isEnded) = ([LabelledMention](), false)
        for (place, mention) in sample.enumerated() where !isEnded {
            try show(mention.card, at: place, of: sample.count)
            switch try askLabel() {
            case .label(let label):
                labelled.append(LabelledMention(row: mention.row, predicted: mention.predicted, label: label))
            case .skip: break
            case .end: isEnded = true
            }
        }
        guard !labelled.isEmpty else { return try remark("nothing was labelled, and nothing is changed") }
        try keep(labelled)
        try writeStoreReport(population.result(labelled))
        try remark(
            "net corrected: as scored, plus the mean of label less score over the sample (prediction-powered inference); intervals of 95 %"
        )
    }

    // MARK: The sample

    private struct Drawn {
        var row: Int64
        var predicted: String
        var card: MentionCard
    }

    /// Mentions that were scored, in an order that the seed fixes, so that leaving early leaves a fair sample.
    private func auditSample(
        _ query: Query, _ request: AuditRequest, _ cancellation: Cancellation
    ) throws -> [Drawn] {
        var question = query
        question.operators.append(.filter(AuditedPopulation.wasScored))
        question.operators.append(.sample(count: request.count, seed: request.seed))
        let rows = try executor.mentionRows(question, cancellation: cancellation)
        // What was scored is not shown: it would lead the eye.
        question.schema = Fields.wholeRow.filter { Self.auditedFields.contains($0.name) }
        var reader = CardReader(schema: question.schema, zone: question.zone)
        var cards: [MentionCard] = []
        _ = try executor.run(question, cancellation: cancellation) { batch in
            cards += reader.cards(batch)
            return true
        }
        question.schema = [ColumnInfo("sentiment", .text)]
        var labels: [String] = []
        _ = try executor.run(question, cancellation: cancellation) { batch in
            for row in 0..<batch.count { if case .text(let label) = batch.columns[0][row] { labels.append(label) } }
            return true
        }
        precondition(rows.count == cards.count && rows.count == labels.count, "the sample is the same each time")
        // Another seed than that of the draw, or the order would say which mention was nearest to be left out.
        let hashes = SampleHash.hashes(of: rows.map { UInt64(bitPattern: $0) }, seed: ~request.seed)
        let order = rows.indices.sorted { hashes[$0] < hashes[$1] }
        return order.map { Drawn(row: rows[$0], predicted: labels[$0], card: cards[$0]) }
    }

    private static let auditedFields: Set = ["id", "channel", "kind", "time", "title", "text", "author", "lang", "url"]

    // MARK: The prompt

    private enum Answer {
        case label(String)
        case skip, end
    }

    private func show(_ card: MentionCard, at place: Int, of count: Int) throws {
        var style = try style()
        style.color = settings.errorColor
        var writer = CardWriter(style: style, width: cardWidth) { [errors] in try errors.write($0) }
        try errors.write("\n\(place + 1) of \(count)\n")
        try writer.write([card])
    }

    private func askLabel() throws -> Answer {
        while true {
            guard let answer = labels?.read(prompt: "p, n, u (neutral), s (skip), q (quit)> ") else { return .end }
            guard case .entry(let text) = answer else { return .end }
            switch text.filter({ !$0.isWhitespace }).lowercased() {
            case "p", "positive": return .label("positive")
            case "n", "negative": return .label("negative")
            case "u", "neutral": return .label("neutral")
            case "s", "skip": return .skip
            case "q", "quit", "exit": return .end
            default: try errors.write("p positive · n negative · u neutral · s skip · q quit\n")
            }
        }
    }

    /// Labels are corrections: one batch for each label.
    private func keep(_ labelled: [LabelledMention]) throws {
        var batches: [Int64] = []
        for label in ["positive", "neutral", "negative"] {
            let rows = labelled.filter { $0.label == label }.map(\.row)
            if rows.isEmpty { continue }
            batches.append(
                try workspace.annotate(rows: rows, .correct(.sentiment(label)), now: settings.clock()))
        }
        let list = batches.map(String.init).joined(separator: ", ")
        try remark(
            "\(Self.mentions(labelled.count)) labelled; the labels are kept as corrections (\(batches.count == 1 ? "batch" : "batches") \(list))"
        )
    }
}
