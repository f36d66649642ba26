import ArgumentParser
import ClamorLanguage
import ClamorQuery
import ClamorShell
import ClamorText
import Foundation

/// `clamor fmt`: scripts in canonical form.
struct FormatCommand: RunnableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fmt", abstract: "Print scripts in canonical form; - or nothing is standard input.",
        discussion: """
            Comments stay where they stand. A pipeline on one line stays there if it fits; one that was broken gets a \
            line for each stage. A script with errors is left as it is.
            """)

    @Flag(help: "Write the files in place; none that is canonical already is touched.") var write = false
    @Flag(help: "Only name the files that are not canonical, and end with status 1 if there are any.") var check = false
    @Option(help: "A store whose measures and topics the scripts name.") var store: String?
    @Option(help: "auto, always or never.") var color = ColorChoice.auto
    @Argument(help: "Scripts.") var files: [String] = []

    func validate() throws {
        if write, check { throw ValidationError("--write and --check cannot be used together") }
        if write, files.isEmpty || files.contains("-") { throw ValidationError("--write needs the names of files") }
    }

    func execute() throws -> ExitStatus {
        let reader = ScriptReader(grammar: try grammar())
        var status = ExitStatus.done
        for file in files.isEmpty ? ["-"] : files {
            do {
                if try !format(file, with: reader) { status = .failed }
            } catch let failure as Files.Failure {
                try DescriptorStream.standardError.write("error: \(SafeText.escapedForTerminal(failure.description))\n")
                status = .failed
            }
        }
        return status
    }

    func run() throws {}

    /// - Returns: whether all is well with the script.
    private func format(_ file: String, with reader: ScriptReader) throws -> Bool {
        let source = try scriptSource(file)
        let text: String
        do {
            text = try reader.format(source)
        } catch {
            let environment = ProcessInfo.processInfo.environment
            let renderer = DiagnosticRenderer(
                color: color.isOn(descriptor: STDERR_FILENO, environment: environment), width: 100)
            try DescriptorStream.standardError.write(renderer.render(error, in: source) + "\n")
            return false
        }
        if check {
            if text != source.text { try DescriptorStream.standardOutput.write(file + "\n") }
            return text == source.text
        }
        if !write {
            try DescriptorStream.standardOutput.write(text)
        } else if text != source.text {
            // A link stays one.
            let place = URL(fileURLWithPath: file).resolvingSymlinksInPath().path
            try Files.write(place) { try $0(Array(text.utf8)) }
        }
        return true
    }

    /// The words of the language, with those that the store has added, if there is one.
    private func grammar() throws -> Grammar {
        let path = try StoreLocation.path(store)
        guard store != nil || Files.exists(path) else { return LanguageGrammar.base }
        do {
            let workspace = try LocalWorkspace(path: path, readOnly: true, mustExist: true)
            defer { workspace.close() }
            return try LanguageGrammar.make(of: workspace.catalog)
        } catch {
            // A store that was not asked for is no hindrance.
            if store != nil { throw error }
            return LanguageGrammar.base
        }
    }
}
