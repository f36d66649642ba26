import ClamorColumns
import ClamorQuery
import ClamorTime

/// Turns the values of a key column into positions along an axis.
struct AxisReader {
    private(set) var axis: ChartAxis
    /// For each row its position; nil for a row whose time is missing.
    private(set) var places: [Int?]
    private let info: ColumnInfo?
    private let cells: CellText

    var count: Int { axis.count }

    /// What stands for a key that is missing.
    static let none = "(none)"

    /// - Parameter isSeries: whether only names are wanted, not an axis.
    init(_ columns: ChartColumns, _ column: Int?, _ context: ChartContext?, isSeries: Bool = false) {
        cells = CellText(zone: context?.zone ?? .utc)
        info = column.map { columns.schema[$0] }
        axis = .categories([])
        places = []
        guard let column, let info, let context, !isSeries else { return }
        let (rows, values) = columns.keys(column)
        if info.type == .time {
            readTimes(rows, values, info, context)
        } else {
            let order = order(values)
            var positions = [Int](repeating: 0, count: values.count)
            var names: [String] = []
            let hours = info.name == "hour_of_day" ? 0..<24 : info.name == "day_of_week" ? 1..<8 : nil
            if let hours, values.allSatisfy({ $0.numeric.map { hours.contains(Int($0)) } ?? false }) {
                // Hours and weekdays are few and have an order: none is left out.
                names = hours.map { name(.integer(Int64($0))) }
                for (index, value) in values.enumerated() {
                    positions[index] = Int(value.numeric ?? 0) - hours.lowerBound
                }
            } else {
                for (position, index) in order.enumerated() {
                    positions[index] = position
                    names.append(name(values[index]))
                }
            }
            axis = .categories(names)
            places = rows.map { positions[$0] }
        }
    }

    /// The order of distinct values along an axis or as series: numbers and times ascending, names as they came, what is
    /// summed up as `other` last.
    func order(_ values: [Value]) -> [Int] {
        if let info, info.type.isNumeric || info.type == .time || info.type == .duration {
            return values.indices.sorted { left, right in
                let (a, b) = (Self.number(values[left]), Self.number(values[right]))
                return a == b ? left < right : (a ?? .infinity) < (b ?? .infinity)
            }
        }
        let rest = values.indices.filter { values[$0] == .text(SeriesLimit.rest) }
        return values.indices.filter { !rest.contains($0) } + rest
    }

    private static func number(_ value: Value) -> Double? {
        switch value {
        case .time(let time), .duration(let time): Double(time)
        default: value.numeric
        }
    }

    func name(_ value: Value) -> String {
        guard let info else { return "" }
        if value == .null { return Self.none }
        if info.name == "day_of_week", let day = value.numeric, (1...7).contains(day) {
            return CalendarNames.weekdays[Int(day) - 1]
        }
        return cells.display(value, info)
    }

    private mutating func readTimes(_ rows: [Int], _ values: [Value], _ info: ColumnInfo, _ context: ChartContext) {
        let moments = values.map { value -> Int64? in if case .time(let time) = value { time } else { nil } }
        let known = moments.compactMap { $0 }.sorted()
        var unit: BucketUnit?
        if case .bucket(let bucket) = info.format { unit = bucket }
        var times = TimeAxis(starts: known.map(Instant.init(milliseconds:)), zone: context.zone)
        if let unit, let filled = TimeBuckets.axis(of: known, unit: unit, context) { times = filled }
        axis = .times(times)
        var places: [Int64: Int] = [:]
        places.reserveCapacity(times.starts.count)
        for (place, start) in times.starts.enumerated() { places[start.milliseconds] = place }
        let positions = moments.map { $0.flatMap { places[$0] } }
        self.places = rows.map { positions[$0] }
    }
}

/// Completes the buckets of a time axis.
enum TimeBuckets {
    /// More are not filled in: nobody sees gaps between so many.
    private static let most = 20_000

    /// All buckets from the first to the last known one; the step is the smallest distance between them.
    static func axis(of starts: [Int64], unit: BucketUnit, _ context: ChartContext) -> TimeAxis? {
        guard let first = starts.first, let last = starts.last else { return nil }
        let single = Buckets(unit.calendarUnit, in: context.zone)
        let step = stepCount(starts, single, unit)
        let buckets = (try? Buckets(step: CalendarDuration(step, unit.calendarUnit), in: context.zone)) ?? single
        // Times that do not stand at the starts of such buckets are taken as they are.
        let isEven = starts.allSatisfy { buckets.start(of: $0) == $0 }
        let used = isEven ? buckets : single
        guard starts.allSatisfy({ used.start(of: $0) == $0 }) else { return nil }
        var all: [Instant] = []
        var start = first
        while start <= last, all.count < most {
            all.append(Instant(milliseconds: start))
            start = used.next(after: start)
        }
        if all.count >= most { all = starts.map(Instant.init(milliseconds:)) }
        let end = used.next(after: last)
        let until = [context.range?.upper, context.now].compactMap { $0?.milliseconds }.min()
        let isPartial = (
            first: context.range?.lower.map { $0.milliseconds > first } ?? false,
            last: until.map { $0 > last && $0 < end } ?? false
        )
        return TimeAxis(
            starts: all, end: Instant(milliseconds: end), step: (isEven ? step : 1, unit), isPartial: isPartial,
            zone: context.zone)
    }

    /// How many units lie between neighbouring buckets, at the least.
    private static func stepCount(_ starts: [Int64], _ single: Buckets, _ unit: BucketUnit) -> Int {
        var least = Int64.max
        for (left, right) in zip(starts, starts.dropFirst()) { least = min(least, right - left) }
        guard least < .max else { return 1 }
        let length = single.next(after: starts[0]) - starts[0]
        return max(1, Int((Double(least) / Double(length)).rounded()))
    }
}
