import Dispatch
import Synchronization

/// Something that is being worked out on another thread.
package final class PendingWork<Result: Sendable>: Sendable {
    private let result = Mutex<Result?>(nil)
    private let done = DispatchSemaphore(value: 0)

    package init(_ work: @escaping @Sendable () -> Result) {
        DispatchQueue.global(qos: .userInitiated).async { [self] in
            let made = work()
            result.withLock { $0 = made }
            done.signal()
        }
    }

    /// The result, once.
    package func wait() -> Result {
        done.wait()
        return result.withLock { held in
            defer { held = nil }
            return held!
        }
    }
}
