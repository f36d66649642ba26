extension Script: SyntaxDescribable {
    package var form: SyntaxForm { .list("script", statements.map(\.form)) }
}

extension Statement: SyntaxDescribable {
    package var form: SyntaxForm {
        switch kind {
        case .pipeline(let pipeline): pipeline.form
        case .letPipeline(let name, let pipeline): .list("let", [.word(name.name), pipeline.form])
        case .letExpression(let name, let value): .list("let", [.word(name.name), .list("value", [value.form])])
        case .set(let name, let value): .list("set", [.word(name.name), value.form])
        case .param(let name, let value): .list("param", [.word(name.name), value.form])
        case .topic(let name, let family, let search):
            .list("topic", [.word(quoted(name.value)), .word(family.name), search.form])
        case .own(let name, let handles):
            .list("own", [.word(quoted(name.value))] + handles.map { .word(quoted($0.value)) })
        case .measure(let name, let formula): .list("measure", [.word(name.name), formula.form])
        case .forget(.author(let name)): .list("forget", [.list("author", [.word(quoted(name.value))])])
        case .forget(.id(let id)): .list("forget", [.list("id", [.word(quoted(id.value))])])
        case .include(let file): .list("include", [.word(quoted(file.value))])
        case .note(let text, let time):
            .list("note", [.word(quoted(text.value))] + (time.map { [.list("at", [.word($0.kind.text)])] } ?? []))
        case .recipe(let recipe): recipe.form
        case .lexicon(let node): node.form
        case .factor(let channel, let factor):
            .list("factor", [.word(quoted(channel.value)), factor?.form ?? .word("none")])
        case .same(let id, let other): .list("same", [.word(quoted(id.value)), .word(quoted(other.value))])
        case .undo(let batch, _): .list("undo", [.word("\(batch)")])
        case .help(let words): .list("help", words.map { .word(quoted($0.name)) })
        case .explain(let view, let pipeline): .list("explain", [.word(view.name), pipeline.form])
        }
    }
}

extension Pipeline: SyntaxDescribable {
    package var form: SyntaxForm {
        var items: [SyntaxForm] = continues ? [.word("|")] : []
        if let asOf { items.append(asOf.form) }
        if let source = source.form { items.append(source) }
        if let range { items.append(range.form) }
        return .list("pipeline", items + stages.map(\.form))
    }
}

extension AsOfNode: SyntaxDescribable {
    package var form: SyntaxForm {
        switch kind {
        case .batch(let number): .list("as-of", [.list("batch", [.word("\(number)")])])
        case .time(let point): .list("as-of", [.word(point.kind.text)])
        }
    }
}

extension SourceNode {
    fileprivate var form: SyntaxForm? {
        switch self {
        case .implicit: nil
        case .named(let name): .list("source", [.word(name.name)])
        case .ofBatch(let table, let batch, _): .list(table.name.lowercased(), batch.map { [.word("\($0)")] } ?? [])
        case .versions(let id, _): .list("versions", [.word(quoted(id.value))])
        case .importing(let node): node.form
        case .rescoring: .list("rescore", [])
        case .training(let action, _): .list("train", action.word.map { [.word($0)] } ?? [])
        }
    }
}

extension RangeNode: SyntaxDescribable {
    package var form: SyntaxForm {
        let words: [SyntaxForm] =
            switch kind {
            case .rolling(let count, let unit, let full):
                [.word("last"), .word("\(count)")] + (full ? [.word("full")] : []) + [.word(unit.rawValue)]
            case .calendar(let unit, let offset): [.list("calendar", [.word(unit.rawValue), .word("\(offset)")])]
            case .today: [.word("today")]
            case .yesterday: [.word("yesterday")]
            case .period(let point): [.list("in", [.word(point.kind.text)])]
            case .span(let since, let until):
                (since.map { [.list("since", [.word($0.kind.text)])] } ?? [])
                    + (until.map { [.list("until", [.word($0.kind.text)])] } ?? [])
            case .between(let low, let high): [.list("between", [.word(low.kind.text), .word(high.kind.text)])]
            }
        return .list("range", words)
    }
}
