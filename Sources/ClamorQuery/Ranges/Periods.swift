import ClamorLanguage
import ClamorTime

/// A range and the one that it is compared with.
package struct Periods: Sendable, Hashable {
    /// The range, cut at now where it is a calendar's and not over.
    package var present: TimeRange
    package var previous: TimeRange
    /// Whether the range is a calendar's and not over.
    package var isUnfinished: Bool
    /// Length of the present period over the previous one's, in days where both begin and end with one.
    package var scale: Double

    init(present: Range<Instant>, previous: Range<Instant>, isUnfinished: Bool, zone: Zone) {
        self.present = TimeRange(present)
        self.previous = TimeRange(previous)
        self.isUnfinished = isUnfinished
        let (now, then) = (Self.length(present, zone), Self.length(previous, zone))
        scale = now > 0 && then > 0 ? now / then : 1
    }

    /// Milliseconds on the clock of the zone, in which every day has 24 hours.
    private static func length(_ range: Range<Instant>, _ zone: Zone) -> Double {
        Double(zone.local(at: range.upperBound.milliseconds) - zone.local(at: range.lowerBound.milliseconds))
    }
}

extension Periods {
    /// The periods of a range as it was written; nil where it has no beginning.
    ///
    /// A calendar range goes with the unit before, any other with the stretch of its length before it.
    init?(_ node: RangeNode, _ resolved: TimeRange, now: Instant, zone: Zone) {
        guard let lower = resolved.lower else { return nil }
        let upper = resolved.upper ?? max(now, lower)
        let unit: CalendarUnit? =
            switch node.kind {
            case .calendar(let unit, offset: 0): CalendarUnit(unit)
            case .today: .day
            default: nil
            }
        if let unit {
            self.init(unit, zone.period(unit, holding: now), now: now, zone: zone)
            return
        }
        guard lower < upper else { return nil }
        switch node.kind {
        case .rolling(let count, let unit, _):
            let length = CalendarDuration(count, CalendarUnit(unit))
            self.init(present: lower..<upper, previous: zone.subtracting(length, from: lower)..<lower, zone: zone)
        case .calendar(let unit, _): self.init(CalendarUnit(unit), lower..<upper, now: now, zone: zone)
        case .today, .yesterday: self.init(.day, lower..<upper, now: now, zone: zone)
        case .period:
            let units: [CalendarUnit] = [.day, .week, .month, .quarter, .year]
            if let unit = units.first(where: { zone.period($0, holding: lower) == lower..<upper }) {
                self.init(unit, lower..<upper, now: now, zone: zone)
            } else {
                self.init(present: lower..<upper, before: lower, zone: zone)
            }
        case .span, .between: self.init(present: lower..<upper, before: lower, zone: zone)
        }
    }

    private init(present: Range<Instant>, previous: Range<Instant>, zone: Zone) {
        self.init(present: present, previous: previous, isUnfinished: false, zone: zone)
    }

    /// A whole unit and the one before it, both as far as the present one has come.
    private init(_ unit: CalendarUnit, _ whole: Range<Instant>, now: Instant, zone: Zone) {
        let before = zone.period(unit, holding: whole.lowerBound, shiftedBy: -1)
        guard whole.contains(now) else {
            self.init(present: whole, previous: before, zone: zone)
            return
        }
        let days = zone.date(of: now).daysSince1970 - zone.date(of: whole.lowerBound).daysSince1970
        let midnight = zone.adding(CalendarDuration(days, .day), to: before.lowerBound)
        let elapsed = now.milliseconds - zone.snap(now, to: .day).milliseconds
        let end = min(midnight.advanced(byMilliseconds: elapsed), before.upperBound)
        self.init(
            present: whole.lowerBound..<now, previous: before.lowerBound..<end, isUnfinished: true, zone: zone)
    }

    /// A stretch and the one of its length that ends where it begins; days keep the time on the clock.
    private init(present: Range<Instant>, before lower: Instant, zone: Zone) {
        let local = zone.local(at: present.upperBound.milliseconds) - zone.local(at: lower.milliseconds)
        let day: Int64 = 86_400_000
        let start =
            local % day == 0
            ? zone.subtracting(CalendarDuration(Int(local / day), .day), from: lower)
            : lower.advanced(byMilliseconds: lower.milliseconds - present.upperBound.milliseconds)
        self.init(present: present, previous: start..<lower, zone: zone)
    }

    /// The same range so much earlier.
    func shifted(by length: CalendarDuration, zone: Zone) -> Periods? {
        guard let lower = present.lower, let upper = present.upper else { return nil }
        let before = zone.subtracting(length, from: lower)..<zone.subtracting(length, from: upper)
        return Periods(present: lower..<upper, previous: before, isUnfinished: isUnfinished, zone: zone)
    }
}
