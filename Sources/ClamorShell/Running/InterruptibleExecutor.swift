import ClamorColumns
import ClamorQuery

/// Runs queries on a thread of their own, so that whoever waits is free at once when they are cancelled, whatever the
/// query is in the middle of. What it was about to give is dropped; it ends by itself soon after.
struct InterruptibleExecutor: Executor {
    let executor: any Executor
    /// Called every few milliseconds while a query is waited for, and with nil when the wait is over: something may be
    /// written then.
    let waiting: @Sendable (WorkProgress.State?) -> Void

    /// How often a cancellation is looked for, and how long a query then has to end by itself, in milliseconds.
    private static let beat = 5
    private static let grace = 10

    func run(_ query: Query, cancellation: Cancellation, sink: (Batch) throws -> Bool) throws -> RunReport {
        try wait(cancellation, sink) { [executor] offer in
            try executor.run(query, cancellation: cancellation, sink: offer)
        }
    }

    func mentionRows(_ query: Query, cancellation: Cancellation) throws -> [Int64] {
        try wait(cancellation) { [executor] in try executor.mentionRows(query, cancellation: cancellation) }
    }

    func currentSnapshot() throws -> SnapshotNumber { try executor.currentSnapshot() }

    func patternProblem(_ pattern: String) -> String? { executor.patternProblem(pattern) }

    func commonValues(of field: String, limit: Int, cancellation: Cancellation) throws
        -> [(value: String, count: Int)]
    {
        try wait(cancellation) { [executor] in
            try executor.commonValues(of: field, limit: limit, cancellation: cancellation)
        }
    }

    /// Anything else that may be left to itself when it is cancelled: it reads, and changes nothing.
    func wait<Outcome: Sendable>(
        _ cancellation: Cancellation, for work: @escaping @Sendable () throws -> Outcome
    ) throws -> Outcome {
        try wait(cancellation, { (_: Batch) in true }, { _ in try work() })
    }

    private func wait<Item: Sendable, Outcome: Sendable>(
        _ cancellation: Cancellation, _ sink: (Item) throws -> Bool,
        _ work: @escaping @Sendable ((Item) throws -> Bool) throws -> Outcome
    ) throws -> Outcome {
        try cancellation.check()
        let handover = Handover(work)
        defer { waiting(nil) }
        var left = Self.grace
        while true {
            switch handover.next(milliseconds: Self.beat) {
            case .item(let item):
                waiting(nil)
                do {
                    try cancellation.check()
                    handover.goOn(wantsMore: try sink(item))
                } catch {
                    handover.abandon()
                    throw error
                }
            case .end(let outcome): return try outcome.get()
            case .nothing where cancellation.isCancelled:
                left -= Self.beat
                if left > 0 { continue }
                handover.abandon()
                throw CancellationError()
            case .nothing: waiting(cancellation.progress.state)
            }
        }
    }
}
