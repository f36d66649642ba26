import ClamorColumns
import ClamorQuery
import ClamorStore
import ClamorText
import ClamorTime

/// What has been read of a chunk, ready to be written.
private struct ReadChunk: Sendable {
    let mentions: PreparedMentions
    let rejects: [RejectedRecord]
    let tally: ImportTally
    let census: MentionCensus

    init(_ chunk: RawChunk, _ mapped: consuming MappedChunk, columns: Int, _ preparer: MentionPreparer) {
        rejects = mapped.rejects
        tally = mapped.tally
        census = MentionCensus(mapped.records, chunk, columns: columns)
        mentions = preparer.prepare(mapped.records)
    }
}

/// One file, or part of one, on its way into a store.
struct FileJob {
    private let part: ImportPart
    private let source: ByteSource
    private let setting: ImportSetting
    private let opened: OpenedExport
    private let options: String
    private var notes: [String] = []
    private let clock = ContinuousClock()
    private let began: ContinuousClock.Instant

    /// Recognises what a source holds. Throws `ImportError`.
    init(_ part: ImportPart, _ source: ByteSource, _ setting: ImportSetting) throws {
        began = clock.now
        (self.part, self.source, self.setting) = (part, source, setting)
        let options = setting.options
        let bytes = try source.head(FileHead.size)
        let head = FileHead(source: source.name, bytes: bytes, isWhole: bytes.count < FileHead.size)
        let named = try options.recipe.map { try FileRecipe.named($0, in: setting.store) }
        var format = options.format ?? named?.format
        var reader = try Recogniser.reader(of: head, format: format)
        let columns = reader.shape(of: head).map {
            $0.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        }
        let recipe = try FileRecipe(named: options.recipe, columns: columns, in: setting.store)
        if format == nil, let said = recipe.format {
            format = said
            reader = try Recogniser.reader(of: head, format: said)
        }
        let fields = recipe.completing(setting.fields)
        if let note = recipe.note(besides: setting.fields) { notes.append(note) }
        opened = try reader.open(
            source,
            ReadingContext(
                head: head, options: fields, format: format?.lowercased(), zone: options.zone,
                dates: fields.dates, reopen: part.isRepeatable ? part.open : nil, enricher: setting.enricher))
        let isHeader = opened.columns.isEmpty || opened.columns.contains { columns?.contains($0.name) ?? false }
        // Without a header the first row would stand for it: values, not names.
        if !setting.fields.isEmpty, isHeader {
            try recipe.remember(fields, format: options.format, file: source.name, in: setting.store)
        }
        notes += opened.notes
        if let remark = source.encoding.remark { notes.append(remark) }
        let zone = options.zone
        self.options = zone == .utc ? fields.canonical : "zone\t\(zone.identifier)\n" + fields.canonical
    }

    /// Imports it. Throws `ImportError`, and what the store throws; then nothing of it is kept.
    func run() throws -> ImportOutcome {
        if let same = try sameImport() { return try outcome(same: same) }
        let session = try setting.turn.begin(
            source: source.name, format: opened.format, now: setting.now,
            scoring: setting.enricher.scorer?.version)
        do {
            return try fill(session)
        } catch {
            try session.cancel()
            throw error
        }
    }

    private func fill(_ session: ImportSession) throws -> ImportOutcome {
        var tally = ImportTally()
        var census = MentionCensus()
        var (taken, rejected, apart) = (0, 0, 0)
        let (mapper, preparer, columns) = (opened.mapper, session.preparer, opened.columns.count)
        let read: @Sendable (RawChunk) -> ReadChunk = { ReadChunk($0, mapper.map($0), columns: columns, preparer) }
        try ImportPipeline(threads: setting.threads).run(cutter: opened.cutter, map: read) { chunk in
            try checkCancellation()
            try session.append(chunk.mentions)
            if !chunk.rejects.isEmpty { try session.reject(chunk.rejects) }
            tally.merge(chunk.tally)
            census.merge(chunk.census)
            taken += chunk.mentions.mentionCount
            apart += chunk.mentions.count - chunk.mentions.mentionCount
            rejected += chunk.rejects.count
            let (done, total) = source.progress
            setting.progress(.init(source: source.name, bytesDone: done, bytesTotal: total, rows: taken + rejected))
        }
        let foreign = tally.foreignKinds
        // Profiles and the like are no export, unless mentions stand beside them as context.
        if taken == 0, apart == 0, !foreign.isEmpty, tally.foreignCount == rejected {
            throw ImportError.notAnExport(
                source: source.name, seen: "holds \(foreign.joined(separator: " and ")), no mentions")
        }
        let details = ReportDetails(
            source: source, opened: opened, zone: setting.options.zone, notes: notes, tally: tally, census: census)
        if taken == 0, rejected == 0, apart == 0 {
            try session.cancel()
            var report = ImportReport(source: source.name, format: opened.format)
            report.seconds = seconds
            return ImportOutcome(report: report, notes: details.notes + ["no mention in it"])
        }
        // Afterwards it becomes part of the store.
        try session.settle(checkCancellation)
        let finished = setting.now.advanced(byMilliseconds: Int64(seconds * 1_000))
        var report = try session.finish(
            identity(source.digestText, size: source.consumed), repaired: tally.repaired, details: details.lines,
            now: finished)
        report.seconds = seconds
        if let same = report.sameAs { return try outcome(same: same, read: taken + rejected) }
        return ImportOutcome(
            report: report, notes: details.notes + Self.unlikeNote(report) + (try otherReadingNote(report)))
    }

    private static func unlikeNote(_ report: ImportReport) -> [String] {
        if report.unlike == 0 { return [] }
        let count = formatInteger(report.unlike, grouped: true)
        return [
            "\(count) × rejected, as another mention of that channel has the id, with another author, time and text:"
                + " fill channel tells sources apart"
        ]
    }

    /// The same bytes are here already, read otherwise: what that gave may stand beside this.
    private func otherReadingNote(_ report: ImportReport) throws -> [String] {
        let digest = source.digestText
        let others = try setting.store.finishedImports(digest: digest, size: source.consumed)
            .filter { $0 != report.batch }
        guard let last = others.last else { return [] }
        return ["the same bytes are batch \(last), read in another way: `undo \(last)` takes that one back"]
    }

    private func checkCancellation() throws {
        if setting.isCancelled() { throw ImportError.cancelled(source: source.name) }
    }

    // MARK: The same bytes again

    private func identity(_ digest: String, size: Int64) -> ImportIdentity {
        ImportIdentity(source: source.name, digest: digest, size: size, format: opened.format, options: options)
    }

    /// The batch that holds the same bytes read in the same way. They are read for their digest only when some import
    /// had their size.
    private func sameImport() throws -> Int64? {
        guard let size = source.size, part.isRepeatable, try setting.store.mayHoldImport(size: size) else { return nil }
        let again = try part.open()
        try again.drain()
        return try setting.store.finishedImport(matching: identity(again.digestText, size: again.consumed))
    }

    /// A report without a batch: all that was read is there.
    private func outcome(same batch: Int64, read: Int? = nil) throws -> ImportOutcome {
        var report = ImportReport(source: source.name, format: opened.format)
        report.sameAs = batch
        report.read = try read ?? count("read", of: batch)
        report.rejected = try count("rejected", of: batch)
        report.duplicate = report.read - report.rejected
        report.seconds = seconds
        return ImportOutcome(report: report, notes: ["the same bytes as batch \(batch): nothing to do"])
    }

    /// What the journal counts of a batch.
    private func count(_ column: String, of batch: Int64) throws -> Int {
        let table = try setting.store.table(.batches)
        guard let numbers = table.schema.firstIndex(where: { $0.name == "batch" }),
            let counts = table.schema.firstIndex(where: { $0.name == column })
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
