import ClamorColumns
import ClamorLanguage
import ClamorTime

/// Turns moments and periods as written into instants, at one `now` in one zone.
struct TimeReader {
    let now: Instant
    let zone: Zone

    /// How times are written, for messages.
    static let forms = "times are written 2026, 2026-Q1, 2026-03, 2026-03-14, 2026-03-14T10:00, 10:30, now or -7d"

    /// What a written time covers. `end` is nil for a single moment, else where the day, month, quarter or year ends.
    struct Reading: Equatable {
        var start: Instant
        var end: Instant?

        /// Where "up to and with" it ends: a moment lasts a millisecond.
        var inclusiveEnd: Instant { end ?? start.advanced(byMilliseconds: 1) }
    }

    /// A time of any form but `$name`; nil for a literal that is no time.
    func read(_ kind: TimePoint.Kind) -> Reading? {
        switch kind {
        case .literal(let text): return read(text)
        case .now: return Reading(start: now)
        case .today: return whole(zone.period(.day, holding: now))
        case .yesterday: return whole(zone.period(.day, holding: now, shiftedBy: -1))
        case .relative(let negative, let duration, let snap):
            let length = duration.calendar
            let moved = zone.adding(negative ? -length : length, to: now)
            return Reading(start: snap.map { zone.snap(moved, to: CalendarUnit($0)) } ?? moved)
        case .parameter: return nil
        }
    }

    /// A time as people write it: `2026-03`, `2026-03-14T10:00`, `10:30` (of today).
    func read(_ text: String) -> Reading? {
        if let period = zone.period(of: text) { return whole(period) }
        let isClock = text.utf8.count >= 5 && text.utf8.dropFirst(2).first == UInt8(ascii: ":")
        guard isClock, let period = zone.period(of: TimeFormat.date.text(now, in: zone) + "T" + text) else {
            return nil
        }
        return whole(period)
    }

    /// A parameter's value as a time.
    func read(_ value: Value) -> Reading? {
        switch value {
        case .time(let milliseconds): Reading(start: Instant(milliseconds: milliseconds))
        case .text(let text): read(text)
        default: nil
        }
    }

    private func whole(_ period: Range<Instant>) -> Reading {
        let isMoment = period.upperBound.milliseconds - period.lowerBound.milliseconds <= 1
        return Reading(start: period.lowerBound, end: isMoment ? nil : period.upperBound)
    }
}
