import ClamorColumns
import ClamorText
import ClamorTime

extension ChartRenderer {
    private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    private static let margin = 5
    /// Spans of days with a finding that are listed.
    private static let mostListed = 20

    private var shades: [String] { style.ascii ? [".", ":", "+", "#"] : ["░", "▒", "▓", "█"] }
    private var none: String { style.ascii ? "-" : "·" }

    private func sign(_ finding: String) -> String {
        if style.ascii { return finding == "gap" ? "X" : "v" }
        return finding == "gap" ? "×" : "▾"
    }

    /// A calendar for each series: a row for each weekday, a column for each week, shaded by the value.
    func calendars(_ panel: ChartSpecification.Panel, _ axis: ChartSpecification.Axis) -> [String] {
        guard case .times(let starts, _) = axis else { return [] }
        let days = starts.map { style.zone.date(of: $0) }
        var lines: [String] = []
        for series in panel.series {
            lines.append("")
            lines.append(paint(SafeText.escapedForTerminal(truncate(title(series), toWidth: width)), .bold))
            lines += calendar(series, days)
        }
        lines.append("")
        lines += key(panel)
        return lines + findings(panel, days)
    }

    private func title(_ series: ChartSpecification.Series) -> String {
        let total = series.values.reduce(0) { $0 + ($1 ?? 0) }
        let active = series.values.count { $0 ?? 0 > 0 }
        let sum = formatDecimal(total, places: total == total.rounded() ? 0 : 1, grouped: true)
        return "\(series.name): \(sum) on \(active) of \(series.values.count) days"
    }

    /// The weeks that fit beside each other, band under band.
    private func calendar(_ series: ChartSpecification.Series, _ days: [CivilDate]) -> [String] {
        guard let first = days.first else { return [] }
        let monday = first.daysSince1970 - (first.weekday - 1)
        let weeks = days.last.map { ($0.daysSince1970 - monday) / 7 + 1 } ?? 0
        let room = width - Self.margin
        let cell = weeks * 2 <= room ? 2 : 1
        let peak = Self.peak(series)
        var places: [Int: Int] = [:]
        for (place, day) in days.enumerated() { places[day.daysSince1970] = place }
        var lines: [String] = []
        for band in stride(from: 0, to: weeks, by: room / cell) {
            let shown = band..<min(weeks, band + room / cell)
            lines.append(paint(monthLine(shown, monday: monday, last: days[days.count - 1], cell: cell), .faint))
            for weekday in 0..<7 {
                var line = paint(Self.weekdays[weekday] + "  ", .faint)
                for week in shown {
                    let place = places[monday + week * 7 + weekday]
                    line += place.map { mark(series, $0, peak: peak) } ?? " "
                    if cell == 2 { line += " " }
                }
                lines.append(line)
            }
        }
        return lines
    }

    /// The value that all but one day in twenty stay below: a single peak does not make all other days pale.
    private static func peak(_ series: ChartSpecification.Series) -> Double {
        let values = series.values.compactMap { $0 }.filter { $0 > 0 }.sorted()
        return values.isEmpty ? 0 : values[(values.count - 1) * 19 / 20]
    }

    /// Names of months above the weeks in which they begin, as far as they have room.
    private func monthLine(_ weeks: Range<Int>, monday: Int, last: CivilDate, cell: Int) -> String {
        var line = String(repeating: " ", count: Self.margin)
        for week in weeks {
            let start = CivilDate(daysSince1970: monday + week * 7)
            let end = CivilDate(daysSince1970: min(monday + week * 7 + 6, last.daysSince1970))
            let place = Self.margin + (week - weeks.lowerBound) * cell
            guard start.day == 1 || start.month != end.month || week == weeks.lowerBound else { continue }
            let date = week == weeks.lowerBound && start.month == end.month ? start : end
            let name = Self.months[date.month - 1]
            guard line.count <= place, place + name.count <= width else { continue }
            line += String(repeating: " ", count: place - line.count) + name + " "
        }
        return line
    }

    private func mark(_ series: ChartSpecification.Series, _ place: Int, peak: Double) -> String {
        if place < series.findings.count, let finding = series.findings[place] {
            return paint(sign(finding), .negative)
        }
        guard let value = series.values[place], value > 0, peak > 0 else { return paint(none, .faint) }
        let shade = Int(value / peak * Double(shades.count) - 1e-9)
        return paint(shades[min(shade, shades.count - 1)], .series(0))
    }

    private func key(_ panel: ChartSpecification.Panel) -> [String] {
        let marked = Set(panel.series.flatMap { $0.findings.compactMap { $0 } })
        var parts = ["\(none) none", "\(shades.joined(separator: " ")) few to many of each series"]
        if marked.contains("gap") { parts.append("\(sign("gap")) gap") }
        if marked.contains("drop") { parts.append("\(sign("drop")) drop") }
        let line = parts.joined(separator: "   ")
        return (displayWidth(of: line) <= width ? [line] : parts).map { paint(truncate($0, toWidth: width), .faint) }
    }

    /// Days in a row with the same finding, a line each.
    private func findings(_ panel: ChartSpecification.Panel, _ days: [CivilDate]) -> [String] {
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
                let span = place == end ? "\(text(days[place]))" : "\(text(days[place])) to \(text(days[end]))"
                let held = finding == "gap" ? "none" : formatDecimal(counts, places: 0, grouped: true)
                lines.append("\(sign(finding)) \(span)  \(series.name): \(finding), \(held)")
                place = end + 1
            }
        }
        let shown = lines.prefix(Self.mostListed).map {
            SafeText.escapedForTerminal(truncate($0, toWidth: width))
        }
        let rest = lines.count - shown.count
        return shown + (rest > 0 ? ["and \(formatInteger(rest, grouped: true)) more"] : [])
    }

    private func text(_ day: CivilDate) -> String {
        TimeFormat.date.text(Instant(milliseconds: Int64(day.daysSince1970) * 86_400_000), in: .utc)
    }
}
