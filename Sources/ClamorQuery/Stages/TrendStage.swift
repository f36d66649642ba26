import ClamorColumns
import ClamorLanguage
import ClamorText
import ClamorTime

extension StageDefinition {
    static let trend = StageDefinition(
        name: "trend", aliases: ["timechart"], form: .trend,
        syntax: "trend every DUR|auto AGG, … [by KEY [limit N]] [with interval]",
        summary: "sums up the mentions by time, leaving no bucket out",
        details: """
            Groups mentions by buckets of time, and by a key if one is given. No bucket of the range is left out: \
            counts are 0 there and averages missing. Steps below a day divide it; longer ones begin on Monday \
            1970-01-05 or 1 January, whatever the range, so the first and last may be cut and are marked. `every auto` \
            takes a step that gives about thirty buckets. `limit N` keeps the N largest series, by the first column if \
            it is a count or a sum, else by their mentions, and sums up the rest as `other`, from the mentions themselves.
            """,
        examples: [
            "last 7 days | trend every 1d count, net", "in 2026-03 | trend every 6h count by channel limit 5",
            "since 2026-01-01 | trend every 1w reach by brand | chart line", "trend every auto net with interval",
        ],
        related: ["group", "fill", "pivot", "compare", "ranges", "chart"]
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
                    ? "`\(stageWord)` needs `time`, and an earlier `select` or `drop` left it out"
                    : "`\(stageWord)` needs mentions, and \(rowsAreNotMentions)",
                help: ["`\(stageWord)` groups by itself: `\(stageWord) every 1d count by channel`"])
            return nil
        }
        let length = node.step ?? automaticStep()
        let step = timeStep(length, span: node.stepSpan)
        let key = node.key.map { keys([$0]) }
        guard let step, isCountable(length, span: node.stepSpan), key == nil || key! != nil else { return nil }
        let bucket = TypedExpression(.time, .call(.timeBucket(step), [time.expression]))
        let first = NamedExpression(ColumnInfo(step.columnName, .time, format: .bucket(step.unit)), bucket)
        let all = [first] + (key.flatMap { $0 } ?? [])
        guard var aggregation = grouping(node.aggregates, keys: all, interval: node.interval) else { return nil }
        aggregation.trend = step
        aggregation.seriesLimit = node.limit
        if let limit = node.limit, !aggregation.ranksSeriesByOutput {
            captions.append("series: the \(limit) of the most mentions, the rest as `other`")
        }
        return aggregation
    }

    /// Whether the range has no more buckets than a series may have; if it has, a problem was reported.
    mutating func isCountable(_ step: DurationLiteral, span: SourceSpan) -> Bool {
        guard let lower = range?.lower, let upper = range?.upper, lower < upper,
            let buckets = try? Buckets(step: step.calendar, in: zone)
        else { return true }
        do {
            _ = try buckets.series(covering: lower..<upper)
            return true
        } catch {
            report("too-many-buckets", at: span, error.message, help: error.help.map { [$0] } ?? [])
            return false
        }
    }

    /// A step that people read a calendar by, for some thirty buckets of the range, or of the time that the mentions span.
    private mutating func automaticStep() -> DurationLiteral { automaticStep(of: extent()) }

    /// The same for a stretch of time.
    mutating func automaticStep(of extent: Range<Instant>?) -> DurationLiteral {
        guard let extent else { return DurationLiteral(count: 1, unit: .day) }
        let step = CalendarDuration.automaticStep(for: extent, atMost: 31)
        let literal = DurationLiteral(count: step.count, unit: RangeUnit(rawValue: step.unit.rawValue) ?? .day)
        captions.append("step: \(literal.count) \(literal.unit.rawValue)\(literal.count == 1 ? "" : "s")")
        return literal
    }

    /// From when to when the rows are that a number of steps make: the range, or what the mentions span; all steps
    /// where none is given.
    mutating func extent(afterSteps count: Int? = nil) -> Range<Instant>? {
        if let lower = range?.lower, let upper = range?.upper { return lower < upper ? lower..<upper : nil }
        var asked = self
        if let count {
            asked.operators = Array(operators[..<count])
            asked.scope = asked.plan().query.scope(families: store.families, extras: store.extraNames)
        }
        let answer = asked.ask(.aggregate(.timeExtent))
        if let failure = asked.failure { self.failure = failure }
        guard let row = answer?.batches.first(where: { $0.count > 0 }),
            case .time(let first) = row.columns[0][0], case .time(let last) = row.columns[1][0]
        else { return nil }
        let lower = range?.lower ?? Instant(milliseconds: first)
        let upper = range?.upper ?? Instant(milliseconds: last + 1)
        return lower < upper ? lower..<upper : nil
    }
}
