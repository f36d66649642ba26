import ClamorShell
import ClamorStore
import ClamorText
import Foundation

extension EntryHistory: History {}

/// Runs the prompt.
func runShell(_ options: CommonOptions, _ script: ScriptOptions) throws -> ExitStatus {
    try options.withSession(script) { session in
        session.settings.isPrompt = true
        let environment = ProcessInfo.processInfo.environment
        session.keepLog(version: Main.version)
        let (history, problem) = openHistory(environment)
        let shell = InteractiveShell(
            session: session, history: history,
            banner: "clamor \(Main.version): `help` tells of the language, .help of the prompt, Ctrl-D leaves\n"
                + (problem.map { "history is not kept: \(SafeText.escapedForTerminal($0))\n" } ?? ""))
        let edited = LineEditor(
            program: "clamor", assistant: session, color: session.settings.errorColor, environment: environment)
        let lines: any LineSource =
            edited ?? PlainLineSource(assistant: session, prompts: DescriptorStream.standardError)
        session.warmCompletion()
        defer { edited?.stop() }
        try shell.run(lines: lines, startUp: startUp(environment))
        return .done
    }
}

/// `$XDG_STATE_HOME/clamor/history.sqlite`, else below `~/.local/state`; what keeps it from being opened is told.
private func openHistory(_ environment: [String: String]) -> (EntryHistory?, problem: String?) {
    guard let folder = XDG.folder("XDG_STATE_HOME", otherwise: ".local/state", environment: environment) else {
        return (nil, "no home folder is known")
    }
    do {
        return (try EntryHistory(path: folder.appendingPathComponent("clamor/history.sqlite").path), nil)
    } catch {
        return (nil, "\(error)")
    }
}

/// `$XDG_CONFIG_HOME/clamor/clamorrc`, else below `~/.config`; nil where there is none.
private func startUp(_ environment: [String: String]) throws -> Source? {
    guard
        let file = XDG.folder("XDG_CONFIG_HOME", otherwise: ".config", environment: environment)?
            .appendingPathComponent("clamor/clamorrc"),
        FileManager.default.fileExists(atPath: file.path)
    else { return nil }
    do {
        return Source(name: file.path, text: try Files.text(file.path))
    } catch {
        try DescriptorStream.standardError.write("start-up file: \(error)\n")
        return nil
    }
}
