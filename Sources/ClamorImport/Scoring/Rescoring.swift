import ClamorColumns
import ClamorQuery
import ClamorScoring
import ClamorStore
import ClamorTime
import Synchronization

/// Scores what a store holds anew, as its definitions and the models say now: one batch, which can be undone.
package struct Rescoring {
    private let store: MentionStore
    private let now: Instant
    private let threads: Int

    package init(store: MentionStore, now: Instant, threads: Int = 2) {
        self.store = store
        self.now = now
        self.threads = threads
    }

    /// What came of it.
    package struct Outcome: Sendable {
        /// nil: nothing has changed.
        package var batch: Int64?
        /// A row for each change of a label, the commonest first.
        package var changes: Table
        /// Mentions looked at.
        package var mentions: Int
    }

    /// - Parameters:
    ///   - progress: gets how many mentions have been looked at.
    ///   - check: called now and then; may throw to give up, and then nothing has changed.
    package func run(progress: @escaping (Int) -> Void, check: @escaping () throws -> Void) throws -> Outcome {
        let scorer = MentionScorer(try Definitions(of: store))
        let enricher = Enricher(scorer: scorer)
        // Older rows may have been written before copies were looked for. First, as the batch ends it.
        try store.findCopies(threads: threads, check: check)
        let changes = Mutex(ScoringChanges())
        let batch = try store.rescore(
            Enricher.computed, scoring: scorer.version, source: "rescore", now: now, threads: threads,
            progress: progress, check: check
        ) { record, isLive in
            let before = record
            enricher.score(again: &record)
            if isLive { changes.withLock { [record] in $0.note(before, record) } }
        }
        let found = changes.withLock { $0 }
        return Outcome(batch: batch, changes: found.table, mentions: found.mentions)
    }
}

/// Counts of what a rescoring changed.
private struct ScoringChanges: Sendable {
    private struct Change: Hashable {
        var field: String
        var was: String?
        var now: String?
    }

    private var counts: [Change: Int] = [:]
    private(set) var mentions = 0

    mutating func note(_ before: MentionRecord, _ after: MentionRecord) {
        mentions += 1
        note("sentiment", before.sentiment, after.sentiment)
        note("sentiment_source", before.sentimentSource, after.sentimentSource)
        note("lang", before.lang, after.lang)
        note("spam", before.spam.map { "\($0)" }, after.spam.map { "\($0)" })
        count("score", before.score != after.score)
        count("confidence", before.confidence != after.confidence)
        count("brand_sentiment", before.brandSentiment != after.brandSentiment)
        count("spam_score", before.spamScore != after.spamScore)
        count("reach", before.reach != after.reach)
    }

    /// Of numbers only how many have changed is told.
    private mutating func count(_ field: String, _ hasChanged: Bool) {
        if hasChanged { counts[Change(field: field, was: nil, now: nil), default: 0] += 1 }
    }

    private mutating func note(_ field: String, _ before: String?, _ after: String?) {
        if before != after { counts[Change(field: field, was: before, now: after), default: 0] += 1 }
    }

    /// Labels by field; numbers, of which only how many have changed is told, last.
    var table: Table {
        let order = [
            "sentiment", "sentiment_source", "lang", "spam", "score", "confidence", "brand_sentiment", "spam_score",
            "reach",
        ]
        let rows = counts.sorted { left, right in
            let places = (order.firstIndex(of: left.key.field) ?? 0, order.firstIndex(of: right.key.field) ?? 0)
            if places.0 != places.1 { return places.0 < places.1 }
            if left.value != right.value { return left.value > right.value }
            return (left.key.was ?? "", left.key.now ?? "") < (right.key.was ?? "", right.key.now ?? "")
        }
        func text(_ value: String?) -> Value { value.map(Value.text) ?? .null }
        return Table(
            schema: RescoreTable.schema,
            rows: rows.map { change, count in
                [.text(change.field), text(change.was), text(change.now), .integer(Int64(count))]
            })
    }
}
