import CLineEdit
import ClamorQuery
import Foundation
import Synchronization

/// Turns Ctrl-C into the cancellation of whatever runs at that moment. One for the process.
package final class Interrupts: Sendable {
    /// Work that runs now; each was begun within the one before it.
    private let running = Mutex<[Cancellation]>([])

    /// Begins to catch the signal.
    package init() {
        let pipe = cle_catch_interrupts()
        guard pipe >= 0 else { return }
        // A thread of its own: reading blocks, and a cooperative pool must not.
        let thread = Thread { [self] in
            var byte: UInt8 = 0
            while true {
                let count = read(pipe, &byte, 1)
                if count == 1 {
                    running.withLock { for cancellation in $0 { cancellation.cancel() } }
                } else if count == 0 || errno != EINTR {
                    return
                }
            }
        }
        thread.stackSize = 64 * 1_024
        thread.start()
    }

    /// Runs work that Ctrl-C may end; with it ends the work that it is part of.
    package func during<Result>(_ work: (Cancellation) throws -> Result) rethrows -> Result {
        let cancellation = Cancellation()
        running.withLock { $0.append(cancellation) }
        defer {
            let isOutermost = running.withLock { running in
                running.removeLast()
                return running.isEmpty
            }
            if isOutermost { cle_forget_interrupts() }
        }
        return try work(cancellation)
    }
}
