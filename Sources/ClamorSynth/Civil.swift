/// Instants as milliseconds since 1970-01-01T00:00:00Z, and dates of the proleptic Gregorian calendar.
enum Civil {
    static let second: Int64 = 1_000
    static let minute: Int64 = 60 * second
    static let hour: Int64 = 60 * minute
    static let day: Int64 = 24 * hour

    /// The instant of a date and time of day in UTC.
    /// Howard Hinnant, "chrono-compatible low-level date algorithms", days_from_civil.
    static func instant(
        _ year: Int, _ month: Int, _ dayOfMonth: Int, _ hours: Int = 0, _ minutes: Int = 0, _ seconds: Int = 0
    )
        -> Int64
    {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + dayOfMonth - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        let days = era * 146_097 + dayOfEra - 719_468
        return Int64(days) * day + Int64(hours) * hour + Int64(minutes) * minute + Int64(seconds) * second
    }

    /// Year, month and day of the month of a day counted from 1970-01-01 (Hinnant, civil_from_days).
    static func date(ofDay days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// The weekday of an instant after 1970, 0 on Mondays.
    static func weekday(_ time: Int64) -> Int {
        Int((time / day + 3) % 7)
    }

    /// Whether an instant after 1970 lies on a Saturday or Sunday.
    static func isWeekend(_ time: Int64) -> Bool {
        weekday(time) >= 5
    }
}
