import ClamorLanguage
import ClamorText

/// Reads scripts with the words known that the files which they include define. Nothing is run.
package struct ScriptReader {
    private let grammar: Grammar

    /// How many files may be on the way from a script to one that it includes.
    static let deepestInclude = 32

    package init(grammar: Grammar) { self.grammar = grammar }

    package func parse(_ source: Source) -> (script: Script, diagnostics: [Diagnostic]) {
        let parsed = Parser(grammar: grammar).parse(source)
        guard parsed.0.statements.contains(where: \.isInclude) else { return parsed }
        let included = includedStatements(parsed.0, besides: source.name)
        return Parser(grammar: grammar, after: included).parse(source)
    }

    /// The script in canonical form.
    ///
    /// - Throws: `Diagnostics` with what keeps it from being read.
    package func format(_ source: Source) throws(Diagnostics) -> String {
        let included = includedStatements(Parser(grammar: grammar).parse(source).0, besides: source.name)
        return try ScriptFormatter.format(source, grammar: grammar, after: included)
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

    /// Where a file lies that a script names: beside the script, unless it begins with `/`.
    static func path(_ file: String, besides name: String?) -> String {
        let file = Files.expanded(file)
        guard !file.hasPrefix("/"), let name, let slash = name.lastIndex(of: "/") else { return file }
        return name[...slash] + file
    }
}

extension Statement {
    fileprivate var isInclude: Bool {
        if case .include = kind { true } else { false }
    }
}
