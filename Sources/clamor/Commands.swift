import ArgumentParser
import ClamorRender
import ClamorShell
import ClamorSynth
import ClamorText
import Foundation

/// `clamor run SCRIPT`: replays a saved script.
struct RunCommand: RunnableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Replay a saved script; - is standard input.")

    @OptionGroup var options: CommonOptions
    @OptionGroup var script: ScriptOptions
    @Flag(help: "Write no answers, but compare them with the digests that the script carries; changes nothing.")
    var verify = false
    @Argument(help: "The script.", completion: .file(extensions: ["clamor"])) var file: String

    func execute() throws -> ExitStatus {
        verify ? try verifyScript(file, options, script) : try runScript(file, options, script)
    }

    func run() throws {}
}

/// `clamor synth`: made-up mentions as CSV.
struct SynthCommand: RunnableCommand {
    static let configuration = CommandConfiguration(
        commandName: "synth",
        abstract: "Write made-up but lifelike mentions as CSV, to try things on and to measure with.")

    @Option(help: "How many mentions.") var rows = Synth.defaultRows
    @Option(help: "The same seed and rows give the same bytes.") var seed = Synth.defaultSeed

    func validate() throws {
        if rows < 1 { throw ValidationError("--rows takes a number from 1") }
    }

    func execute() throws -> ExitStatus {
        try Synth(rows: rows, seed: seed).write { try DescriptorStream.standardOutput.write(Array($0)) }
        return .done
    }

    func run() throws {}
}

/// Runs a script from a file or standard input.
func runScript(_ file: String, _ options: CommonOptions, _ script: ScriptOptions) throws -> ExitStatus {
    let source = try scriptSource(file)
    let form = options.chosenFormat.flatMap { ReportForm(rawValue: $0.rawValue) }
    return try options.withSession(script) { session in
        if let form { return try session.writeReport(source, as: form) }
        return try session.run(source)
    }
}

/// Compares a script's answers with those recorded in it, over a store that is only read.
private func verifyScript(_ file: String, _ options: CommonOptions, _ script: ScriptOptions) throws -> ExitStatus {
    let source = try scriptSource(file)
    var options = options
    options.readOnly = true
    return try options.withSession(script, output: NoStream()) { session in
        session.settings.format = .jsonl
        session.settings.quiet = true
        return try session.verify(source)
    }
}

/// The text of a script with its name for messages; `-` is standard input.
func scriptSource(_ file: String) throws -> Source {
    file == "-"
        ? Source(name: "standard input", text: try standardInputText()) : Source(name: file, text: try Files.text(file))
}

private func standardInputText() throws -> String {
    guard let text = String(data: FileHandle.standardInput.readDataToEndOfFile(), encoding: .utf8) else {
        throw Files.Failure(description: "standard input is not UTF-8 text")
    }
    return text
}
