import ClamorColumns
import Synchronization

/// Runs checked queries. All executors give the same rows in the same order for the same mentions.
package protocol Executor: Sendable {
    /// Runs a query and hands its rows to `sink`, batch by batch, in order.
    ///
    /// - Parameter sink: returns false to stop early (a reader that went away, enough rows).
    /// - Returns: what happened on the way.
    /// - Throws: `CancellationError` when cancelled; errors of the world (store damaged, server away).
    func run(
        _ query: Query, cancellation: Cancellation, sink: (Batch) throws -> Bool
    ) throws -> RunReport

    /// The store's rows (numbers that `annotate` takes) of a query that yields mentions.
    func mentionRows(_ query: Query, cancellation: Cancellation) throws -> [Int64]

    /// What is visible now.
    func currentSnapshot() throws -> SnapshotNumber

    /// What keeps a text from being a regular expression, as a message; nil when it is one.
    func patternProblem(_ pattern: String) -> String?

    /// The commonest values of a text or list field with their counts, for completion and "did you mean".
    ///
    /// - Throws: `CancellationError` when cancelled.
    func commonValues(of field: String, limit: Int, cancellation: Cancellation) throws -> [(value: String, count: Int)]
}

extension Executor {
    package func commonValues(of field: String, limit: Int) throws -> [(value: String, count: Int)] {
        try commonValues(of: field, limit: limit, cancellation: Cancellation())
    }
}

/// What a run tells beside its rows.
package struct RunReport: Sendable {
    /// Rows after the source and after each operator.
    package var trace: [Int]
    /// Rows that a comparison left out because a value was missing, by operator index.
    package var leftOutMissing: [Int: Int]
    /// Sentences for the caption: "1,204 of 1,500 have a sentiment", "3 more tie with the last".
    package var notes: [String]
    /// Rows for which an assertion is not true, by operator index.
    package var broken: [Int: Int]

    package init(
        trace: [Int] = [], leftOutMissing: [Int: Int] = [:], notes: [String] = [], broken: [Int: Int] = [:]
    ) {
        self.trace = trace
        self.leftOutMissing = leftOutMissing
        self.notes = notes
        self.broken = broken
    }
}

/// A flag that another thread or a signal handler may raise, looked at once a batch; and how far the work is that it
/// ends.
package final class Cancellation: Sendable {
    private let flag = Atomic<Bool>(false)
    package let progress = WorkProgress()

    package init() {}

    package func cancel() { flag.store(true, ordering: .relaxed) }

    package var isCancelled: Bool { flag.load(ordering: .relaxed) }

    /// - Throws: `CancellationError` once cancelled.
    package func check() throws {
        if isCancelled { throw CancellationError() }
    }
}
