import ClamorColumns
import ClamorLanguage
import ClamorText

extension StageDefinition {
    static let chart = StageDefinition(
        name: "chart", aliases: ["render"], form: .chart, syntax: "chart [KIND] [Y, …] [by COL] [OPTION=VALUE …]",
        summary: "draws the rows",
        details: """
            Draws the rows as `bar`, `line` or `column`; without a kind the columns decide, and what was chosen is \
            said. Y are the columns to draw, `by` the column that makes the series. Options are `title`, `width`, \
            `height`, `ymin` and `ymax`. Rows pass through, so `into` can follow.
            """,
        examples: [
            "count by channel | chart bar", "last 7 days | trend every 1d count by channel | chart line",
            "count by day | chart column count title=\"Mentions\" height=12 ymin=0",
        ],
        related: ["charts", "trend", "into"]
    ) { node, checker in
        guard case .chart(let chart) = node.arguments, let request = checker.chart(chart, node) else { return }
        checker.append(.chart(request), node)
    }
}

extension PipelineChecker {
    mutating func chart(_ node: ChartNode, _ stage: StageNode) -> ChartRequest? {
        if scope.isUnknown { return nil }
        if scope.isWholeMentions {
            report(
                "chart-of-mentions", at: stage.span, "`\(stageWord)` draws columns, and these rows are whole mentions",
                help: ["group first, as in `count by day`, or `select` the columns to draw"])
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
        return diagnostics.count == found ? request : nil
    }

    private mutating func reportUnknownChart(_ name: Identifier) {
        let kinds = ChartKind.allCases.map(\.rawValue)
        let near = nearest(to: name.name, in: kinds + scope.names)
        report(
            "unknown-chart", at: name.span, "`\(name.name)` is neither a kind of chart nor a column",
            help: (near.isEmpty ? [] : [didYouMean(near)]) + [
                "kinds are \(orList(kinds)); columns here: \(scope.names.map { "`\($0)`" }.joined(separator: ", "))"
            ], fix: near.first.map { Diagnostic.Fix(name.span, $0) })
    }

    private mutating func option(_ name: Identifier, _ node: Expression, _ request: inout ChartRequest) {
        guard let operand = expression(node) else { return }
        switch (name.name.lowercased(), operand.value) {
        case ("title", .text(let text)?): request.title = text
        case ("width", .integer(let count)?) where (20...1_000).contains(count): request.width = Int(count)
        case ("height", .integer(let count)?) where (4...200).contains(count): request.height = Int(count)
        case ("ymin", let value?) where value.numeric != nil: request.minimum = value.numeric
        case ("ymax", let value?) where value.numeric != nil: request.maximum = value.numeric
        case (let known, _) where ChartOptions.takes[known] != nil:
            report(
                "bad-argument", at: operand.span, "`\(known)` takes \(ChartOptions.takes[known] ?? "another value")")
        default:
            let near = nearest(to: name.name, in: ChartOptions.names)
            report(
                "unknown-option", at: name.span, "a chart has no option `\(name.name)`",
                help: [near.isEmpty ? "options are \(orList(ChartOptions.names))" : didYouMean(near)],
                fix: near.first.map { Diagnostic.Fix(name.span, $0) })
        }
    }
}

/// The options of charts.
package enum ChartOptions {
    /// What each takes.
    package static let takes = [
        "title": "a text", "width": "20 to 1000 columns", "height": "4 to 200 lines", "ymin": "a number",
        "ymax": "a number",
    ]

    package static let names = takes.keys.sorted()
}
