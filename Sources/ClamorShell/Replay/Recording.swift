import ClamorText
import ClamorTime
import Foundation

/// A script that grows with the session.
final class Recording {
    let path: String
    private let stream: DescriptorStream
    private let descriptor: Int32
    private var writer: ScriptWriter

    /// - Parameter replaces: whether a file that is there may be written over.
    init(path: String, replaces: Bool, writer: ScriptWriter) throws {
        try Files.checkNoFolder(path)
        if !replaces, Files.exists(path) { throw Files.Failure.isThere(path) }
        descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | (replaces ? O_TRUNC : O_EXCL), 0o755)
        guard descriptor >= 0 else {
            throw Files.Failure(description: "\(path) cannot be written: \(String(cString: strerror(errno)))")
        }
        self.path = path
        self.writer = writer
        stream = DescriptorStream(descriptor, name: path)
    }

    deinit {
        close(descriptor)
    }

    /// Writes at once what a change of the writer gives.
    func write(_ text: (inout ScriptWriter) throws -> String) throws { try stream.write(try text(&writer)) }
}

extension Files.Failure {
    static func isThere(_ path: String) -> Files.Failure {
        Files.Failure(
            description: "\(path) is there already", help: "with `replace` behind its name it is written over")
    }
}

extension Session {
    /// Writes what is asked from now on to a script.
    func startRecording(_ path: String, replaces: Bool) throws {
        guard let log else { return }
        recording = nil
        let started = try Recording(path: path, replaces: replaces, writer: try scriptWriter())
        var state = try replayState()
        state.now = nowSetting ?? settings.now ?? settings.clock()
        try started.write { writer in
            try writer.head(state, seed: seedAtStart, recorded: settings.clock(), version: log.version)
        }
        // What was defined before holds on.
        for statement in log.statements where statement.role == .definition {
            try started.write { try $0.text(statement) }
        }
        recording = started
    }

    /// Adds a statement to the script that is being recorded, if one is.
    func record(_ statement: LoggedStatement) throws {
        guard let recording else { return }
        do {
            try recording.write { try $0.text(statement) }
        } catch {
            self.recording = nil
            try fail("\(error)", help: "nothing more is recorded to \(recording.path)")
        }
    }

    /// Writes statements that were run to a script, whole or not at all.
    ///
    /// - Parameter entries: numbers of entries; nil: all. What is defined before the last of them is written, too.
    func save(_ path: String, entries: Set<Int>?, replaces: Bool) throws -> Int {
        guard let log else { return 0 }
        if !replaces, Files.exists(path) { throw Files.Failure.isThere(path) }
        let isChosen = { (entry: Int) in entries?.contains(entry) ?? true }
        let last = entries?.max() ?? .max
        let chosen = log.statements.filter { isChosen($0.entry) || ($0.role == .definition && $0.entry < last) }
        var writer = try scriptWriter()
        var first = try replayState()
        if let needs = chosen.first?.needs {
            first = ReplayState(zone: needs.zone, now: needs.now ?? first.now, batch: needs.batch ?? first.batch)
        }
        if let now = chosen.lazy.compactMap(\.needs.now).first { first.now = now }
        if let batch = chosen.lazy.compactMap(\.needs.batch).first { first.batch = batch }
        var text = try writer.head(first, seed: seedAtStart, recorded: settings.clock(), version: log.version)
        for statement in chosen { text += try writer.text(statement) }
        try Files.write(path, mode: 0o755) { try $0(Array(text.utf8)) }
        return Set(chosen.map(\.entry)).count
    }

    private func scriptWriter() throws -> ScriptWriter {
        ScriptWriter(zone: try zone().identifier) { [workspace] in try workspace.journalDigest(upTo: $0) }
    }

    /// The seed of samples that name none, before a `set` of it, which is among what was run.
    private var seedAtStart: Int64 { settings.seed ?? 0 }
}
