import Foundation

/// A command of the system's shell that is fed on its standard input.
struct SystemCommand {
    /// The command could not be begun, or failed.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    private let text: String

    init(_ text: String) { self.text = text }

    /// Runs the command to its end.
    ///
    /// - Parameters:
    ///   - output: where to what it writes goes; nil: to standard output as it is, which may be a terminal.
    ///   - feed: writes its input; when the command reads no more, the rest is dropped.
    func run(output: (any ByteStream)?, feed: ((@escaping ([UInt8]) throws -> Void) throws -> Void)) throws {
        let input = try ends()
        let answer = output == nil ? nil : try ends()
        let process = try spawn(input: input.read, output: answer?.write)
        close(input.read)
        if let answer { close(answer.write) }
        // The command may write before it has read all: another thread takes in what comes.
        let reader = answer.map { Drain(descriptor: $0.read) }
        let stream = DescriptorStream(input.write, name: "`\(text)`")
        var failure: (any Error)?
        do {
            try feed { try stream.write($0) }
        } catch is ReaderGone {
            // The command has enough.
        } catch {
            failure = error
        }
        close(input.write)
        if let reader, let output { try output.write(reader.wait()) }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        if let failure { throw failure }
        let code = status & 0x7f == 0 ? (status >> 8) & 0xff : 128 + status & 0x7f
        if code == 130 { throw CancellationError() }
        if code != 0, code != 128 + SIGPIPE { throw Failure(description: "`\(text)` ended with status \(code)") }
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
        var arguments: [UnsafeMutablePointer<CChar>?] =
            ["sh", "-c", text].map { (argument: String) in strdup(argument) } + [nil]
        defer { for argument in arguments { free(argument) } }
        let result = posix_spawn(&process, "/bin/sh", &actions, &attributes, &arguments, environ)
        guard result == 0 else {
            throw Failure(description: "`\(text)` cannot be run: \(String(cString: strerror(result)))")
        }
        return process
    }
}

/// Reads a descriptor to its end on a thread of its own.
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
