import ClamorColumns

extension SVGPicture {
    private static let rowHeight = 34.0

    /// A row for each series: its name, a small line on a scale of its own, its last, least and largest value.
    mutating func drawSparks(_ panel: ChartPanel) {
        let size = Self.fontSize
        let gutter = min(innerWidth / 4, (panel.series.map { TextMeasure.width($0.name) }.max() ?? 0) + 2)
        let rows = panel.series.map { series -> [String] in
            let held = series.values.compactMap { $0 }
            return [held.last, held.min(), held.max()].map { cells.figure($0, panel.format) }
        }
        let heads = ["last", "least", "most"]
        let widths = heads.indices.map { column in
            (rows.map { TextMeasure.width($0[column], isBold: column == 0) } + [TextMeasure.width(heads[column])]).max()
                ?? 0
        }
        var ends: [Double] = []
        var end = width - Self.margin
        for column in heads.indices.reversed() {
            ends.insert(end, at: 0)
            end -= widths[column] + 18
        }
        let left = Self.margin + gutter + 12
        let across = max(40, end - left - 6)
        for (head, end) in zip(heads, ends) { write(head, end, y + 10, .faint, anchor: .end, size: Self.smallSize) }
        write(panel.title, Self.margin, y + 10, .faint, size: Self.smallSize, room: gutter + across)
        y += 18
        for (series, texts) in zip(panel.series, rows) {
            let middle = y + Self.rowHeight / 2 + 4
            write(series.name, Self.margin, middle, size: size, room: gutter)
            let box = SVGBox(x: left, y: y + 4, width: across, height: Self.rowHeight - 8)
            drawSpark(series.values, series.isBefore ? .rest : series.ink, box)
            hover(box, title: tip(series.name, sparkRange, "\(texts[1]) to \(texts[2]), last \(texts[0])"))
            for (column, text) in texts.enumerated() {
                write(text, ends[column], middle, column == 0 ? .plain : .faint, anchor: .end, isBold: column == 0)
            }
            y += Self.rowHeight
        }
        y += 4
        say("each line is scaled on its own, from zero where nothing is below it")
        if case .times(let times) = chart.axis, let last = times.starts.indices.last {
            say("from \(times.label(of: 0)) to \(times.label(of: last))")
        }
    }

    private var sparkRange: String {
        guard chart.axis.count > 0 else { return "" }
        return "\(name(of: 0)) to \(name(of: chart.axis.count - 1))"
    }

    /// A line without axes, filled down to zero where nothing is below it; its last value is a dot.
    mutating func drawSpark(_ values: [Double?], _ ink: Ink, _ box: SVGBox) {
        let held = values.compactMap { $0 }.filter(\.isFinite)
        guard let least = held.min(), let most = held.max() else { return }
        let low = least >= 0 ? 0 : least
        let span = most > low ? most - low : 1
        let step = values.count > 1 ? (box.width - 6) / Double(values.count - 1) : 0
        var runs: [[(x: Double, y: Double)]] = [[]]
        for (index, value) in values.enumerated() {
            guard let value, value.isFinite else {
                if runs[runs.count - 1].count > 0 { runs.append([]) }
                continue
            }
            let share = most > low ? (value - low) / span : low == 0 && most == 0 ? 0 : 0.5
            runs[runs.count - 1].append((box.x + 3 + Double(index) * step, box.y + (1 - share) * box.height))
        }
        if runs[runs.count - 1].isEmpty { runs.removeLast() }
        var outline = ""
        for run in runs where run.count > 1 {
            let path = "M" + Self.thinned(run).map { "\(pixels($0.x)) \(pixels($0.y))" }.joined(separator: "L")
            outline += path
            if least >= 0 {
                let foot = pixels(box.y + box.height)
                fill("\(path)L\(pixels(run[run.count - 1].x)) \(foot)L\(pixels(run[0].x)) \(foot)Z", ink, opacity: 0.14)
            }
        }
        stroke(outline, ink, width: 1.5)
        for run in runs where run.count == 1 { circle(run[0].x, run[0].y, 1.8, ink) }
        if let last = runs.last?.last { circle(last.x, last.y, 2.4, ink) }
    }

    /// Least and largest of what shares a pixel.
    private static func thinned(_ run: [(x: Double, y: Double)]) -> [(x: Double, y: Double)] {
        var kept: [(x: Double, y: Double)] = []
        var index = 0
        while index < run.count {
            var (high, low) = (index, index)
            var next = index + 1
            while next < run.count, Int(run[next].x) == Int(run[index].x) {
                if run[next].y < run[high].y { high = next }
                if run[next].y > run[low].y { low = next }
                next += 1
            }
            kept.append(run[min(high, low)])
            if high != low { kept.append(run[max(high, low)]) }
            index = next
        }
        return kept
    }
}
