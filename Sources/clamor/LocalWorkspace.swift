import ClamorColumns
import ClamorEngine
import ClamorImport
import ClamorQuery
import ClamorShell
import ClamorStore
import ClamorTime

/// A store in a file, with the embedded executor and the importer: where the concrete parts meet.
struct LocalWorkspace: Workspace {
    private let store: MentionStore
    let executor: any Executor

    /// Opens or makes the store.
    init(path: String, readOnly: Bool, mustExist: Bool = false) throws {
        let store = try MentionStore.open(path: path, readOnly: readOnly, createIfMissing: !mustExist)
        self.store = store
        executor = EmbeddedExecutor(
            source: { number in try number.map { try store.snapshot(at: $0) } ?? store.snapshot() },
            currentSnapshot: { try store.snapshot().number })
    }

    var catalog: any Catalog { store }

    func importFiles(
        _ request: ImportRequest, now: Instant, zone: Zone, progress: @escaping @Sendable (ImportProgress) -> Void,
        cancellation: Cancellation
    ) throws -> [ImportOutcome] { fatalError() }

    func annotate(rows: [Int64], _ annotation: Annotation, now: Instant) throws -> Int64 {
        try store.annotate(rows: rows, annotation, now: now)
    }

    func define(_ topic: TopicDefinition, now: Instant) throws -> Int64 { try store.define(topic, now: now) }

    func define(_ own: OwnAccounts, now: Instant) throws -> Int64 { try store.define(own, now: now) }

    func undo(batch: Int64, now: Instant) throws -> Int64 { try store.undo(batch: batch, now: now) }

    /// What is wrong with the store, a line each.
    func check() throws -> [String] { try store.check().map { String(describing: $0) } }
}
