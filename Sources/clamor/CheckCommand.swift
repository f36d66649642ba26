import ArgumentParser
import ClamorShell

/// `clamor check`: verifies the store, and makes what is derived anew.
struct CheckCommand: RunnableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Verify the store: say what is wrong, exit 1 if anything is.",
        discussion: """
            The rows are compared with their checksums, and columns, dictionaries and text index with the rows. \
            --repair makes all that is derived anew from the rows, where a problem was found. A damaged row cannot be \
            repaired: it is named, and its mention can be imported again.
            """)

    @OptionGroup var options: CommonOptions

    @Flag(help: "Make columns, dictionaries and text index anew from the rows if there is a problem.")
    var repair = false

    func validate() throws {
        if repair, options.readOnly { throw ValidationError("--repair cannot be used with --read-only") }
    }

    func execute() throws -> ExitStatus {
        let path = try StoreLocation.path(options.store)
        let workspace = try LocalWorkspace(path: path, readOnly: !repair, mustExist: true)
        defer { workspace.close() }
        let found = try workspace.check()
        var left = found
        if repair, !found.isEmpty {
            try remark("\(path): making what is derived anew from the rows")
            try workspace.repair()
            left = try workspace.check()
            for problem in found where !left.contains(problem) { try answer("repaired: \(problem)") }
        }
        for problem in left { try answer(problem) }
        if left.isEmpty { try remark("\(path): no problem \(found.isEmpty ? "found" : "left")") }
        if repair, !left.isEmpty {
            try remark("\(path): what is left lies in the rows or the journal, which cannot be made anew")
        }
        return left.isEmpty ? .done : .failed
    }

    private func answer(_ line: String) throws { try DescriptorStream.standardOutput.write(line + "\n") }

    private func remark(_ line: String) throws {
        if !options.quiet { try DescriptorStream.standardError.write(line + "\n") }
    }

    func run() throws {}
}
