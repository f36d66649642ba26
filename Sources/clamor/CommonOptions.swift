import ArgumentParser
import CLineEdit
import ClamorRender
import ClamorShell
import ClamorTime
import Foundation

/// When colours are used.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
    case auto, always, never

    /// Whether a stream is coloured: flag, then NO_COLOR, then CLICOLOR_FORCE, then whether it is a terminal.
    func isOn(descriptor: Int32, environment: [String: String]) -> Bool {
        switch self {
        case .always: return true
        case .never: return false
        case .auto:
            if let no = environment["NO_COLOR"], !no.isEmpty { return false }
            if let force = environment["CLICOLOR_FORCE"], !force.isEmpty, force != "0" { return true }
            guard isatty(descriptor) == 1 else { return false }
            // A terminal that nobody knows may still say by itself that it has colours.
            return cle_terminal_colors(environment["TERM"] ?? "") >= 8
                || !(environment["COLORTERM"] ?? "").isEmpty && environment["TERM"] != "dumb"
        }
    }
}

extension OutputFormat: ExpressibleByArgument {}
extension Background: ExpressibleByArgument {}

/// Options that every command which opens a store takes.
struct CommonOptions: ParsableArguments {
    @Option(
        help: "The store (default: $CLAMOR_STORE, else $XDG_DATA_HOME/clamor/mentions.clamor).",
        completion: .file(extensions: ["clamor"]))
    var store: String?

    @Option(
        help: ArgumentHelp(
            "How rows are written: table, vertical, csv, tsv, json, jsonl, md or html; of a script, md and html make a report.",
            valueName: "format"))
    var format: OutputFormat?

    @Flag(help: "The same, in short.")
    var formatFlag: FormatFlag?

    @Option(help: "The instant that relative times mean, such as 2026-03-31T12:00.")
    var now: String?

    @Option(help: "Zone of dates and of times without one, such as Europe/Berlin.")
    var tz: String?

    @Option(help: "Cells across.")
    var width: Int?

    @Option(help: "The seed of samples that name none.")
    var seed: Int64?

    @Option(help: "How many threads a question may use; the answer does not depend on it.")
    var threads = 2

    @Option(
        help: "Memory for what is kept of the store between questions, such as 512M or 4G (a quarter of the machine's)."
    )
    var memory: ByteCount?

    @Flag(help: "Open the store without changing it.")
    var readOnly = false

    @Option(help: "auto, always or never.")
    var color = ColorChoice.auto

    @Option(help: "What charts stand on: dark or light (otherwise as $COLORFGBG says, else dark).")
    var background: Background?

    @Flag(help: "Draw with ASCII alone.")
    var ascii = false

    @Flag(name: .shortAndLong, help: "Data and errors only: no captions, notes or progress.")
    var quiet = false

    @Flag(help: "The time of each statement, on standard error.")
    var timing = false

    func validate() throws {
        if format != nil, formatFlag != nil { throw ValidationError("--format is given twice") }
        if !(1...64).contains(threads) { throw ValidationError("--threads takes 1 to 64") }
        if let width, !(10...10_000).contains(width) { throw ValidationError("--width takes 10 to 10000 cells") }
        do { _ = try zone() } catch let error as TimeError {
            throw ValidationError("--tz: \(error.message)")
        }
        if now != nil { _ = try instant(zone: .utc) }
    }

    enum FormatFlag: String, EnumerableFlag {
        case table, vertical, csv, tsv, json, jsonl, md, html
    }

    var chosenFormat: OutputFormat? { format ?? formatFlag.flatMap { OutputFormat(rawValue: $0.rawValue) } }

    private func zone() throws -> Zone? { try tz.map { try Zone(identifier: $0) } }

    private func instant(zone: Zone) throws -> Instant? {
        guard let now else { return nil }
        guard let read = zone.period(of: now)?.lowerBound else {
            throw ValidationError("--now takes a time such as 2026-03-31T12:00, not \"\(now)\"")
        }
        return read
    }

    /// The session's settings, with what the environment says.
    func settings(_ script: ScriptOptions?) throws -> SessionSettings {
        let environment = ProcessInfo.processInfo.environment
        let zone = try zone()
        var settings = SessionSettings(
            format: chosenFormat,
            outputIsTerminal: isatty(STDOUT_FILENO) == 1, width: width,
            terminalWidth: {
                let columns = [STDOUT_FILENO, STDERR_FILENO].lazy.map { cle_terminal_columns($0) }.first { $0 > 0 }
                return columns.map(Int.init)
            },
            outputColor: color.isOn(descriptor: STDOUT_FILENO, environment: environment),
            errorColor: color.isOn(descriptor: STDERR_FILENO, environment: environment), ascii: ascii,
            now: try instant(zone: zone ?? .utc), zone: zone,
            clock: { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000)) }, quiet: quiet,
            timing: timing, keepGoing: script?.keepGoing ?? false, parameters: try script?.parameters() ?? [:],
            seed: seed, showsProgress: isatty(STDERR_FILENO) == 1)
        settings.terminalRows = {
            let rows = cle_terminal_rows(STDOUT_FILENO)
            return rows > 0 ? Int(rows) : nil
        }
        settings.palette = Palette(environment: environment, background: background)
        settings.program = "clamor \(Main.version)"
        let isPlain = ["", "dumb"].contains(environment["TERM"] ?? "")
        settings.pager = environment["CLAMOR_PAGER"] ?? environment["PAGER"] ?? (isPlain ? nil : Pager.standard)
        return settings
    }

    /// Opens the store and runs something in a session on it.
    ///
    /// - Parameter isSingle: whether one statement alone will run, for which nothing need be kept.
    func withSession(
        _ script: ScriptOptions?, isSingle: Bool = false, output: any ByteStream = DescriptorStream.standardOutput,
        _ body: (Session) throws -> ExitStatus
    ) throws -> ExitStatus {
        let workspace = try LocalWorkspace(
            path: StoreLocation.path(store), readOnly: readOnly, threads: threads,
            memory: memory ?? (isSingle ? .forOneStatement : nil))
        // What does not end by then is left to the end of the process, which the file survives.
        defer { if BackgroundWork.isOver(within: 60) { workspace.close() } }
        let session = Session(
            workspace: workspace, settings: try settings(script), output: output,
            errors: DescriptorStream.standardError, interrupts: Interrupts())
        session.labels = PlainLineSource(assistant: session, prompts: DescriptorStream.standardError)
        defer { session.endCompletion() }
        return try body(session)
    }
}

/// Options of what runs a script.
struct ScriptOptions: ParsableArguments {
    @Option(name: .customLong("set"), help: ArgumentHelp("A parameter of the script.", valueName: "name=value"))
    var assignments: [String] = []

    @Flag(help: "Go on after a statement that failed; the exit status still tells.")
    var keepGoing = false

    func parameters() throws -> [String: String] {
        var values: [String: String] = [:]
        for assignment in assignments {
            guard let (name, value) = splitAssignment(assignment) else {
                throw ValidationError("--set takes NAME=VALUE, not \"\(assignment)\"")
            }
            values[name] = value
        }
        return values
    }
}

/// `NAME=VALUE` in its parts; nil without a name or the sign.
func splitAssignment(_ text: String) -> (name: String, value: String)? {
    guard let sign = text.firstIndex(of: "="), sign != text.startIndex else { return nil }
    return (String(text[..<sign]), String(text[text.index(after: sign)...]))
}

/// Where the store lies when nothing says otherwise.
enum StoreLocation {
    static func path(_ option: String?) throws -> String {
        let environment = ProcessInfo.processInfo.environment
        if let option { return option }
        if let path = environment["CLAMOR_STORE"], !path.isEmpty { return path }
        guard let folder = XDG.folder("XDG_DATA_HOME", otherwise: ".local/share", environment: environment) else {
            throw ValidationError("no place for the store is known: name one with --store")
        }
        let place = folder.appendingPathComponent("clamor")
        try? FileManager.default.createDirectory(
            at: place, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        guard FileManager.default.fileExists(atPath: place.path) else {
            throw ValidationError("\(place.path) cannot be made: name a place for the store with --store")
        }
        return place.appendingPathComponent("mentions.clamor").path
    }
}
