import ClamorLanguage
import ClamorText
import Foundation

/// The prompt: reads entries, runs them, and goes on until told to leave.
package struct InteractiveShell {
    private let session: Session
    private let history: (any History)?
    private let banner: String

    /// - Parameter history: nil keeps nothing.
    package init(session: Session, history: (any History)?, banner: String) {
        self.session = session
        self.history = history
        self.banner = banner
    }

    /// Runs until Ctrl-D, `.quit`, or `quit` or `exit` alone.
    ///
    /// - Parameters:
    ///   - lines: where entries come from.
    ///   - startUp: what is run before the first prompt.
    /// - Throws: `ReaderGone` when nobody sees the output any more.
    package func run(lines: any LineSource, startUp: Source? = nil) throws {
        session.labels = lines
        try session.errors.write(banner)
        try session.tellStaleScores()
        if let startUp, try begin(startUp) == .leave { return }
        for entry in (try? history?.entries(limit: Self.mostRemembered)) ?? [] { lines.remember(entry) }
        while true {
            switch lines.read(prompt: "clamor> ") {
            case .end:
                try session.errors.write("\n")
                return
            case .interrupted: break
            case .entry(let entry):
                keep(entry, lines)
                if isFarewell(entry) { return }
                if try run(Source(text: entry)) == .leave { return }
            }
        }
    }

    /// Whether the line is one of the words by which other programs are left, unless a `let` has given it a meaning.
    private func isFarewell(_ line: String) -> Bool {
        let word = line.trimmingCharacters(in: .whitespaces).lowercased()
        return ["exit", "quit"].contains(word) && session.lets[word] == nil
    }

    /// Entries that are loaded to be called back.
    private static let mostRemembered = 20_000

    /// What is wrong in a start-up file keeps nothing else of it from being done.
    private func begin(_ startUp: Source) throws -> DotCommand.Outcome {
        let kept = session.settings.keepGoing
        session.settings.keepGoing = true
        defer { session.settings.keepGoing = kept }
        return try run(startUp)
    }

    /// Runs a text, part by part.
    private func run(_ source: Source) throws -> DotCommand.Outcome {
        for part in session.parts(of: source.text) {
            if part.isCommand {
                let line = part.text.trimmingCharacters(in: .whitespaces)
                if try DotCommands.run(line, in: session) == .leave { return .leave }
            } else if part.text.contains(where: { !$0.isWhitespace }) {
                // Where a file is named, its lines are, too.
                let before = source.name == nil ? "" : String(repeating: "\n", count: part.linesBefore)
                _ = try session.run(Source(name: source.name, text: before + part.text))
            }
        }
        return .goOn
    }

    /// What begins with a space is kept nowhere.
    private func keep(_ entry: String, _ lines: any LineSource) {
        guard !entry.hasPrefix(" "), entry.contains(where: { !$0.isWhitespace }) else { return }
        lines.remember(entry)
        // A history that cannot be written is no reason to stop.
        try? history?.append(entry, milliseconds: session.settings.clock().milliseconds)
    }
}

extension Session: EditorAssistant {
    package var isPreviewing: Bool { settings.isPreviewing }

    package func isWhole(_ text: String) -> Bool {
        let trimmed = text.drop(while: \.isWhitespace)
        if trimmed.hasPrefix("."), !trimmed.contains("\n") { return true }
        if case .needsMore = Parser(grammar: grammar).isComplete(text) { return false }
        return true
    }
}
