import ClamorLanguage
import ClamorText
import Foundation

/// The prompt: reads lines until they make a whole entry, runs it, and goes on until told to leave.
package struct InteractiveShell {
    private let session: Session
    private let history: History
    private let banner: String

    package init(session: Session, history: History, banner: String) {
        self.session = session
        self.history = history
        self.banner = banner
    }

    /// Runs until Ctrl-D, `.quit`, or `quit` or `exit` alone.
    ///
    /// - Parameter lines: where entries come from.
    /// - Throws: `ReaderGone` when nobody sees the output any more.
    package func run(lines: any LineSource) throws {
        try session.errors.write(banner)
        for entry in history.entries() { lines.remember(entry) }
        while true {
            switch lines.read(prompt: "clamor> ") {
            case .end:
                try session.errors.write("\n")
                return
            case .interrupted: break
            case .entry(let entry):
                keep(entry, lines)
                if isFarewell(entry) { return }
                if try run(entry) == .leave { return }
            }
        }
    }

    /// Whether the line is one of the words by which other programs are left, unless a `let` has given it a meaning.
    private func isFarewell(_ line: String) -> Bool {
        let word = line.trimmingCharacters(in: .whitespaces).lowercased()
        return ["exit", "quit"].contains(word) && session.lets[word] == nil
    }

    /// Runs an entry: dot-commands a line each, what is between them as statements.
    private func run(_ entry: String) throws -> DotCommand.Outcome {
        var statements: [Substring] = []
        func runStatements() throws {
            defer { statements = [] }
            let text = statements.joined(separator: "\n")
            if text.contains(where: { !$0.isWhitespace }) { _ = try session.run(Source(text: text)) }
        }
        for line in entry.split(separator: "\n", omittingEmptySubsequences: false) {
            // Within a quote that goes over lines a dot is a dot.
            let isWithin = !statements.isEmpty && !session.isWhole(statements.joined(separator: "\n"))
            guard line.drop(while: \.isWhitespace).hasPrefix("."), !isWithin else {
                statements.append(line)
                continue
            }
            try runStatements()
            if try DotCommands.run(line.trimmingCharacters(in: .whitespaces), in: session) == .leave { return .leave }
        }
        try runStatements()
        return .goOn
    }

    private func keep(_ entry: String, _ lines: any LineSource) {
        guard !entry.hasPrefix(" "), entry.contains(where: { !$0.isWhitespace }) else { return }
        lines.remember(entry)
        history.append(entry)
    }
}

extension Session: EditorAssistant {
    package func isWhole(_ text: String) -> Bool {
        let trimmed = text.drop(while: \.isWhitespace)
        if trimmed.hasPrefix("."), !trimmed.contains("\n") { return true }
        if case .needsMore = Parser(grammar: grammar).isComplete(text) { return false }
        return true
    }
}
