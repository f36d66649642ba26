import Dispatch
import Synchronization

/// Runs a chunk writer on a thread of its own, one chunk at a time, so that reading the next records goes
/// on meanwhile.
final class ImportQueue: Sendable {
    private let state: Mutex<State>
    private let thread = DispatchQueue(label: "clamor.import")
    /// Counts the chunks that may still be handed over.
    private let room = DispatchSemaphore(value: depth)

    private let isAbandoned = Atomic(false)

    /// Chunks that are written or wait for it.
    private static let depth = 2

    private struct State {
        var writer: ChunkWriter
        var counts = ImportCounts()
    }

    /// Apart from the state, which is held as long as a chunk is being written.
    private let failure = Mutex<(any Error)?>(nil)

    init(connections: StoreConnections) throws {
        state = Mutex(State(writer: try ChunkWriter(connections: connections)))
    }

    /// Hands over records once there is room for them.
    ///
    /// - Throws: what went wrong with earlier ones.
    func write(_ chunk: MentionChunk) throws {
        room.wait()
        if let failure = failure.withLock({ $0 }) {
            room.signal()
            throw failure
        }
        thread.async { [self] in
            if !isAbandoned.load(ordering: .relaxed) { writeNow(chunk) }
            room.signal()
        }
    }

    private func writeNow(_ chunk: MentionChunk) {
        guard failure.withLock({ $0 == nil }) else { return }
        do {
            try state.withLock { state in try state.writer.write(chunk, counts: &state.counts) }
        } catch {
            failure.withLock { $0 = error }
        }
    }

    /// Waits until all is written and runs `body` with the writer and the counts since the last call.
    func finish<T: Sendable>(_ body: (inout ChunkWriter, ImportCounts) throws -> T) throws -> T {
        wait()
        if let failure = failure.withLock({ $0 }) { throw failure }
        return try state.withLock { state in
            defer { state.counts = ImportCounts() }
            return try body(&state.writer, state.counts)
        }
    }

    /// Leaves out the chunks that are not being written yet, now and later.
    func abandon() { isAbandoned.store(true, ordering: .relaxed) }

    /// The same, but `check` is called twenty times a second and may throw to give up.
    func wait(_ check: () throws -> Void) throws {
        let done = DispatchSemaphore(value: 0)
        thread.async { done.signal() }
        while done.wait(timeout: .now() + .milliseconds(50)) == .timedOut { try check() }
        try check()
    }

    /// Waits until nothing is being written, and the thread has let go of the last chunk, which holds on to the store.
    func wait() { thread.sync {} }
}
