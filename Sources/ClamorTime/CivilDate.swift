/// A day of the proleptic Gregorian calendar.
///
/// The conversions are Howard Hinnant's `days_from_civil` and `civil_from_days`
/// (https://howardhinnant.github.io/date_algorithms.html): years begin in March, so that the leap day comes last.
package struct CivilDate: Comparable, Hashable, Sendable {
    package let year: Int
    /// 1 to 12.
    package let month: Int
    /// 1 to 31.
    package let day: Int

    /// Nil for a date that no calendar has, such as 30 February.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...12).contains(month), day >= 1, day <= Self.dayCount(year: year, month: month) else { return nil }
        self.init(validYear: year, month: month, day: day)
    }

    /// The date so many days after (or before) 1970-01-01.
    package init(daysSince1970 days: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// The first day of a month counted from January 1970 (0).
    init(monthsSince1970 months: Int) {
        let years = months >= 0 ? months / 12 : (months - 11) / 12
        self.init(validYear: 1970 + years, month: months - years * 12 + 1, day: 1)
    }

    private init(validYear year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    package var daysSince1970: Int { Self.daysSince1970(year: year, month: month, day: day) }

    /// Months from January 1970 to this one.
    var monthsSince1970: Int { (year - 1970) * 12 + month - 1 }

    /// 1 (Monday) to 7 (Sunday), as in ISO 8601.
    package var weekday: Int {
        let rest = (daysSince1970 + 3) % 7
        return (rest < 0 ? rest + 7 : rest) + 1
    }

    /// 1 to 4.
    package var quarter: Int { (month + 2) / 3 }

    /// 1 to 366.
    package var dayOfYear: Int { daysSince1970 - Self.daysSince1970(year: year, month: 1, day: 1) + 1 }

    /// The ISO 8601 week: it starts on Monday and belongs to the year that holds its Thursday.
    package var isoWeek: (year: Int, week: Int) {
        let thursday = CivilDate(daysSince1970: daysSince1970 + 4 - weekday)
        return (thursday.year, (thursday.dayOfYear - 1) / 7 + 1)
    }

    /// The same day so many months on; a day that the month lacks becomes its last.
    package func adding(months: Int) -> CivilDate {
        let first = CivilDate(monthsSince1970: monthsSince1970 + months)
        let last = Self.dayCount(year: first.year, month: first.month)
        return CivilDate(validYear: first.year, month: first.month, day: min(day, last))
    }

    /// By time.
    package static func < (left: CivilDate, right: CivilDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    /// Whether a year has a 29 February.
    package static func isLeap(year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    /// The days of a month.
    package static func dayCount(year: Int, month: Int) -> Int {
        switch month {
        case 2: isLeap(year: year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// The day number of a date that is known to be valid.
    @inline(__always)
    static func daysSince1970(year: Int, month: Int, day: Int) -> Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }
}

extension CivilDate {
    /// The date of a wall-clock time (milliseconds since 1970-01-01T00:00 on that clock).
    init(ofLocal local: Int64) {
        self.init(daysSince1970: Int(floorDivide(local, by: Milliseconds.day)))
    }

    /// Its midnight as a wall-clock time.
    var local: Int64 { Int64(daysSince1970) * Milliseconds.day }

    /// The midnight of another day of its month.
    func local(day: Int) -> Int64 { local + Int64(day - self.day) * Milliseconds.day }
}
