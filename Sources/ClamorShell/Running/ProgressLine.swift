import ClamorText
import Synchronization

/// One line on a terminal that says how far an import is, drawn over itself a few times a second.
final class ProgressLine: Sendable {
    private let stream: (any ByteStream)?
    private let state = Mutex(State())

    private struct State {
        var last: ContinuousClock.Instant?
        var isShown = false
        var started: [String: ContinuousClock.Instant] = [:]
    }

    /// - Parameter stream: nil draws nothing.
    init(stream: (any ByteStream)?) { self.stream = stream }

    func show(_ progress: ImportProgress) {
        guard let stream else { return }
        let now = ContinuousClock.now
        let line: String? = state.withLock { state in
            let started = state.started[progress.file] ?? now
            state.started[progress.file] = started
            // The first half second passes in silence; then five times a second.
            guard now - started > .milliseconds(500), state.last.map({ now - $0 > .milliseconds(200) }) ?? true else {
                return nil
            }
            state.last = now
            state.isShown = true
            return Self.text(progress, seconds: Double((now - started).components.seconds) + 0.5)
        }
        if let line { try? stream.write("\r\u{1b}[K" + line) }
    }

    func clear() {
        guard let stream else { return }
        let wasShown = state.withLock { state in
            defer { state.isShown = false }
            return state.isShown
        }
        if wasShown { try? stream.write("\r\u{1b}[K") }
    }

    private static func text(_ progress: ImportProgress, seconds: Double) -> String {
        let name = SafeText.escapedForTerminal(truncate(progress.file, toWidth: 32, at: .middle))
        if progress.isWaiting { return "\(name): waiting for another import" }
        var text = "\(name): \(formatInteger(progress.rows, grouped: true)) mentions"
        if let total = progress.totalBytes, total > 0 {
            text += ", \(min(99, progress.bytes * 100 / total)) %"
        }
        let rate = Int(Double(progress.rows) / seconds)
        return text + ", \(formatInteger(rate, grouped: true)) a second"
    }
}
