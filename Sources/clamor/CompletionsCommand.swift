import ArgumentParser
import ClamorShell

/// `clamor completions SHELL`: what a shell completes command lines by.
struct CompletionsCommand: RunnableCommand {
    enum Shell: String, ExpressibleByArgument, CaseIterable {
        case bash, zsh, fish
    }

    static let configuration = CommandConfiguration(
        commandName: "completions", abstract: "Print what a shell completes command lines by.",
        discussion: """
            bash: clamor completions bash > ~/.local/share/bash-completion/completions/clamor; \
            zsh: clamor completions zsh > _clamor, in a folder of $fpath; \
            fish: clamor completions fish > ~/.config/fish/completions/clamor.fish
            """)

    @Argument(help: "bash, zsh or fish.") var shell: Shell

    func execute() throws -> ExitStatus {
        let script = ClamorCommand.completionScript(for: CompletionShell(rawValue: shell.rawValue) ?? .bash)
        try DescriptorStream.standardOutput.write(Self.withOneHelp(script))
        return .done
    }

    func run() throws {}

    /// The parser adds a command `help` of its own to ours; the second of the two would hide the first.
    private static func withOneHelp(_ script: String) -> String {
        var text = script.split(separator: "\n", omittingEmptySubsequences: false)
            .filter { !$0.contains("Show subcommand help information") }.joined(separator: "\n")
            .replacing("help|help)", with: "help)").replacing("help help'", with: "help'")
        let head = "_clamor_help() {"
        let places = text.ranges(of: head)
        if places.count > 1, let second = places.last, let end = text[second.lowerBound...].range(of: "\n}\n") {
            text.removeSubrange(second.lowerBound..<end.upperBound)
        }
        return text + (text.hasSuffix("\n") ? "" : "\n")
    }
}
