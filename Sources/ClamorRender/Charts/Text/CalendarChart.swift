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
        let isWide = panel.series.contains { $0.values.contains { ($0 ?? 0) < 0 } }
        let bands = CalendarBands(
            first: times.zone.date(of: first), last: times.zone.date(of: last), room: width - Self.margin,
            isWide: isWide)
        let days = times.starts.map { times.zone.date(of: $0) }
        for series in panel.series {
            let title = CalendarSeries.title(series, panel.format, on: self)
            paragraph(title, into: &grid, ink: .strong, from: grid.height + 1)
            let shades = CalendarSeries(series, isCount: panel.format.type == .integer, on: self)
            draw(shades, days, bands, into: &grid)
        }
        grid.grow(to: grid.height + 1)
        key(panel, into: &grid)
        for line in CalendarFindings.lines(panel, days, on: self) { grid.put(fitted(line), x: 0, y: grid.height) }
        footer.say("from \(times.label(of: 0)) to \(times.label(of: times.starts.count - 1))")
    }

    private static let margin = 5

    /// Band under band, the year at the left where there is more than one.
    private func draw(_ series: CalendarSeries, _ days: [CivilDate], _ bands: CalendarBands, into grid: inout CellGrid)
    {
        var places: [Int: Int] = [:]
        for (place, day) in days.enumerated() { places[day.daysSince1970] = place }
        for band in bands.all {
            let y = grid.height
            grid.grow(to: y + 8)
            if bands.hasYears { grid.put(String(band.year), x: 0, y: y, .faint) }
            for label in band.months(cell: bands.cell, room: width - Self.margin) {
                grid.put(label.text, x: Self.margin + Int(label.at), y: y, .faint)
            }
            for weekday in 0..<7 {
                grid.put(CalendarNames.weekdays[weekday], x: 0, y: y + 1 + weekday, .faint)
                for week in 0..<band.weeks {
                    let day = band.monday + week * 7 + weekday
                    guard band.days.contains(day), let place = places[day] else { continue }
                    let sign = series.sign(at: place)
                    grid.put(sign.text, x: Self.margin + week * bands.cell, y: y + 1 + weekday, sign.ink)
                }
            }
        }
    }

    private func key(_ panel: ChartPanel, into grid: inout CellGrid) {
        let findings = panel.series.flatMap { $0.findings.compactMap { $0 } }
        let values = panel.series.flatMap { $0.values.compactMap { $0 } }
        var parts = ["\(CalendarSeries.none(on: self)) none"] + CalendarSeries.key(panel, on: self)
        if values.contains(where: { $0 < 0 }) {
            parts.append("\(CalendarSeries.shades(on: self)[2])- below zero, shaded alike")
        }
        for finding in ["gap", "drop"] where findings.contains(finding) {
            parts.append("\(CalendarSeries.sign(of: finding, on: self)) \(finding)")
        }
        var x = 0
        var y = grid.height
        for part in parts {
            if x > 0, x + displayWidth(of: part) > width { (x, y) = (0, y + 1) }
            x = grid.put(part, x: x, y: y, .faint) + 3
        }
    }
}

/// Days in a row with the same finding, a line each.
private enum CalendarFindings {
    private static let mostListed = 20

    static func lines(_ panel: ChartPanel, _ days: [CivilDate], on canvas: TextCanvas) -> [String] {
        let lines = panel.findings { text(days[$0]) }.map {
            "\(CalendarSeries.sign(of: $0.finding, on: canvas)) \($0.text)"
        }
        let rest = lines.count - min(lines.count, mostListed)
        return Array(lines.prefix(mostListed)) + (rest > 0 ? ["and \(formatInteger(rest, grouped: true)) more"] : [])
    }

    private static func text(_ day: CivilDate) -> String {
        TimeFormat.date.text(Instant(milliseconds: Int64(day.daysSince1970) * 86_400_000), in: .utc)
    }
}
