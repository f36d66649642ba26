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
        var defined = DefinedNames()
        for statement in includedStatements(parsed.0, besides: source.name, &defined) { defined.add(statement) }
        return Parser(grammar: defined.extending(grammar)).parse(source)
    }

    /// The statements of the files that a script includes, and of those that they include. What cannot be read is told
    /// when it is run.
    func includedStatements(_ script: Script, besides name: String?) -> [Statement] {
        var defined = DefinedNames()
        return includedStatements(script, besides: name, &defined)
    }

    private func includedStatements(
        _ script: Script, besides name: String?, _ defined: inout DefinedNames, depth: Int = 0
    ) -> [Statement] {
        guard depth < Self.deepestInclude else { return [] }
        var result: [Statement] = []
        for statement in script.statements {
            guard case .include(let file) = statement.kind else { continue }
            let path = Self.path(file.value, besides: name)
            guard let text = try? Files.text(path) else { continue }
            let (inner, _) = Parser(grammar: defined.extending(grammar)).parse(Source(name: path, text: text))
            result += includedStatements(inner, besides: path, &defined, depth: depth + 1)
            for statement in inner.statements { defined.add(statement) }
            result += inner.statements
        }
        return result
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

/// Names that statements give to tables, values, families of topics and measures.
private struct DefinedNames {
    private var tables: Set<String> = []
    private var values: Set<String> = []
    private var families: Set<String> = []
    private var measures: Set<String> = []

    mutating func add(_ statement: Statement) {
        switch statement.kind {
        case .letPipeline(let name, _): tables.insert(name.name)
        case .letExpression(let name, _): values.insert(name.name)
        case .topic(_, let family, _): families.insert(family.name)
        case .measure(let name, _): measures.insert(name.name)
        case .pipeline(let pipeline):
            for case .target(.name(let name)) in pipeline.stages.map(\.arguments) { tables.insert(name.name) }
        default: break
        }
    }

    func extending(_ grammar: Grammar) -> Grammar {
        var result = grammar
        result.sourceNames.formUnion(tables)
        result.valueNames.formUnion(values)
        result.fieldNames.formUnion(families)
        result.aggregateNames.formUnion(measures)
        return result
    }
}

extension Statement {
    fileprivate var isInclude: Bool {
        if case .include = kind { true } else { false }
    }
}
