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
        guard including.count < Self.deepestInclude else {
            throw Diagnostic(
                "include-cycle", at: file.span, "files include one another more than \(Self.deepestInclude) deep")
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
        let parsed = Parser(grammar: grammar).parse(source)
        guard parsed.0.statements.contains(where: \.isInclude) else { return parsed }
        let included = includedStatements(parsed.0, besides: source.name)
        return Parser(grammar: grammar, after: included).parse(source)
    }

    /// The statements of the files that a script includes, and of those that they include. What cannot be read is told
    /// when it is run.
    func includedStatements(_ script: Script, besides name: String?) -> [Statement] {
        var result: [Statement] = []
        gather(script, besides: name, depth: 0, into: &result)
        return result
    }

    private func gather(_ script: Script, besides name: String?, depth: Int, into result: inout [Statement]) {
        guard depth < Self.deepestInclude else { return }
        for case .include(let file) in script.statements.map(\.kind) {
            let path = Self.path(file.value, besides: name)
            guard let text = try? Files.text(path) else { continue }
            let (inner, _) = Parser(grammar: grammar, after: result).parse(Source(name: path, text: text))
            gather(inner, besides: path, depth: depth + 1, into: &result)
            result += inner.statements
        }
    }

    private static let deepestInclude = 32

    private static func path(_ file: String, besides name: String?) -> String {
        guard !file.hasPrefix("/"), let name, let slash = name.lastIndex(of: "/") else { return file }
        return name[...slash] + file
    }

    private static func standard(_ path: String) -> String {
        path.isEmpty ? "" : URL(fileURLWithPath: path).standardizedFileURL.path
    }
}

extension Statement {
    fileprivate var isInclude: Bool {
        if case .include = kind { true } else { false }
    }
}
