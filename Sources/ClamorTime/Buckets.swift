/// Time cut in steps of one length, the same whatever range is asked for. Steps shorter than a day divide the day and
/// start at local midnight; days and weeks count from Monday 1970-01-05; months, quarters and years from January 1970.
///
/// Where the clock is set back, a step no longer than the repeated time comes twice, as in fact it did; a longer one is
/// longer by it. Where the clock goes forward, what was skipped has no bucket. A bucket reaches to the start of the next.
package struct Buckets: Sendable, Hashable {
    package let step: CalendarDuration
    package let zone: Zone
    private let grid: Grid

    private enum Grid: Hashable {
        /// Milliseconds, a divisor of the day.
        case clock(Int64)
        case days(Int)
        case months(Int)
    }

    /// Steps of one unit.
    package init(_ unit: CalendarUnit, in zone: Zone) {
        self.init(valid: CalendarDuration(1, unit), in: zone)
    }

    /// Steps of a duration; an error for 0, and for what is shorter than a day but does not divide it.
    package init(step: CalendarDuration, in zone: Zone) throws(TimeError) {
        guard step.count > 0 else { throw TimeError("a step of \(step) has no length") }
        if let unit = step.unit.clockMilliseconds, Milliseconds.day % (Int64(step.count) * unit) != 0 {
            let options = Self.nearestDivisors(of: Milliseconds.day / unit, to: Int64(step.count))
            let names = options.map { "`\($0)\(step.unit.abbreviation)`" }.joined(separator: " or ")
            throw TimeError("steps of \(step) do not divide a day", help: "nearest: \(names)")
        }
        self.init(valid: step, in: zone)
    }

    private init(valid step: CalendarDuration, in zone: Zone) {
        self.step = step
        self.zone = zone
        if let unit = step.unit.clockMilliseconds {
            grid = .clock(Int64(step.count) * unit)
        } else if let days = step.unit.days {
            grid = .days(step.count * days)
        } else {
            grid = .months(step.count * (step.unit.months ?? 1))
        }
    }

    /// The divisor of `total` below `count` and the one above, if any.
    private static func nearestDivisors(of total: Int64, to count: Int64) -> [Int64] {
        if count >= total { return [total] }
        let below = stride(from: count - 1, through: 1, by: -1).first { total % $0 == 0 }
        let above = (count + 1...total).first { total % $0 == 0 }
        return [below, above].compactMap { $0 }
    }

    /// The start of the bucket that holds a time.
    package func start(of time: Int64) -> Int64 {
        var cursor = ZoneCursor(zone)
        return start(of: time, &cursor)
    }

    func start(of time: Int64, _ cursor: inout ZoneCursor) -> Int64 {
        cursor.move(to: time)
        let local = floorLocal(time + cursor.offset)
        let start = local - cursor.offset
        // Since this offset began, and not in time that may have come twice: then it is the only candidate.
        if cursor.begins == .min || start >= cursor.begins + cursor.overlap { return start }
        if repeats(over: cursor.overlap) { return max(start, cursor.begins) }
        let first = zone.time(atLocal: local)
        // The clock may have been set back from a later bucket, which then goes on.
        let next = zone.time(atLocal: advanceLocal(local))
        return next <= time ? next : first
    }

    /// The start of the bucket after the one that starts at `start`.
    package func next(after start: Int64) -> Int64 {
        let local = zone.local(at: start)
        let nextLocal = advanceLocal(floorLocal(local))
        let (first, second) = zone.occurrences(ofLocal: nextLocal)
        let next = first > start ? first : second ?? first
        if zone.isFixed { return next }
        // A change of the clock on the way may begin a bucket of its own, or be followed by the first of repeated ones.
        for index in zone.interval(at: start)..<zone.transitions.count {
            let change = zone.transitions[index]
            if change >= next { break }
            let atChange = self.start(of: change)
            if atChange > start { return atChange }
            let afterChange = zone.time(atLocal: advanceLocal(floorLocal(zone.local(at: change))))
            if afterChange > start, afterChange < next { return afterChange }
        }
        return next
    }

    /// The start of the bucket of a wall-clock time, as if no clock ever changed.
    func floorLocal(_ local: Int64) -> Int64 {
        switch grid {
        case .clock(let step):
            return floorDivide(local, by: step) * step
        case .days(let count):
            let day = floorDivide(local, by: Milliseconds.day) - Self.firstMonday
            return (floorDivide(day, by: Int64(count)) * Int64(count) + Self.firstMonday) * Milliseconds.day
        case .months(let count):
            let date = CivilDate(ofLocal: local)
            if count == 1 { return date.local(day: 1) }
            let month = date.monthsSince1970
            return CivilDate(monthsSince1970: Int(floorDivide(Int64(month), by: Int64(count))) * count).local
        }
    }

    /// The wall-clock time at which the next bucket starts.
    func advanceLocal(_ floored: Int64) -> Int64 {
        switch grid {
        case .clock(let step): floored + step
        case .days(let count): floored + Int64(count) * Milliseconds.day
        case .months(let count):
            CivilDate(monthsSince1970: CivilDate(ofLocal: floored).monthsSince1970 + count).local
        }
    }

    /// Whether a step comes twice when so much time does.
    private func repeats(over overlap: Int64) -> Bool {
        if case .clock(let step) = grid { return step <= overlap }
        return false
    }

    /// Length and phase of steps that are all of one length in a zone that never changes; nil for months.
    var uniform: (step: Int64, phase: Int64)? {
        guard zone.isFixed else { return nil }
        switch grid {
        case .clock(let step): return (step, -zone.offsets[0])
        case .days(let count):
            return (Int64(count) * Milliseconds.day, Self.firstMonday * Milliseconds.day - zone.offsets[0])
        case .months: return nil
        }
    }

    /// Monday 1970-01-05, in days since 1970-01-01.
    private static let firstMonday: Int64 = 4
}
