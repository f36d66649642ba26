import ClamorColumns
import ClamorQuery

extension SVGPicture {
    /// Upright bars: beside each other, or upon each other as parts.
    mutating func drawColumns(_ panel: ChartPanel, _ index: Int) {
        let present = panel.series.filter { !$0.isBefore }
        let isStacked = chart.kind.isStacked
        let names = isStacked && present.count > 1 ? present.map { Self.signed($0.name, $0.ink) } : []
        let room = endRoom(for: names)
        let markRoom = chart.marks.isEmpty ? 14.0 : 22
        let frame = SVGFrame(panel, in: self, top: y + markRoom, right: room ?? 0, hasBands: true)
        drawScale(frame)
        let positions = frame.drawn { position in
            let values = panel.series.compactMap { $0.values[position] }
            return values.isEmpty ? nil : isStacked ? values.reduce(0) { $0 + abs($1) } : values.map(abs).max()
        }
        if positions.count < frame.positions.count, frame.positions.count > Int(frame.width) {
            say("several bars share a pixel; the largest of them is drawn")
        }
        var ends: [SVGEnd] = []
        if isStacked {
            for position in positions {
                let drawn = drawStack(panel, position, frame)
                if position == positions.last { ends = drawn }
            }
        } else {
            for position in positions { drawGroup(panel, position, frame) }
        }
        if frame.ticks.values.contains(0) { line(frame.left, frame.base, frame.right, frame.base, .faint) }
        drawMarks(index, frame)
        markup.newLine()
        let isNamed = room ?? 0 > 0 && ends.count == present.count && drawEnds(ends, frame)
        drawPositions(frame)
        drawLegend(panel, shape: .box, isNamed: isNamed || present.count < 2)
    }

    /// The share of a position that bars take: all of it where they are too thin for gaps, or touch as bins do.
    private func filled(_ band: Double) -> Double {
        if case .bins = chart.axis { return max(1, band - 1) }
        return band < 3 ? max(1, band) : min(band * 0.78, 90)
    }

    private mutating func drawGroup(_ panel: ChartPanel, _ position: Int, _ frame: SVGFrame) {
        let all = filled(frame.band)
        let each = all / Double(max(1, panel.series.count))
        for (rank, series) in panel.series.enumerated() {
            guard let value = series.values[position], let end = frame.y(value) else { continue }
            let x = frame.positions[position] - all / 2 + Double(rank) * each
            let base = frame.base
            var box = SVGBox(
                x: x, y: min(base, end), width: max(0.4, each - (each > 4 && panel.series.count > 1 ? 1 : 0)),
                height: abs(end - base))
            if value != 0, box.height < 0.75 {
                box.y = value > 0 ? base - 0.75 : base
                box.height = 0.75
            }
            let title = tip(
                name(of: position), panel.series.count > 1 ? series.name : nil, figure(series, position, panel.format))
            rectangle(box, series.ink, opacity: series.isBefore ? 0.35 : nil, title: title)
            if isPartial(position) { hatch(box, title: title) }
            if let share = frame.share(value), share > 1 + 1e-9 || share < -1e-9 { drawCut(box, isUp: value > 0) }
            if each >= 5, let low = series.interval?.low[position].flatMap(frame.y),
                let high = series.interval?.high[position].flatMap(frame.y)
            {
                uprightWhisker(x + box.width / 2, high, low)
            } else if panel.series.count == 1, frame.positions.count <= 24, value != 0 {
                let text = cells.figure(value, panel.format)
                if TextMeasure.width(text, size: Self.smallSize) <= frame.band - 2 {
                    let isCut = frame.share(value).map { $0 > 1 + 1e-9 || $0 < -1e-9 } ?? false
                    let place = value > 0 ? box.y - (isCut ? 9 : 4) : box.y + box.height + (isCut ? 18 : 12)
                    // Below the lowest bar are the names.
                    let isInside = place > frame.bottom - 2 && box.height > 16
                    write(
                        text, frame.positions[position], isInside ? box.y + box.height - 5 : place, anchor: .middle,
                        size: Self.smallSize, upon: isInside ? series.ink : nil)
                }
            }
        }
    }

    /// Draws the parts of a bar.
    ///
    /// - Returns: the middle of each part at the bar's right.
    private mutating func drawStack(_ panel: ChartPanel, _ position: Int, _ frame: SVGFrame) -> [SVGEnd] {
        let size = filled(frame.band)
        let x = frame.positions[position] - size / 2
        var ends: [SVGEnd] = []
        for part in panel.parts(at: position, kind: chart.kind) {
            guard let from = frame.y(part.from), let to = frame.y(part.to) else { continue }
            let series = panel.series[part.series]
            let box = SVGBox(x: x, y: min(from, to), width: size, height: abs(to - from))
            let title = tip(name(of: position), series.name, partText(part, series, position, panel))
            rectangle(box, series.ink, title: title)
            if isPartial(position) { hatch(box, title: title) }
            // A seam between neighbours, so that parts are told apart in grey too.
            if box.height > 3, size > 3 {
                markup.empty(
                    "path",
                    [
                        ("d", "M\(pixels(x)) \(pixels(to))H\(pixels(x + size))"), ("stroke", "#ffffff"),
                        ("class", "seam"),
                    ])
            }
            drawSign(series.ink, in: box)
            if let share = frame.share(part.to), share > 1 + 1e-9 || share < -1e-9 { drawCut(box, isUp: part.to > 0) }
            ends.append(
                SVGEnd(
                    name: Self.signed(series.name, series.ink), ink: series.ink, x: x + size, y: box.y + box.height / 2)
            )
        }
        return ends
    }

    /// The sign of a sentiment within its part, where there is room.
    mutating func drawSign(_ ink: Ink, in box: SVGBox) {
        let sign = Self.signed("", ink).trimmingSpace
        guard !sign.isEmpty, box.width >= 12, box.height >= 13 else { return }
        write(
            sign, box.x + box.width / 2, box.y + box.height / 2 + 4, anchor: .middle, upon: ink)
    }

    /// A part's value, and in bars of 100 % its share as well.
    func partText(_ part: StackedPart, _ series: ChartSeries, _ position: Int, _ panel: ChartPanel) -> String {
        let value = cells.figure(series.values[position], panel.format)
        guard chart.kind == .pct else { return value }
        return "\(AxisLabels.number(abs(part.to - part.from), step: 0.1))% (\(value))"
    }

    /// What a shape tells when it is pointed at.
    func tip(_ position: String, _ series: String?, _ value: String) -> String {
        [position, series, value].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " · ")
    }

    /// An arrow's head at the end of a bar that goes on beyond the plot.
    private mutating func drawCut(_ box: SVGBox, isUp: Bool) {
        let x = box.x + box.width / 2
        let reach = min(5, max(2, box.width / 2))
        let tip = isUp ? box.y - 6 : box.y + box.height + 6
        let foot = isUp ? box.y - 1 : box.y + box.height + 1
        fill(
            "M\(pixels(x)) \(pixels(tip))L\(pixels(x - reach)) \(pixels(foot))H\(pixels(x + reach))Z", .plain,
            title: "goes on beyond the scale")
    }
}

extension String {
    fileprivate var trimmingSpace: String { String(drop { $0 == " " }.prefix { $0 != " " }) }
}
