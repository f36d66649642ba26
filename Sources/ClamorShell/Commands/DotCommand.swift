import ClamorText
import Foundation

/// A command of the prompt: about the session, never about an answer.
struct DotCommand: Sendable {
    enum Outcome { case goOn, leave }

    let name: String
    let aliases: [String]
    let usage: String
    let summary: String
    /// Gets what stands behind the name, as written, without white space around it.
    let run: @Sendable (Session, String) throws -> Outcome

    init(
        name: String, aliases: [String] = [], usage: String, summary: String,
        run: @escaping @Sendable (Session, String) throws -> Outcome
    ) {
        self.name = name
        self.aliases = aliases
        self.usage = usage
        self.summary = summary
        self.run = run
    }
}

/// The one list of dot-commands; help, completion and "did you mean" derive from it.
package enum DotCommands {
    static let all: [DotCommand] = [
        .help, .back, .complete, .entries, .expand, .mode, .pager, .preview, .record, .save, .timer, .quit,
    ]

    static var names: [String] { all.map { "." + $0.name } }

    /// Whether there is a command of that name, in lower case.
    static func isKnown(_ name: String) -> Bool { all.contains { $0.name == name || $0.aliases.contains(name) } }

    /// Runs a line that begins with a dot.
    static func run(_ line: String, in session: Session) throws -> DotCommand.Outcome {
        let parts = line.dropFirst().split(maxSplits: 1, whereSeparator: \.isWhitespace)
        let name = parts.first?.lowercased() ?? ""
        let rest = (parts.dropFirst().first ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
        if let command = all.first(where: { $0.name == name || $0.aliases.contains(name) }) {
            return try command.run(session, rest)
        }
        let near = nearest(to: name, in: all.map(\.name), max: 1).first
        try session.fail(
            "unknown command `.\(name)`", help: near.map { "did you mean `.\($0)`?" } ?? "`.help` lists the commands")
        return .goOn
    }
}

extension Session {
    /// A setting that is on or off: with neither word it is told.
    func toggle(_ name: String, _ word: String, _ setting: WritableKeyPath<SessionSettings, Bool>) throws {
        switch word.lowercased() {
        case "on": settings[keyPath: setting] = true
        case "off": settings[keyPath: setting] = false
        case "": try remark("\(name) is \(settings[keyPath: setting] ? "on" : "off")")
        default: try fail("`.\(name)` takes on or off")
        }
    }
}
