/// Writes syntax trees as text in canonical form: keywords in lower case, stages by their own names, no bracket that
/// is not needed, a statement a line. Reading what it writes gives the same tree.
package struct Printer: Sendable {
    /// Tells what could be mistaken for a pipeline.
    private var vocabulary: Vocabulary

    package init(grammar: Grammar) {
        vocabulary = Vocabulary(grammar)
    }

    /// Every statement on a line of its own, with a line's end.
    package func print(_ script: Script) -> String {
        var printer = self
        var result = ""
        for (index, statement) in script.statements.enumerated() {
            result += printer.print(statement)
            printer.bindNames(of: statement)
            // Without it the next line would go on from this one.
            if index + 1 < script.statements.count, script.statements[index + 1].continues { result += ";" }
            result += "\n"
        }
        return result
    }

    /// Makes what a statement defines known to those printed after it.
    mutating func bindNames(of statement: Statement) { vocabulary.bindNames(of: statement) }

    /// One statement without a line's end.
    package func print(_ statement: Statement) -> String { parts(statement).joined(separator: " | ") }

    /// A statement's text, cut at the `|` between its stages; what is no pipeline is one part.
    func parts(_ statement: Statement) -> [String] {
        switch statement.kind {
        case .pipeline(let pipeline): parts(pipeline)
        case .letPipeline(let name, let pipeline): parts(pipeline, after: "let \(name.name) = ")
        case .explain(let view, let pipeline): parts(pipeline, after: "explain \(view.name) ")
        default: [text(statement)]
        }
    }

    private func text(_ statement: Statement) -> String {
        switch statement.kind {
        case .pipeline, .letPipeline, .explain: print(statement)
        case .letExpression(let name, let value): "let \(name.name) = \(printValue(value))"
        case .set(let name, let value): "set \(name.name) = \(print(value))"
        case .param(let name, let value): "param \(name.name) = \(print(value))"
        case .topic(let name, let family, let search):
            "topic \(quoted(name.value)) in \(family.name) = \(print(search))"
        case .own(let name, let handles):
            "own \(quoted(name.value)) = \(joined(handles) { handle($0.value) })"
        case .measure(let name, let formula): "measure \(name.name) = \(print(formula))"
        case .forget(.author(let name)): "forget \(handle(name.value))"
        case .forget(.id(let id)): "forget \(quoted(id.value))"
        case .include(let file): "include \(quoted(file.value))"
        case .note(let note, let time): "note \(quoted(note.value))" + (time.map { " at \($0.kind.text)" } ?? "")
        case .recipe(let recipe): text(recipe)
        case .lexicon(let node): text(node)
        case .factor(let channel, let factor):
            "factor \(isPlainName(channel.value) ? channel.value : quoted(channel.value)) = "
                + (factor.map(print) ?? "none")
        case .same(let id, let other): "same \(quoted(id.value)) as \(quoted(other.value))"
        case .undo(let batch, _): "undo \(batch)"
        case .help(let words): (["help"] + words.map(\.name)).joined(separator: " ")
        }
    }

    /// One pipeline on one line.
    package func print(_ pipeline: Pipeline) -> String { parts(pipeline).joined(separator: " | ") }

    /// - Parameter prefix: what stands before the pipeline.
    private func parts(_ pipeline: Pipeline, after prefix: String = "") -> [String] {
        let source = ([pipeline.asOf.map(text), text(pipeline.source), pipeline.range.map(text)] as [String?])
            .compactMap { $0 }.joined(separator: " ")
        let stages = pipeline.stages.map { stage in
            ([stage.name] + [text(stage.arguments)]).filter { !$0.isEmpty }.joined(separator: " ")
        }
        let parts = (source.isEmpty ? [] : [source]) + stages
        return [prefix + (pipeline.continues ? "| " : "") + (parts.first ?? "")] + parts.dropFirst()
    }

    /// The value of a `let`, in brackets if it would be read as a pipeline.
    private func printValue(_ value: Expression) -> String {
        let text = print(value)
        let lexed = Lexer(bytes: Array("let x = \(text)".utf8), vocabulary: vocabulary).run()
        var parser = StatementParser(tokens: lexed.tokens[...], bytes: [], vocabulary: vocabulary)
        for _ in 0..<3 { parser.advance() }
        return parser.beginsPipeline ? "(\(text))" : text
    }

    private func handle(_ name: String) -> String {
        let lexed = Lexer(bytes: Array("@\(name)".utf8), vocabulary: vocabulary).run()
        let isPlain = lexed.tokens.count == 2 && lexed.tokens[0].kind == .handle && lexed.tokens[0].value == name
        return isPlain ? "@\(name)" : quoted("@\(name)")
    }

    func joined<Item>(_ items: [Item], _ text: (Item) -> String) -> String {
        items.map(text).joined(separator: ", ")
    }
}

extension Statement {
    /// Whether it goes on from the pipeline before it.
    var continues: Bool {
        switch kind {
        case .pipeline(let pipeline): pipeline.continues
        default: false
        }
    }
}
