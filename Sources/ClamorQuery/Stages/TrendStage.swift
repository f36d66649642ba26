import ClamorColumns
import ClamorLanguage
import ClamorText
import ClamorTime

extension StageDefinition {
    static let trend = StageDefinition(
        name: "trend", aliases: ["timechart"], form: .trend,
        syntax: "trend every DUR AGG, … [by KEY [limit N]]",
        summary: "sums up the mentions by time, leaving no bucket out",
        details: """
            Groups mentions by buckets of time, and by a key if one is given. No bucket of the range is left out: \
            counts are 0 there and averages missing. Steps below a day divide it; longer ones begin on Monday \
            1970-01-05 or 1 January, whatever the range, so the first and last may be cut and are marked. `limit N` \
            keeps the N largest series and sums up the rest as `other`.
            """,
        examples: [
            "last 7 days | trend every 1d count, net", "in 2026-03 | trend every 6h count by channel limit 5",
            "since 2026-01-01 | trend every 1w reach by brand | chart line",
        ],
        related: ["group", "ranges", "chart"]
    ) { node, checker in
        guard case .trend(let trend) = node.arguments else { return }
        guard let aggregation = checker.trend(trend, node) else {
            checker.scope = .unknown
            return
        }
        checker.append(.aggregate(aggregation))
    }
}

extension PipelineChecker {
    mutating func trend(_ node: TrendNode, _ stage: StageNode) -> Aggregation? {
        if scope.isUnknown { return nil }
        guard scope.isMentions, let time = scope["time"], time.info.type == .time else {
            report(
                "trend-without-time", at: stage.word.span,
                scope.isMentions
                    ? "`\(stageWord)` needs `time`, and an earlier `select` left it out"
                    : "`\(stageWord)` needs mentions, and \(rowsAreNotMentions)",
                help: ["`\(stageWord)` groups by itself: `\(stageWord) every 1d count by channel`"])
            return nil
        }
        let step = timeStep(node.step, span: node.stepSpan)
        let key = node.key.map { keys([$0]) }
        guard let step, isCountable(node), key == nil || key! != nil else { return nil }
        let bucket = TypedExpression(.time, .call(.timeBucket(step), [time.expression]))
        let first = NamedExpression(ColumnInfo(step.columnName, .time, format: .bucket(step.unit)), bucket)
        let all = [first] + (key.flatMap { $0 } ?? [])
        guard var aggregation = grouping(node.aggregates, keys: all) else { return nil }
        aggregation.trend = step
        aggregation.seriesLimit = node.limit
        return aggregation
    }

    /// Whether the range has no more buckets than a series may have; if it has, a problem was reported.
    private mutating func isCountable(_ node: TrendNode) -> Bool {
        guard let lower = range?.lower, let upper = range?.upper, lower < upper,
            let buckets = try? Buckets(step: node.step.calendar, in: zone)
        else { return true }
        do {
            _ = try buckets.series(covering: lower..<upper)
            return true
        } catch {
            report("too-many-buckets", at: node.stepSpan, error.message, help: error.help.map { [$0] } ?? [])
            return false
        }
    }
}
