import ClamorColumns
import ClamorQuery

/// Where lying bars are: names to the left, values behind them.
private struct SVGBarRows {
    let left: Double
    let right: Double
    let ticks: Ticks

    func x(_ value: Double) -> Double? {
        let share = ticks.share(of: value)
        return share.isFinite ? left + max(0, min(1, share)) * (right - left) : nil
    }

    func isCut(_ value: Double) -> Bool {
        let share = ticks.share(of: value)
        return share > 1 + 1e-9 || share < -1e-9
    }

    var base: Double { x(0) ?? left }
}

extension SVGPicture {
    private static let barHeight = 16.0
    private static let beforeHeight = 6.0

    /// A row for each name or bucket: beside each other, or upon each other as parts.
    mutating func drawLyingBars(_ panel: ChartPanel) {
        let isStacked = chart.kind.isStacked
        let names = (0..<chart.axis.count).map(name)
        let gutter = min(innerWidth / 3, (names.map { TextMeasure.width($0) }.max() ?? 0) + 2)
        let values = names.indices.map { ends(panel, $0, isStacked) }
        let behind = (values.map { TextMeasure.width($0.above) }.max() ?? 0) + 8
        let before = (values.map { TextMeasure.width($0.below) }.max() ?? 0)
        let left = Self.margin + gutter + 8 + (before > 0 ? before + 8 : 0)
        let right = max(left + 40, width - Self.margin - behind)
        let ticks = panel.scale.ticks(count: max(2, Int((right - left) / 90)), of: panel.format)
        let rows = SVGBarRows(left: left, right: right, ticks: ticks)
        let heights =
            isStacked ? [Self.barHeight + 2] : panel.series.map { $0.isBefore ? Self.beforeHeight : Self.barHeight }
        let each = heights.reduce(0, +) + (panel.series.count > 1 && !isStacked ? 10 : 6)
        let top = y + 4
        let bottom = top + each * Double(names.count)
        for (value, label) in zip(ticks.values, AxisLabels.texts(ticks, unit(of: panel))) {
            guard let x = rows.x(value) else { continue }
            line(x, top, x, bottom, .faint, opacity: value == 0 ? 0.9 : 0.25)
            write(label, x, bottom + 14, .faint, anchor: .middle, size: Self.smallSize)
        }
        for (position, name) in names.enumerated() {
            let start = top + each * Double(position)
            write(name, Self.margin + gutter, start + each / 2 + 4, anchor: .end, room: gutter)
            if isStacked {
                drawLyingStack(panel, position, rows, SVGBox(x: left, y: start + 3, width: 0, height: heights[0]))
                let box = SVGBox(x: left, y: start, width: 0, height: each)
                if !values[position].above.isEmpty {
                    writeEnd(values[position].above, position, panel, rows, box, isAbove: true)
                }
                if !values[position].below.isEmpty {
                    writeEnd(values[position].below, position, panel, rows, box, isAbove: false)
                }
                continue
            }
            var place = start + (each - heights.reduce(0, +)) / 2
            for (series, height) in zip(panel.series, heights) {
                drawLyingBar(panel, series, position, rows, SVGBox(x: left, y: place, width: 0, height: height))
                place += height
            }
        }
        y = bottom + 24
        drawLegend(panel, shape: .box, isNamed: panel.series.count { !$0.isBefore } < 2)
    }

    /// The texts behind a row's longest bars above and below zero.
    private func ends(_ panel: ChartPanel, _ position: Int, _ isStacked: Bool) -> (above: String, below: String) {
        if isStacked {
            let parts = panel.parts(at: position, kind: chart.kind)
            guard chart.kind != .pct else { return ("", "") }
            // The first part of a side ends beside zero: it is no sum of the other side.
            let above = max(0, parts.map(\.to).max() ?? 0)
            let below = min(0, parts.map(\.to).min() ?? 0)
            if chart.kind == .diverge {
                // What is neither positive nor negative has no sign.
                let isSigned = !parts.contains { panel.series[$0.series].ink == .neutral }
                return (
                    above > 0 ? (isSigned ? "+" : "") + cells.figure(above, panel.format) : "",
                    below < 0 ? cells.figure(below, panel.format) : ""
                )
            }
            return (parts.isEmpty ? cells.missing : cells.figure(above + below, panel.format), "")
        }
        func widest(_ values: [Double]) -> String {
            values.map { cells.figure($0, panel.format) }
                .max { TextMeasure.width($0) < TextMeasure.width($1) } ?? ""
        }
        let values = panel.series.filter { !$0.isBefore }.compactMap { $0.values[position] }
        return (widest(values.filter { $0 >= 0 }), widest(values.filter { $0 < 0 }))
    }

    private mutating func writeEnd(
        _ text: String, _ position: Int, _ panel: ChartPanel, _ rows: SVGBarRows, _ row: SVGBox, isAbove: Bool
    ) {
        let ends = panel.parts(at: position, kind: chart.kind).map(\.to)
        let end = isAbove ? max(0, ends.max() ?? 0) : min(0, ends.min() ?? 0)
        guard let x = rows.x(end) else { return }
        write(
            text, isAbove ? x + 6 : x - 6, row.y + row.height / 2 + 4, anchor: isAbove ? .start : .end)
    }

    private mutating func drawLyingBar(
        _ panel: ChartPanel, _ series: ChartSeries, _ position: Int, _ rows: SVGBarRows, _ row: SVGBox
    ) {
        let middle = row.y + row.height / 2
        guard let value = series.values[position], let end = rows.x(value) else {
            if !series.isBefore { write(cells.missing, rows.base + 5, middle + 4, isBold: true) }
            return
        }
        let box = SVGBox(
            x: min(rows.base, end) - (value < 0 && abs(end - rows.base) < 0.75 ? 0.75 : 0), y: row.y + 1,
            width: value == 0 ? 0 : max(0.75, abs(end - rows.base)), height: row.height - 2)
        let title = tip(
            name(of: position), panel.series.count > 1 ? series.name : nil, figure(series, position, panel.format))
        // Alone, the colour is free to tell the sign.
        let isAlone = panel.series.count { !$0.isBefore } == 1
        rectangle(
            box, isAlone && value < 0 ? .negative : series.ink, opacity: series.isBefore ? 0.35 : nil, title: title)
        if isPartial(position) { hatch(box, title: title) }
        guard !series.isBefore else { return }
        var reach = end
        if let low = series.interval?.low[position].flatMap(rows.x),
            let high = series.interval?.high[position].flatMap(rows.x)
        {
            whisker(low, high, middle)
            reach = value < 0 ? min(end, low) : max(end, high)
        }
        if rows.isCut(value) { drawLyingCut(end, middle, isRight: value > 0) }
        let isAbove = value >= 0
        write(
            cells.figure(value, panel.format), reach + (isAbove ? 6 : -6), middle + 4, anchor: isAbove ? .start : .end)
    }

    private mutating func drawLyingStack(
        _ panel: ChartPanel, _ position: Int, _ rows: SVGBarRows, _ row: SVGBox
    ) {
        let parts = panel.parts(at: position, kind: chart.kind)
        for part in parts {
            guard let from = rows.x(part.from), let to = rows.x(part.to) else { continue }
            let series = panel.series[part.series]
            let box = SVGBox(x: min(from, to), y: row.y, width: abs(to - from), height: row.height - 2)
            let title = tip(name(of: position), series.name, partText(part, series, position, panel))
            rectangle(box, series.ink, title: title)
            if isPartial(position) { hatch(box, title: title) }
            if box.width > 3 {
                markup.empty(
                    "path",
                    [
                        ("d", "M\(pixels(to)) \(pixels(box.y))V\(pixels(box.y + box.height))"), ("stroke", "#ffffff"),
                        ("class", "seam"),
                    ])
            }
            let inside =
                chart.kind == .pct
                ? "\(AxisLabels.number(abs(part.to - part.from).rounded(), step: 1))%"
                : cells.figure(series.values[position], panel.format)
            // Alone on its side of a diverging bar, a part is as large as the sum at its end.
            let isToldOutside =
                chart.kind == .diverge && parts.count { ($0.to > $0.from) == (part.to > part.from) } == 1
            if !isToldOutside, TextMeasure.width(inside, size: Self.smallSize) + 6 <= box.width {
                write(
                    inside, box.x + box.width / 2, box.y + box.height / 2 + 4, anchor: .middle, size: Self.smallSize,
                    upon: series.ink)
            }
            if rows.isCut(part.to) { drawLyingCut(to, row.y + row.height / 2, isRight: part.to > 0) }
        }
    }

    /// An arrow's head at the end of a bar that goes on beyond the plot.
    private mutating func drawLyingCut(_ x: Double, _ y: Double, isRight: Bool) {
        let (foot, tip) = isRight ? (x - 5, x) : (x + 5, x)
        fill(
            "M\(pixels(tip)) \(pixels(y))L\(pixels(foot)) \(pixels(y - 5))V\(pixels(y + 5))Z", .plain,
            title: "goes on beyond the scale")
    }
}
