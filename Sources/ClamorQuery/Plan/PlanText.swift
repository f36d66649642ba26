import ClamorColumns
import ClamorText
import ClamorTime

/// A plan as text, for `explain plan`: a line for each step, what belongs to it below.
package enum PlanText {
    package static func text(_ plan: Plan) -> String {
        var lines = sourceLines(plan.query)
        for (index, step) in plan.query.operators.enumerated() {
            lines += operatorLines(step, number: index + 1, zone: plan.query.zone)
        }
        lines += plan.outputs.map { "output  \(text($0))" }
        lines.append("columns \(plan.query.schema.map { "\($0.name) \($0.type.rawValue)" }.joined(separator: ", "))")
        lines += plan.captions.map { "caption \($0)" }
        return lines.map { $0 + "\n" }.joined()
    }

    private static func sourceLines(_ query: Query) -> [String] {
        var lines: [String] = []
        switch query.source {
        case .mentions: lines.append("source  mentions")
        case .table(let table): lines.append("source  table of \(table.count) rows")
        }
        if let range = query.range { lines.append("range   \(RangeText.bounds(range, in: query.zone))") }
        lines.append("now     \(RangeText.moment(query.now, in: query.zone)) \(query.zone)")
        if let snapshot = query.snapshot { lines.append("as of   batch \(snapshot.batch)") }
        return lines
    }

    private static func operatorLines(_ step: Operator, number: Int, zone: Zone) -> [String] {
        let label = padded("\(number)", toWidth: 7)
        switch step {
        case .filter(let condition): return ["\(label) filter \(ExpressionText.text(condition))"]
        case .search(let query): return ["\(label) search \(SearchText.text(query))"]
        case .extend(let columns): return ["\(label) extend \(list(columns))"]
        case .select(let columns): return ["\(label) select \(list(columns))"]
        case .aggregate(let aggregation): return aggregateLines(aggregation, label: label)
        case .sort(let keys): return ["\(label) sort \(keys.map(text).joined(separator: ", "))"]
        case .take(let count): return ["\(label) take \(count)"]
        case .rank(let ranking):
            let per = ranking.per.map(ExpressionText.text).joined(separator: ", ")
            let keys = ranking.keys.map(text).joined(separator: ", ")
            return ["\(label) rank \(ranking.count) by \(keys)" + (per.isEmpty ? "" : " per \(per)")]
        case .distinct(let columns): return ["\(label) distinct \(list(columns))"]
        case .share(let column, let output, let keys):
            let unless = keys.isEmpty ? "" : " unless (none) in \(keys.joined(separator: ", "))"
            return ["\(label) share \(output.name) of \(column)\(unless)"]
        case .shareInterval(let interval):
            return ["\(label) interval of \(interval.share.name) by \(interval.count)"]
        case .drop(let names): return ["\(label) drop \(names.joined(separator: ", "))"]
        case .rename(let renamings):
            let list = renamings.map { "\($0.info.name) = \($0.old)" }.joined(separator: ", ")
            return ["\(label) rename \(list)"]
        case .sample(let count, let seed): return ["\(label) sample \(count) seed \(seed)"]
        case .fill(let filling):
            let series = filling.series.isEmpty ? "" : " along \(filling.series.joined(separator: ", "))"
            return ["\(label) fill \(filling.value) in \(filling.columns.joined(separator: ", "))\(series)"]
        case .pivot(let pivot):
            let values = pivot.values.map { ExpressionText.text($0) }.joined(separator: ", ")
            let spread = pivot.spread.map { "\($0.name) else \(ExpressionText.text($0.absent))" }
            return ["\(label) pivot \(pivot.column) in (\(values)) of \(spread.joined(separator: ", "))"]
        case .compare(let comparison): return compareLines(comparison, label: label, zone: zone)
        case .spark(let request):
            let columns = request.columns.map { "\($0.output.name) of \($0.name)" }.joined(separator: ", ")
            let pairs = request.keys.isEmpty ? "" : " by \(request.keys.joined(separator: ", "))"
            return [
                "\(label) spark \(columns): steps 1 to \(request.operators.count) again, "
                    + "every \(ExpressionText.text(request.step))\(pairs)"
            ]
        case .describe(let description): return ["\(label) describe \(list(description.columns.map(\.column)))"]
        case .coverage(let request): return ["\(label) coverage of \(request.keys.joined(separator: ", "))"]
        case .terms(let request):
            let rest = request.rest == .ofRange ? "the rest of the range" : "mentions outside the range"
            return ["\(label) terms \(request.count) against \(rest)"]
        case .why(let request): return ["\(label) why \(request.subject.rawValue)"]
        case .words(let request): return ["\(label) words \(request.count) seed \(request.seed)"]
        case .campaigns(let request): return ["\(label) campaigns \(request.count)"]
        case .assert(let assertion):
            return [
                "\(label) assert \(ExpressionText.text(assertion.condition)) else "
                    + ExpressionText.quoted(assertion.message)
            ]
        }
    }

    private static func compareLines(_ comparison: PeriodComparison, label: String, zone: Zone) -> [String] {
        let indent = padded("", toWidth: 8)
        let pairs = comparison.keys.joined(separator: ", ") + (comparison.pairsBuckets ? " (buckets by place)" : "")
        let previous = RangeText.bounds(comparison.previousRange, in: zone)
        let scale = comparison.scale == 1 ? "" : " scaled by \(ExpressionText.trimmed(comparison.scale))"
        return [
            "\(label) compare with steps 1 to \(comparison.operatorCount) over \(previous)\(scale)"
                + (pairs.isEmpty ? "" : " by \(pairs)")
        ]
            + comparison.columns.map { column in
                let test =
                    switch column.test {
                    case .count: " test count"
                    case .variance(let name): " test variance \(name)"
                    case .share(let name): " test share of \(name)"
                    case nil: ""
                    }
                return "\(indent)\(column.name)\(column.isAdditive ? " additive" : "")\(test)"
            }
    }

    private static func aggregateLines(_ aggregation: Aggregation, label: String) -> [String] {
        var head = aggregation.trend.map { "\(label) trend every \(ExpressionText.text($0))" } ?? "\(label) group"
        if !aggregation.keys.isEmpty { head += " by \(list(aggregation.keys))" }
        if let limit = aggregation.seriesLimit { head += " limit \(limit) series" }
        if let limit = aggregation.groupLimit { head += " limit \(limit) groups" }
        if aggregation.leavesEmptyBucketsMissing { head += " empty buckets missing" }
        let indent = padded("", toWidth: 8)
        var lines = [head]
        lines += aggregation.primitives.map { "\(indent)\($0.name) := \(ExpressionText.text(of: $0))" }
        lines += aggregation.outputs.map { "\(indent)\($0.info.name) = \(ExpressionText.text($0.expression))" }
        lines += aggregation.notes.map { "\(indent)note \($0.text)" }
        return lines
    }

    private static func list(_ columns: [NamedExpression]) -> String {
        columns.map { column in
            let text = ExpressionText.text(column.expression)
            return text == column.info.name ? text : "\(column.info.name) = \(text)"
        }.joined(separator: ", ")
    }

    private static func text(_ key: SortKey) -> String {
        ExpressionText.text(key.expression) + (key.descending ? " desc" : "")
    }

    private static func text(_ output: OutputStage) -> String {
        switch output {
        case .chart(let request): return "chart\(text(request))"
        case .show(let request):
            let marked = request.marked.map(SearchText.text).joined(separator: ", ")
            return "show" + (request.withThreads ? " thread" : "") + (marked.isEmpty ? "" : " marking \(marked)")
        case .intoFile(let file): return "into \(ExpressionText.quoted(file))"
        case .intoName(let name): return "into \(name)"
        case .pipe(let command): return "pipe \(ExpressionText.quoted(command))"
        case .export(let target):
            return "export \(ExpressionText.quoted(target.path))" + (target.replaces ? " replace" : "")
        case .audit(let request): return "audit \(request.count) seed \(request.seed)"
        case .annotate(.tag(let tags)): return "tag \(tags.map(ExpressionText.quoted).joined(separator: ", "))"
        case .annotate(.status(let status)): return "status \(status)"
        case .annotate(.assign(let name)): return "assign \(name.map(ExpressionText.quoted) ?? "none")"
        case .annotate(.correct(.sentiment(let label))): return "correct sentiment = \(label)"
        case .annotate(.correct(.spam(let isSpam))): return "correct spam = \(isSpam)"
        }
    }

    private static func text(_ request: ChartRequest) -> String {
        var parts: [String] = []
        if let kind = request.kind { parts.append(kind.rawValue) }
        if !request.values.isEmpty { parts.append(request.values.joined(separator: ", ")) }
        if let by = request.by { parts.append("by \(by)") }
        if let title = request.title { parts.append("title=\(ExpressionText.quoted(title))") }
        if let width = request.width { parts.append("width=\(width)") }
        if let height = request.height { parts.append("height=\(height)") }
        if let minimum = request.minimum { parts.append("ymin=\(ExpressionText.trimmed(minimum))") }
        if let maximum = request.maximum { parts.append("ymax=\(ExpressionText.trimmed(maximum))") }
        if request.isLogarithmic { parts.append("log=yes") }
        if let order = request.order { parts.append("sort=\(order.rawValue)") }
        if let limit = request.limit { parts.append("limit=\(limit)") }
        if request.marksSpikes { parts.append("mark=spikes") }
        return parts.map { " " + $0 }.joined()
    }
}
