import ClamorLanguage
import ClamorQuery
import ClamorText
import Foundation

extension Session {
    /// Runs the statements of another file as if they stood here; a name without a beginning `/` is looked for beside
    /// the file that names it.
    func include(_ file: StringLiteral, _ cancellation: Cancellation) throws -> ExitStatus {
        let path = Self.path(file.value, besides: source.name)
        let chain = including + [source.name ?? ""]
        if chain.contains(where: { Self.standard($0) == Self.standard(path) }) {
            throw Diagnostic("include-cycle", at: file.span, "\(file.value) is being run already")
        }
        guard including.count < 32 else {
            throw Diagnostic("include-cycle", at: file.span, "files include one another more than 32 deep")
        }
        let included = Source(name: path, text: try Files.text(path))
        let outer = source
        including.append(outer.name ?? "")
        source = included
        defer {
            source = outer
            including.removeLast()
        }
        let (script, diagnostics) = Parser(grammar: grammar).parse(included)
        try report(diagnostics)
        var status = ExitStatus.done
        if diagnostics.contains(where: { $0.severity == .error }) {
            status = .failed
            guard settings.keepGoing else { return status }
        }
        return try run(script.statements, after: status, cancellation)
    }

    /// Names of the parameters that a script and the files that it includes declare.
    func declaredParameters(_ script: Script, besides name: String? = nil, depth: Int = 0) -> [String] {
        script.statements.flatMap { statement -> [String] in
            switch statement.kind {
            case .param(let name, _): return [name.name]
            case .include(let file) where depth < 32:
                let path = Self.path(file.value, besides: name ?? source.name)
                guard let text = try? Files.text(path) else { return [] }
                let (script, _) = Parser(grammar: grammar).parse(Source(name: path, text: text))
                return declaredParameters(script, besides: path, depth: depth + 1)
            default: return []
            }
        }
    }

    private static func path(_ file: String, besides name: String?) -> String {
        guard !file.hasPrefix("/"), let name, let slash = name.lastIndex(of: "/") else { return file }
        return name[...slash] + file
    }

    private static func standard(_ path: String) -> String {
        path.isEmpty ? "" : URL(fileURLWithPath: path).standardizedFileURL.path
    }
}
