import Foundation
import Glibc
import Testing

/// The program at a pseudo-terminal: keys go in, and what the screen was sent comes out.
final class TerminalSession {
    private let primary: Int32
    private let process = Process()
    /// Everything that was drawn so far.
    private(set) var screen = ""
    private var seen = ""

    struct Timeout: Error, CustomStringConvertible {
        let wanted: String
        let screen: String
        var description: String { "\"\(wanted)\" did not appear; the screen was sent: \(screen.debugDescription)" }
    }

    /// - Parameters:
    ///   - arguments: of the program.
    ///   - program: another one to run in its place, in the same surroundings.
    init(
        _ clamor: ClamorProcess, _ arguments: [String] = [], environment: [String: String] = [:], columns: UInt16 = 80,
        rows: UInt16 = 24, program: String = ClamorProcess.program.path
    ) throws {
        primary = open("/dev/ptmx", O_RDWR | O_NOCTTY)
        // What unlockpt and ptsname ask of the kernel: TIOCSPTLCK and TIOCGPTN of <asm-generic/ioctls.h>.
        var locked: Int32 = 0
        var number: UInt32 = 0
        guard primary >= 0, ioctl(primary, 0x4004_5431, &locked) == 0, ioctl(primary, 0x8004_5430, &number) == 0 else {
            throw Timeout(wanted: "a pseudo-terminal", screen: "")
        }
        let replica = FileHandle(fileDescriptor: open("/dev/pts/\(number)", O_RDWR | O_NOCTTY), closeOnDealloc: true)
        var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(primary, UInt(TIOCSWINSZ), &size)
        // A session of its own, so that Ctrl-C reaches the program as it would from a keyboard.
        process.executableURL = URL(fileURLWithPath: "/usr/bin/setsid")
        process.arguments = ["--ctty", "--wait", program] + arguments
        process.environment = clamor.environment.merging(environment) { $1 }
        process.currentDirectoryURL = clamor.home
        process.standardInput = replica
        process.standardOutput = replica
        process.standardError = replica
        try process.run()
    }

    deinit {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        close(primary)
    }

    /// Gives the terminal another size, which the program is told by a signal.
    func resize(columns: UInt16, rows: UInt16) {
        var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(primary, UInt(TIOCSWINSZ), &size)
    }

    /// Waits for the next prompt that can be edited on: there the terminal is asked to bracket what is pasted.
    ///
    /// - Returns: what came before it.
    @discardableResult
    func prompt(seconds: Double = 20) throws -> String {
        let answer = try wait(for: "\u{1b}[?2004h", seconds: seconds)
        try wait(for: "clamor> ")
        return answer
    }

    /// Sends keys and Enter, and waits for the next prompt.
    ///
    /// - Returns: what came: the line as it was written, and the answer.
    @discardableResult
    func ask(_ keys: String, seconds: Double = 20) throws -> String {
        send(keys + "\r")
        return try prompt(seconds: seconds)
    }

    /// As `ask`, without the line: what stands between its end and the next prompt.
    func answer(_ keys: String) throws -> String {
        let all = try ask(keys)
        let end = try #require(all.range(of: "\u{1b}[?2004l"))
        return String(all[end.upperBound...].dropLast(8))
    }

    func send(_ keys: String) {
        let bytes = Array(keys.utf8)
        _ = write(primary, bytes, bytes.count)
    }

    /// Reads until a text appears in what came since the last wait.
    ///
    /// - Returns: what came, up to and with the text; what follows is left for the next wait.
    @discardableResult
    func wait(for text: String, seconds: Double = 20) throws -> String {
        let deadline = Date().addingTimeInterval(seconds)
        var found = seen.range(of: text)
        while found == nil {
            let left = deadline.timeIntervalSinceNow
            guard left > 0 else { throw Timeout(wanted: text, screen: seen) }
            var waiting = pollfd(fd: primary, events: Int16(POLLIN), revents: 0)
            guard poll(&waiting, 1, Int32(min(left, 0.5) * 1_000)) > 0 else { continue }
            var buffer = [UInt8](repeating: 0, count: 1 << 16)
            let count = read(primary, &buffer, buffer.count)
            if count <= 0 { throw Timeout(wanted: text, screen: seen) }
            let part = String(decoding: buffer[..<count], as: UTF8.self)
            seen += part
            screen += part
            found = seen.range(of: text)
        }
        let end = found?.upperBound ?? seen.endIndex
        defer { seen = String(seen[end...]) }
        return String(seen[..<end])
    }

    /// Presses Ctrl-D on an empty line until the program leaves: one that comes while a statement runs is no end.
    func leave(seconds: Double = 20) throws -> Int32 {
        let deadline = Date().addingTimeInterval(seconds)
        while process.isRunning {
            guard deadline.timeIntervalSinceNow > 0 else { throw Timeout(wanted: "the program's end", screen: seen) }
            send("\u{15}\u{4}")
            drain(milliseconds: 300)
        }
        return process.terminationStatus
    }

    private func drain(milliseconds: Int32) {
        var waiting = pollfd(fd: primary, events: Int16(POLLIN), revents: 0)
        guard poll(&waiting, 1, milliseconds) > 0 else { return }
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let count = read(primary, &buffer, buffer.count)
        if count > 0 { seen += String(decoding: buffer[..<count], as: UTF8.self) } else { usleep(50_000) }
    }
}
