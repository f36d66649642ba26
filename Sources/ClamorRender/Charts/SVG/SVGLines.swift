import ClamorColumns
import ClamorQuery

extension SVGPicture {
    /// A line for each series; the period before is dashed, an interval is a band.
    mutating func drawLines(_ panel: ChartPanel, _ index: Int) {
        let present = panel.series.filter { !$0.isBefore }
        let room = endRoom(for: panel.needsNames(in: chart) ? present.map { Self.signed($0.name, $0.ink) } : [])
        let markRoom = chart.marks.isEmpty ? 8.0 : 22
        let frame = SVGFrame(panel, in: self, top: y + markRoom, right: room ?? 0, hasBands: false)
        drawScale(frame)
        drawMarks(index, frame)
        for series in present { drawBand(series, frame) }
        var ends: [SVGEnd] = []
        for series in panel.series.filter(\.isBefore) + present {
            let curve = SVGCurve(series.values, frame, isPartial: isPartial)
            // So many values are a band rather than a line; thinner strokes keep what is in it apart.
            let width = series.isBefore || series.values.count > Int(frame.width) ? 1.2 : 2
            stroke(
                curve.path, series.ink, width: width, dash: series.isBefore ? "5 4" : nil,
                opacity: series.isBefore ? 0.75 : nil)
            stroke(curve.dashed, series.ink, width: width, dash: "2 3")
            let known = series.values.count { $0 != nil }
            for point in curve.alone { circle(point.x, point.y, 3, series.ink) }
            if known <= 40, known > curve.alone.count, !series.isBefore { drawDots(series, frame) }
            if !series.isBefore, let end = curve.end {
                ends.append(SVGEnd(name: Self.signed(series.name, series.ink), ink: series.ink, x: end.x, y: end.y))
            }
        }
        drawHovers(panel, frame)
        markup.newLine()
        let isNamed = room ?? 0 > 0 && drawEnds(ends, frame)
        drawPositions(frame)
        drawLegend(panel, shape: .line, isNamed: isNamed || !panel.needsNames(in: chart))
    }

    private mutating func drawDots(_ series: ChartSeries, _ frame: SVGFrame) {
        for (x, value) in zip(frame.positions, series.values) {
            guard let share = value.flatMap(frame.share), (0...1).contains(share) else { continue }
            circle(x, frame.y(share: share), 2.4, series.ink)
        }
    }

    private mutating func drawBand(_ series: ChartSeries, _ frame: SVGFrame) {
        guard let interval = series.interval else { return }
        var run: [(x: Double, low: Double, high: Double)] = []
        var alone: [(x: Double, low: Double, high: Double)] = []
        var path = ""
        func close() {
            if run.count == 1 { alone += run }
            if run.count > 1 {
                let there = run.map { "\(pixels($0.x)) \(pixels($0.high))" }
                let back = run.reversed().map { "\(pixels($0.x)) \(pixels($0.low))" }
                path += "M" + (there + back).joined(separator: "L") + "Z"
            }
            run = []
        }
        for (position, x) in frame.positions.enumerated() {
            guard let low = interval.low[position].flatMap(frame.y), let high = interval.high[position].flatMap(frame.y)
            else {
                close()
                continue
            }
            run.append((x, low, high))
        }
        close()
        fill(path, series.ink, opacity: 0.16)
        // Between gaps there is no stretch to be filled.
        for point in alone { uprightWhisker(point.x, point.high, point.low) }
    }

    /// Boxes over the whole height that tell all series' values; where there are too many positions, each stands for some
    /// of them and tells their range.
    mutating func drawHovers(_ panel: ChartPanel, _ frame: SVGFrame) {
        let count = frame.positions.count
        guard count > 0 else { return }
        let most = max(40, 400 / max(1, panel.series.count))
        let each = (count + most - 1) / most
        for first in stride(from: 0, to: count, by: each) {
            let last = min(count, first + each) - 1
            let lines = panel.series.compactMap { hoverText($0, first...last, panel.format, panel.series.count > 1) }
            guard !lines.isEmpty else { continue }
            let time = name(of: first) + (last > first ? " to \(name(of: last))" : "")
            // From half-way to the neighbours on both sides.
            let left = first > 0 ? (frame.positions[first - 1] + frame.positions[first]) / 2 : frame.left
            let right = last + 1 < count ? (frame.positions[last] + frame.positions[last + 1]) / 2 : frame.right
            let box = SVGBox(x: left, y: frame.top, width: max(0.5, right - left), height: frame.height)
            hover(box, title: ([time] + lines).joined(separator: "\n"))
        }
    }

    private func hoverText(
        _ series: ChartSeries, _ range: ClosedRange<Int>, _ format: ColumnInfo, _ isNamed: Bool
    ) -> String? {
        let name = isNamed ? "\(series.name): " : ""
        if range.count == 1 {
            return series.values[range.lowerBound] == nil ? nil : name + figure(series, range.lowerBound, format)
        }
        let held = series.values[range].compactMap { $0 }
        guard let low = held.min(), let high = held.max() else { return nil }
        return name
            + (low == high
                ? cells.figure(low, format) : "\(cells.figure(low, format)) to \(cells.figure(high, format))")
    }
}
