import Foundation
import Testing

/// The program on a screen of tmux: what a person sees, row by row.
final class TmuxScreen {
    private let socket = "clamor-\(UUID().uuidString.prefix(8))"
    private let clamor: ClamorProcess

    static let isInstalled = FileManager.default.isExecutableFile(atPath: "/usr/bin/tmux")

    /// - Parameter arguments: of the program.
    init(_ clamor: ClamorProcess, columns: Int, rows: Int, _ arguments: [String]) throws {
        self.clamor = clamor
        let program = ([ClamorProcess.program.path] + arguments).map { "'\($0)'" }.joined(separator: " ")
        // No settings of the machine's; the last row is the program's too.
        try tmux(
            "-f", "/dev/null", "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)",
            "env TERM=tmux-256color \(program)", ";", "set", "status", "off", ";", "resize-window", "-x", "\(columns)",
            "-y", "\(rows)")
    }

    deinit { try? tmux("kill-server") }

    /// Presses keys, by tmux's names for them.
    func press(_ keys: String...) throws { try tmux(["send-keys"] + keys) }

    func type(_ text: String) throws { try tmux("send-keys", "-l", text) }

    /// Pastes as a terminal does that brackets what is pasted.
    func paste(_ text: String) throws {
        try clamor.write(text, to: "pasted")
        try tmux("load-buffer", clamor.path("pasted"), ";", "paste-buffer", "-p")
    }

    /// Waits until the screen is as wanted.
    ///
    /// - Returns: its rows, without white space at their ends.
    @discardableResult
    func wait(seconds: Double = 30, until isWanted: ([String]) -> Bool) throws -> [String] {
        let deadline = Date().addingTimeInterval(seconds)
        var rows: [String] = []
        repeat {
            rows = try read("capture-pane", "-p").split(separator: "\n", omittingEmptySubsequences: false)
                .map { String($0).replacing(#/\s+$/#, with: "") }
            if isWanted(rows) { return rows }
        } while Date() < deadline
        throw TerminalSession.Timeout(wanted: "the screen", screen: rows.joined(separator: "\n"))
    }

    /// Where the cursor stands, from 0: column and row.
    func cursor() throws -> [Int] {
        try read("display-message", "-p", "#{cursor_x} #{cursor_y}").split(whereSeparator: \.isWhitespace)
            .compactMap { Int($0) }
    }

    private func tmux(_ arguments: String...) throws { try tmux(arguments) }

    /// What is begun first keeps running, and would keep a pipe open.
    private func tmux(_ arguments: [String]) throws {
        let process = process(arguments)
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
    }

    private func read(_ arguments: String...) throws -> String {
        let process = process(arguments)
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: text, as: UTF8.self)
    }

    /// Runs a command that inherits nothing but its three streams, and no blocked signals: what it leaves running would
    /// keep the rest open, so that nobody would see the command end, and could itself not be ended.
    private static let alone = """
        use POSIX; sigprocmask(SIG_SETMASK, POSIX::SigSet->new); POSIX::close($_) for 3 .. 255; exec @ARGV
        """

    private func process(_ arguments: [String]) -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/perl")
        process.arguments = ["-e", Self.alone, "/usr/bin/tmux", "-L", socket, "-u"] + arguments
        process.environment = clamor.environment
        process.currentDirectoryURL = clamor.home
        process.standardInput = FileHandle.nullDevice
        return process
    }
}
