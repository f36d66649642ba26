import Foundation
import Synchronization

/// Work on a thread of its own that hands over items one at a time, and somebody who waits for them. Whoever waits may
/// leave at any moment: the work then ends at the next item that it hands over, or when it sees that it is cancelled.
final class Handover<Item: Sendable, Outcome: Sendable>: Sendable {
    /// What the one who waits is told.
    enum News {
        case item(Item)
        case end(Result<Outcome, any Error>)
        /// Nothing, for as long as was to be waited.
        case nothing
    }

    private struct State {
        var item: Item?
        var end: Result<Outcome, any Error>?
        var wantsMore = true
        var isAbandoned = false
    }

    private let state = Mutex(State())
    /// Signalled when there is news.
    private let news = DispatchSemaphore(value: 0)
    /// Signalled when the item was taken, or nobody takes any.
    private let taken = DispatchSemaphore(value: 0)

    /// Begins the work; it is given what it hands items over with, which says false when no more are wanted.
    init(_ work: @escaping @Sendable (_ offer: (Item) throws -> Bool) throws -> Outcome) {
        BackgroundWork.begin()
        let thread = Thread { [self] in
            let outcome = Result { try work(offer) }
            state.withLock { $0.end = outcome }
            news.signal()
            BackgroundWork.end()
        }
        // As much as the main thread has: deep expressions are evaluated by recursion.
        thread.stackSize = 8 << 20
        thread.start()
    }

    private func offer(_ item: Item) throws -> Bool {
        let isAbandoned = state.withLock { state in
            if !state.isAbandoned { state.item = item }
            return state.isAbandoned
        }
        if isAbandoned { throw CancellationError() }
        news.signal()
        taken.wait()
        return try state.withLock { state in
            if state.isAbandoned { throw CancellationError() }
            return state.wantsMore
        }
    }

    /// Waits for what comes next, at most so long.
    func next(milliseconds: Int) -> News {
        guard news.wait(timeout: .now() + .milliseconds(milliseconds)) == .success else { return .nothing }
        return state.withLock { state in
            if let item = state.item {
                state.item = nil
                return .item(item)
            }
            guard let end = state.end else { preconditionFailure("news without an item or an end") }
            return .end(end)
        }
    }

    /// Has the work go on after an item.
    ///
    /// - Parameter wantsMore: whether more items are of use.
    func goOn(wantsMore: Bool) {
        state.withLock { $0.wantsMore = wantsMore }
        taken.signal()
    }

    /// Leaves the work to itself: nothing of it is taken any more.
    func abandon() {
        state.withLock { $0.isAbandoned = true }
        taken.signal()
    }
}
