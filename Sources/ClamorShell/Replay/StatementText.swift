import ClamorColumns
import ClamorLanguage
import ClamorQuery
import ClamorText
import ClamorTime

extension Pipeline {
    /// Whether it gives its rows a name.
    var definesName: Bool {
        stages.contains { if case .target(.name) = $0.arguments { true } else { false } }
    }
}

extension Printer {
    /// What tells two bindings of a name apart.
    func meaning(_ binding: LetBinding) -> String {
        switch binding {
        case .pipeline(let pipeline): print(pipeline)
        case .expression(let expression): print(expression)
        case .rows(let plan): PlanText.text(plan)
        }
    }
}

extension Value {
    /// As it is written in a script; nil for what has no such form.
    var literal: Literal? {
        switch self {
        case .integer(let value): .integer(value)
        case .fixed(let value): .number(Double(value) / 10_000, text: "\(Double(value) / 10_000)")
        case .number(let value): .number(value, text: "\(value)")
        case .boolean(let value): .boolean(value)
        case .text(let value): .text(value)
        case .time(let value): .time(.literal(TimeFormat.full.text(Instant(milliseconds: value), in: .utc)))
        case .null, .duration, .list: nil
        }
    }
}

extension StandingPipeline {
    /// As statements that go on from nothing; nil where that is not possible, as files are imported but once.
    ///
    /// - Parameter name: for the rows before a further range, as a pipeline has but one.
    func written(_ printer: Printer, name: String) -> String? {
        guard var whole = lines.first?.node, !whole.goesOn else { return nil }
        switch whole.source {
        case .importing, .rescoring, .training: return nil
        case .implicit, .named, .ofBatch, .versions: break
        }
        var definitions = ""
        for line in lines.dropFirst() {
            whole = whole.withoutOutputs
            if let range = line.node.range {
                let name = definitions.isEmpty ? name : name + "_"
                definitions += "let \(name) = \(printer.print(whole))\n"
                whole = Pipeline(
                    source: .named(Identifier(name, span: range.span)), range: range, stages: [], span: range.span)
            }
            whole.stages += line.node.stages
        }
        return definitions + printer.print(whole)
    }
}

extension Source {
    /// Each statement with the comments above it and at its end, as stretches of whole lines where no other statement
    /// stands on them.
    func stretches(of statements: [Statement]) -> [SourceSpan] {
        statements.indices.map { index in
            let span = statements[index].span
            let lastLine = line(at: max(span.lower, span.upper - 1))
            var lower = 0
            if index > 0 {
                let before = line(at: statements[index - 1].span.upper - 1)
                lower = before == line(at: span.lower) ? span.lower : self.span(ofLine: before).upper + 1
            }
            let next = index + 1 < statements.count ? statements[index + 1].span.lower : nil
            let isShared = next.map { line(at: $0) == lastLine } ?? false
            return SourceSpan(lower, isShared ? span.upper : self.span(ofLine: lastLine).upper)
        }
    }
}
