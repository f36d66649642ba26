import Dispatch
import Synchronization

/// Runs a chunk writer on a thread of its own, one chunk at a time, so that reading the next records goes
/// on meanwhile.
final class ImportQueue: Sendable {
    private let state: Mutex<State>
    private let thread = DispatchQueue(label: "clamor.import")
    /// Counts the chunks that may still be handed over.
    private let room = DispatchSemaphore(value: depth)

    /// Chunks that are written or wait for it.
    private static let depth = 3

    private struct State {
        var writer: ChunkWriter
        var counts = ImportCounts()
        var failure: (any Error)?
    }

    init(connections: StoreConnections) throws {
        state = Mutex(State(writer: try ChunkWriter(connections: connections)))
    }

    /// Hands over records once there is room for them.
    ///
    /// - Throws: what went wrong with earlier ones.
    func write(_ chunk: MentionChunk) throws {
        room.wait()
        if let failure = state.withLock({ $0.failure }) {
            room.signal()
            throw failure
        }
        thread.async { [self] in
            state.withLock { state in
                guard state.failure == nil else { return }
                do {
                    try state.writer.write(chunk, counts: &state.counts)
                } catch {
                    state.failure = error
                }
            }
            room.signal()
        }
    }

    /// Waits until all is written and runs `body` with the writer and the counts since the last call.
    func finish<T: Sendable>(_ body: (inout ChunkWriter, ImportCounts) throws -> T) throws -> T {
        wait()
        return try state.withLock { state in
            if let failure = state.failure { throw failure }
            defer { state.counts = ImportCounts() }
            return try body(&state.writer, state.counts)
        }
    }

    /// Waits until nothing is being written, and the thread has let go of the last chunk, which holds on to the store.
    func wait() { thread.sync {} }
}
