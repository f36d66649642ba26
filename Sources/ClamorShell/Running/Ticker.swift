import Foundation

/// Calls something several times a second while work goes on that cannot be interrupted for it.
final class Ticker: Sendable {
    private let stop = DispatchSemaphore(value: 0)
    private let stopped = DispatchSemaphore(value: 0)

    private static let pause = DispatchTimeInterval.milliseconds(100)

    init(_ tick: @escaping @Sendable () -> Void) {
        let thread = Thread { [stop, stopped] in
            while stop.wait(timeout: .now() + Self.pause) == .timedOut { tick() }
            stopped.signal()
        }
        thread.start()
    }

    /// Nothing is called any more once this returns.
    func end() {
        stop.signal()
        stopped.wait()
    }
}
