import ClamorColumns
import ClamorLanguage
import ClamorText
import ClamorTime

extension StageDefinition {
    static let compare = StageDefinition(
        name: "compare", form: .comparison, syntax: "compare previous [DUR]",
        summary: "puts the period before beside this one",
        details: """
            Asks the same of the period before and adds to each column X of numbers `X_prev`, `X_change`, `X_pct` (the \
            change in percent; not of an index such as `net`, which has no parts) and, where chance can be weighed, \
            `X_p`: how likely chance alone makes such a change (two-sided). Of several rows some change by chance, so \
            `X_q` weighs them together: the share of such rows that is expected to be chance, if this one and those \
            with a smaller q are taken for changes (Benjamini and Hochberg 1995). What is estimated, as `net` is, has \
            `X_n` and `X_n_prev` beside it, the values that it is estimated from, and no p below five of them in either \
            period. A calendar range goes with the unit before, as far as this one has come; `last 7 days` and \
            stretches with the same length before; `compare previous 1y` with the same range a year earlier. Rows are \
            those of this period; buckets of a trend pair by their place. Where lengths differ, counts and sums compare \
            per day, which is said.
            """,
        examples: [
            "last week | count by brand | compare previous", "this month | net by channel | compare previous",
            "last 7 days | trend every 1d count | compare previous",
            "last 7 days | count by brand | share | compare previous 4w",
        ],
        related: ["group", "trend", "share", "ranges"]
    ) { node, checker in
        guard case .comparison(let length, let span) = node.arguments, !checker.scope.isUnknown else { return }
        guard let comparison = checker.comparison(length, span: span, node) else {
            checker.scope = .unknown
            return
        }
        checker.append(.compare(comparison))
    }
}

extension PipelineChecker {
    fileprivate mutating func comparison(
        _ length: DurationLiteral?, span: SourceSpan, _ node: StageNode
    ) -> PeriodComparison? {
        guard let place = groupingToCompare(node), case .aggregate(let aggregation) = operators[place],
            isPaired(aggregation, node), let periods = comparedPeriods(length, span: span, node)
        else { return nil }
        range = periods.present
        warnOfNothingBefore(periods)
        let scale = aggregation.trend == nil ? periods.scale : 1
        let columns = comparedColumns(place, scale: scale)
        guard !columns.isEmpty else {
            report("no-number", at: node.span, "there is no column of numbers to compare")
            return nil
        }
        let keys = aggregation.keys.map(\.info.name)
        let schema = schema(of: columns, aggregation.estimates)
        let all = schema.map(\.name)
        if let twice = all.first(where: { name in all.count { $0 == name } > 1 }) {
            report("duplicate-column", at: node.span, "two columns would be named `\(twice)`")
            return nil
        }
        let count = operators.lastIndex { if case .share = $0 { true } else { false } }.map { max($0, place) } ?? place
        caption(periods, scale: scale, columns)
        return PeriodComparison(
            previousRange: periods.previous, operatorCount: count + 1, keys: keys,
            pairsBuckets: aggregation.trend != nil, columns: columns, scale: scale, schema: schema)
    }

    /// The place of the grouping whose rows are compared; after it, rows may have been shared out, chosen and ordered.
    private mutating func groupingToCompare(_ node: StageNode) -> Int? {
        let place = operators.lastIndex { !$0.keepsGroups }
        if case .mentions = source, let place, case .aggregate = operators[place] { return place }
        report(
            "compare-without-group", at: node.word.span,
            "`\(stageWord) previous` follows `group`, `trend`, `top` or `share`\(place.map { _ in ", and nothing that makes other columns stands between" } ?? "")",
            help: ["for example `last week | count by brand | \(stageWord) previous`"])
        return nil
    }

    /// Whether the keys can be the same in both periods.
    private mutating func isPaired(_ aggregation: Aggregation, _ node: StageNode) -> Bool {
        let keys = aggregation.trend == nil ? aggregation.keys[...] : aggregation.keys.dropFirst()
        guard let time = keys.first(where: { $0.info.type == .time }) else { return true }
        let unit = if case .bucket(let unit) = time.info.format { unit.rawValue } else { "day" }
        report(
            "compare-by-time", at: node.word.span, "no `\(time.info.name)` lies in both periods",
            help: ["a trend pairs buckets by their place: `trend every \(unit) … | \(stageWord) previous`"])
        return false
    }

    private mutating func comparedPeriods(
        _ length: DurationLiteral?, span: SourceSpan, _ node: StageNode
    ) -> Periods? {
        guard let periods else {
            report(
                "compare-without-range", at: node.word.span,
                range == nil
                    ? "`\(stageWord) previous` needs a range, to know which period comes before"
                    : "`\(stageWord) previous` needs one range with a beginning, before any other stage",
                help: ["for example `last week | count by brand | \(stageWord) previous`"])
            return nil
        }
        guard let length else { return periods }
        guard length.isBounded else {
            report(length.tooLong(at: span))
            return nil
        }
        return periods.shifted(by: length.calendar, zone: zone)
    }

    // MARK: Columns

    /// The columns of numbers with what is added behind each. Estimates get their variances as columns of the grouping.
    private mutating func comparedColumns(_ place: Int, scale: Double) -> [PeriodComparison.Compared] {
        guard case .aggregate(var aggregation) = operators[place] else { return [] }
        let keys = Set(aggregation.keys.map(\.info.name))
        let shares = operators.flatMap { step -> [String] in
            if case .shareInterval(let interval) = step { [interval.low.name, interval.high.name] } else { [] }
        }
        let ends = Set(aggregation.estimates.flatMap(\.companions) + shares)
        var result: [PeriodComparison.Compared] = []
        for info in scope.schema
        where (info.type.isNumeric || info.type == .duration) && !keys.contains(info.name) && !ends.contains(info.name)
        {
            let isAdditive = aggregation.isAdditive(info.name)
            let test = test(of: info.name, &aggregation)
            let known = known(of: info.name, &aggregation)
            // Buckets and periods of unlike length scale what is counted.
            let isWhole = info.type == .integer && !(isAdditive && (scale != 1 || aggregation.trend != nil))
            result.append(
                PeriodComparison.Compared(
                    name: info.name, known: known,
                    previous: ColumnInfo("\(info.name)_prev", info.type, format: info.format),
                    change: ColumnInfo(
                        "\(info.name)_change", isWhole ? .integer : info.type == .duration ? .duration : .number,
                        format: info.type == .integer && !isWhole ? .plain : info.format),
                    percent: aggregation.indices.contains(info.name)
                        ? nil : ColumnInfo("\(info.name)_pct", .number, format: .percent),
                    significance: test.map { _ in ColumnInfo("\(info.name)_p", .number, format: .probability) },
                    discovery: keys.isEmpty
                        ? nil : test.map { _ in ColumnInfo("\(info.name)_q", .number, format: .probability) },
                    test: test, isAdditive: isAdditive))
        }
        operators[place] = .aggregate(aggregation)
        return result
    }

    /// The columns with what is added behind each; what belongs to an estimate stays beside it.
    private func schema(of columns: [PeriodComparison.Compared], _ estimates: [ColumnEstimate]) -> [ColumnInfo] {
        let names = Set(scope.schema.map(\.name))
        return scope.schema.flatMap { info -> [ColumnInfo] in
            let column = columns.first { column in
                let companions = estimates.first { $0.column == column.name }?.companions ?? []
                return info.name == companions.last(where: names.contains) ?? column.name
            }
            guard let column else { return [info] }
            let number = column.known.flatMap { names.contains($0.name) ? nil : ColumnInfo($0.name, .integer) }
            return [info] + [number].compactMap { $0 } + column.added
        }
    }

    /// The column of how many values an estimate is made from, which the grouping gets unless it has one; nil where a
    /// count of just these is a column already.
    private func known(
        of column: String, _ aggregation: inout Aggregation
    ) -> (name: String, previous: ColumnInfo)? {
        guard let estimate = aggregation.estimates.first(where: { $0.column == column }) else { return nil }
        let info = ColumnInfo("\(column)_n", .integer)
        if !scope.names.contains(info.name) {
            let number = estimate.arguments[estimate.arguments.count - 1]
            let text = ExpressionText.text(number)
            if aggregation.outputs.contains(where: { ExpressionText.text($0.expression) == text }) { return nil }
            aggregation.add(estimate.spare)
            aggregation.outputs.append(NamedExpression(info, number))
        }
        return (info.name, ColumnInfo("\(info.name)_prev", .integer))
    }

    private func test(of column: String, _ aggregation: inout Aggregation) -> PeriodComparison.Test? {
        for case .share(let shared, let output, _) in operators where output.name == column {
            return aggregation.isCount(shared) ? .share(of: shared) : nil
        }
        if aggregation.isCount(column) { return .count }
        guard let estimate = aggregation.estimates.first(where: { $0.column == column }) else { return nil }
        let name = "\(column)~var"
        if !aggregation.outputs.contains(where: { $0.info.name == name }) {
            aggregation.add(estimate.spare)
            aggregation.outputs.append(NamedExpression(ColumnInfo(name, .number), estimate.expression(.variance)))
        }
        return .variance(column: name)
    }

    /// A period before all mentions has none because nothing was heard then, not because nothing was said.
    private mutating func warnOfNothingBefore(_ periods: Periods) {
        var earlier = plan().query
        earlier.range = TimeRange(lower: nil, upper: periods.previous.upper)
        earlier.operators = []
        do {
            guard let row = try context.ask(earlier.summed(by: .rowCount), context.cancellation).batches.first,
                row.count > 0,
                row.columns[0][0] == .integer(0)
            else {
                return
            }
            captions.append(
                "the store holds no mention from before this period: what was then is not known, and 0 says nothing")
        } catch {
            failure = error
        }
    }

    private mutating func caption(_ periods: Periods, scale: Double, _ columns: [PeriodComparison.Compared]) {
        captions.append(
            "compared with \(RangeText.bounds(periods.previous, in: zone))\(periods.isUnfinished ? ", as far as this period has come" : "")"
        )
        if scale != 1, columns.contains(where: \.isAdditive) {
            let factor = (scale * 1_000).rounded() / 1_000
            captions.append(
                "the periods differ in length: changes of counts and sums are now − then × \(ExpressionText.trimmed(factor)), as for as many days"
            )
        }
        if columns.contains(where: { $0.test != nil }) {
            captions.append("p: chance of such a change or a larger one if nothing changed (two-sided z test)")
        }
        if columns.contains(where: { if case .variance = $0.test { true } else { false } }) {
            captions.append(
                "no p where either period has fewer than \(Estimate.leastTested) values to estimate from")
        }
        if columns.contains(where: { $0.discovery != nil }) {
            captions.append("q: p adjusted for all rows (Benjamini–Hochberg)")
        }
    }
}

extension Operator {
    /// Whether rows of groups stay what they are: fewer, in another order, or with their share.
    fileprivate var keepsGroups: Bool {
        switch self {
        case .filter, .sort, .take, .rank, .share, .shareInterval, .assert: true
        default: false
        }
    }
}

extension Aggregation {
    /// Adds those of the sums that are not there.
    fileprivate mutating func add(_ sums: [PrimitiveAggregate]) {
        primitives += sums.filter { sum in !primitives.contains { $0.name == sum.name } }
    }

    /// Whether an output counts rows as it stands.
    func isCount(_ output: String) -> Bool {
        guard isAdditive(output), let column = outputs.first(where: { $0.info.name == output }),
            case .column(let name) = column.expression.kind
        else { return false }
        return primitives.contains { $0.name == name && $0.function != .sum }
    }
}
