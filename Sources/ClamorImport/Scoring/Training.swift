import ClamorColumns
import ClamorQuery
import ClamorScoring
import ClamorSentiment
import ClamorStore
import ClamorTime

/// Learns from the corrections of a store, on top of the models that ship.
package struct Training {
    private let store: MentionStore
    private let now: Instant

    package init(store: MentionStore, now: Instant) {
        self.store = store
        self.now = now
    }

    /// What came of it.
    package struct Outcome: Sendable {
        /// Accuracy and macro-recall on held-back corrections, before and after; empty where nothing was learned.
        package var figures: Table
        /// Corrections in languages that have a model.
        package var count: Int
        /// How many corrections there are to positive, neutral and negative.
        package var labels: [(name: String, count: Int)]
        /// Whether the held-back corrections were read better by what was learned.
        package var isBetter: Bool
        /// What was learned; nil: there are too few corrections.
        package var adjustment: Adjustment?
    }

    /// The fewest corrections that teach something that can be checked.
    package static var fewest: Int { Adjustment.fewest }

    /// The fewest corrections to each label: what is learned from one label alone calls everything so.
    package static let fewestOfLabel = 10

    /// Learns and measures, five times on four fifths and the rest, and changes nothing.
    package func trial(check: () throws -> Void) throws -> Outcome {
        let corrections = try labelledTexts(check)
        let labels = Dictionary(grouping: corrections, by: \.label).mapValues(\.count)
        let told = [SentimentLabel.positive, .neutral, .negative].map { ($0.name, labels[$0, default: 0]) }
        let nothing = Outcome(
            figures: Table(schema: TrainTable.schema), count: corrections.count, labels: told, isBetter: false,
            adjustment: nil)
        guard SentimentLabel.allCases.allSatisfy({ labels[$0, default: 0] >= Self.fewestOfLabel }) else {
            return nothing
        }
        var definitions = try Definitions(of: store)
        definitions.scoring.adjustment = nil
        let reader = MentionScorer(definitions).reader
        guard let trial = Adjustment.trial(corrections, reader: reader) else { return nothing }
        // Accuracy alone rises where all is called what most corrections are.
        let isBetter =
            trial.after.macroRecall > trial.before.macroRecall && trial.after.accuracy >= trial.before.accuracy
        return Outcome(
            figures: Self.table(trial), count: trial.count, labels: told, isBetter: isBetter,
            adjustment: trial.adjustment)
    }

    /// Whether what was learned is in force.
    package var isApplied: Bool { get throws { try Definitions(of: store).scoring.adjustment != nil } }

    /// What was learned holds from now on, or nothing; journaled.
    ///
    /// - Returns: the batch.
    package func apply(_ adjustment: Adjustment?, summary: String) throws -> Int64 {
        try store.define(adjustment: adjustment?.bytes, summary: summary, now: now)
    }

    private func labelledTexts(_ check: () throws -> Void) throws -> [LabelledText] {
        let snapshot = try store.snapshot()
        let corrections = try snapshot.corrections()
        var labels = corrections.map(\.sentiment)[...]
        var texts: [LabelledText] = []
        try snapshot.forEachRecord(rows: corrections.map(\.row)) { record in
            try check()
            let label = labels.removeFirst()
            guard let text = record.text ?? record.title, let known = SentimentLabel(name: label) else { return }
            texts.append(LabelledText(text: text, language: record.lang ?? "en", label: known))
        }
        return texts
    }

    private static func table(_ trial: AdjustmentTrial) -> Table {
        let rows: [(name: String, before: Double, after: Double)] = [
            ("accuracy", trial.before.accuracy, trial.after.accuracy),
            ("macro-recall", trial.before.macroRecall, trial.after.macroRecall),
        ]
        let count = Value.integer(Int64(trial.count))
        return Table(
            schema: TrainTable.schema,
            rows: rows.map { [.text($0.name), .number($0.before), .number($0.after), count] })
    }
}

extension SentimentLabel {
    /// positive, neutral or negative; nil for any other word.
    fileprivate init?(name: String) {
        guard let label = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = label
    }
}
