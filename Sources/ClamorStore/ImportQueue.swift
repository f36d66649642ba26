import Dispatch
import Synchronization

/// Runs a chunk writer on a thread of its own, one chunk at a time, so that reading the next records goes on meanwhile.
final class ImportQueue: Sendable {
    private let state: Mutex<State>
    private let thread = DispatchQueue(label: "clamor.import")
    /// Free when no chunk is being written.
    private let idle = DispatchSemaphore(value: 1)

    private struct State {
        var writer: ChunkWriter
        var counts = ImportCounts()
        var failure: (any Error)?
    }

    init(connections: StoreConnections) throws {
        state = Mutex(State(writer: try ChunkWriter(connections: connections)))
    }

    /// Hands over records once those before are written.
    ///
    /// - Throws: what went wrong with those.
    func write(_ records: [MentionRecord], now: Int64) throws {
        idle.wait()
        if let failure = state.withLock({ $0.failure }) {
            idle.signal()
            throw failure
        }
        thread.async { [self] in
            state.withLock { state in
                do {
                    try state.writer.write(records, now: now, counts: &state.counts)
                } catch {
                    state.failure = error
                }
            }
            idle.signal()
        }
    }

    /// Waits until all is written and runs `body` with the writer and the counts since the last call.
    func finish<T: Sendable>(_ body: (inout ChunkWriter, ImportCounts) throws -> T) throws -> T {
        idle.wait()
        defer { idle.signal() }
        settle()
        return try state.withLock { state in
            if let failure = state.failure { throw failure }
            defer { state.counts = ImportCounts() }
            return try body(&state.writer, state.counts)
        }
    }

    /// Waits until nothing is being written.
    func wait() {
        idle.wait()
        settle()
        idle.signal()
    }

    /// Waits until the thread has let go of the last chunk, which holds on to the store.
    private func settle() { thread.sync {} }
}
