import ClamorQuery
import ClamorText
import Synchronization

/// One line on a terminal that says how far a statement is, drawn over itself a few times a second.
final class ProgressLine: Sendable {
    private let stream: (any ByteStream)?
    private let width: @Sendable () -> Int?
    private let state: Mutex<State>

    private struct State {
        var started: ContinuousClock.Instant
        var last: ContinuousClock.Instant?
        var isShown = false
        var isSilenced = false
        /// When each file of an import was first heard of.
        var files: [String: ContinuousClock.Instant] = [:]
    }

    private static let silence = Duration.milliseconds(500)
    private static let pause = Duration.milliseconds(200)

    /// - Parameters:
    ///   - stream: nil draws nothing.
    ///   - width: cells of the terminal.
    init(stream: (any ByteStream)?, width: @escaping @Sendable () -> Int? = { nil }) {
        self.stream = stream
        self.width = width
        state = Mutex(State(started: .now))
    }

    /// A statement begins; its first half second passes in silence.
    func begin() { state.withLock { $0 = State(started: .now) } }

    /// Draws nothing more of this statement: its answer has begun to appear on the same terminal.
    func silence() {
        clear()
        state.withLock { $0.isSilenced = true }
    }

    func show(_ progress: WorkProgress.State) {
        draw { _, elapsed in Self.text(progress, seconds: Int(elapsed / .seconds(1))) }
    }

    func show(_ progress: ImportProgress) {
        draw { state, elapsed in
            let now = ContinuousClock.now
            let started = state.files[progress.file] ?? now
            state.files[progress.file] = started
            return Self.text(progress, seconds: (now - started) / .seconds(1) + 0.5)
        }
    }

    func clear() {
        guard let stream else { return }
        let wasShown = state.withLock { state in
            defer { state.isShown = false }
            return state.isShown
        }
        if wasShown { try? stream.write("\r\u{1b}[K") }
    }

    private func draw(_ text: (inout State, Duration) -> String) {
        guard let stream else { return }
        let now = ContinuousClock.now
        let line: String? = state.withLock { state in
            let text = text(&state, now - state.started)
            guard !state.isSilenced, now - state.started > Self.silence,
                state.last.map({ now - $0 > Self.pause }) ?? true
            else { return nil }
            state.last = now
            state.isShown = true
            return text
        }
        // A line that wraps could not be drawn over.
        if let line { try? stream.write("\r\u{1b}[K" + truncate(line, toWidth: max(10, (width() ?? 80) - 1))) }
    }

    // MARK: What it says

    static func text(_ progress: WorkProgress.State, seconds: Int) -> String {
        guard let total = progress.total, total > 0 else {
            let done = "\(formatInteger(progress.done, grouped: true)) \(progress.unit)"
            return "\(progress.activity.rawValue)\(progress.done > 0 ? " " + done : "") … \(seconds) s"
        }
        let all = "\(formatInteger(total, grouped: true)) \(progress.unit)"
        // What is done with all of them at once tells only that it goes on.
        guard 0 < progress.done, progress.done < total else {
            return "\(progress.activity.rawValue) \(all) … \(seconds) s"
        }
        let done = "\(formatInteger(progress.done, grouped: true)) of \(all) (\(progress.done * 100 / total) %)"
        return "\(progress.activity.rawValue) \(done)"
    }

    static func text(_ progress: ImportProgress, seconds: Double) -> String {
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
