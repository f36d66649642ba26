import ClamorColumns
import ClamorQuery
import ClamorStore
import ClamorText
import ClamorTime

/// How far the import of a file is.
package struct ImportProgress: Sendable {
    package var source: String
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

/// Imports files of any known format into a store: one batch a file, whole or not at all.
package struct FileImporter {
    private let store: MentionStore
    private let now: Instant
    private let threads: Int
    private let enricher: Enricher

    /// - Parameters:
    ///   - now: when the import happens; records that do not say when they were collected were collected then.
    ///   - threads: how many chunks are read at a time.
    package init(store: MentionStore, now: Instant, threads: Int = 2) {
        self.store = store
        self.now = now
        self.threads = max(1, threads)
        enricher = Enricher()
    }

    /// Imports files one after the other; `-` is standard input. A file that fails does not stop the others; a
    /// cancellation does. Gives what came of each file begun, in order.
    ///
    /// - Parameters:
    ///   - progress: called after every chunk, on the calling thread.
    ///   - waiting: called ten times a second while another import has its turn.
    ///   - isCancelled: asked after every chunk, and while another import has its turn.
    /// - Throws: what keeps all files from being imported (`StoreError`), and `ImportError.cancelled`.
    package func importFiles(
        _ paths: [String], options: ImportOptions = ImportOptions(), progress: (ImportProgress) -> Void = { _ in },
        waiting: () -> Void = {}, isCancelled: () -> Bool = { false }
    ) throws -> [Result<ImportOutcome, any Error>] {
        let fields = try FieldOptions(options)
        let turn = try store.openImporter {
            if isCancelled() { throw ImportError.cancelled(source: paths.first ?? "-") }
            waiting()
        }
        defer { turn.close() }
        var results: [Result<ImportOutcome, any Error>] = []
        for path in paths {
            do {
                let job = try FileJob(path, options, fields, store: store, now: now, enricher: enricher)
                results.append(.success(try job.run(turn, threads: threads, progress, isCancelled)))
            } catch let error as ImportError {
                if case .cancelled = error { throw error }
                results.append(.failure(error))
            } catch {
                results.append(.failure(error))
            }
        }
        return results
    }
}

/// What has been read of a chunk, ready to be written.
private struct ReadChunk: Sendable {
    let mentions: PreparedMentions
    let rejects: [RejectedRecord]
    let tally: ImportTally

    init(_ mapped: consuming MappedChunk, _ preparer: MentionPreparer) {
        rejects = mapped.rejects
        tally = mapped.tally
        mentions = preparer.prepare(mapped.records)
    }
}

/// One file on its way into a store.
private struct FileJob {
    private let source: ByteSource
    private let opened: OpenedExport
    private let options: String
    private let store: MentionStore
    private let now: Instant
    private let path: String
    private var notes: [String] = []
    private let clock = ContinuousClock()
    private let began: ContinuousClock.Instant

    /// Opens and recognises the file. Throws `ImportError`.
    init(
        _ path: String, _ options: ImportOptions, _ given: FieldOptions, store: MentionStore, now: Instant,
        enricher: Enricher
    ) throws {
        began = clock.now
        self.path = path
        self.store = store
        self.now = now
        source = try ByteSource(path: path)
        let bytes = try source.head(FileHead.size)
        let head = FileHead(source: source.name, bytes: bytes, isWhole: bytes.count < FileHead.size)
        let reader = try Recogniser.reader(of: head, format: options.format)
        var fields = given
        let shape = reader.shape(of: head).map(Digest.text)
        if let shape {
            let remembered = try store.rememberedOptions(shape: shape).map(FieldOptions.init(canonical:))
            fields = given.completed(by: remembered)
            if let note = fields.note(besides: given) { notes.append(note) }
        }
        let zone = options.zone
        opened = try reader.open(
            source,
            ReadingContext(
                head: head, options: fields, format: options.format?.lowercased(), zone: zone,
                dates: fields.dates,
                reopen: path == "-" || source.size == nil ? nil : { try ByteSource(path: path) }, enricher: enricher))
        if let shape, !given.isEmpty { try store.rememberOptions(fields.canonical, shape: shape) }
        notes += opened.notes
        if let remark = source.encoding.remark { notes.append(remark) }
        if !source.compression.isEmpty { notes.append("packed: \(source.compression.joined(separator: " in "))") }
        self.options = zone == .utc ? fields.canonical : "zone\t\(zone.identifier)\n" + fields.canonical
    }

    func run(
        _ turn: Importer, threads: Int, _ progress: (ImportProgress) -> Void, _ isCancelled: () -> Bool
    ) throws -> ImportOutcome {
        if let same = try sameImport() { return try outcome(same: same) }
        let session = try turn.begin(source: source.name, format: opened.format, now: now)
        do {
            return try fill(session, threads: threads, progress, isCancelled)
        } catch {
            try session.cancel()
            throw error
        }
    }

    private func fill(
        _ session: ImportSession, threads: Int, _ progress: (ImportProgress) -> Void, _ isCancelled: () -> Bool
    ) throws -> ImportOutcome {
        var tally = ImportTally()
        var (taken, rejected, context) = (0, 0, 0)
        let (mapper, preparer) = (opened.mapper, session.preparer)
        let read: @Sendable (RawChunk) -> ReadChunk = { ReadChunk(mapper.map($0).withWholeShares(), preparer) }
        try ImportPipeline(threads: threads).run(cutter: opened.cutter, map: read) { chunk in
            if isCancelled() { throw ImportError.cancelled(source: source.name) }
            try session.append(chunk.mentions)
            if !chunk.rejects.isEmpty { try session.reject(chunk.rejects) }
            tally.merge(chunk.tally)
            taken += chunk.mentions.mentionCount
            context += chunk.mentions.count - chunk.mentions.mentionCount
            rejected += chunk.rejects.count
            progress(
                ImportProgress(
                    source: source.name, bytesDone: source.progress.done, bytesTotal: source.progress.total,
                    rows: taken + rejected))
        }
        let foreign = tally.foreignKinds
        // Profiles and the like are no export, unless mentions stand beside them as context.
        if taken == 0, context == 0, !foreign.isEmpty, tally.foreignCount == rejected {
            throw ImportError.notAnExport(
                source: source.name, seen: "holds \(foreign.joined(separator: " and ")), no mentions")
        }
        if taken == 0, rejected == 0 {
            try session.cancel()
            var report = ImportReport(source: source.name, format: opened.format)
            report.seconds = seconds
            return ImportOutcome(report: report, notes: notes + tally.notes + ["no mention in it"])
        }
        // Afterwards it becomes part of the store.
        try session.settle { if isCancelled() { throw ImportError.cancelled(source: source.name) } }
        let finished = now.advanced(byMilliseconds: Int64(seconds * 1_000))
        var report = try session.finish(identity(source.digestText, size: source.consumed), now: finished)
        report.seconds = seconds
        report.repaired = tally.repaired
        if let same = report.sameAs { return try outcome(same: same, read: taken + rejected) }
        return ImportOutcome(report: report, notes: notes + source.findings.map(\.text) + tally.notes)
    }

    // MARK: The same bytes again

    private func identity(_ digest: String, size: Int64) -> ImportIdentity {
        ImportIdentity(source: source.name, digest: digest, size: size, format: opened.format, options: options)
    }

    /// The batch that holds the same bytes read in the same way. The file is read for its digest only when some import
    /// had its size.
    private func sameImport() throws -> Int64? {
        guard let size = source.size, path != "-", try store.mayHoldImport(size: size) else { return nil }
        let again = try ByteSource(path: path)
        try again.drain()
        return try store.finishedImport(matching: identity(again.digestText, size: again.consumed))
    }

    /// A report without a batch: all that was read is there.
    private func outcome(same batch: Int64, read: Int? = nil) throws -> ImportOutcome {
        var report = ImportReport(source: source.name, format: opened.format)
        report.sameAs = batch
        report.read = try read ?? recordCount(of: batch)
        report.duplicate = report.read
        report.seconds = seconds
        return ImportOutcome(report: report, notes: ["the same bytes as batch \(batch): nothing to do"])
    }

    /// Records that the import of a batch read.
    private func recordCount(of batch: Int64) throws -> Int {
        let table = try store.table(.batches)
        guard let numbers = table.schema.firstIndex(where: { $0.name == "batch" }),
            let counts = table.schema.firstIndex(where: { $0.name == "read" })
        else { return 0 }
        for part in table.batches {
            for row in 0..<part.count where part.columns[numbers][row] == .integer(batch) {
                if case .integer(let count) = part.columns[counts][row] { return Int(count) }
            }
        }
        return 0
    }

    private var seconds: Double {
        let elapsed = clock.now - began
        return Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    }
}
