import CLineEdit
import ClamorQuery
import Foundation
import Synchronization

/// Turns Ctrl-C into the cancellation of whatever runs at that moment. One for the process.
package final class Interrupts: Sendable {
    private let current = Mutex<Cancellation?>(nil)

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
                    current.withLock { $0?.cancel() }
                } else if count == 0 || errno != EINTR {
                    return
                }
            }
        }
        thread.stackSize = 64 * 1_024
        thread.start()
    }

    /// Runs work that Ctrl-C may end.
    package func during<Result>(_ work: (Cancellation) throws -> Result) rethrows -> Result {
        let cancellation = Cancellation()
        let outer = current.withLock { held in
            defer { held = cancellation }
            return held
        }
        defer {
            current.withLock { $0 = outer }
            cle_forget_interrupts()
        }
        return try work(cancellation)
    }
}
