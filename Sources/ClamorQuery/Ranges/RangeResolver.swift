import ClamorColumns
import ClamorLanguage
import ClamorText
import ClamorTime

/// Turns a range as written into instants.
struct RangeResolver {
    let reader: TimeReader
    let parameters: [String: Value]

    private var now: Instant { reader.now }
    private var zone: Zone { reader.zone }

    /// The stretch of time that a range means; half-open.
    ///
    /// - Throws: `Diagnostic` for a time that does not exist, a moment where a period is wanted, or an end before the
    ///   beginning.
    func resolve(_ node: RangeNode) throws(Diagnostic) -> TimeRange {
        switch node.kind {
        case .rolling(let count, let unit, let full):
            let length = DurationLiteral(count: count, unit: unit)
            if !length.isBounded { throw length.tooLong(at: node.span) }
            let unit = CalendarUnit(unit)
            let upper = full ? zone.snap(now, to: unit) : now
            return TimeRange(lower: zone.subtracting(CalendarDuration(count, unit), from: upper), upper: upper)
        case .calendar(let unit, let offset):
            return soFar(zone.period(CalendarUnit(unit), holding: now, shiftedBy: offset))
        case .today: return soFar(zone.period(.day, holding: now))
        case .yesterday: return TimeRange(zone.period(.day, holding: now, shiftedBy: -1))
        case .period(let point):
            let reading = try read(point)
            guard let end = reading.end else {
                throw Diagnostic(
                    "not-a-period", at: point.span,
                    "this is a moment, and `on` or `in` takes a day, month, quarter or year",
                    help: ["for a stretch of hours: `since A until B`"])
            }
            return TimeRange(lower: reading.start, upper: end)
        case .span(let since, let until):
            let lower = try since.map { point throws(Diagnostic) in try read(point).start }
            let upper = try until.map { point throws(Diagnostic) in try read(point).start }
            return try ordered(TimeRange(lower: lower, upper: upper), node)
        case .between(let first, let last):
            let range = TimeRange(lower: try read(first).start, upper: try read(last).inclusiveEnd)
            return try ordered(range, node)
        }
    }

    /// What is not over goes up to now: asked again at the same `now`, it is the same.
    private func soFar(_ period: Range<Instant>) -> TimeRange {
        TimeRange(period.lowerBound..<min(period.upperBound, max(now, period.lowerBound)))
    }

    func read(_ point: TimePoint) throws(Diagnostic) -> TimeReader.Reading {
        if case .parameter(let name) = point.kind { return try readParameter(name, span: point.span) }
        if case .relative(_, let length, _) = point.kind, !length.isBounded { throw length.tooLong(at: point.span) }
        guard let reading = reader.read(point.kind) else {
            throw Diagnostic("unknown-time", at: point.span, "there is no such time", help: [TimeReader.forms])
        }
        return reading
    }

    private func readParameter(_ name: String, span: SourceSpan) throws(Diagnostic) -> TimeReader.Reading {
        guard let value = parameters[name] else { throw unknownParameter(name, span: span, known: parameters) }
        guard let reading = reader.read(value) else {
            throw Diagnostic("unknown-time", at: span, "`$\(name)` does not hold a time", help: [TimeReader.forms])
        }
        return reading
    }

    private func ordered(_ range: TimeRange, _ node: RangeNode) throws(Diagnostic) -> TimeRange {
        if let lower = range.lower, let upper = range.upper, lower >= upper {
            throw Diagnostic(
                "empty-range", at: node.span, "the range ends before it begins",
                label: "\(RangeText.moment(lower, in: zone)) to \(RangeText.moment(upper, in: zone))")
        }
        return range
    }
}

/// A parameter that has no value, with the nearest known one.
func unknownParameter(_ name: String, span: SourceSpan, known: [String: Value]) -> Diagnostic {
    let near = nearest(to: name, in: known.keys.sorted())
    return Diagnostic(
        "unknown-parameter", at: span, "`$\(name)` has no value",
        help: near.isEmpty
            ? ["give it one: `set \(name) = …`, or `--set \(name)=…`"] : [didYouMean(near.map { "$" + $0 })],
        fix: near.first.map { Diagnostic.Fix(span, "$" + $0) })
}

extension TimeRange {
    init(_ range: Range<Instant>) {
        self.init(lower: range.lowerBound, upper: range.upperBound)
    }

    /// What is in both.
    func intersection(_ other: TimeRange) -> TimeRange {
        let lower = [self.lower, other.lower].compactMap { $0 }.max()
        let upper = [self.upper, other.upper].compactMap { $0 }.min()
        return TimeRange(lower: lower, upper: upper)
    }
}
