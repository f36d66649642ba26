import ClamorText

extension StageNode: SyntaxDescribable {
    package var form: SyntaxForm { .list(name, arguments.forms) }
}

extension StageArguments {
    fileprivate var forms: [SyntaxForm] {
        switch self {
        case .none: []
        case .condition(let condition): [condition.form]
        case .search(let node): [node.form]
        case .aggregation(let node): node.aggregates.map(\.form) + byForms(node.keys) + intervalForm(node.interval)
        case .trend(let node):
            [.list("every", [.word(node.step?.text ?? "auto")])] + node.aggregates.map(\.form)
                + byForms(node.key.map { [$0] } ?? []) + (node.limit.map { [.list("limit", [.word("\($0)")])] } ?? [])
                + intervalForm(node.interval)
        case .assignments(let assignments): assignments.map { .list("=", [.word($0.name.name), $0.value.form]) }
        case .columns(let columns): columns.map(\.form)
        case .sortKeys(let keys): keys.map(\.form)
        case .count(let count, _): [.word("\(count)")]
        case .ranking(let node): node.forms
        case .share(let column, let interval):
            (column.map { [.list("of", [.word($0.name)])] } ?? []) + intervalForm(interval)
        case .chart(let node): node.forms
        case .target(.file(let file)): [.list("file", [.word(quoted(file.value))])]
        case .target(.name(let name)): [.word(name.name)]
        case .words(let words): words.map { .word(quoted($0.value)) }
        case .sample(let count, let seed):
            [.word("\(count)")] + (seed.map { [.list("seed", [.word("\($0)")])] } ?? [])
        case .comparison(let length, _): [.list("previous", length.map { [.word($0.text)] } ?? [])]
        case .optionalCount(let count): count.map { [.word("\($0)")] } ?? []
        case .assertion(let condition, let message):
            [condition.form] + (message.map { [.word(quoted($0.value))] } ?? [])
        case .text(let text): [.word(quoted(text.value))]
        case .export(let file, let replaces): [.word(quoted(file.value))] + (replaces ? [.word("replace")] : [])
        case .option(let option, let isGiven): isGiven ? [.word(option)] : []
        case .spark(let node):
            node.columns.map { .word($0.name) }
                + (node.stepSpan.map { _ in [.list("every", [.word(node.step?.text ?? "auto")])] } ?? [])
        case .correction(let field, let value):
            [.list("=", [.word(field.name), .word(quoted(value.value))])]
        }
    }

    private func intervalForm(_ span: SourceSpan?) -> [SyntaxForm] {
        span == nil ? [] : [.list("with", [.word("interval")])]
    }

    private func byForms(_ keys: [KeyNode]) -> [SyntaxForm] {
        keys.isEmpty ? [] : [.list("by", keys.map(\.form))]
    }
}

extension AggregateNode: SyntaxDescribable {
    package var form: SyntaxForm {
        var result = value.form
        if confident != nil { result = .list("over-confident", [result]) }
        if let condition { result = .list("if", [result, condition.form]) }
        return alias.map { .list("as", [.word($0.name), result]) } ?? result
    }
}

extension KeyNode: SyntaxDescribable {
    package var form: SyntaxForm {
        alias.map { .list("as", [.word($0.name), value.form]) } ?? value.form
    }
}

extension SortKeyNode: SyntaxDescribable {
    package var form: SyntaxForm {
        descending.map { .list($0 ? "desc" : "asc", [value.form]) } ?? value.form
    }
}

extension RankingNode {
    fileprivate var forms: [SyntaxForm] {
        var result: [SyntaxForm] = [.word("\(count)")]
        if let field { result.append(field.form) }
        if let by { result.append(.list("by", [by.form])) }
        if !per.isEmpty { result.append(.list("per", per.map(\.form))) }
        if interval != nil { result.append(.list("with", [.word("interval")])) }
        return result
    }
}

extension ChartNode {
    fileprivate var forms: [SyntaxForm] {
        var result: [SyntaxForm] = []
        if let kind { result.append(.list("kind", [.word(kind.name)])) }
        result += values.map { .word($0.name) }
        if let by { result.append(.list("by", [.word(by.name)])) }
        return result + options.map { .list("=", [.word($0.name.name), $0.value.form]) }
    }
}
