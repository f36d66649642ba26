import ClamorText
import Foundation

extension DotCommand {
    static let record = DotCommand(
        name: "record", usage: ".record [FILE|off]",
        summary: "writes what is asked from now on as a script, with a digest of each answer"
    ) { session, text in
        guard let target = try ScriptTarget(text, of: "record", in: session) else {
            let told = session.recording.map { "recording to \($0.path)" } ?? "nothing is being recorded"
            try session.remark(told)
            return .goOn
        }
        if target.path == "off", !target.isQuoted {
            try session.remark(session.recording.map { "\($0.path) is whole" } ?? "nothing was being recorded")
            session.recording = nil
            return .goOn
        }
        try session.attempt {
            guard target.rest.isEmpty else { throw Files.Failure(description: "`.record` takes one file") }
            try session.startRecording(target.path, replaces: target.replaces)
            try session.remark("recording to \(target.path); `.record off` ends it")
        }
        return .goOn
    }
}

/// `FILE [N…] [replace]`, as dot-commands take it. A name with a space in it stands between quotes.
struct ScriptTarget {
    var path: String
    var isQuoted = false
    /// The words after the file but `replace`.
    var rest: [String] = []
    var replaces = false

    /// nil where nothing is named.
    init?(_ text: String, of command: String, in session: Session) throws {
        var words: Substring
        if text.hasPrefix("\""), let end = text.dropFirst().firstIndex(of: "\"") {
            path = String(text[text.index(after: text.startIndex)..<end])
            isQuoted = true
            words = text[text.index(after: end)...]
        } else {
            let parts = text.split(maxSplits: 1, whereSeparator: \.isWhitespace)
            path = parts.first.map(String.init) ?? ""
            words = parts.dropFirst().first ?? ""
        }
        if path.isEmpty { return nil }
        path = Files.expanded(path)
        for word in words.split(whereSeparator: { $0.isWhitespace || $0 == "," }) {
            if word.lowercased() == "replace" { replaces = true } else { rest.append(String(word)) }
        }
    }
}

extension Session {
    /// Does something with files; what goes wrong is told.
    func attempt(_ body: () throws -> Void) throws {
        do {
            try body()
        } catch let gone as ReaderGone {
            throw gone
        } catch let failure as Files.Failure {
            try fail(failure.description, help: failure.help)
        } catch {
            try fail("\(error)")
        }
    }
}
