import ClamorColumns
import ClamorQuery
import ClamorTime

/// The buckets of one of two periods that are compared: where each stands in its period, and how much of it lies there.
///
/// Days and longer buckets stand by their number. Shorter ones stand by the time on the clock since the period began, so
/// that an hour keeps its counterpart where clocks were changed.
struct PeriodBuckets {
    private var places: [Int64: Int64] = [:]
    /// By start, milliseconds of the bucket that lie in the period; days have 24 hours.
    private var lengths: [Int64: Double] = [:]

    init(_ starts: [Int64], step: TimeStep, range: TimeRange?, _ context: RunContext) throws {
        let buckets = try step.buckets(in: context.zone)
        let isClock = [.minute, .hour].contains(step.unit)
        func clock(_ time: Int64) -> Int64 { context.zone.local(at: time) }
        for (number, start) in starts.enumerated() {
            places[start] = isClock ? clock(start) - clock(starts[0]) : Int64(number)
            let lower = max(start, range?.lower?.milliseconds ?? .min)
            let upper = min(buckets.next(after: start), range?.upper?.milliseconds ?? .max)
            lengths[start] = Double(isClock ? upper - lower : clock(upper) - clock(lower))
        }
    }

    /// The place of each time; missing where there is no such bucket.
    func places(of times: Column) -> Column {
        Column(
            type: .integer,
            ordered: times.integers.enumerated().map { times.isNull($0) ? nil : places[$1] })
    }

    var allPlaces: Set<Int64> { Set(places.values) }

    /// Of each time, the length of its bucket over that of the other period's bucket at its place; 1 where there is none.
    func ratios(of times: Column, to other: PeriodBuckets) -> [Double] {
        let others = Dictionary(other.places.map { ($1, other.lengths[$0] ?? 0) }) { max($0, $1) }
        return times.integers.map { time in
            guard let place = places[time], let length = lengths[time], let then = others[place], then > 0 else {
                return 1
            }
            return length / then
        }
    }
}
