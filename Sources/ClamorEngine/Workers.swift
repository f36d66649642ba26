import Dispatch
import Synchronization

/// Work on numbered items by several threads, each of which keeps a part of the result.
enum Workers {
    /// Hands every number below `items` to one of the threads, and gives what each of them made.
    ///
    /// Which thread takes which item is not determined, so parts must add up to the same in any cut.
    static func run<Part: Sendable>(
        threads: Int, items: Int, _ make: @Sendable () -> Part, _ body: @Sendable (Int, inout Part) throws -> Void
    ) throws -> [Part] {
        let threads = min(threads, items)
        if threads <= 1 {
            var part = make()
            for item in 0..<items { try body(item, &part) }
            return [part]
        }
        let next = Atomic<Int>(0)
        let outcomes = Mutex<[Result<Part, any Error>]>([])
        DispatchQueue.concurrentPerform(iterations: threads) { _ in
            let outcome = Result {
                var part = make()
                while true {
                    let item = next.add(1, ordering: .relaxed).oldValue
                    if item >= items { return part }
                    do {
                        try body(item, &part)
                    } catch {
                        // The others need not go on.
                        next.store(items, ordering: .relaxed)
                        throw error
                    }
                }
            }
            outcomes.withLock { $0.append(outcome) }
        }
        return try outcomes.withLock { try $0.map { try $0.get() } }
    }
}
