import ClamorColumns
import ClamorText
import ClamorTime

extension TextCanvas {
    /// A calendar for each series: a row for each weekday, a column for each week, shaded by the value; days with a finding
    /// are marked, and listed below.
    func drawCalendar(
        _ panel: ChartPanel, of chart: ChartSpecification, into grid: inout CellGrid, _ footer: inout ChartFooter
    ) {
        guard case .times(let times) = chart.axis, let first = times.starts.first, let last = times.starts.last else {
            return
        }
        let weeks = CalendarWeeks(first: times.zone.date(of: first), last: times.zone.date(of: last))
        let days = times.starts.map { times.zone.date(of: $0) }
        for series in panel.series {
            let title = CalendarSeries.title(series, panel.format, on: self)
            paragraph(title, into: &grid, ink: .strong, from: grid.height + 1)
            let shades = CalendarSeries(series, isCount: panel.format.type == .integer, on: self)
            draw(shades, days, weeks, into: &grid)
        }
        grid.grow(to: grid.height + 1)
        key(panel, into: &grid)
        for line in CalendarFindings.lines(panel, days, on: self) { grid.put(fitted(line), x: 0, y: grid.height) }
        footer.say("from \(times.label(of: 0)) to \(times.label(of: times.starts.count - 1))")
    }

    private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let margin = 5

    /// The weeks that fit beside each other, band under band.
    private func draw(_ series: CalendarSeries, _ days: [CivilDate], _ weeks: CalendarWeeks, into grid: inout CellGrid)
    {
        let room = width - Self.margin
        let cell = weeks.count * 2 <= room || series.hasNegative ? 2 : 1
        var places: [Int: Int] = [:]
        for (place, day) in days.enumerated() { places[day.daysSince1970] = place }
        for band in stride(from: 0, to: weeks.count, by: room / cell) {
            let shown = band..<min(weeks.count, band + room / cell)
            let y = grid.height
            grid.grow(to: y + 8)
            if let year = weeks.year(of: band) { grid.put(year, x: 0, y: y, .faint) }
            for label in weeks.months(shown, cell: cell, room: room) {
                grid.put(label.text, x: Self.margin + Int(label.at), y: y, .faint)
            }
            for weekday in 0..<7 {
                grid.put(Self.weekdays[weekday], x: 0, y: y + 1 + weekday, .faint)
                for week in shown {
                    guard let place = places[weeks.monday + week * 7 + weekday] else { continue }
                    let sign = series.sign(at: place)
                    let x = Self.margin + (week - shown.lowerBound) * cell
                    grid.put(sign.text, x: x, y: y + 1 + weekday, sign.ink)
                }
            }
        }
    }

    private func key(_ panel: ChartPanel, into grid: inout CellGrid) {
        let findings = panel.series.flatMap { $0.findings.compactMap { $0 } }
        let values = panel.series.flatMap { $0.values.compactMap { $0 } }
        let shades = CalendarSeries.shades(on: self).joined(separator: " ")
        var parts = ["\(CalendarSeries.none(on: self)) none", "\(shades) few to many of each series"]
        if values.contains(where: { $0 < 0 }) { parts.append("\(CalendarSeries.shades(on: self)[2])- below zero") }
        for finding in ["gap", "drop"] where findings.contains(finding) {
            parts.append("\(CalendarSeries.sign(of: finding, on: self)) \(finding)")
        }
        let line = parts.joined(separator: "   ")
        for part in displayWidth(of: line) <= width ? [line] : parts {
            grid.put(fitted(part), x: 0, y: grid.height, .faint)
        }
    }
}

/// The weeks from Monday to Sunday that a calendar covers.
private struct CalendarWeeks {
    let monday: Int
    let count: Int
    private let last: Int
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    init(first: CivilDate, last: CivilDate) {
        monday = first.daysSince1970 - (first.weekday - 1)
        count = (last.daysSince1970 - monday) / 7 + 1
        self.last = last.daysSince1970
    }

    /// The year in which a week ends, where the calendar has more than one.
    func year(of week: Int) -> String? {
        let years = [monday + 6, last].map { CivilDate(daysSince1970: $0).year }
        return years[0] == years[1] ? nil : String(CivilDate(daysSince1970: monday + week * 7 + 6).year)
    }

    /// Names of months above the weeks in which they begin, as far as they have room.
    func months(_ weeks: Range<Int>, cell: Int, room: Int) -> [AxisTick] {
        var labels: [AxisTick] = []
        var free = 0
        for week in weeks {
            let start = CivilDate(daysSince1970: monday + week * 7)
            let end = CivilDate(daysSince1970: min(monday + week * 7 + 6, last))
            let isFirst = week == weeks.lowerBound
            guard start.day == 1 || start.month != end.month || isFirst else { continue }
            let date = isFirst && start.month == end.month ? start : end
            let place = (week - weeks.lowerBound) * cell
            let name = Self.months[date.month - 1]
            guard free <= place, place + name.count <= room else { continue }
            labels.append(AxisTick(at: Double(place), text: name))
            free = place + name.count + 1
        }
        return labels
    }
}

/// How the days of one series are shaded.
private struct CalendarSeries {
    let hasNegative: Bool
    private let series: ChartSeries
    private let isCount: Bool
    private let peak: Double
    private let shades: [String]
    private let none: String
    private let signs: [String: String]

    init(_ series: ChartSeries, isCount: Bool, on canvas: TextCanvas) {
        self.series = series
        self.isCount = isCount
        hasNegative = series.values.contains { ($0 ?? 0) < 0 }
        // The value that all but one day in twenty stay below: a single peak does not make all other days pale.
        let values = series.values.compactMap { $0.map(abs) }.filter { $0 > 0 }.sorted()
        peak = values.isEmpty ? 0 : values[(values.count - 1) * 19 / 20]
        shades = Self.shades(on: canvas)
        none = Self.none(on: canvas)
        signs = ["gap": Self.sign(of: "gap", on: canvas), "drop": Self.sign(of: "drop", on: canvas)]
    }

    static func shades(on canvas: TextCanvas) -> [String] {
        canvas.isASCII ? [".", ":", "+", "#"] : ["░", "▒", "▓", "█"]
    }

    static func none(on canvas: TextCanvas) -> String { canvas.glyph("·", "-") }

    static func sign(of finding: String, on canvas: TextCanvas) -> String {
        finding == "gap" ? canvas.glyph("×", "X") : canvas.glyph("▾", "v")
    }

    /// What stands for a day: the sign of its finding, else its shade with a minus behind where it is below zero.
    func sign(at place: Int) -> (text: String, ink: Ink) {
        if place < series.findings.count, let finding = series.findings[place] {
            return (signs[finding] ?? finding, .negative)
        }
        // No mentions are nothing; an average of zero is something.
        guard let value = series.values[place], value != 0 || !isCount else { return (none, .faint) }
        let share = peak > 0 ? abs(value) / peak * Double(shades.count) - 1e-9 : 0
        let shade = shades[max(0, min(shades.count - 1, Int(min(share, Double(shades.count)))))]
        return value < 0 ? (shade + "-", .negative) : (shade, .series(0))
    }

    static func title(_ series: ChartSeries, _ format: ColumnInfo, on canvas: TextCanvas) -> String {
        let cells = CellText(zone: canvas.style.zone, ascii: canvas.isASCII)
        let known = series.values.compactMap { $0 }
        let days = "of \(series.values.count) days"
        guard let low = known.min(), let high = known.max() else { return "\(series.name): on 0 \(days)" }
        let active = known.count { format.type == .integer ? $0 > 0 : true }
        if format.type != .integer {
            return "\(series.name): \(cells.figure(low, format)) to \(cells.figure(high, format)) on \(active) \(days)"
        }
        let total = cells.figure(known.reduce(0, +), format)
        return "\(series.name): \(total) on \(active) \(days), at most \(cells.figure(high, format))"
    }
}

/// Days in a row with the same finding, a line each.
private enum CalendarFindings {
    private static let mostListed = 20

    static func lines(_ panel: ChartPanel, _ days: [CivilDate], on canvas: TextCanvas) -> [String] {
        var lines: [String] = []
        for series in panel.series {
            var place = 0
            while place < series.findings.count {
                guard let finding = series.findings[place] else {
                    place += 1
                    continue
                }
                var end = place
                while end + 1 < series.findings.count, series.findings[end + 1] == finding { end += 1 }
                let counts = series.values[place...end].reduce(0) { $0 + ($1 ?? 0) }
                let span = place == end ? text(days[place]) : "\(text(days[place])) to \(text(days[end]))"
                let held = finding == "gap" ? "none" : formatDecimal(counts, places: 0, grouped: true)
                let sign = CalendarSeries.sign(of: finding, on: canvas)
                lines.append("\(sign) \(span)  \(series.name): \(finding), \(held)")
                place = end + 1
            }
        }
        let rest = lines.count - min(lines.count, mostListed)
        return Array(lines.prefix(mostListed)) + (rest > 0 ? ["and \(formatInteger(rest, grouped: true)) more"] : [])
    }

    private static func text(_ day: CivilDate) -> String {
        TimeFormat.date.text(Instant(milliseconds: Int64(day.daysSince1970) * 86_400_000), in: .utc)
    }
}
