import Foundation
import Testing

/// The built program, run as a person or a scheduler would.
struct ClamorProcess {
    struct Result {
        var output: String
        var errors: String
        var status: Int32
    }

    /// A folder of its own for store, history and start-up files.
    let home: URL

    init() throws {
        home = FileManager.default.temporaryDirectory.appendingPathComponent("clamor-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    }

    /// The program lies beside the tests.
    static let program: URL = {
        var folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        if folder.pathExtension == "xctest" { folder.deleteLastPathComponent() }
        return folder.appendingPathComponent("clamor")
    }()

    var store: String { home.appendingPathComponent("mentions.clamor").path }

    var environment: [String: String] {
        [
            "HOME": home.path, "XDG_DATA_HOME": home.path, "XDG_STATE_HOME": home.path, "XDG_CONFIG_HOME": home.path,
            "CLAMOR_STORE": store, "PATH": "/usr/bin:/bin", "TERM": "xterm", "LC_ALL": "C.UTF-8", "EDITRC": "/dev/null",
            "CLAMOR_PAGER": "cat",
        ]
    }

    func path(_ name: String) -> String { home.appendingPathComponent(name).path }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path(name)))
    }

    /// Runs the program to its end.
    func run(
        _ arguments: [String], input: String = "", environment extra: [String: String] = [:]
    ) throws -> Result {
        try finish(try start(arguments, environment: extra), input: input)
    }

    /// A shell line in which `clamor` is the program.
    func shell(_ line: String) throws -> Result {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        process.arguments = [
            "-c", "set -o pipefail; clamor() { '\(Self.program.path)' \"$@\"; }; cd '\(home.path)'; " + line,
        ]
        process.environment = environment
        return try finish(launch(process), input: "")
    }

    /// Starts the program without waiting for it.
    func start(_ arguments: [String], environment extra: [String: String] = [:]) throws -> Started {
        let process = Process()
        process.executableURL = Self.program
        process.arguments = arguments
        process.environment = environment.merging(extra) { $1 }
        process.currentDirectoryURL = home
        return try launch(process)
    }

    struct Started {
        let process: Process
        let input = Pipe()
        let output = Pipe()
        let errors = Pipe()
    }

    private func launch(_ process: Process) throws -> Started {
        let started = Started(process: process)
        process.standardInput = started.input
        process.standardOutput = started.output
        process.standardError = started.errors
        try process.run()
        return started
    }

    func finish(_ started: Started, input: String) throws -> Result {
        try started.input.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try started.input.fileHandleForWriting.close()
        // Both pipes are drained at once, so that neither side waits for the other.
        var errors = Data()
        let group = DispatchGroup()
        let queue = DispatchQueue(label: "errors")
        let handle = started.errors.fileHandleForReading
        nonisolated(unsafe) let sink = UnsafeMutablePointer<Data>.allocate(capacity: 1)
        sink.initialize(to: Data())
        queue.async(group: group) { sink.pointee = handle.readDataToEndOfFile() }
        let output = started.output.fileHandleForReading.readDataToEndOfFile()
        group.wait()
        errors = sink.move()
        sink.deallocate()
        started.process.waitUntilExit()
        return Result(
            output: String(decoding: output, as: UTF8.self), errors: String(decoding: errors, as: UTF8.self),
            status: started.process.terminationStatus)
    }

    /// A store with made-up mentions.
    func load(rows: Int) throws {
        let result = try shell("clamor synth --rows \(rows) > made.csv && clamor import -q made.csv")
        try #require(result.status == 0, "\(result.errors)")
    }
}
