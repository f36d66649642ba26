import ClamorColumns
import ClamorText
import ClamorTime

extension SVGPicture {
    private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    private static let daySize = 14.0
    /// Spans of days with a finding that are listed.
    private static let mostListed = 20

    /// A calendar for each series: a row for each weekday, a column for each week; bands of weeks below each other where
    /// they do not fit.
    mutating func drawCalendar(_ panel: ChartPanel) {
        guard case .times(let times) = chart.axis, !times.starts.isEmpty else { return }
        let days = times.starts.map { times.zone.date(of: $0) }
        for series in panel.series {
            let total = series.values.reduce(0) { $0 + ($1 ?? 0) }
            let active = series.values.count { $0 ?? 0 != 0 }
            let sum = formatDecimal(total, places: total == total.rounded() ? 0 : 1, grouped: true)
            write(
                "\(series.name): \(sum) on \(active) of \(series.values.count) days", Self.margin, y + 13, .strong,
                isBold: true, room: innerWidth)
            y += 22
            drawCalendar(series, days, panel.format)
            markup.newLine()
        }
        drawCalendarKey(panel)
        listFindings(panel, days)
    }

    private mutating func drawCalendar(_ series: ChartSeries, _ days: [CivilDate], _ format: ColumnInfo) {
        let monday = days[0].daysSince1970 - (days[0].weekday - 1)
        let weeks = (days[days.count - 1].daysSince1970 - monday) / 7 + 1
        let left = Self.margin + 34
        let fitting = max(4, Int((width - Self.margin - left) / Self.daySize))
        let shades = Self.shades(of: series)
        var places: [Int: Int] = [:]
        for (place, day) in days.enumerated() { places[day.daysSince1970] = place }
        for band in stride(from: 0, to: weeks, by: fitting) {
            let shown = band..<min(weeks, band + fitting)
            drawMonths(shown, monday, days[days.count - 1], left)
            y += 16
            for weekday in 0..<7 {
                let top = y + Double(weekday) * Self.daySize
                if weekday % 2 == 0 {
                    write(Self.weekdays[weekday], Self.margin, top + 10.5, .faint, size: Self.smallSize)
                }
                for week in shown {
                    guard let place = places[monday + week * 7 + weekday] else { continue }
                    let box = SVGBox(
                        x: left + Double(week - shown.lowerBound) * Self.daySize, y: top, width: Self.daySize - 2,
                        height: Self.daySize - 2)
                    drawDay(series, place, box, shades, format)
                }
            }
            y += 7 * Self.daySize + 8
        }
    }

    /// Shades up to the value that all but one day in twenty stay below: a single peak does not make all others pale.
    private static func shades(of series: ChartSeries) -> SVGShades {
        let sizes = series.values.compactMap { $0.map(abs) }.filter { $0 > 0 }.sorted()
        let peak = sizes.isEmpty ? 1 : sizes[(sizes.count - 1) * 19 / 20]
        return SVGShades(
            ValueScale(lower: 0, upper: peak), hasNegative: series.values.contains { $0.map { $0 < 0 } ?? false })
    }

    /// Names of months above the weeks in which they begin, as far as they have room.
    private mutating func drawMonths(_ weeks: Range<Int>, _ monday: Int, _ last: CivilDate, _ left: Double) {
        var free = left
        let year = CivilDate(daysSince1970: min(monday + weeks.lowerBound * 7 + 6, last.daysSince1970)).year
        write(String(year), Self.margin, y + 11, .faint, size: Self.smallSize)
        for week in weeks {
            let start = CivilDate(daysSince1970: monday + week * 7)
            let end = CivilDate(daysSince1970: min(monday + week * 7 + 6, last.daysSince1970))
            guard start.day == 1 || start.month != end.month || week == weeks.lowerBound else { continue }
            let date = week == weeks.lowerBound && start.month == end.month ? start : end
            let text = Self.months[date.month - 1] + (date.year == year ? "" : " \(date.year)")
            let x = left + Double(week - weeks.lowerBound) * Self.daySize
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
        if let value, value != 0, finding == nil, let ink = shades.ink(value) {
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

    private mutating func drawCalendarKey(_ panel: ChartPanel) {
        var x = Self.margin + 34
        func next(_ text: String) -> Double {
            defer { x += TextMeasure.width(text, size: Self.smallSize) + 18 }
            return x
        }
        func wrap(_ room: Double) {
            guard x + room > width - Self.margin else { return }
            x = Self.margin + 34
            y += 18
        }
        let hasNegative = panel.series.contains { $0.values.contains { $0.map { $0 < 0 } ?? false } }
        let inks = hasNegative ? (-Ink.sides...Ink.sides).map { Ink.side($0) } : (0..<Ink.levels).map { Ink.level($0) }
        for ink in inks {
            rectangle(SVGBox(x: x, y: y, width: 12, height: 12), ink, radius: 2)
            writeSide(ink, SVGBox(x: x, y: y, width: 12, height: 12))
            x += 14
        }
        x += 4
        let few = "few to many of each series"
        wrap(TextMeasure.width(few, size: Self.smallSize))
        write(few, next(few), y + 10, .faint, size: Self.smallSize)
        wrap(30)
        frame(SVGBox(x: x, y: y, width: 12, height: 12), .level(1), radius: 2)
        x += 16
        write("0", next("0"), y + 10, .faint, size: Self.smallSize)
        let found = panel.series.flatMap { $0.findings.compactMap { $0 } }
        for (sign, name) in [("×", "gap"), ("▾", "drop")] where found.contains(name) {
            wrap(50)
            write(sign, x, y + 10, .negative, isBold: true)
            x += 14
            write(name, next(name), y + 10, .faint, size: Self.smallSize)
        }
        y += 24
    }

    /// Days in a row with the same finding, a line each.
    private mutating func listFindings(_ panel: ChartPanel, _ days: [CivilDate]) {
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
                let count = series.values[place...end].reduce(0) { $0 + ($1 ?? 0) }
                let span = place == end ? name(of: place) : "\(name(of: place)) to \(name(of: end))"
                let held = finding == "gap" ? "none" : formatDecimal(count, places: 0, grouped: true)
                lines.append("\(finding == "gap" ? "×" : "▾") \(span)  \(series.name): \(finding), \(held)")
                place = end + 1
            }
        }
        for line in lines.prefix(Self.mostListed) { paragraph(line, .plain, size: Self.fontSize) }
        if lines.count > Self.mostListed {
            paragraph("and \(formatInteger(lines.count - Self.mostListed, grouped: true)) more")
        }
    }
}
