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
        var pending = ""
        while true {
            switch lines.read(prompt: pending.isEmpty ? "clamor> " : "     -> ") {
            case .end:
                if !pending.isEmpty { try runEntry(pending, lines) }
                try session.errors.write("\n")
                return
            case .interrupted:
                try session.errors.write("\n")
                pending = ""
            case .line(let line):
                if pending.isEmpty, line.drop(while: \.isWhitespace).hasPrefix(".") {
                    keep(line, lines)
                    let trimmed = line.trimmingCharacters(in: .whitespaces)
                    if try DotCommands.run(trimmed, in: session) == .leave { return }
                    continue
                }
                if pending.isEmpty, isFarewell(line) {
                    keep(line, lines)
                    return
                }
                pending += (pending.isEmpty ? "" : "\n") + line
                if isWhole(pending) {
                    try runEntry(pending, lines)
                    pending = ""
                }
            }
        }
    }

    /// Whether the line is one of the words by which other programs are left, unless a `let` has given it a meaning.
    private func isFarewell(_ line: String) -> Bool {
        let word = line.trimmingCharacters(in: .whitespaces).lowercased()
        return ["exit", "quit"].contains(word) && session.lets[word] == nil
    }

    private func isWhole(_ text: String) -> Bool {
        if case .needsMore = Parser(grammar: session.grammar).isComplete(text) { return false }
        return true
    }

    private func runEntry(_ entry: String, _ lines: any LineSource) throws {
        guard entry.contains(where: { !$0.isWhitespace }) else { return }
        keep(entry, lines)
        _ = try session.run(Source(text: entry))
    }

    private func keep(_ entry: String, _ lines: any LineSource) {
        guard !entry.hasPrefix(" ") else { return }
        lines.remember(entry)
        history.append(entry)
    }
}

extension Session {
    /// Completion of the line being edited.
    package func complete(_ line: String, cursor: Int) -> CompletionReply {
        let text = String(decoding: Array(line.utf8).prefix(cursor), as: UTF8.self)
        let completer = Completer(
            letNames: lets.keys.sorted(), parameters: parameters.keys.sorted(),
            recipes: ((try? workspace.recipes()) ?? []).map(\.name), vocabulary: workspace.importVocabulary
        ) { [workspace] field in
            (try? workspace.executor.commonValues(of: field, limit: 10_000)) ?? []
        }
        return completer.reply(for: text, width: settings.terminalWidth() ?? 80)
    }
}
