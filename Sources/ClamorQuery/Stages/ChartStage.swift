import ClamorColumns
import ClamorLanguage
import ClamorText

extension StageDefinition {
    static let chart = StageDefinition(
        name: "chart", aliases: ["render"], form: .chart, syntax: "chart [KIND] [Y, …] [by COL] [OPTION=VALUE …]",
        summary: "draws the rows",
        details: """
            Draws the rows as text, in a terminal or a pipe, or as a picture: `into "week.svg"`. Without a kind the columns \
            decide, and what was chosen is said. Y are the columns to draw, `by` the column that makes the series; what is \
            not named is chosen too. `hist` and `scatter` take columns of mentions as they are. Rows pass through, so \
            `into` can follow.
            """,
        examples: [
            "count by channel | chart bar", "last 7 days | trend every 1d count by channel | chart line",
            "count by day | chart column count title=\"Mentions\" height=12 ymin=0",
            "count by day_of_week, hour_of_day | chart heat", "chart hist score", "count, net by brand | chart",
        ],
        related: ["charts", "trend", "note", "into"]
    ) { node, checker in
        guard case .chart(let chart) = node.arguments, let request = checker.chart(chart, node) else { return }
        checker.append(.chart(request), node)
    }
}

extension PipelineChecker {
    mutating func chart(_ node: ChartNode, _ stage: StageNode) -> ChartRequest? {
        if scope.isUnknown { return nil }
        if scope.isWholeMentions, !pickColumns(node) {
            guard diagnostics.isEmpty else { return nil }
            report(
                "chart-of-mentions", at: stage.span, "`\(stageWord)` draws columns, and these rows are whole mentions",
                help: [
                    "group first, as in `count by day`, or name a column of numbers: `chart hist score`"
                ])
            return nil
        }
        let found = diagnostics.count
        var request = ChartRequest(kind: node.kind.flatMap { ChartKind(rawValue: $0.name.lowercased()) })
        for name in node.values {
            if scope[matching: name.name] == nil, node.kind == nil, name == node.values[0] {
                reportUnknownChart(name)
                continue
            }
            guard let entry = column(named: name.name, span: name.span) else { continue }
            if entry.info.type.isNumeric || entry.info.type == .duration {
                request.values.append(entry.info.name)
            } else {
                report(
                    "type-mismatch", at: name.span,
                    "`\(entry.info.name)` is \(entry.info.type.words), and a chart draws numbers",
                    help: ["the series come from a column after `by`"])
            }
        }
        request.by = node.by.flatMap { column(named: $0.name, span: $0.span)?.info.name }
        for (name, value) in node.options { option(name, value, &request) }
        if node.values.isEmpty, !hasPivotedNothing,
            !scope.columns.contains(where: { $0.info.type.isNumeric || $0.info.type == .duration })
        {
            report("no-number", at: stage.span, "there is no column of numbers to draw")
        }
        checkScale(request, node)
        return diagnostics.count == found ? request : nil
    }

    /// What other programs call the kinds, or what says the same.
    private static let otherNames: [String: ChartKind] = [
        "heatmap": .heat, "histogram": .hist, "pie": .pct, "donut": .pct, "doughnut": .pct, "sparkline": .spark,
        "card": .number, "kpi": .number, "metric": .number, "bignumber": .number, "points": .scatter,
        "bubble": .scatter,
        "columns": .column, "timeseries": .line, "stack": .stacked, "treemap": .bar,
    ]

    private mutating func reportUnknownChart(_ name: Identifier) {
        let kinds = ChartKind.allCases.map(\.rawValue)
        let foreign = Self.otherNames[name.name.lowercased()].map { [$0.rawValue] }
        let near = foreign ?? nearest(to: name.name, in: kinds + scope.names)
        report(
            "unknown-chart", at: name.span, "`\(name.name)` is neither a kind of chart nor a column",
            help: (near.isEmpty ? [] : [didYouMean(near)]) + [
                "kinds are \(orList(kinds)); columns here: \(scope.names.map { "`\($0)`" }.joined(separator: ", "))"
            ], fix: near.first.map { Diagnostic.Fix(name.span, $0) })
    }

    private mutating func option(_ name: Identifier, _ node: Expression, _ request: inout ChartRequest) {
        guard let option = ChartOption.named(name.name) else {
            let names = ChartOption.all.map(\.name)
            let near = nearest(to: name.name, in: names)
            report(
                "unknown-option", at: name.span, "a chart has no option `\(name.name)`",
                help: [near.isEmpty ? "options are \(orList(names))" : didYouMean(near)],
                fix: near.first.map { Diagnostic.Fix(name.span, $0) })
            return
        }
        let value: ChartOptionValue
        if case .name(let word) = node.kind, !option.words.isEmpty {
            value = .word(word)
        } else {
            guard let operand = expression(node) else { return }
            value = operand.value.map { .constant($0) } ?? .word("")
        }
        if !option.read(value, &request) {
            report("bad-argument", at: node.span, "`\(option.name)` takes \(option.takes)")
        }
    }

    /// Whether lengths stand for values, so that an axis that leaves out zero or counts in powers would mislead.
    private mutating func checkScale(_ request: ChartRequest, _ node: ChartNode) {
        guard let kind = request.kind, kind.beginsAtZero else { return }
        func refuse(_ option: String, _ why: String, _ help: String) {
            let span = node.options.first { $0.name.name.lowercased() == option }?.name.span ?? node.kind?.span
            report("misleading-scale", at: span ?? SourceSpan(0, 0), why, help: [help])
        }
        if request.isLogarithmic {
            refuse(
                "log", "lengths begin at zero, which a logarithmic axis does not have", "`line` draws on such an axis")
        }
        if let least = request.minimum, least > 0 {
            refuse(
                "ymin", "lengths begin at zero: from \(ExpressionText.trimmed(least)) on they would mislead",
                "`line` may begin anywhere")
        }
        if let most = request.maximum, most < 0, kind != .diverge {
            refuse("ymax", "lengths begin at zero, which lies beyond this end", "`line` may end anywhere")
        }
    }

    /// Whole mentions: what is drawn of them is read alone. Values for a histogram are counted on the way.
    private mutating func pickColumns(_ node: ChartNode) -> Bool {
        guard let kind = node.kind.flatMap({ ChartKind(rawValue: $0.name.lowercased()) }),
            kind == .hist || kind == .scatter,
            !node.values.isEmpty
        else { return false }
        let names = node.values + (node.by.map { [$0] } ?? [])
        let columns = names.map { name in
            column(named: name.name, span: name.span).map { NamedExpression($0.info, $0.expression) }
        }
        guard !columns.contains(where: { $0 == nil }) else { return false }
        if kind == .scatter {
            append(.select(columns.compactMap { $0 }))
            return true
        }
        let span = node.values[0].span
        let count = AggregateNode(alias: nil, value: Expression(.name("count"), span: span), condition: nil, span: span)
        guard let grouping = grouping([count], keys: columns.compactMap { $0 }) else { return false }
        append(.aggregate(grouping))
        return true
    }
}
