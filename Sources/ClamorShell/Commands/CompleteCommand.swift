import ClamorText

extension DotCommand {
    static let complete = DotCommand(
        name: "complete", usage: ".complete 'TEXT'", summary: "what Tab would offer at the end of a text"
    ) { session, written in
        let text = unquoted(written)
        let candidates = session.completion(of: text, at: text.utf8.count).candidates
        try session.output.write(
            session.settings.outputIsTerminal
                ? listing(candidates, width: session.settings.terminalWidth() ?? 80) : rows(candidates))
        return .goOn
    }

    /// The text between apostrophes or quotes around the whole, else all of it.
    private static func unquoted(_ written: String) -> String {
        for quote in ["'", "\""] where written.count > 1 && written.hasPrefix(quote) && written.hasSuffix(quote) {
            return String(written.dropFirst().dropLast())
        }
        return written
    }

    /// A candidate a line, its note behind a tab.
    private static func rows(_ candidates: [Completion.Candidate]) -> String {
        candidates.map { "\($0.text)\t\($0.note)\n" }.joined()
    }

    private static func listing(_ candidates: [Completion.Candidate], width: Int) -> String {
        let widest = min(32, candidates.map { displayWidth(of: $0.text) }.max() ?? 0)
        return candidates.map { candidate in
            let text = padded(SafeText.escapedForTerminal(candidate.text), toWidth: widest)
            return truncate("\(text)  \(SafeText.escapedForTerminal(candidate.note))", toWidth: max(20, width)) + "\n"
        }.joined()
    }
}
