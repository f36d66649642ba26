import ClamorColumns
import ClamorEngine
import ClamorImport
import ClamorLanguage
import ClamorQuery
import ClamorRender
import ClamorScoring
import ClamorShell
import ClamorStore
import ClamorText
import ClamorTime
import Glibc
import Synchronization

/// The scorer of a store's definitions, made anew when the journal has gone on.
final class CurrentScorer: Sendable {
    private let held = Mutex<(snapshot: SnapshotNumber, scorer: MentionScorer)?>(nil)

    func current(_ store: MentionStore) throws -> MentionScorer {
        let snapshot = try store.snapshot().number
        if let known = held.withLock({ $0 }), known.snapshot == snapshot { return known.scorer }
        let scorer = MentionScorer(try Definitions(of: store))
        held.withLock { $0 = (snapshot, scorer) }
        return scorer
    }
}

/// A store in a file, with the embedded executor and the importer: where the concrete parts meet.
struct LocalWorkspace: Workspace {
    private let store: MentionStore
    private let path: String
    private let scorer = CurrentScorer()
    let executor: any Executor

    /// Opens or makes the store.
    ///
    /// - Parameters:
    ///   - threads: how many scan at once; answers do not depend on it.
    ///   - memory: what may be kept of the store in memory between questions; nil: a quarter of the machine's.
    init(path: String, readOnly: Bool, mustExist: Bool = false, threads: Int = 2, memory: ByteCount? = nil) throws {
        let store = try MentionStore.open(
            path: path, readOnly: readOnly, createIfMissing: !mustExist,
            cacheBytes: (memory ?? .quarterOfMachine).bytes)
        self.store = store
        self.path = path
        executor = EmbeddedExecutor(
            source: { try store.state($0) },
            currentSnapshot: { try store.snapshot().number }, threads: threads)
    }

    var catalog: any Catalog { store }

    var sentimentMarks: CardReader.SentimentMarks {
        // Where the definitions cannot be read, the question has failed already.
        let scorer = (try? scorer.current(store)) ?? .shipped
        return { text, language, brands in
            let parts = scorer.why(.sentiment, MentionText(text: text, givenLanguage: language, brands: brands))
            // Words that add little are left unmarked: every word adds something.
            let most = parts.compactMap { $0.range == nil ? nil : $0.points.map(abs) }.max() ?? 0
            return parts.compactMap { part in
                guard let range = part.range, let points = part.points, abs(points) >= max(0.25 * most, 0.15) else {
                    return nil
                }
                return .init(range: range, meaning: points > 0 ? .positive : .negative)
            }
        }
    }

    func importFiles(
        _ request: ImportRequest, now: Instant, zone: Zone,
        progress: @escaping @Sendable (ClamorShell.ImportProgress) -> Void, cancellation: Cancellation
    ) throws -> [ClamorShell.ImportOutcome] {
        let options = ImportOptions(
            format: request.format, map: request.map, fill: request.fill, zone: zone, sheet: request.sheet,
            dates: request.dates.flatMap(DayMonthOrder.init(code:)), recipe: request.recipe)
        do {
            let results = try FileImporter(store: store, now: now).importFiles(
                request.files, options: options,
                progress: {
                    progress(.init(file: $0.source, bytes: $0.bytesDone, totalBytes: $0.bytesTotal, rows: $0.rows))
                },
                waiting: {
                    let first = request.files.first ?? "-"
                    progress(.init(file: first, bytes: 0, totalBytes: nil, rows: 0, isWaiting: true))
                }, isCancelled: { cancellation.isCancelled })
            return results.map(Self.outcome)
        } catch ImportError.cancelled {
            throw CancellationError()
        }
    }

    private static func outcome(
        _ result: Result<ClamorImport.ImportOutcome, any Error>
    ) -> ClamorShell.ImportOutcome {
        switch result {
        case .success(let done):
            let context = done.report.context
            let aside =
                context == 0 ? [] : ["\(done.report.source): \(context) more kept as context, outside every count"]
            let notes = done.notes.map { "\(done.report.source): \($0)" }
            return .init(
                report: Table(reports: [done.report]), batch: done.report.batch, notes: notes + aside, failure: nil)
        case .failure(ImportError.leftOut(let source, let seen)):
            return .init(report: nil, notes: ["\(ImportError.leftOut(source: source, seen: seen))"], failure: nil)
        case .failure(let error):
            return .init(report: nil, notes: [], failure: "\(error)")
        }
    }

    func annotate(rows: [Int64], _ annotation: Annotation, now: Instant) throws -> Int64 {
        try store.annotate(rows: rows, annotation, now: now)
    }

    func define(_ topic: TopicDefinition, now: Instant) throws -> Int64 { try store.define(topic, now: now) }

    func define(_ own: OwnAccounts, now: Instant) throws -> Int64 { try store.define(own, now: now) }

    func define(_ measure: StoredMeasure, now: Instant) throws -> Int64 { try store.define(measure, now: now) }

    func define(_ word: LexiconWord, now: Instant) throws -> Int64 { try store.define(word, now: now) }

    func define(_ factor: ReachFactor, now: Instant) throws -> Int64 { try store.define(factor, now: now) }

    var staleScores: Int {
        get throws {
            let version = try scorer.current(store).version
            return try store.snapshot().mentionCount(scoredBy: { $0 != version })
        }
    }

    func rescore(now: Instant, cancellation: Cancellation) throws -> ScoringOutcome {
        cancellation.progress.begin(.scoring)
        var done = 0
        let outcome = try Rescoring(store: store, now: now).run(
            progress: { count in
                cancellation.progress.advance(by: count - done)
                done = count
            }, check: cancellation.check)
        let mentions = formatInteger(outcome.mentions, grouped: true)
        let note =
            outcome.batch.map { "scored \(mentions) mentions anew (batch \($0))" }
            ?? "scored \(mentions) mentions anew: nothing has changed"
        return ScoringOutcome(batch: outcome.batch, table: outcome.changes, notes: [note])
    }

    func train(_ action: TrainAction, now: Instant, cancellation: Cancellation) throws -> ScoringOutcome {
        let training = Training(store: store, now: now)
        if action == .remove {
            guard try training.isApplied else {
                return ScoringOutcome(
                    batch: nil, table: Table(schema: TrainTable.schema), notes: ["nothing that was learned is in force"]
                )
            }
            let batch = try training.apply(nil, summary: "train none")
            return ScoringOutcome(
                batch: batch, table: Table(schema: TrainTable.schema),
                notes: ["what was learned no longer holds (batch \(batch))"] + (try staleNote()))
        }
        cancellation.progress.begin(.training)
        let trial = try training.trial(check: cancellation.check)
        guard let adjustment = trial.adjustment else {
            let counts = trial.labels.map { "\($0.count) to \($0.name)" }.joined(separator: ", ")
            let note =
                "corrections: \(counts); to learn from them at least \(Training.fewestOfLabel) to each are needed"
            return ScoringOutcome(batch: nil, table: trial.figures, notes: [note])
        }
        let verdict =
            trial.isBetter
            ? "held-back corrections are read better by what was learned from the others (see what `rescore` changes in all)"
            : "what was learned does not read held-back corrections better (accuracy and macro-recall)"
        guard action == .apply else {
            let next = trial.isBetter ? "; `train apply` puts it in force" : ""
            return ScoringOutcome(batch: nil, table: trial.figures, notes: [verdict + next])
        }
        guard trial.isBetter else {
            return ScoringOutcome(batch: nil, table: trial.figures, notes: [verdict + ": it is not applied"])
        }
        let batch = try training.apply(adjustment, summary: "train on \(trial.count) corrections")
        return ScoringOutcome(
            batch: batch, table: trial.figures, notes: ["\(verdict); it holds now (batch \(batch))"] + (try staleNote())
        )
    }

    private func staleNote() throws -> [String] {
        let stale = try staleScores
        return stale == 0
            ? []
            : ["\(formatInteger(stale, grouped: true)) mentions were scored before that: `rescore` reads them anew"]
    }

    func forget(_ subject: ForgetSubject, now: Instant, cancellation: Cancellation) throws
        -> (batch: Int64, mentions: Int)?
    { try store.forget(subject, now: now, check: cancellation.check) }

    func undo(batch: Int64, now: Instant) throws -> Int64 { try store.undo(batch: batch, now: now) }

    func declareSame(_ id: String, as other: String, now: Instant) throws -> Int64 {
        try store.declareSame(id, as: other, now: now)
    }

    var importVocabulary: ImportVocabulary { .known }

    func recipes() throws -> [Recipe] { try store.recipes() }

    func apply(_ change: RecipeChange) throws {
        switch change {
        case .removal(let name): _ = try store.removeRecipe(name)
        case .saving(let recipe, let former, let replaced):
            if let replaced { _ = try store.removeRecipe(replaced) }
            if let former { try store.renameRecipe(former, to: recipe.name) }
            try store.save(recipe)
        }
    }

    func export(rows: [Int64], snapshot: SnapshotNumber, to target: ExportTarget, cancellation: Cancellation) throws
        -> Int
    {
        let export = MentionExport(
            path: target.path, format: MentionExport.Format(target.format.kind),
            isCompressed: target.format.isCompressed)
        cancellation.progress.begin(.writing, rows.count)
        return try export.write { write in
            try store.state(snapshot).forEachRecord(rows: rows) { record in
                try cancellation.check()
                cancellation.progress.advance(by: 1)
                try write(record)
            }
        }
    }

    func journalDigest(upTo batch: Int64) throws -> String? { try store.journalDigest(upTo: batch) }

    func liesAt(_ other: String) -> Bool {
        func file(_ path: String) -> [UInt64]? {
            var status = stat()
            return stat(path, &status) == 0 ? [UInt64(status.st_dev), UInt64(status.st_ino)] : nil
        }
        return file(other).map { $0 == file(path) } ?? false
    }

    /// Leaves the file whole, with nothing beside it. Nothing may be asked afterwards.
    func close() { store.close() }

    /// What is wrong with the store, a line each.
    func check() throws -> [String] { try store.check().map { String(describing: $0) } }

    /// Makes everything derived anew from the rows.
    func repair() throws { try store.repair() }
}

extension MentionExport.Format {
    fileprivate init(_ kind: ExportFormat.Kind) {
        self =
            switch kind {
            case .csv: .csv
            case .jsonLines: .jsonLines
            case .sqlite: .sqlite
            }
    }
}

extension MentionStore {
    /// What was visible after a batch; nil: what is now.
    fileprivate func state(_ number: SnapshotNumber?) throws -> StoreSnapshot {
        let latest = try snapshot()
        guard let number, number != latest.number else { return latest }
        return try snapshot(at: number)
    }
}
