import ClamorQuery
import ClamorText
import Foundation
import Synchronization

/// Whoever read the answer in the pager has left it before its end.
struct PagerLeft: Error {}

/// Holds back what is written while it fits a screen, and shows it through a pager once it does not.
package final class Pager: ByteStream {
    /// What of a terminal an answer may fill.
    struct Screen {
        var rows: Int
        var columns: Int
    }

    private enum State {
        case holding([UInt8])
        /// With what was written so far, as long as the command may turn out not to exist.
        case paging(RunningCommand, Terminal, written: [UInt8])
        /// Nothing is paged: there was no such command.
        case plain
    }

    private let command: String
    private let screen: Screen
    private let output: any ByteStream
    private let cancellation: Cancellation
    private let state = Mutex(State.holding([]))

    /// A command that cannot be run is told within less than a pipe holds.
    private static let longestKept = 1 << 17

    init(command: String, screen: Screen, output: any ByteStream, cancellation: Cancellation) {
        self.command = command
        self.screen = screen
        self.output = output
        self.cancellation = cancellation
    }

    /// - Throws: `PagerLeft` when the pager was left; `CancellationError` when cancelled.
    package func write(_ bytes: [UInt8]) throws {
        try state.withLock { state in
            switch state {
            case .plain: try output.write(bytes)
            case .holding(let held):
                let all = held + bytes
                if Self.fits(all, screen) {
                    state = .holding(all)
                    return
                }
                let terminal = Terminal()
                let running = try SystemCommand(Self.line(command), environment: Self.environment(of: command)).start()
                state = .paging(running, terminal, written: [])
                try feed(all, &state)
            case .paging: try feed(bytes, &state)
            }
        }
    }

    private func feed(_ bytes: [UInt8], _ state: inout State) throws {
        guard case .paging(let running, let terminal, var written) = state else { return }
        do {
            if written.count < Self.longestKept {
                written += bytes
                state = .paging(running, terminal, written: written)
            }
            try running.write(bytes, cancellation)
        } catch is ReaderGone {
            if try !isUnknown(try close(running, terminal), written, &state) { throw PagerLeft() }
        }
    }

    /// Writes what was held back, or waits until the pager is left.
    ///
    /// - Returns: false when there is no such pager; everything was then written as it is.
    func finish() throws -> Bool {
        try state.withLock { state in
            switch state {
            case .plain: return false
            case .holding(let held):
                try output.write(held)
                return true
            case .paging(let running, let terminal, let written):
                return try !isUnknown(try close(running, terminal), written, &state)
            }
        }
    }

    /// Drops what was held back; what the pager has got already may be read to its end.
    func giveUp() throws {
        try state.withLock { state in
            if case .paging(let running, let terminal, _) = state { _ = try close(running, terminal) }
            state = .plain
        }
    }

    private func close(_ running: RunningCommand, _ terminal: Terminal) throws -> Int32 {
        defer { terminal.restore() }
        return try running.wait()
    }

    /// Whether the shell has found no such command; what it was to show is then written as it is.
    private func isUnknown(_ status: Int32, _ written: [UInt8], _ state: inout State) throws -> Bool {
        state = .plain
        guard status == 126 || status == 127, written.count < Self.longestKept else { return false }
        try output.write(written)
        return true
    }

    // MARK: What is asked of the text and the command

    /// Whether a text leaves room for the prompt on a screen, long lines wrapped.
    static func fits(_ bytes: [UInt8], _ screen: Screen) -> Bool {
        var rows = 0
        for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast() {
            rows += 1
            if line.count > screen.columns {
                let cells = displayWidth(of: plain(String(decoding: line, as: UTF8.self)))
                rows += max(0, cells - 1) / max(1, screen.columns)
            }
            if rows >= screen.rows { return false }
        }
        return true
    }

    /// A text without what colours it.
    private static func plain(_ text: String) -> String {
        var result = ""
        var isEscape = false
        for scalar in text.unicodeScalars {
            if isEscape {
                isEscape = !(scalar.properties.isAlphabetic)
            } else if scalar == "\u{1b}" {
                isEscape = true
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// A plain command takes the place of the shell that begins it: Ctrl-C is then its alone to deal with.
    static func line(_ command: String) -> String {
        let isPlain = !command.contains { "|&;<>()$`\\\"'*?[#~=%{\n".contains($0) }
        return isPlain ? "exec " + command : command
    }

    /// Whether a command shows anything page by page.
    static func isPager(_ command: String?) -> Bool {
        guard let command = command?.trimmingCharacters(in: .whitespaces) else { return false }
        return !command.isEmpty && command != "cat"
    }

    /// The pager of those who have named none.
    package static let standard = "less -SRX"

    private static func environment(of command: String) -> [String: String] {
        var result: [String: String] = [:]
        if ProcessInfo.processInfo.environment["LESSCHARSET"] == nil { result["LESSCHARSET"] = "utf-8" }
        // What was typed ahead is no command: it would write files and run programs.
        if command == standard { result["LESSSECURE"] = "1" }
        return result
    }
}

/// How the terminal was set, so that a pager that was killed leaves it usable.
private struct Terminal: Sendable {
    private let modes: termios?

    init() {
        var modes = termios()
        self.modes = tcgetattr(STDIN_FILENO, &modes) == 0 ? modes : nil
    }

    func restore() {
        guard var modes else { return }
        tcsetattr(STDIN_FILENO, TCSADRAIN, &modes)
    }
}
