import ClamorQuery
import Foundation

/// A command of the system's shell that is fed on its standard input.
struct SystemCommand {
    /// The command could not be begun, or failed.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    private let text: String
    /// Variables that it gets besides those of this process.
    private let environment: [String: String]

    init(_ text: String, environment: [String: String] = [:]) {
        self.text = text
        self.environment = environment
    }

    /// Runs the command to its end.
    ///
    /// - Parameters:
    ///   - output: where to what it writes goes; nil: to standard output as it is, which may be a terminal.
    ///   - feed: writes its input; when the command reads no more, the rest is dropped.
    /// - Throws: `CancellationError` when cancelled, or when the command was.
    func run(
        output: (any ByteStream)?, cancellation: Cancellation,
        feed: ((@escaping ([UInt8]) throws -> Void) throws -> Void)
    ) throws {
        let running = try start(keepsOutput: output != nil)
        var failure: (any Error)?
        do {
            try feed { try running.write($0, cancellation) }
        } catch is ReaderGone {
            // The command has enough.
        } catch {
            failure = error
        }
        let code = try running.wait(output: output)
        if let failure { throw failure }
        if code == 130 { throw CancellationError() }
        if code != 0, code != 128 + SIGPIPE { throw Failure(description: "`\(text)` ended with status \(code)") }
    }

    /// Begins the command.
    ///
    /// - Parameter keepsOutput: whether what it writes is kept rather than written to standard output as it is.
    func start(keepsOutput: Bool = false) throws -> RunningCommand {
        let input = try ends()
        let answer = keepsOutput ? try ends() : nil
        let process = try spawn(input: input.read, output: answer?.write)
        close(input.read)
        if let answer { close(answer.write) }
        // A command that reads slowly must not keep Ctrl-C from being seen.
        _ = fcntl(input.write, F_SETFL, fcntl(input.write, F_GETFL) | O_NONBLOCK)
        return RunningCommand(
            text: text, process: process, input: input.write, drain: answer.map { Drain(descriptor: $0.read) })
    }

    /// A pipe that no command but the one that is given an end inherits.
    private func ends() throws -> (read: Int32, write: Int32) {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else {
            throw Failure(description: "`\(text)` cannot be run: \(String(cString: strerror(errno)))")
        }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (ends[0], ends[1])
    }

    /// - Parameters: what it reads and writes; nil: what this process does.
    func spawn(input: Int32?, output: Int32?) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if let input { posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO) }
        if let output { posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO) }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // What is ignored here would be ignored there too.
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGPIPE)
        sigaddset(&signals, SIGINT)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
        var process: pid_t = 0
        var arguments = Self.copies(["sh", "-c", text])
        defer { for argument in arguments { free(argument) } }
        let own = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        var variables = Self.copies(own.map { "\($0)=\($1)" }.sorted())
        defer { for variable in variables { free(variable) } }
        let result = posix_spawn(&process, "/bin/sh", &actions, &attributes, &arguments, &variables)
        guard result == 0 else {
            throw Failure(description: "`\(text)` cannot be run: \(String(cString: strerror(result)))")
        }
        return process
    }

    private static func copies(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
        texts.map { (text: String) in strdup(text) } + [nil]
    }
}

/// A command that was begun.
struct RunningCommand: Sendable {
    fileprivate let text: String
    fileprivate let process: pid_t
    fileprivate let input: Int32
    fileprivate let drain: Drain?

    /// Feeds the command.
    ///
    /// - Throws: `ReaderGone` when it reads no more; `CancellationError` when cancelled while it is slow to read.
    func write(_ bytes: [UInt8], _ cancellation: Cancellation) throws {
        var start = 0
        while start < bytes.count {
            let count = bytes[start...].withUnsafeBytes { Foundation.write(input, $0.baseAddress, $0.count) }
            if count >= 0 {
                start += count
            } else if errno == EPIPE {
                throw ReaderGone()
            } else if errno == EAGAIN || errno == EINTR {
                try cancellation.check()
                var waiting = pollfd(fd: input, events: Int16(POLLOUT), revents: 0)
                poll(&waiting, 1, 20)
            } else {
                throw StreamError(description: "cannot write to `\(text)`: \(String(cString: strerror(errno)))")
            }
        }
    }

    /// Ends the input and waits for the end of the command.
    ///
    /// - Parameter output: gets what was kept of what it wrote.
    /// - Returns: its status, 128 and the signal's number where a signal has ended it.
    @discardableResult
    func wait(output: (any ByteStream)? = nil) throws -> Int32 {
        close(input)
        let written = drain?.wait()
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        if let written, let output { try output.write(written) }
        return status & 0x7f == 0 ? (status >> 8) & 0xff : 128 + status & 0x7f
    }
}

/// Reads a descriptor to its end on a thread of its own: a command may write before it has read all.
private final class Drain: @unchecked Sendable {
    private let done = DispatchSemaphore(value: 0)
    /// Written by the thread before it signals, read after.
    private var bytes: [UInt8] = []

    init(descriptor: Int32) {
        let thread = Thread { [self] in
            var buffer = [UInt8](repeating: 0, count: 1 << 16)
            while true {
                let count = read(descriptor, &buffer, buffer.count)
                if count > 0 {
                    bytes += buffer[..<count]
                } else if count == 0 || errno != EINTR {
                    break
                }
            }
            close(descriptor)
            done.signal()
        }
        thread.start()
    }

    func wait() -> [UInt8] {
        done.wait()
        return bytes
    }
}
