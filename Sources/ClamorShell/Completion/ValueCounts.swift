import ClamorQuery
import ClamorText
import Dispatch
import Foundation
import Synchronization

/// The commonest values of fields with their counts, counted beside the prompt and kept, so that asking never waits
/// long: where the counts are old they are given all the same, and made anew.
package final class ValueCounts: Sendable {
    package struct Counted: Sendable, Equatable {
        package var value: String
        package var folded: String
        package var count: Int
    }

    private struct State {
        var counts: [String: (snapshot: SnapshotNumber, values: [Counted])] = [:]
        /// Fields being counted, and who waits for them.
        var waiting: [String: [DispatchSemaphore]] = [:]
        var queue: [String] = []
        var isRunning = false
        var isStopped = false
    }

    private let executor: any Executor
    private let state = Mutex(State())
    private let cancellation = Cancellation()
    /// Signalled when the counting thread ends.
    private let ended = DispatchSemaphore(value: 0)

    /// How many values of a field are kept.
    static let most = 20_000
    /// How long a question waits for counts that are not there yet, in milliseconds.
    static let patience = 20

    package init(executor: any Executor) { self.executor = executor }

    /// The values of a field, commonest first; those of an earlier state, or none, where counting takes long.
    package func values(of field: String) -> [Counted] {
        guard let snapshot = try? executor.currentSnapshot() else { return [] }
        let semaphore = DispatchSemaphore(value: 0)
        let known: [Counted]? = state.withLock { state in
            let kept = state.counts[field]
            if let kept, kept.snapshot == snapshot { return kept.values }
            if state.isStopped { return kept?.values ?? [] }
            if kept == nil { state.waiting[field, default: []].append(semaphore) }
            Self.enqueue(field, first: true, &state)
            return kept?.values
        }
        start()
        if let known { return known }
        _ = semaphore.wait(timeout: .now() + .milliseconds(Self.patience))
        return state.withLock { $0.counts[field]?.values ?? [] }
    }

    /// Counts fields whose counts are missing or old, on a thread of their own.
    package func prepare(_ fields: [String]) {
        guard let snapshot = try? executor.currentSnapshot() else { return }
        state.withLock { state in
            for field in fields where !state.isStopped && state.counts[field]?.snapshot != snapshot {
                Self.enqueue(field, first: false, &state)
            }
        }
        start()
    }

    /// Ends the counting for good, and returns when nothing is asked of the executor any more.
    package func stop() {
        cancellation.cancel()
        let isRunning = state.withLock { state in
            state.isStopped = true
            state.queue = []
            return state.isRunning
        }
        if isRunning { ended.wait() }
    }

    private static func enqueue(_ field: String, first: Bool, _ state: inout State) {
        if first { state.queue.removeAll { $0 == field } }
        guard !state.queue.contains(field) else { return }
        state.queue.insert(field, at: first ? 0 : state.queue.count)
    }

    private func start() {
        let isNeeded = state.withLock { state in
            guard !state.isRunning, !state.isStopped, !state.queue.isEmpty else { return false }
            state.isRunning = true
            return true
        }
        guard isNeeded else { return }
        // A thread of its own: counting blocks, and a cooperative pool must not.
        let thread = Thread { [self] in
            while let field = next() { count(field) }
        }
        thread.stackSize = 1 << 22
        thread.start()
    }

    /// The field to count next; nil ends the thread.
    private func next() -> String? {
        let (field, isStopped): (String?, Bool) = state.withLock { state in
            guard !state.queue.isEmpty else {
                state.isRunning = false
                return (nil, state.isStopped)
            }
            return (state.queue.removeFirst(), false)
        }
        if field == nil, isStopped { ended.signal() }
        return field
    }

    private func count(_ field: String) {
        // What cannot be read now is no reason to stop typing: it is told when a question meets it.
        let snapshot = try? executor.currentSnapshot()
        let found = try? executor.commonValues(of: field, limit: Self.most, cancellation: cancellation)
        let values = found?.map { Counted(value: $0.value, folded: FoldedText.fold($0.value), count: $0.count) }
        state.withLock { state in
            if let snapshot, let values { state.counts[field] = (snapshot, values) }
            for semaphore in state.waiting.removeValue(forKey: field) ?? [] { semaphore.signal() }
        }
    }
}
