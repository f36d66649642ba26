import ClamorColumns
import ClamorLanguage
import ClamorText
import ClamorTime

extension PipelineChecker {
    /// Reads everything as it was journaled by a batch or a time, and puts `now` there unless it was given.
    mutating func asOf(_ node: AsOfNode) throws {
        guard let point = try journalPoint(node) else { return }
        snapshot = point.snapshot
        let catalog = try journal.catalog(at: point.snapshot)
        store = try StoreView(catalog)
        if !context.isNowGiven { now = moment(node) ?? point.finished }
        definitions = try Definitions(store, in: context)
        scope = .mentions(families: store.families, extras: store.extraNames)
        asOfCatalog = catalog
        tellState(point)
    }

    /// Says which state of the store is asked, where it is not the present one.
    mutating func tellState(_ point: JournalPoint) {
        let finished = TimeFormat.minute.text(point.finished, in: zone, separator: " ")
        let when = point.snapshot.batch == 0 ? "before the first" : "\(finished) \(zone)"
        let caption = "as of batch \(point.snapshot.batch), \(when)"
        if !captions.contains(caption) { captions.append(caption) }
    }

    private var journal: any Catalog { context.presentCatalog ?? context.catalog }

    private func moment(_ node: AsOfNode) -> Instant? {
        guard case .time(let point) = node.kind else { return nil }
        return (try? reading(point)).map(\.lastMoment)
    }

    /// The last batch by then; nil when a problem was reported.
    private mutating func journalPoint(_ node: AsOfNode) throws -> JournalPoint? {
        switch node.kind {
        case .batch(let number):
            if let point = try journal.journalPoint(batch: Int64(number)) { return point }
            report(
                "unknown-batch", at: node.span, "there is no batch \(number)", help: ["`batches` lists them"])
        case .time(let time):
            let moment: Instant
            do {
                moment = try reading(time).lastMoment
            } catch {
                report(error)
                return nil
            }
            if let point = try journal.journalPoint(at: moment) { return point }
            report(
                "unknown-batch", at: node.span,
                "the store held nothing yet at \(TimeFormat.minute.text(moment, in: zone, separator: " "))",
                help: ["`batches` lists what came in when"])
        }
        return nil
    }

    private func reading(_ point: TimePoint) throws(Diagnostic) -> TimeReader.Reading {
        try RangeResolver(reader: timeReader, parameters: context.parameters).read(point)
    }
}

extension TimeReader.Reading {
    /// The last moment of what was written: a day stands for the whole of it.
    fileprivate var lastMoment: Instant { end.map { $0.advanced(byMilliseconds: -1) } ?? start }
}
