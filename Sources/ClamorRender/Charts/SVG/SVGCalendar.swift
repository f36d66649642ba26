import ClamorColumns
import ClamorText
import ClamorTime

extension SVGPicture {
    private static let daySize = 14.0
    private static let leastDaySize = 12.0
    /// Spans of days with a finding that are listed.
    private static let mostListed = 20

    /// A calendar for each series: a row for each weekday, a column for each week; a band for each year, or bands of
    /// weeks below each other where they do not fit.
    mutating func drawCalendar(_ panel: ChartPanel) {
        guard case .times(let times) = chart.axis, !times.starts.isEmpty else { return }
        let days = times.starts.map { times.zone.date(of: $0) }
        for series in panel.series {
            for line in TextMeasure.lines(header(of: series, panel.format), in: innerWidth, isBold: true) {
                write(line, Self.margin, y + 13, .strong, isBold: true)
                y += 18
            }
            y += 4
            let shades = Self.shades(of: series)
            drawCalendar(series, days, panel.format, shades)
            drawKey(shades, panel.format, x: Self.margin + 34)
            markup.newLine()
        }
        drawSigns(panel)
        listFindings(panel, days)
    }

    /// What the days hold together: a sum of counts; means have no sum, but a range.
    private func header(of series: ChartSeries, _ format: ColumnInfo) -> String {
        let known = series.values.compactMap { $0 }
        let days = "of \(series.values.count) days"
        guard let low = known.min(), let high = known.max() else { return "\(series.name): on 0 \(days)" }
        guard format.type == .integer else {
            return "\(series.name): \(cells.figure(low, format)) to \(cells.figure(high, format)) "
                + "on \(known.count) \(days)"
        }
        let total = cells.figure(known.reduce(0, +), format)
        return "\(series.name): \(total) on \(known.count { $0 > 0 }) \(days), at most \(cells.figure(high, format))"
    }

    private mutating func drawCalendar(
        _ series: ChartSeries, _ days: [CivilDate], _ format: ColumnInfo, _ shades: SVGShades
    ) {
        let range = days[0].daysSince1970...days[days.count - 1].daysSince1970
        let left = Self.margin + 34
        let room = width - Self.margin - left
        // A whole year in a row is worth days a little smaller.
        let size =
            SVGCalendarBand.areByYear(range)
            ? max(Self.leastDaySize, min(Self.daySize, room / Double(SVGCalendarBand.weeksOfYear))) : Self.daySize
        var places: [Int: Int] = [:]
        for (place, day) in days.enumerated() { places[day.daysSince1970] = place }
        for band in SVGCalendarBand.bands(range, fitting: max(4, Int(room / size + 1e-9))) {
            drawMonths(band, left, size)
            y += 16
            for weekday in 0..<7 {
                let top = y + Double(weekday) * size
                if weekday % 2 == 0 {
                    write(CalendarNames.weekdays[weekday], Self.margin, top + size - 3.5, .faint, size: Self.smallSize)
                }
                for week in 0..<band.weeks {
                    let day = band.monday + week * 7 + weekday
                    guard band.days.contains(day), let place = places[day] else { continue }
                    let box = SVGBox(x: left + Double(week) * size, y: top, width: size - 2, height: size - 2)
                    drawDay(series, place, box, shades, format)
                }
            }
            y += 7 * size + 8
        }
    }

    /// Even steps from 0 to the largest size.
    private static func shades(of series: ChartSeries) -> SVGShades {
        let peak = series.values.compactMap { $0.map(abs) }.filter(\.isFinite).max() ?? 0
        return SVGShades(
            ValueScale(lower: 0, upper: peak > 0 ? peak : 1),
            hasNegative: series.values.contains { $0.map { $0 < 0 } ?? false })
    }

    /// Names of months above the weeks in which they begin, as far as they have room.
    private mutating func drawMonths(_ band: SVGCalendarBand, _ left: Double, _ size: Double) {
        var free = left
        let first = CivilDate(daysSince1970: band.days.lowerBound)
        write(String(first.year), Self.margin, y + 11, .faint, size: Self.smallSize)
        for week in 0..<band.weeks {
            let monday = band.monday + week * 7
            guard band.days.overlaps(monday...monday + 6) else { continue }
            let shown = band.days.clamped(to: monday...monday + 6)
            let start = CivilDate(daysSince1970: shown.lowerBound)
            let end = CivilDate(daysSince1970: shown.upperBound)
            guard start.day == 1 || start.month != end.month || shown.lowerBound == band.days.lowerBound else {
                continue
            }
            let text = CalendarNames.months[end.month - 1] + (end.year == first.year ? "" : " \(end.year)")
            let x = left + Double(week) * size
            let length = TextMeasure.width(text, size: Self.smallSize)
            guard x >= free, x + length <= width - 4 else { continue }
            write(text, x, y + 11, .faint, size: Self.smallSize)
            free = x + length + 4
        }
    }

    private mutating func drawDay(
        _ series: ChartSeries, _ place: Int, _ box: SVGBox, _ shades: SVGShades, _ format: ColumnInfo
    ) {
        let finding = series.findings.indices.contains(place) ? series.findings[place] : nil
        let value = series.values[place]
        let title = tip(name(of: place), finding, cells.figure(value, format))
        // No mentions are nothing; an average of zero is something.
        if let value, value != 0 || format.type != .integer, finding == nil, let ink = shades.ink(value) {
            rectangle(box, ink, radius: 2, title: title)
            writeSide(ink, box)
            if isPartial(place) { hatch(box, title: title) }
            return
        }
        hover(box, title: title)
        let middle = box.x + box.width / 2
        if let finding {
            frame(box, .negative, radius: 2)
            write(
                finding == "gap" ? "×" : "▾", middle, box.y + 10, .negative, anchor: .middle, isBold: true)
        } else if value != nil {
            frame(box, .level(1), radius: 2)
        } else {
            write(cells.missing, middle, box.y + 10, .faint, anchor: .middle)
        }
    }

    /// What is not a shade: days without any, and findings.
    private mutating func drawSigns(_ panel: ChartPanel) {
        var x = Self.margin + 34
        let found = panel.series.flatMap { $0.findings.compactMap { $0 } }
        let hasZero = panel.format.type == .integer && panel.series.contains { $0.values.contains(0) }
        if hasZero {
            frame(SVGBox(x: x, y: y, width: 12, height: 12), .level(1), radius: 2)
            write("0", x + 16, y + 10, .faint, size: Self.smallSize)
            x += 42
        }
        for (sign, name) in [("×", "gap"), ("▾", "drop")] where found.contains(name) {
            write(sign, x, y + 10, .negative, isBold: true)
            write(name, x + 14, y + 10, .faint, size: Self.smallSize)
            x += TextMeasure.width(name, size: Self.smallSize) + 32
        }
        if x > Self.margin + 34 { y += 24 }
    }

    /// Days in a row with the same finding, a line each.
    private mutating func listFindings(_ panel: ChartPanel, _ days: [CivilDate]) {
        let lines = panel.findings { name(of: $0) }.map { "\($0.finding == "gap" ? "×" : "▾") \($0.text)" }
        for line in lines.prefix(Self.mostListed) { paragraph(line, .plain, size: Self.fontSize) }
        if lines.count > Self.mostListed {
            paragraph("and \(formatInteger(lines.count - Self.mostListed, grouped: true)) more")
        }
    }
}
