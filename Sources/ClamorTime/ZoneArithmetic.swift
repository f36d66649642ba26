extension Zone {
    /// The instant a duration later. Seconds, minutes and hours elapse; days and longer move the date and keep the
    /// wall-clock time, and a day that the month lacks becomes its last.
    package func adding(_ duration: CalendarDuration, to instant: Instant) -> Instant {
        let count = Int64(duration.count)
        if let length = duration.unit.clockMilliseconds {
            return instant.advanced(byMilliseconds: count * length)
        }
        let local = local(at: instant.milliseconds)
        let date = CivilDate(ofLocal: local)
        let moved: CivilDate
        if let days = duration.unit.days {
            moved = CivilDate(daysSince1970: date.daysSince1970 + duration.count * days)
        } else {
            moved = date.adding(months: duration.count * (duration.unit.months ?? 0))
        }
        return Instant(milliseconds: time(atLocal: local - date.local + moved.local))
    }

    /// The same length of time before.
    package func subtracting(_ duration: CalendarDuration, from instant: Instant) -> Instant {
        adding(-duration, to: instant)
    }

    /// The start of the unit that holds the instant.
    package func snap(_ instant: Instant, to unit: CalendarUnit) -> Instant {
        Instant(milliseconds: Buckets(unit, in: self).start(of: instant.milliseconds))
    }

    /// The start of each time's unit, in `out`, which takes the count of `times`.
    package func floor(times: [Int64], to unit: CalendarUnit, into out: inout [Int64]) {
        Buckets(unit, in: self).starts(of: times, into: &out)
    }

    /// The whole unit that holds the instant, or the one so many units away: `last month` is shifted by -1.
    package func period(_ unit: CalendarUnit, holding instant: Instant, shiftedBy shift: Int = 0) -> Range<Instant> {
        let buckets = Buckets(unit, in: self)
        let start = snap(instant, to: unit)
        let moved = shift == 0 ? start : snap(adding(CalendarDuration(shift, unit), to: start), to: unit)
        return moved..<Instant(milliseconds: buckets.next(after: moved.milliseconds))
    }
}
