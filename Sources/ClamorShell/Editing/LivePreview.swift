import CLineEdit
import ClamorQuery
import Foundation
import Synchronization

/// Shows what the text being typed would give, while it is typed: a thread of its own runs each preview once the keys
/// rest, gives it up at the next key, and has the editor paint when there is something to see.
final class LivePreview: Sendable {
    private struct State {
        var wanted: (preview: Preview, width: Int, number: Int)?
        var running: Cancellation?
        var number = 0
        /// What was found last, also while more is typed: a picture that comes and goes at each key is none.
        var lines: [String] = []
        var isStopped = false
    }

    private let state = Mutex(State())
    private let asked = DispatchSemaphore(value: 0)
    private let ended = DispatchSemaphore(value: 0)

    /// Rows that are shown.
    private static let rows = 5
    /// How long the keys must rest, in microseconds.
    private static let rest: UInt32 = 80_000

    init() {
        let thread = Thread { [self] in work() }
        thread.stackSize = 8 << 20
        thread.start()
    }

    /// What is to be seen now.
    var lines: [String] { state.withLock { $0.lines } }

    /// Asks for another preview; nil: there is nothing to show.
    func show(_ preview: Preview?, width: Int) {
        state.withLock { state in
            state.running?.cancel()
            state.number += 1
            state.wanted = preview.map { ($0, width, state.number) }
            if preview == nil { state.lines = [] }
        }
        if preview != nil { asked.signal() }
    }

    /// Gives up what runs and forgets what was shown.
    func clear() { show(nil, width: 0) }

    /// Ends the thread; nothing runs any more when it returns.
    func stop() {
        state.withLock { state in
            state.isStopped = true
            state.running?.cancel()
        }
        asked.signal()
        ended.wait()
    }

    private func work() {
        defer { ended.signal() }
        while true {
            asked.wait()
            guard let first = state.withLock({ $0.isStopped ? nil : $0.number }) else { return }
            usleep(Self.rest)
            let cancellation = Cancellation()
            let next = state.withLock { state -> (preview: Preview, width: Int, number: Int)? in
                guard let wanted = state.wanted, wanted.number == first, !state.isStopped else { return nil }
                state.wanted = nil
                state.running = cancellation
                return wanted
            }
            guard let next else { continue }
            let text = next.preview.text(width: next.width, rows: Self.rows, cancellation: cancellation)
            let isShown = state.withLock { state in
                state.running = nil
                guard state.number == next.number, !cancellation.isCancelled else { return false }
                state.lines = text.map { $0.split(separator: "\n").map(String.init) } ?? []
                return true
            }
            if isShown { cle_wake() }
        }
    }
}
