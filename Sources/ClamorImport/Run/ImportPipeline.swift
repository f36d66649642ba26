import ClamorStore
import Dispatch
import Synchronization

/// Reads a file's chunks on several threads and delivers them in order.
struct ImportPipeline {
    /// Chunks mapped at a time.
    let threads: Int

    /// Cuts the file on the calling thread, maps chunks on others, and hands each to `deliver` in the file's order, on the
    /// calling thread. Throws what the cutter or `deliver` throws.
    func run(
        cutter: any RecordCutter, mapper: any RecordMapper, deliver: (MappedChunk) throws -> Void
    ) throws {
        var cutter = cutter
        var waiting: [PendingChunk] = []
        while let chunk = try cutter.next() {
            waiting.append(PendingChunk(chunk, mapper))
            // One more than are mapped at a time, so that no thread waits for the cutter.
            if waiting.count > threads { try deliver(waiting.removeFirst().wait()) }
        }
        for pending in waiting { try deliver(pending.wait()) }
    }
}

/// A chunk that is being mapped.
private final class PendingChunk: Sendable {
    private let result = Mutex<MappedChunk?>(nil)
    private let done = DispatchSemaphore(value: 0)

    init(_ chunk: RawChunk, _ mapper: any RecordMapper) {
        DispatchQueue.global(qos: .userInitiated).async { [self] in
            let mapped = mapper.map(chunk)
            result.withLock { $0 = mapped }
            done.signal()
        }
    }

    /// The mapped chunk, once.
    func wait() -> MappedChunk {
        done.wait()
        return result.withLock { held in
            defer { held = nil }
            return held!
        }
    }
}
