import ClamorColumns
import ClamorEngine
import ClamorLanguage
import ClamorQuery
import ClamorStore
import ClamorText
import ClamorTime
import Testing

/// Questions in the language, asked of a store as it was after a batch.
struct Asking {
    let store: MentionStore
    private let executor: EmbeddedExecutor

    init(_ store: MentionStore) {
        self.store = store
        executor = EmbeddedExecutor(
            source: { number in
                if let number { try store.snapshot(at: number) } else { try store.snapshot() }
            }, currentSnapshot: { try store.snapshot().number })
    }

    /// The rows of the answer.
    ///
    /// - Parameter batch: the last one to be seen; nil: all.
    func callAsFunction(_ text: String, after batch: Int64? = nil) throws -> [[Value]] {
        let number = batch.map { SnapshotNumber(batch: $0) }
        let catalog: any Catalog = if let number { try store.catalog(at: number) } else { store }
        let context = CheckContext(catalog: catalog, now: noon, zone: .utc, snapshot: number) { _ in "" }
        let families = try Set(catalog.topics.map { $0.family }).sorted()
        let grammar = LanguageGrammar.make(letNames: [], valueNames: [], families: families)
        let script = Parser(grammar: grammar).parse(Source(text: text)).0
        guard case .pipeline(let pipeline)? = script.statements.first?.kind else {
            Issue.record("no pipeline: \(text)")
            return []
        }
        let checked = try Checker.check(pipeline, in: context)
        let plan = try #require(checked.plan, "\(checked.diagnostics)")
        var rows: [[Value]] = []
        _ = try executor.run(plan.query, cancellation: Cancellation()) { batch in
            for row in 0..<batch.count { rows.append(batch.columns.map { $0[row] }) }
            return true
        }
        return rows
    }
}
