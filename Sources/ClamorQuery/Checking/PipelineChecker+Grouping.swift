import ClamorColumns
import ClamorLanguage
import ClamorText

/// Keys and columns of groupings.
extension PipelineChecker {
    /// The keys after `by`; nil when one has a problem, which was reported.
    mutating func keys(_ nodes: [KeyNode]) -> [NamedExpression]? {
        let checked = nodes.map { key($0) }
        let spans = nodes.map { $0.alias?.span ?? $0.value.span }
        guard areDistinct(checked, at: spans), !checked.contains(where: { $0 == nil }) else { return nil }
        return checked.compactMap { $0 }
    }

    mutating func key(_ node: KeyNode) -> NamedExpression? {
        guard let operand = expression(node.value) else { return nil }
        if let alias = node.alias, !isFree(alias) { return nil }
        guard let name = node.alias?.name ?? keyName(node.value, operand) else {
            report(
                "unnamed-column", at: node.value.span, "a key that is computed needs a name",
                help: ["for example `by size = …`"])
            return nil
        }
        guard let operand = fixedDuration(operand) else { return nil }
        let info = ColumnInfo(name, operand.type.single, format: format(operand.typed))
        return NamedExpression(info, operand.typed)
    }

    /// The name of a key that was given none: the column's, or the unit of a time bucket.
    private func keyName(_ node: Expression, _ operand: Operand) -> String? {
        switch node.kind {
        case .name(let written): return scope[matching: written]?.info.name ?? letName(written)
        case .extra(let name): return scope[matching: "extra." + name]?.info.name
        case .call(let function, let arguments):
            guard function.name.lowercased() == "bin", let first = arguments.first else { return nil }
            if case .call(.timeBucket(let step), _) = operand.typed.kind { return step.columnName }
            if case .name(let written) = first.kind { return scope[matching: written]?.info.name }
            return nil
        default: return nil
        }
    }

    private func letName(_ written: String) -> String? {
        if case .one(let name) = NameMatch(written, among: context.lets.keys) { return name }
        return nil
    }

    /// How an expression's values are written.
    func format(_ expression: TypedExpression) -> ColumnFormat {
        switch expression.kind {
        case .call(.timeBucket(let step), _): .bucket(step.unit)
        case .call(.date, _): .bucket(.day)
        case .column(let name): scope[name]?.info.format ?? .plain
        default: .plain
        }
    }

    /// A grouping by keys that have been checked; nil when a column has a problem, which was reported.
    ///
    /// - Parameter interval: where `with interval` stands, if it does.
    mutating func grouping(
        _ nodes: [AggregateNode], keys: [NamedExpression], interval: SourceSpan? = nil
    ) -> Aggregation? {
        aggregation = AggregationBuilder()
        aggregation?.isOfPickedBrand =
            operators.contains { if case .filter = $0 { $0.reads("brand") } else { false } }
            && !keys.contains { $0.expression.columns.contains("brand") }
        let columns = nodes.map { aggregateColumn($0) }
        let builder = aggregation
        aggregation = nil
        guard areDistinct(columns, at: nodes.map(\.span), after: keys), let builder,
            !columns.contains(where: { $0 == nil })
        else { return nil }
        var result = Aggregation(
            keys: keys, primitives: builder.primitives, outputs: columns.compactMap { $0 },
            notes: builder.notes)
        result.estimates = estimates(of: zip(nodes, result.outputs).map { ($0, $1.info.name) }, builder)
        result.indices = Set(zip(nodes, result.outputs).filter { isIndex($0.0.value) }.map(\.1.info.name))
        if let interval { addIntervals(to: &result, span: interval) }
        return result
    }

    /// Has the sums that `body` asks for be over the rows of the aggregate's `over confident` and `if` alone; nil when
    /// one of them has a problem.
    mutating func underCondition<Result>(
        of node: AggregateNode, _ body: (inout PipelineChecker) -> Result?
    ) -> Result? {
        defer { aggregation?.condition = nil }
        if let condition = node.condition {
            guard let typed = overRows({ $0.condition(condition, of: "`if`") }) else { return nil }
            aggregation?.condition = typed
        }
        if let span = node.confident {
            guard let confident = overRows({ $0.confident(at: span) }) else { return nil }
            if let source = scope["sentiment_source"] {
                aggregation?.note(.leftOut, unsureBy: source.expression)
            }
            let condition = aggregation?.condition
            aggregation?.condition = condition.map { .joined(.and, confident, $0) } ?? confident
        }
        return body(&self)
    }

    /// Checks something in which names are columns.
    private mutating func overRows<Result>(_ body: (inout PipelineChecker) -> Result) -> Result {
        let builder = aggregation
        aggregation = nil
        defer { aggregation = builder }
        return body(&self)
    }

    /// What `over confident` asks of a mention.
    private mutating func confident(at span: SourceSpan) -> TypedExpression? {
        guard scope.isMentions else {
            if !scope.isUnknown {
                report("needs-mentions", at: span, "`over confident` needs mentions, and \(rowsAreNotMentions)")
            }
            return nil
        }
        let rule = Measures.syntax(of: "sentiment_source is missing or sentiment_source != \"unsure\"")
        return quoting(Quotation(name: "`over confident`", span: span)) { $0.condition(rule, of: "`over confident`") }
    }

    private mutating func aggregateColumn(_ node: AggregateNode) -> NamedExpression? {
        if let alias = node.alias, !isFree(alias) { return nil }
        return underCondition(of: node) { $0.unconditionedColumn(node) }
    }

    private mutating func unconditionedColumn(_ node: AggregateNode) -> NamedExpression? {
        guard let operand = expression(node.value) else { return nil }
        guard let name = node.alias?.name ?? columnName(node.value) else {
            report(
                "unnamed-column", at: node.value.span, "a formula needs a name",
                help: ["for example `ratio = …`, or `… as ratio`"])
            return nil
        }
        let format = aggregateFormat(node.value)
        return NamedExpression(ColumnInfo(name, operand.type, format: format), operand.typed)
    }

    /// `avg_reach`, `p90_reach`, the measure's or the `let`'s name; nil for a formula.
    private func columnName(_ node: Expression) -> String? {
        switch node.kind {
        case .name(let written):
            guard let measure = measureDefinition(written) else { return letName(written) }
            return written.contains("@") ? "\(measure.name)_\(measure.version)" : measure.name
        case .call(let name, let arguments):
            guard let aggregate = Aggregates.named(name.name.lowercased()) else { return nil }
            let prefix = aggregate.columnPrefix(arguments)
            switch arguments.first?.kind {
            case .name(let written): return "\(prefix)_\(scope[matching: written]?.info.name ?? written)"
            case .extra(let name): return "\(prefix)_\(name)"
            default: return prefix
            }
        default: return nil
        }
    }

    /// Whether a sum's value may lie on either side of 0, as those of sentiment do.
    private func isIndex(_ node: Expression) -> Bool {
        switch node.kind {
        case .name(let written):
            if let measure = measureDefinition(written) {
                if isUserMeasure(measure) { return syntax(of: measure).map(isIndex) ?? false }
                return ["net", "net_polar", "score"].contains(measure.name)
            }
            guard case .one(let name) = NameMatch(written, among: context.lets.keys),
                case .expression(let bound)? = context.lets[name]
            else { return false }
            return isIndex(bound)
        case .call(let name, let arguments):
            guard ["avg", "min", "max", "median", "p", "first", "last"].contains(name.name.lowercased()),
                case .name(let column)? = arguments.first?.kind
            else { return false }
            return scope[matching: column]?.info.name == "score"
        case .unary(_, let inner): return isIndex(inner)
        case .binary(_, let left, let right): return isIndex(left) || isIndex(right)
        default: return false
        }
    }

    private func aggregateFormat(_ node: Expression) -> ColumnFormat {
        switch node.kind {
        case .name(let written): return measureDefinition(written)?.format ?? .plain
        case .call(let name, let arguments):
            let word = name.name.lowercased()
            guard let aggregate = Aggregates.named(word) else { return .plain }
            let keepsValues = ["min", "max", "median", "p", "first", "last"].contains(word)
            guard keepsValues, case .name(let written)? = arguments.first?.kind else { return aggregate.format }
            return scope[matching: written]?.info.format ?? .plain
        default: return .plain
        }
    }

    /// Whether all columns have names of their own, also beside `earlier` ones; if not, a problem was reported.
    mutating func areDistinct(
        _ columns: [NamedExpression?], at spans: [SourceSpan], after earlier: [NamedExpression] = []
    ) -> Bool {
        var seen = Set(earlier.map { FoldedText.fold($0.info.name) })
        var areDistinct = true
        for (column, span) in zip(columns, spans) {
            guard let name = column?.info.name, !seen.insert(FoldedText.fold(name)).inserted else { continue }
            areDistinct = false
            report(
                "duplicate-column", at: span, "two columns would be named `\(name)`", help: ["name one: `NAME = …`"])
        }
        return areDistinct
    }
}

extension ValueType {
    /// The type of one value: rows are grouped by each value of a list.
    var single: ValueType { self == .list ? .text : self }
}

extension TimeStep {
    /// The column of such buckets: the unit for single ones, else `time`.
    var columnName: String { count == 1 ? unit.rawValue : "time" }
}
