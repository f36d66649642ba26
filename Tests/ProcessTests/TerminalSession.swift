import Foundation
import Glibc

/// The program at a pseudo-terminal of 24 by 80 cells: keys go in, and what the screen was sent comes out.
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
    ///   - environment: in place of, or besides, the variables that it has anyway.
    init(_ clamor: ClamorProcess, _ arguments: [String] = [], environment: [String: String] = [:]) throws {
        primary = open("/dev/ptmx", O_RDWR | O_NOCTTY)
        // What unlockpt and ptsname ask of the kernel: TIOCSPTLCK and TIOCGPTN of <asm-generic/ioctls.h>.
        var locked: Int32 = 0
        var number: UInt32 = 0
        guard primary >= 0, ioctl(primary, 0x4004_5431, &locked) == 0, ioctl(primary, 0x8004_5430, &number) == 0 else {
            throw Timeout(wanted: "a pseudo-terminal", screen: "")
        }
        let replica = FileHandle(fileDescriptor: open("/dev/pts/\(number)", O_RDWR | O_NOCTTY), closeOnDealloc: true)
        var size = winsize(ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(primary, UInt(TIOCSWINSZ), &size)
        // A session of its own, so that Ctrl-C reaches the program as it would from a keyboard.
        process.executableURL = URL(fileURLWithPath: "/usr/bin/setsid")
        process.arguments = ["--ctty", "--wait", ClamorProcess.program.path] + arguments
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
