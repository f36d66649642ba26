import ClamorColumns
import ClamorLanguage
import ClamorText
import ClamorTime

extension StageDefinition {
    static let spark = StageDefinition(
        name: "spark", form: .spark, syntax: "spark [COL, …] [every DUR|auto]",
        summary: "draws columns of a grouping over time",
        details: """
            Adds to each column X of a grouping `X_spark`: what it was over time within each row, in buckets of a step \
            (`auto`, where none is given: some thirty at the most), none left out. Tables draw it as a small picture, \
            each scaled on its own from zero; other formats have the numbers as a list, an empty text where there is \
            none. Without columns it takes all numbers of the grouping. `filter`, `sort`, `take`, `top … by`, `share` \
            and `compare` may stand between.
            """,
        examples: [
            "last 30 days | count, net by brand | spark", "last 7 days | count by channel | take 5 | spark every 1d",
            "in 2026-03 | group count, reach by brand | sort reach desc | spark reach every 1w",
        ],
        related: ["group", "trend", "compare", "chart"]
    ) { node, checker in
        guard case .spark(let spark) = node.arguments, !checker.scope.isUnknown else { return }
        guard let request = checker.spark(spark, node) else {
            checker.scope = .unknown
            return
        }
        checker.append(.spark(request))
    }
}

extension PipelineChecker {
    /// More buckets than this are no small picture.
    private static let mostBuckets = 1_000

    fileprivate mutating func spark(_ spark: SparkNode, _ node: StageNode) -> SparkRequest? {
        guard let place = groupingToDraw(node), case .aggregate(let aggregation) = operators[place],
            let names = drawnColumns(spark, aggregation, node)
        else { return nil }
        var before = plan().query
        before.operators = Array(operators[..<place])
        let rows = before.scope(families: store.families, extras: store.extraNames)
        guard rows.isMentions, let time = rows["time"], time.info.type == .time else {
            report(
                "trend-without-time", at: node.word.span,
                rows.isMentions
                    ? "`\(stageWord)` needs `time`, and an earlier `select` or `drop` left it out"
                    : "`\(stageWord)` needs groups of mentions, and these are groups of groups")
            return nil
        }
        let extent = extent(afterSteps: place)
        let span = spark.stepSpan ?? node.word.span
        let length = spark.step ?? automaticStep(of: extent)
        guard let step = timeStep(length, span: span), isDrawable(length, over: extent, span: span) else { return nil }
        let outputs = names.map { ColumnInfo("\($0)_spark", .list, format: .spark) }
        if let twice = outputs.first(where: { output in scope.schema.contains { $0.name == output.name } }) {
            report("duplicate-column", at: node.span, "there is a column `\(twice.name)` already")
            return nil
        }
        captions.append(caption(step, extent))
        let bucket = NamedExpression(
            ColumnInfo("~bucket", .time, format: .bucket(step.unit)),
            TypedExpression(.time, .call(.timeBucket(step), [time.expression])))
        var again = Aggregation(
            keys: [bucket] + aggregation.keys, trend: step, primitives: aggregation.primitives,
            outputs: aggregation.outputs.filter { names.contains($0.info.name) })
        again.leavesEmptyBucketsMissing = aggregation.leavesEmptyBucketsMissing
        return SparkRequest(
            operators: before.operators + [.aggregate(again)], keys: aggregation.keys.map(\.info.name),
            columns: zip(names, outputs).map { SparkRequest.Drawn(name: $0, output: $1) }, step: step)
    }

    /// The place of the grouping whose columns are drawn.
    private mutating func groupingToDraw(_ node: StageNode) -> Int? {
        let place = operators.lastIndex { !$0.keepsRowsOfGroups }
        guard case .mentions = source, let place, case .aggregate(let aggregation) = operators[place] else {
            report(
                "spark-without-group", at: node.word.span,
                "`\(stageWord)` follows a grouping of mentions\(place.map { _ in ", and nothing that makes other rows or columns stands between" } ?? "")",
                help: ["for example `last 30 days | count by brand | \(stageWord)`"])
            return nil
        }
        if let time = aggregation.keys.first(where: { $0.info.type == .time }) {
            report(
                "spark-over-time", at: node.word.span, "these rows are over time already, by `\(time.info.name)`",
                help: ["`chart` draws them"])
            return nil
        }
        return place
    }

    /// Names of the columns to draw: those named, else all numbers that the grouping made.
    private mutating func drawnColumns(
        _ spark: SparkNode, _ aggregation: Aggregation, _ node: StageNode
    ) -> [String]? {
        let ends = Set(aggregation.estimates.flatMap(\.companions))
        let made = Set(aggregation.outputs.map(\.info.name))
        let numbers = scope.schema.filter { made.contains($0.name) && $0.isDrawable && !ends.contains($0.name) }
        guard !numbers.isEmpty else {
            report("no-number", at: node.span, "there is no column of numbers to draw")
            return nil
        }
        if spark.columns.isEmpty { return numbers.map(\.name) }
        var names: [String] = []
        for written in spark.columns {
            guard let entry = column(named: written.name, span: written.span) else { return nil }
            let name = entry.info.name
            guard made.contains(name) else {
                let all = numbers.map { "`\($0.name)`" }.joined(separator: ", ")
                report(
                    "spark-of-other-column", at: written.span,
                    "`\(name)` is \(aggregation.keys.contains { $0.info.name == name } ? "what the rows are grouped by" : "no column of the grouping")",
                    help: ["`\(stageWord)` draws what the grouping summed up: \(all)"])
                return nil
            }
            guard entry.info.isDrawable else {
                report(
                    "type-mismatch", at: written.span,
                    "`\(name)` is \(entry.info.type.words), and only numbers are drawn")
                return nil
            }
            if names.contains(name) {
                report("duplicate-column", at: written.span, "`\(name)` is named twice")
                return nil
            }
            names.append(name)
        }
        return names
    }

    /// Whether there are not too many buckets; if there are, a problem was reported.
    private mutating func isDrawable(_ step: DurationLiteral, over extent: Range<Instant>?, span: SourceSpan) -> Bool {
        guard isCountable(step, span: span) else { return false }
        guard let extent, let buckets = try? Buckets(step: step.calendar, in: zone) else { return true }
        let count = (try? buckets.series(covering: extent).starts.count) ?? .max
        if count <= Self.mostBuckets { return true }
        report(
            "too-many-buckets", at: span,
            "that makes more than \(formatInteger(Self.mostBuckets, grouped: true)) buckets",
            help: ["a longer step, or `every auto`"])
        return false
    }

    private func caption(_ step: TimeStep, _ extent: Range<Instant>?) -> String {
        let bounds = extent.map {
            ", \(RangeText.bounds(TimeRange(lower: $0.lowerBound, upper: $0.upperBound), in: zone))"
        }
        return "spark: every \(ExpressionText.text(step))\(bounds ?? ""); each line on its own scale from zero"
    }
}

extension ColumnInfo {
    fileprivate var isDrawable: Bool { type.isNumeric || type == .duration }
}

extension Operator {
    /// Whether rows of groups stay those that the grouping made, with its columns: fewer, in another order, or with more
    /// columns beside.
    fileprivate var keepsRowsOfGroups: Bool {
        switch self {
        case .filter, .sort, .take, .rank, .share, .shareInterval, .assert, .compare, .spark: true
        default: false
        }
    }
}
