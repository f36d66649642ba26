import ClamorColumns
import ClamorQuery
import ClamorTime
import Foundation

extension ReferenceExecutor {
    /// The rows beside those of the same steps over the range before.
    func compared(
        _ comparison: PeriodComparison, _ rows: [Row], _ query: Query, _ choices: Choices
    ) throws -> [Row] {
        var earlier = query
        earlier.range = comparison.previousRange
        earlier.operators = Array(query.operators.prefix(comparison.operatorCount))
        var before = Choices()
        _ = try run(earlier, &before, following: choices)
        let whole = choices.rows[comparison.operatorCount - 1]
        let previous = before.rows.last ?? []
        let step = query.operators.compactMap { step -> TimeStep? in
            if case .aggregate(let aggregation) = step { aggregation.trend } else { nil }
        }.first
        func clock(_ time: Int64) -> Int64 { query.zone.local(at: time) }
        func isShort(_ step: TimeStep) -> Bool { step.unit == .hour || step.unit == .minute }
        /// Where a bucket stands: short ones by the clock, others by number.
        func place(_ start: Int64, _ buckets: [Int64]) -> Int64? {
            guard let step, let number = buckets.firstIndex(of: start) else { return nil }
            return isShort(step) ? clock(start) - clock(buckets[0]) : Int64(number)
        }
        /// How much of a bucket lies in a range.
        func length(_ start: Int64, _ range: TimeRange?) -> Double {
            guard let step, let unit = CalendarUnit(name: step.unit.rawValue),
                let buckets = try? Buckets(step: CalendarDuration(step.count, unit), in: query.zone)
            else { return 1 }
            let lower = max(start, range?.lower?.milliseconds ?? .min)
            let upper = min(buckets.next(after: start), range?.upper?.milliseconds ?? .max)
            return Double(isShort(step) ? upper - lower : clock(upper) - clock(lower))
        }
        func name(_ row: Row, _ buckets: [Int64]) -> [String] {
            comparison.keys.enumerated().map { number, key in
                let value = row[key] ?? .null
                if number == 0, comparison.pairsBuckets, case .time(let start) = value {
                    return place(start, buckets).map { "\($0)" } ?? "none"
                }
                return ReferenceGrouping.folded(value)
            }
        }
        return rows.map { row in
            let pair = previous.first { name($0, before.buckets) == name(row, choices.buckets) }
            var isOutside = false
            var scale = comparison.scale
            if comparison.pairsBuckets, case .time(let start)? = row[comparison.keys[0]] {
                let there = before.buckets.filter { place($0, before.buckets) == place(start, choices.buckets) }
                isOutside = there.isEmpty
                let then = there.map { length($0, comparison.previousRange) }.max() ?? 0
                scale = then > 0 ? length(start, query.range) / then : 1
            }
            var result = row
            for column in comparison.columns {
                let now = row[column.name] ?? .null
                var then = pair?[column.name] ?? .null
                if pair == nil, column.isAdditive, !isOutside {
                    then =
                        column.previous.type == .fixed
                        ? .fixed(0) : column.previous.type == .number ? .number(0) : .integer(0)
                }
                result[column.previous.name] = then
                let scale = column.isAdditive ? scale : 1
                let difference = now.numeric.flatMap { now in then.numeric.map { now - $0 * scale } }
                result[column.change.name] = Self.value(difference, column.change.type)
                let base = then.numeric.map { $0 * scale }
                result[column.percent?.name ?? ""] =
                    difference.flatMap { difference in base.flatMap { $0 > 0 ? .number(100 * difference / $0) : nil } }
                    ?? .null
                guard let test = column.test, let significance = column.significance else { continue }
                let variances: [Double?]
                switch test {
                case .count: variances = [now.numeric, then.numeric.map { $0 * scale * scale }]
                case .variance(let name): variances = [row[name]?.numeric, pair?[name]?.numeric]
                case .share(let counts):
                    variances = zip([now, then], [whole, previous]).map { share, rows in
                        let shared = rows.filter { ($0[column.name] ?? .null) != .null }
                        let total = shared.compactMap { $0[counts]?.numeric }.reduce(0, +)
                        return share.numeric.map { $0 * (100 - $0) / total }
                    }
                }
                result[significance.name] = Self.significance(difference, variances)
            }
            return result
        }
    }

    private static func value(_ number: Double?, _ type: ValueType) -> Value {
        guard let number else { return .null }
        return switch type {
        case .integer: .integer(Int64(number.rounded()))
        case .fixed: .fixed(Int64((number * 10_000).rounded()))
        default: .number(number)
        }
    }

    /// Two-sided, from the normal distribution.
    private static func significance(_ difference: Double?, _ variances: [Double?]) -> Value {
        let known = variances.compactMap { $0 }
        guard let difference, known.count == 2, known[0] + known[1] > 0 else { return .null }
        return .number(erfc(abs(difference / (known[0] + known[1]).squareRoot()) / 2.0.squareRoot()))
    }
}
