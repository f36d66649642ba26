import ClamorColumns
import ClamorTime

/// A label below an axis.
package struct AxisTick: Sendable, Equatable {
    /// Where it stands, in the unit of the room that was asked about.
    package var at: Double
    package var text: String

    package init(at: Double, text: String) {
        self.at = at
        self.text = text
    }
}

/// Labels of a time axis in two rows: fine ones at even steps of the calendar (`6:00`, `14`, `Mar`), and what they lie in
/// (`Mar 18, 2026`, `2026`), said only where it changes.
package struct TimeTicks: Sendable, Equatable {
    package var fine: [AxisTick]
    package var context: [AxisTick]

    private static let ladder: [CalendarDuration] =
        [1, 5, 10, 15, 30].map { CalendarDuration($0, .minute) } + [1, 3, 6, 12].map { CalendarDuration($0, .hour) }
        + [CalendarDuration(1, .day), CalendarDuration(2, .day), CalendarDuration(1, .week)]
        + [CalendarDuration(1, .month), CalendarDuration(1, .quarter)]
        + [1, 2, 5, 10, 20, 50, 100].map { CalendarDuration($0, .year) }

    /// The closest steps for which all labels have room.
    ///
    /// - Parameters:
    ///   - positions: where each of the axis's times stands, ascending.
    ///   - room: where the row ends; a label begins at its place and may not reach beyond.
    ///   - gap: the least room between two labels.
    ///   - measure: how much room a text takes.
    package init(
        _ axis: TimeAxis, positions: [Double], room: Double, gap: Double, measure: (String) -> Double
    ) {
        fine = []
        context = []
        guard let first = positions.first, let last = positions.last else { return }
        if axis.starts.count == 1 {
            let parts = Self.parts(axis.starts[0], axis.step?.unit ?? .minute, axis.zone)
            fine = [AxisTick(at: first, text: parts.fine)]
            context = parts.context.isEmpty ? [] : [AxisTick(at: first, text: parts.context)]
            return
        }
        let span = axis.starts[axis.starts.count - 1].milliseconds - axis.starts[0].milliseconds
        // The shortest label takes two cells' worth of digits, so closer steps need no look.
        let most = max(2, (last - first) / (measure("0") + gap) + 1)
        for step in Self.ladder where step >= axis.leastStep && Double(span) / step.milliseconds <= most {
            guard let places = axis.places(of: step, positions), places.count > 1 || step.unit == .year else {
                continue
            }
            // Quarters have names where they are what is counted; elsewhere their first months say more.
            let unit = step.unit == .quarter && axis.step?.unit != .quarter ? .month : step.bucketUnit
            let all = places.map { AxisTick(at: $0.at, text: Self.parts($0.time, unit, axis.zone).fine) }
            let ticks = all.filter { $0.at + measure($0.text) <= room }
            guard Self.haveRoom(ticks, room, gap, measure) else { continue }
            fine = ticks
            let around = places.map { AxisTick(at: $0.at, text: Self.parts($0.time, unit, axis.zone).context) }
            context = Self.changes(around, room, gap, measure)
            if fine.count > 1 { return }
        }
        guard fine.count < 2 else { return }
        // No step of the calendar meets the axis twice: its ends say where it lies.
        let unit = axis.step?.unit ?? .minute
        let ends = [0, axis.starts.count - 1].map { (at: positions[$0], Self.parts(axis.starts[$0], unit, axis.zone)) }
        let ticks = ends.map { AxisTick(at: $0.at, text: $0.1.fine) }
        fine = Self.haveRoom(ticks, room, gap, measure) ? ticks : Array(ticks.prefix(1))
        context = Self.changes(
            ends.prefix(fine.count).map { AxisTick(at: $0.at, text: $0.1.context) }, room, gap, measure)
    }

    private static func haveRoom(
        _ ticks: [AxisTick], _ room: Double, _ gap: Double, _ measure: (String) -> Double
    ) -> Bool {
        for (left, right) in zip(ticks, ticks.dropFirst()) where left.at + measure(left.text) + gap > right.at {
            return false
        }
        return true
    }

    /// The labels at which the text changes. Where two are too close, the later one speaks for more.
    private static func changes(
        _ ticks: [AxisTick], _ room: Double, _ gap: Double, _ measure: (String) -> Double
    ) -> [AxisTick] {
        var kept: [AxisTick] = []
        for tick in ticks where tick.text != kept.last?.text && !tick.text.isEmpty {
            guard tick.at + measure(tick.text) <= room || kept.isEmpty else { continue }
            if let last = kept.last, last.at + measure(last.text) + gap > tick.at { kept.removeLast() }
            kept.append(tick)
        }
        return kept
    }

    /// The parts of a time's label at a unit: fine and what it lies in.
    static func parts(_ start: Instant, _ unit: BucketUnit, _ zone: Zone) -> (fine: String, context: String) {
        let date = zone.date(of: start)
        let month = CalendarNames.months[date.month - 1]
        switch unit {
        case .year: return (String(date.year), "")
        case .quarter: return ("Q\(date.quarter)", String(date.year))
        case .month: return (month, String(date.year))
        case .week, .day: return (String(date.day), "\(month) \(date.year)")
        case .hour, .minute:
            let clock = Int(zone.local(at: start.milliseconds) % 86_400_000 / 60_000)
            let minute = clock % 60
            return ("\(clock / 60):" + (minute < 10 ? "0" : "") + String(minute), "\(month) \(date.day), \(date.year)")
        }
    }
}

extension TimeAxis {
    /// Closer labels than the axis's own steps would repeat themselves.
    fileprivate var leastStep: CalendarDuration {
        guard let step else { return CalendarDuration(1, .minute) }
        return CalendarDuration(1, step.unit.calendarUnit)
    }

    /// The axis's times at which a period of the step begins.
    fileprivate func places(of step: CalendarDuration, _ positions: [Double]) -> [(time: Instant, at: Double)]? {
        guard let buckets = try? Buckets(step: step, in: zone) else { return nil }
        if self.step == nil { return moments(buckets, positions) }
        var places: [(time: Instant, at: Double)] = []
        var before = buckets.start(of: starts[0].milliseconds - 1)
        for (start, position) in zip(starts, positions) {
            let period = buckets.start(of: start.milliseconds)
            defer { before = period }
            if period != before { places.append((start, position)) }
        }
        return places
    }

    /// The moments between the first and the last time at which a period begins, placed by proportion.
    private func moments(_ buckets: Buckets, _ positions: [Double]) -> [(time: Instant, at: Double)] {
        let (first, last) = (starts[0].milliseconds, starts[starts.count - 1].milliseconds)
        guard last > first else { return [] }
        var places: [(time: Instant, at: Double)] = []
        var start = buckets.start(of: first)
        while start <= last, places.count < 10_000 {
            if start >= first {
                let share = Double(start - first) / Double(last - first)
                places.append(
                    (
                        Instant(milliseconds: start),
                        positions[0] + share * (positions[positions.count - 1] - positions[0])
                    ))
            }
            start = buckets.next(after: start)
        }
        return places
    }
}

extension CalendarDuration {
    /// About how long it is.
    fileprivate var milliseconds: Double {
        let unit: Double =
            switch self.unit {
            case .second: 1_000
            case .minute: 60_000
            case .hour: 3_600_000
            case .day: 86_400_000
            case .week: 604_800_000
            case .month: 2_629_746_000
            case .quarter: 7_889_238_000
            case .year: 31_556_952_000
            }
        return unit * Double(count)
    }

    fileprivate static func >= (left: CalendarDuration, right: CalendarDuration) -> Bool {
        left.milliseconds >= right.milliseconds
    }

    fileprivate var bucketUnit: BucketUnit {
        switch unit {
        case .second, .minute: .minute
        case .hour: .hour
        case .day: .day
        case .week: .week
        case .month: .month
        case .quarter: .quarter
        case .year: .year
        }
    }
}
