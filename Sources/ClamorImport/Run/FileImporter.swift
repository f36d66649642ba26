import ClamorQuery
import ClamorScoring
import ClamorStore
import ClamorTime

/// How far the import of a file is.
package struct ImportProgress: Sendable {
    package var source: String
    /// Of the file as it lies there, packed or not.
    package var bytesDone: Int64
    /// Size of the file; nil when that is not known.
    package var bytesTotal: Int64?
    /// Records read, rejected ones with them.
    package var rows: Int
}

/// What came of a file: counts, and what the person should know about how it was read.
package struct ImportOutcome: Sendable {
    package var report: ImportReport
    package var notes: [String] = []
}

/// Imports files of any known format into a store: one batch a file, whole or not at all. Sheets of workbooks, tables of
/// databases and files of archives are files of their own.
package struct FileImporter {
    private let store: MentionStore
    private let now: Instant
    private let threads: Int
    private let scorer: MentionScorer?

    /// - Parameters:
    ///   - now: when the import happens; records that do not say when they were collected were collected then.
    ///   - threads: how many chunks are read at a time.
    ///   - scorer: reads texts for what the export does not give; nil: as the store's definitions say.
    package init(store: MentionStore, now: Instant, threads: Int = 2, scorer: MentionScorer? = nil) {
        self.store = store
        self.now = now
        self.threads = max(1, threads)
        self.scorer = scorer
    }

    /// Imports files one after the other: files, folders with all below them, patterns (`*`, `?`, `[]`, `**`), `-` for
    /// standard input. A file that fails does not stop the others; a cancellation does. Gives what came of each file
    /// begun, in order: where a folder or pattern names a file that is no export, that is `ImportError.leftOut`, which
    /// is no failure.
    ///
    /// - Parameters:
    ///   - progress: called after every chunk, on the calling thread.
    ///   - waiting: called ten times a second while another import has its turn.
    ///   - isCancelled: asked after every chunk, and while another import has its turn.
    /// - Throws: what keeps all files from being imported (`StoreError`), and `ImportError.cancelled`.
    package func importFiles(
        _ paths: [String], options: ImportOptions = ImportOptions(),
        progress: @escaping (ImportProgress) -> Void = { _ in }, waiting: () -> Void = {},
        isCancelled: @escaping () -> Bool = { false }
    ) throws -> [Result<ImportOutcome, any Error>] {
        let fields = try FieldOptions(options)
        let turn = try store.openImporter {
            if isCancelled() { throw ImportError.cancelled(source: paths.first ?? "-") }
            waiting()
        }
        defer { turn.close() }
        let scorer = try scorer ?? MentionScorer(Definitions(of: store))
        let setting = ImportSetting(
            store: store, turn: turn, now: now, threads: threads, enricher: Enricher(scorer: scorer), options: options,
            fields: fields,
            progress: progress, isCancelled: isCancelled)
        var run = ImportRun(setting: setting)
        for input in FilePatterns.inputs(paths) { try run.take(input) }
        return run.results
    }
}

/// What all files of one import share.
struct ImportSetting {
    let store: MentionStore
    let turn: Importer
    let now: Instant
    let threads: Int
    let enricher: Enricher
    let options: ImportOptions
    let fields: FieldOptions
    let progress: (ImportProgress) -> Void
    let isCancelled: () -> Bool
}
