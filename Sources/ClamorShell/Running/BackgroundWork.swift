import Dispatch

/// What goes on beside the session: questions and imports that nobody waits for any more, on their way to their end.
package enum BackgroundWork {
    private static let group = DispatchGroup()

    static func begin() { group.enter() }

    static func end() { group.leave() }

    /// Waits until nothing goes on, to be called before what it reads is closed.
    ///
    /// - Returns: false when it has taken longer than that.
    package static func isOver(within seconds: Int) -> Bool {
        group.wait(timeout: .now() + .seconds(seconds)) == .success
    }
}
