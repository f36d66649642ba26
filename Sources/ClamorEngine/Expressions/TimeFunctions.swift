import ClamorColumns
import ClamorQuery
import ClamorTime

/// The start of each time's bucket in the zone.
struct BucketEvaluator: Evaluator {
    private let operand: any Evaluator
    private let buckets: Buckets

    init(operand: any Evaluator, step: TimeStep, zone: Zone) throws {
        self.operand = operand
        buckets = try step.buckets(in: zone)
    }

    var type: ValueType { .time }
    var cost: Cost { operand.cost }

    func evaluate(_ frame: Frame) throws -> Column {
        if let field = operand as? ColumnFieldEvaluator, let start = try onlyBucket(frame.wholeColumn(field.name)) {
            return Column(
                type: .time, count: frame.count,
                storage: .integers(.coded(Codes(repeating: 0, count: frame.count), table: [start])))
        }
        let column = try operand.evaluate(frame)
        if case .integers(let times) = column.storage,
            let starts = times.bucketed(by: buckets, validity: column.validity)
        {
            return Column(type: .time, count: column.count, storage: .integers(starts), validity: column.validity)
        }
        var starts: [Int64] = []
        buckets.starts(of: column.integers, into: &starts)
        let result = Column(type: .time, count: column.count, storage: .integers(starts))
        return column.validity.map(result.masked) ?? result
    }
}

extension BucketEvaluator {
    /// The bucket that all times of a column fall into, where it is one and none is missing.
    private func onlyBucket(_ column: Column) -> Int64? {
        guard case .integers(let times) = column.storage, column.validity == nil,
            case .offset(let base, let most, _) = times
        else { return nil }
        let start = buckets.start(of: base)
        return buckets.next(after: start) > base + Int64(most) ? start : nil
    }
}

/// The hour, 0 to 23, or the weekday, 1 (Monday) to 7, of each time on the clock of the zone.
struct ClockEvaluator: Evaluator {
    enum Part: Sendable {
        case hour, weekday
    }

    let operand: any Evaluator
    let part: Part
    let zone: Zone

    var type: ValueType { .integer }
    var cost: Cost { operand.cost }

    func evaluate(_ frame: Frame) throws -> Column {
        let column = try operand.evaluate(frame)
        if case .integers(let times) = column.storage,
            let parts = times.bucketed(
                by: Buckets(part == .hour ? .hour : .day, in: zone), validity: column.validity,
                { part(ofLocal: zone.local(at: $0)) })
        {
            return Column(type: .integer, count: column.count, storage: .integers(parts), validity: column.validity)
        }
        let times = column.integers
        let values: [Int64]
        if zone.isFixed {
            let offset = zone.offset(at: 0)
            values = times.map { part(ofLocal: $0 + offset) }
        } else {
            values = times.map { part(ofLocal: zone.local(at: $0)) }
        }
        let result = Column(type: .integer, count: column.count, storage: .integers(values))
        return column.validity.map(result.masked) ?? result
    }

    @inline(__always)
    private func part(ofLocal local: Int64) -> Int64 {
        switch part {
        case .hour: return floored(local, 3_600_000) % 24 + (floored(local, 3_600_000) % 24 < 0 ? 24 : 0)
        case .weekday:
            // 1970-01-01 was a Thursday, the fourth day.
            let day = (floored(local, 86_400_000) + 3) % 7
            return (day < 0 ? day + 7 : day) + 1
        }
    }

    @inline(__always)
    private func floored(_ value: Int64, _ divisor: Int64) -> Int64 {
        value / divisor - (value % divisor < 0 ? 1 : 0)
    }
}

/// A time moved by a count of calendar units: days and longer keep the wall-clock time.
struct ShiftEvaluator: Evaluator {
    let operand: any Evaluator
    let count: Int
    let unit: BucketUnit
    let zone: Zone

    var type: ValueType { .time }
    var cost: Cost { operand.cost }

    func evaluate(_ frame: Frame) throws -> Column {
        let column = try operand.evaluate(frame)
        let duration = CalendarDuration(count, unit.calendar)
        let moved = column.integers.map { zone.adding(duration, to: Instant(milliseconds: $0)).milliseconds }
        let result = Column(type: .time, count: column.count, storage: .integers(moved))
        return column.validity.map(result.masked) ?? result
    }
}

extension TimeStep {
    /// The buckets of this step; the checker has seen to it that it has some.
    func buckets(in zone: Zone) throws -> Buckets {
        do {
            return try Buckets(step: CalendarDuration(count, unit.calendar), in: zone)
        } catch {
            throw ExecutionError(error.message, help: error.help)
        }
    }
}

extension BucketUnit {
    /// The same unit in calendar arithmetic.
    var calendar: CalendarUnit {
        switch self {
        case .minute: .minute
        case .hour: .hour
        case .day: .day
        case .week: .week
        case .month: .month
        case .quarter: .quarter
        case .year: .year
        }
    }
}
