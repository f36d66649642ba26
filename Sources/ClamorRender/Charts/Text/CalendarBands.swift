import ClamorTime

/// The weeks from Monday to Sunday that a calendar covers, in bands that fit beside their margin: one for all of them, or
/// one a year and more where a year does not fit.
struct CalendarBands {
    /// Weeks below the labels of their months.
    struct Band {
        /// The days that it shows, counted from 1970.
        let days: ClosedRange<Int>

        /// The Monday of its first week.
        var monday: Int { CalendarBands.monday(of: days.lowerBound) }
        var weeks: Int { (days.upperBound - monday) / 7 + 1 }
        var year: Int { CivilDate(daysSince1970: days.lowerBound).year }
    }

    let all: [Band]
    /// Cells of a week.
    let cell: Int
    /// Whether the bands are of several years.
    let hasYears: Bool

    /// - Parameters:
    ///   - room: cells for weeks.
    ///   - isWide: whether a week takes two cells in any case.
    init(first: CivilDate, last: CivilDate, room: Int, isWide: Bool) {
        let days = first.daysSince1970...last.daysSince1970
        let least = isWide ? 2 : 1
        var spans = [days]
        let weeks = Band(days: days).weeks
        // Some weeks across New Year are one band; what is longer than a year is compared year by year.
        if first.year < last.year, weeks > 53 || weeks * least > room { spans = Self.years(days) }
        let longest = spans.map { Band(days: $0).weeks }.max() ?? 1
        cell = longest * 2 <= room ? 2 : least
        let most = max(1, room / cell)
        all = spans.flatMap { Self.parts(Band(days: $0), most: most) }
        hasYears = first.year < last.year
    }

    private static func years(_ days: ClosedRange<Int>) -> [ClosedRange<Int>] {
        var spans: [ClosedRange<Int>] = []
        var start = days.lowerBound
        while start <= days.upperBound {
            let date = CivilDate(daysSince1970: start)
            // The first of January is at most 366 days away.
            var next = start + 1
            while CivilDate(daysSince1970: next).year == date.year { next += 1 }
            spans.append(start...min(days.upperBound, next - 1))
            start = next
        }
        return spans
    }

    /// A band in as few as fit, of about as many weeks each.
    private static func parts(_ band: Band, most: Int) -> [Band] {
        let count = (band.weeks + most - 1) / most
        guard count > 1 else { return [band] }
        let each = (band.weeks + count - 1) / count
        return (0..<count).compactMap { part in
            let start = max(band.days.lowerBound, band.monday + part * each * 7)
            let end = min(band.days.upperBound, band.monday + (part + 1) * each * 7 - 1)
            return start <= end ? Band(days: start...end) : nil
        }
    }

    private static func monday(of day: Int) -> Int { day - (CivilDate(daysSince1970: day).weekday - 1) }
}

extension CalendarBands.Band {
    private static let names = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// Names of months above the weeks in which they begin, as far as they have room; where a year begins inside the band,
    /// its number. The rest of a month at the left gives way to the month that follows.
    func months(cell: Int, room: Int) -> [AxisTick] {
        var labels: [(at: Int, text: String, isRest: Bool)] = []
        var month = 0
        for week in 0..<weeks {
            let end = CivilDate(daysSince1970: min(monday + week * 7 + 6, days.upperBound))
            let start = CivilDate(daysSince1970: max(monday + week * 7, days.lowerBound))
            let isFirst = week == 0
            // A week that begins in one month and ends in the next is the next one's.
            guard end.month != month else { continue }
            month = end.month
            let isNewYear = !isFirst && end.month == 1
            let text = isNewYear ? String(end.year) : Self.names[month - 1]
            labels.append((week * cell, text, isFirst && start.day > 1 && start.month == end.month))
        }
        if labels.count > 1, labels[0].isRest, labels[0].text.count >= labels[1].at { labels.removeFirst() }
        var free = 0
        return labels.compactMap { label in
            guard free <= label.at, label.at + label.text.count <= room else { return nil }
            free = label.at + label.text.count + 1
            return AxisTick(at: Double(label.at), text: label.text)
        }
    }
}
