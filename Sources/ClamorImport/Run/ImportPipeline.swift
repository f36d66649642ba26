import ClamorStore

/// Reads a file's chunks on several threads and delivers them in order.
struct ImportPipeline {
    /// Chunks mapped at a time.
    let threads: Int

    /// Cuts the file on the calling thread, maps chunks on others, and hands each to `deliver` in the file's order, on the
    /// calling thread. Throws what the cutter or `deliver` throws.
    func run<Mapped: Sendable>(
        cutter: any RecordCutter, map: @escaping @Sendable (RawChunk) -> Mapped, deliver: (Mapped) throws -> Void
    ) throws {
        var cutter = cutter
        var waiting: [PendingWork<Mapped>] = []
        while let chunk = try cutter.next() {
            waiting.append(PendingWork { map(chunk) })
            // One more than are mapped at a time, so that no thread waits for the cutter.
            if waiting.count > threads { try deliver(waiting.removeFirst().wait()) }
        }
        for pending in waiting { try deliver(pending.wait()) }
    }
}
