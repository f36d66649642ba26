import ArgumentParser
import CAllocator
import ClamorShell
import ClamorText
import Foundation

/// The process: parses the command line, runs the command, and turns what happened into an exit status.
@main
enum Main {
    /// Version of the program; the store's is its own.
    static let version = "0.1.0"

    static func main() {
        // A reader that goes away is told by the write that fails.
        signal(SIGPIPE, SIG_IGN)
        clamor_keep_freed_memory()
        let status = run()
        fflush(nil)
        // Threads that are still on their way out must not meet libraries that are being taken down.
        _exit(status.rawValue)
    }

    private static func run() -> ExitStatus {
        do {
            let arguments = CommandLine.arguments.dropFirst()
            // Its `--format` would be taken for that of rows.
            if arguments.first == "help" { return try HelpCommand.parse(Array(arguments.dropFirst())).execute() }
            if isHelpWanted(arguments) {
                try DescriptorStream.standardOutput.write(CommandLineHelp.screen)
                return .done
            }
            var command = try ClamorCommand.parseAsRoot()
            guard let command = command as? any RunnableCommand else {
                try command.run()
                return .done
            }
            return try command.execute()
        } catch is ReaderGone {
            return .done
        } catch {
            return tell(error)
        }
    }

    /// Whether the command line as a whole is asked about; each command has a page of its own.
    private static func isHelpWanted(_ arguments: ArraySlice<String>) -> Bool {
        var commands: Set<String> = []
        for command in ClamorCommand.configuration.subcommands {
            if let name = command.configuration.commandName { commands.insert(name) }
        }
        return !arguments.filter { ["--help", "-h"].contains($0) }.isEmpty && commands.isDisjoint(with: arguments)
    }

    private static func tell(_ error: any Error) -> ExitStatus {
        let code = ClamorCommand.exitCode(for: error)
        if code == .success {
            try? DescriptorStream.standardOutput.write(ClamorCommand.fullMessage(for: error) + "\n")
            return .done
        }
        if code == .validationFailure {
            try? DescriptorStream.standardError.write(ClamorCommand.fullMessage(for: error) + "\n")
            return .usage
        }
        try? DescriptorStream.standardError.write("error: \(error)\n")
        return .failed
    }
}

/// A command that tells how it ended.
protocol RunnableCommand: ParsableCommand {
    func execute() throws -> ExitStatus
}

/// The command line as a whole.
struct ClamorCommand: RunnableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clamor",
        abstract: "A shell for listening: what people say about a brand, asked, charted and replayed.",
        usage: CommandLineHelp.uses.map(\.use).joined(separator: "\n"),
        version: "clamor \(Main.version)",
        subcommands: [
            RunCommand.self, FormatCommand.self, ImportCommand.self, RecipesCommand.self, SynthCommand.self,
            CheckCommand.self, CompletionsCommand.self, HelpCommand.self,
        ])

    @OptionGroup var options: CommonOptions

    @Option(name: .customShort("c"), parsing: .unconditionalSingleValue, help: "A statement to run; may be repeated.")
    var statements: [String] = []

    @Option(
        name: [.customShort("f"), .customLong("file")], help: "A script to run; - is standard input.",
        completion: .file(extensions: ["clamor"]))
    var file: String?

    @OptionGroup var script: ScriptOptions

    func validate() throws {
        if !statements.isEmpty, file != nil { throw ValidationError("-c and -f cannot be used together") }
    }

    func execute() throws -> ExitStatus {
        if !statements.isEmpty {
            let isSingle = statements.count == 1 && !statements[0].contains { $0 == ";" || $0.isNewline }
            return try options.withSession(script, isSingle: isSingle) { try $0.run(Self.source(of: statements)) }
        }
        if let file { return try runScript(file, options, script) }
        guard isatty(STDIN_FILENO) == 1 else { return try runScript("-", options, script) }
        return try runShell(options, script)
    }

    func run() throws {}

    private static func source(of statements: [String]) -> Source {
        Source(text: statements.joined(separator: "\n"))
    }
}
