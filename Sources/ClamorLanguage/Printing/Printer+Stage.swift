import ClamorText

extension Printer {
    /// What follows the stage's name.
    func text(_ arguments: StageArguments) -> String {
        switch arguments {
        case .none: ""
        case .condition(let condition): print(condition)
        case .search(let node): print(node)
        case .aggregation(let node): joined(node.aggregates, text) + by(node.keys) + interval(node.interval)
        case .trend(let node):
            "every \(node.step?.text ?? "auto") \(joined(node.aggregates, text))" + by(node.key.map { [$0] } ?? [])
                + (node.limit.map { " limit \($0)" } ?? "") + interval(node.interval)
        case .assignments(let assignments): joined(assignments) { "\($0.name.name) = \(print($0.value))" }
        case .columns(let columns): joined(columns, print)
        case .sortKeys(let keys):
            joined(keys) { key in
                print(key.value) + (key.descending.map { $0 ? " desc" : " asc" } ?? "")
            }
        case .count(let count, _): "\(count)"
        case .ranking(let node): text(node)
        case .share(let column, let span):
            String(((column.map { " of \($0.name)" } ?? "") + interval(span)).dropFirst())
        case .chart(let node): text(node)
        case .target(.file(let file)): quoted(file.value)
        case .target(.name(let name)): name.name
        case .words(let words): joined(words) { isPlainName($0.value) ? $0.value : quoted($0.value) }
        case .sample(let count, let seed): "\(count)" + (seed.map { " seed \($0)" } ?? "")
        case .comparison(let length, _): "previous" + (length.map { " \($0.text)" } ?? "")
        case .optionalCount(let count): count.map { "\($0)" } ?? ""
        case .assertion(let condition, let message):
            print(condition) + (message.map { " " + quoted($0.value) } ?? "")
        case .text(let text): quoted(text.value)
        case .export(let file, let replaces): quoted(file.value) + (replaces ? " replace" : "")
        case .option(let option, let isGiven): isGiven ? option : ""
        case .spark(let node): text(node)
        case .correction(let field, let value):
            "\(field.name) = " + (isPlainName(value.value) ? value.value : quoted(value.value))
        }
    }

    private func interval(_ span: SourceSpan?) -> String { span == nil ? "" : " with interval" }

    private func by(_ keys: [KeyNode]) -> String {
        keys.isEmpty ? "" : " by " + joined(keys, text)
    }

    private func text(_ node: AggregateNode) -> String {
        var result = named(node.value, node.alias)
        if node.confident != nil { result += " over confident" }
        if let condition = node.condition { result += " if " + print(condition) }
        return result
    }

    private func text(_ node: KeyNode) -> String { named(node.value, node.alias) }

    /// `NAME = EXPR`; brackets keep a comparison with a name from being read as an alias.
    private func named(_ value: Expression, _ alias: Identifier?) -> String {
        if let alias { return "\(alias.name) = \(print(value))" }
        return value.beginsLikeAlias ? "(\(print(value)))" : print(value)
    }

    private func text(_ node: RankingNode) -> String {
        var result = "\(node.count)"
        if let field = node.field { result += " " + print(field) }
        if let by = node.by { result += " by " + text(by) }
        if !node.per.isEmpty { result += " per " + joined(node.per, print) }
        return result + interval(node.interval)
    }

    private func text(_ node: SparkNode) -> String {
        let step = node.stepSpan.map { _ in "every \(node.step?.text ?? "auto")" }
        return ([joined(node.columns, \.name), step ?? ""].filter { !$0.isEmpty }).joined(separator: " ")
    }

    private func text(_ node: ChartNode) -> String {
        var parts: [String] = []
        if let kind = node.kind { parts.append(kind.name) }
        if !node.values.isEmpty { parts.append(joined(node.values, \.name)) }
        if let by = node.by { parts.append("by \(by.name)") }
        parts += node.options.map { "\($0.name.name)=\(text($0.value, above: .product))" }
        return parts.joined(separator: " ")
    }
}

extension Expression {
    /// Whether its text begins with a name and `=`.
    fileprivate var beginsLikeAlias: Bool {
        switch kind {
        case .binary(let operation, let left, _):
            if operation == .equal, case .name = left.kind { true } else { left.beginsLikeAlias }
        default: false
        }
    }
}
