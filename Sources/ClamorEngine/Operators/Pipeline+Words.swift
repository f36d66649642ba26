import ClamorColumns
import ClamorQuery
import ClamorScoring
import ClamorText

extension Pipeline {
    /// The words that move the sentiment of the mentions most, as a table.
    mutating func words(
        _ request: WordsRequest, _ mentions: inout MentionRows, _ counts: inout RunCounts
    ) throws -> TableRows {
        var total = 0
        try mentions.scan(&counts) { total += $0.count }
        if total > WordsRequest.mostMentions {
            let drawn = try mentions.sample(WordsRequest.mostMentions, seed: request.seed, &counts, context)
            notes.append("read in a sample of \(Count(drawn)) of \(Count(total)) mentions, seed \(request.seed)")
        }
        let scorer = MentionScorer(context.definitions)
        let texts = MentionTexts()
        let parts = try mentions.scanParts(&counts, WordPoints.init) { frame, part in
            try texts.forEach(frame) { _, mention in part.add(scorer.words(mention)) }
        }
        var points = WordPoints(adding: parts)
        if let note = points.leaveOutFunctionWords() { notes.append(note) }
        return points.table(request.count)
    }
}

/// What words add to the sentiment of mentions. Sums are of whole numbers, so that they are the same in any order.
private struct WordPoints: Sendable {
    private struct Sum {
        var mentions: Int64 = 0
        /// In 10⁻⁹.
        var points: Int64 = 0
    }

    private var sums: [String: Sum] = [:]

    init() {}

    init(adding parts: [WordPoints]) {
        for part in parts {
            for (word, sum) in part.sums {
                sums[word, default: Sum()].mentions += sum.mentions
                sums[word, default: Sum()].points += sum.points
            }
        }
    }

    /// Adds the words of a mention, which counts once for each of them.
    mutating func add(_ words: [(word: String, points: Double)]) {
        var seen: Set<String> = []
        for (word, points) in words {
            sums[word, default: Sum()].points += Int64((points * 1e9).rounded())
            if seen.insert(word).inserted { sums[word, default: Sum()].mentions += 1 }
        }
    }

    /// Takes out the words that say nothing by themselves; a note of how many these were, and what they add up to.
    mutating func leaveOutFunctionWords() -> String? {
        let others = sums.filter { FunctionWords.contains($0.key) }
        if others.isEmpty { return nil }
        for word in others.keys { sums[word] = nil }
        let points = Double(others.values.reduce(0) { $0 + $1.points }) / 1e9
        return
            "\(Count(others.count).of("function word", "is", "are")) left out, \(formatDecimal(points, places: 2)) points in all"
    }

    /// The words with the largest points of either sign, as rows of `WordsRequest.schema`.
    func table(_ count: Int) -> TableRows {
        let ordered = sums.sorted { left, right in
            let sizes = (left.value.points.magnitude, right.value.points.magnitude)
            return sizes.0 != sizes.1
                ? sizes.0 > sizes.1 : left.key.utf8.lexicographicallyPrecedes(right.key.utf8)
        }
        let rows = ordered.prefix(count).map { word, sum -> [Value] in
            let points = Double(sum.points) / 1e9
            return [.text(word), .integer(sum.mentions), .number(points), .number(points / Double(sum.mentions))]
        }
        return TableRows(schema: WordsRequest.schema, rows: rows)
    }
}
