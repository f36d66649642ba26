import ClamorRender
import ClamorText

/// A command of the prompt: about the session, never about an answer.
struct DotCommand: Sendable {
    enum Outcome { case goOn, leave }

    let name: String
    let aliases: [String]
    let usage: String
    let summary: String
    let run: @Sendable (Session, [String]) throws -> Outcome
}

/// The one list of dot-commands; help, completion and "did you mean" derive from it.
enum DotCommands {
    static let all: [DotCommand] = [help, quit, timer, mode]

    static var names: [String] { all.map { "." + $0.name } }

    /// Runs a line that begins with a dot.
    static func run(_ line: String, in session: Session) throws -> DotCommand.Outcome {
        let words = line.dropFirst().split(whereSeparator: \.isWhitespace).map(String.init)
        let name = words.first?.lowercased() ?? ""
        if let command = all.first(where: { $0.name == name || $0.aliases.contains(name) }) {
            return try command.run(session, Array(words.dropFirst()))
        }
        let near = nearest(to: name, in: all.map(\.name), max: 1).first
        try session.fail(
            "unknown command `.\(name)`", help: near.map { "did you mean `.\($0)`?" } ?? "`.help` lists the commands")
        return .goOn
    }

    private static let help = DotCommand(
        name: "help", aliases: ["h"], usage: ".help", summary: "these commands; `help` tells of the language"
    ) { session, _ in
        var text = ""
        for command in all { text += "  " + padded(command.usage, toWidth: 24) + command.summary + "\n" }
        text += "  " + padded("help [NAME]", toWidth: 24) + "the language: stages, fields, measures, search\n"
        try session.output.write(text)
        return .goOn
    }

    private static let quit = DotCommand(
        name: "quit", aliases: ["exit", "q"], usage: ".quit", summary: "leave (so does Ctrl-D)"
    ) { _, _ in .leave }

    private static let timer = DotCommand(
        name: "timer", aliases: [], usage: ".timer on|off", summary: "tell the time that each statement took"
    ) { session, words in
        switch words.first?.lowercased() {
        case "on": session.settings.timing = true
        case "off": session.settings.timing = false
        case nil: try session.remark("timer is \(session.settings.timing ? "on" : "off")")
        default: try session.fail("`.timer` takes on or off")
        }
        return .goOn
    }

    private static let mode = DotCommand(
        name: "mode", aliases: [], usage: ".mode [FORMAT]",
        summary: "how rows are written: " + OutputFormat.allCases.map(\.rawValue).joined(separator: ", ")
    ) { session, words in
        guard let word = words.first?.lowercased() else {
            try session.remark("mode is \(session.settings.format?.rawValue ?? "table")")
            return .goOn
        }
        guard let format = OutputFormat(rawValue: word) else {
            let all = OutputFormat.allCases.map(\.rawValue)
            let near = nearest(to: word, in: all, max: 1).first.map { "did you mean `\($0)`? " } ?? ""
            try session.fail("unknown mode `\(word)`", help: near + "modes: " + all.joined(separator: ", "))
            return .goOn
        }
        session.settings.format = format
        return .goOn
    }
}
