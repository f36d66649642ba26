import ClamorLanguage
import ClamorQuery
import ClamorText
import Foundation

extension Session {
    /// Runs the statements of another file as if they stood here; a name without a beginning `/` is looked for beside
    /// the file that names it.
    func include(_ file: StringLiteral, _ cancellation: Cancellation) throws -> ExitStatus {
        let path = ScriptReader.path(file.value, besides: source.name)
        let chain = including + [source.name ?? ""]
        if chain.contains(where: { Self.standard($0) == Self.standard(path) }) {
            throw Diagnostic("include-cycle", at: file.span, "\(file.value) is being run already")
        }
        guard including.count < ScriptReader.deepestInclude else {
            throw Diagnostic(
                "include-cycle", at: file.span,
                "files include one another more than \(ScriptReader.deepestInclude) deep")
        }
        let included = Source(name: path, text: try Files.text(path))
        let outer = source
        including.append(outer.name ?? "")
        source = included
        defer {
            source = outer
            including.removeLast()
        }
        let (script, diagnostics) = parse(included)
        try report(diagnostics)
        var status = ExitStatus.done
        if diagnostics.contains(where: { $0.severity == .error }) {
            status = .failed
            guard settings.keepGoing else { return status }
        }
        return try run(script.statements, after: status, cancellation)
    }

    /// A script with the words of the files that it includes known. Nothing of it runs.
    func parse(_ source: Source) -> (script: Script, diagnostics: [Diagnostic]) {
        ScriptReader(grammar: grammar).parse(source)
    }

    private static func standard(_ path: String) -> String {
        path.isEmpty ? "" : URL(fileURLWithPath: path).standardizedFileURL.path
    }
}
