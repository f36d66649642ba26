import ClamorTime

/// Weeks of a calendar that stand beside each other, and the days that are drawn in them.
struct SVGCalendarBand: Equatable {
    /// The first week's Monday, in days since 1970.
    var monday: Int
    var weeks: Int
    /// Days since 1970.
    var days: ClosedRange<Int>

    /// Weeks that a year touches at most.
    static let weeksOfYear = 54
    /// More days than this are laid out by calendar years.
    private static let longestWithoutYears = 366

    /// Whether days are laid out with a row of weeks for each calendar year.
    static func areByYear(_ days: ClosedRange<Int>) -> Bool { days.count > longestWithoutYears }

    /// The bands of a range of days: as many weeks as fit beside each other; over more than twelve months each calendar
    /// year begins anew, so that the same weeks of years stand below each other.
    static func bands(_ days: ClosedRange<Int>, fitting: Int) -> [Self] {
        guard areByYear(days) else { return cut(days, startingAt: days.lowerBound, fitting) }
        let years = CivilDate(daysSince1970: days.lowerBound).year...CivilDate(daysSince1970: days.upperBound).year
        return years.flatMap { year -> [Self] in
            guard let first = CivilDate(year: year, month: 1, day: 1)?.daysSince1970,
                let last = CivilDate(year: year, month: 12, day: 31)?.daysSince1970
            else { return [] }
            let held = max(first, days.lowerBound)...min(last, days.upperBound)
            // Weeks stand below those of other years only where a whole year fits.
            return cut(held, startingAt: fitting >= weeksOfYear ? first : held.lowerBound, fitting)
        }
    }

    private static func cut(_ days: ClosedRange<Int>, startingAt start: Int, _ fitting: Int) -> [Self] {
        let monday = start - (CivilDate(daysSince1970: start).weekday - 1)
        let weeks = (days.upperBound - monday) / 7 + 1
        return stride(from: 0, to: weeks, by: fitting).compactMap { week in
            let count = min(fitting, weeks - week)
            let (first, last) = (monday + week * 7, monday + (week + count) * 7 - 1)
            guard days.overlaps(first...last) else { return nil }
            return Self(monday: first, weeks: count, days: days.clamped(to: first...last))
        }
    }
}
