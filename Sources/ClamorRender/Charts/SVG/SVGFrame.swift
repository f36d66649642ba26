import ClamorColumns
import ClamorTime

/// A plot with a scale upwards: where its values and positions lie.
struct SVGFrame {
    let left: Double
    let top: Double
    let width: Double
    let height: Double
    let ticks: Ticks
    let labels: [String]
    /// The middle of each position, in pixels of the picture.
    let positions: [Double]
    /// How wide a position is; 0 where values are points along a line.
    let band: Double

    /// - Parameters:
    ///   - y: where the plot begins, with its row of marks.
    ///   - right: room beside the plot for names.
    ///   - hasBands: whether a position is a stretch, for bars, rather than a point.
    init(_ panel: ChartPanel, in picture: SVGPicture, top: Double, right: Double, hasBands: Bool) {
        self.top = top
        height = picture.plotHeight
        ticks = panel.scale.ticks(count: max(2, Int(height / 50)), of: panel.format)
        labels = AxisLabels.texts(ticks, picture.unit(of: panel))
        let gutter = labels.map { TextMeasure.width($0, size: SVGPicture.smallSize) }.max() ?? 0
        left = SVGPicture.margin + gutter + 8
        // The last label below a line reaches beyond its point.
        width = max(40, picture.width - left - SVGPicture.margin - max(right, hasBands ? 0 : 14))
        let count = picture.chart.axis.count
        if case .times(let times) = picture.chart.axis, !hasBands {
            band = 0
            let (start, across) = (left, width)
            positions = (0..<count).map { start + times.share(of: $0) * across }
        } else {
            let size = width / Double(max(1, count))
            let start = left
            band = size
            positions = (0..<count).map { start + (Double($0) + 0.5) * size }
        }
    }

    var right: Double { left + width }
    var bottom: Double { top + height }

    /// 0 at the bottom, 1 at the top, beyond them outside; nil where the scale has no place for the value.
    func share(_ value: Double) -> Double? {
        let share = ticks.share(of: value)
        return share.isFinite ? max(-1e4, min(1e4, share)) : nil
    }

    /// The place of a share, cut at the ends of the plot.
    func y(share: Double) -> Double { top + (1 - max(0, min(1, share))) * height }

    /// The place of a value, cut at the ends of the plot.
    func y(_ value: Double) -> Double? { share(value).map(y(share:)) }

    /// Where bars begin.
    var base: Double { y(0) ?? bottom }

    /// Positions that are drawn: all, or where several share a pixel, the one of the largest bar among them.
    func drawn(size: (Int) -> Double?) -> [Int] { Self.drawn(positions, across: width, size: size) }

    /// The same for places anywhere, ascending.
    static func drawn(_ places: [Double], across: Double, size: (Int) -> Double?) -> [Int] {
        guard places.count > Int(across) else { return Array(places.indices) }
        var drawn: [Int] = []
        var (pixel, best) = (Int.min, -Double.infinity)
        for (position, place) in places.enumerated() {
            guard let size = size(position) else { continue }
            if Int(place) != pixel {
                drawn.append(position)
                (pixel, best) = (Int(place), size)
            } else if size > best {
                drawn[drawn.count - 1] = position
                best = size
            }
        }
        return drawn
    }
}

extension SVGPicture {
    /// Lines across at the ticks with their labels; zero stands out where there are values below it.
    mutating func drawScale(_ frame: SVGFrame) {
        for (value, label) in zip(frame.ticks.values, frame.labels) {
            guard let y = frame.y(value) else { continue }
            line(frame.left, y, frame.right, y, .faint, width: 1, opacity: value == 0 ? 0.9 : 0.25)
            write(label, frame.left - 6, y + 4, .faint, anchor: .end, size: Self.smallSize)
        }
        if frame.ticks.values.first != 0 {
            line(frame.left, frame.bottom, frame.right, frame.bottom, .faint, opacity: 0.5)
        }
    }

    /// The labels below a plot; moves on to below them.
    mutating func drawPositions(_ frame: SVGFrame) {
        y = frame.bottom
        switch chart.axis {
        case .times(let times): drawTimes(times, frame)
        case .categories(let names):
            drawNames(names, at: frame.positions, band: frame.band)
        case .bins(let edges, let format): drawEdges(edges, format, frame)
        case .numbers: break
        }
    }

    private mutating func drawTimes(_ times: TimeAxis, _ frame: SVGFrame) {
        drawTimes(times, at: frame.positions, from: frame.left, to: frame.right)
    }

    /// Two rows of labels, and a small stroke up to the axis at each of the finer ones.
    mutating func drawTimes(_ times: TimeAxis, at positions: [Double], from left: Double, to right: Double) {
        let size = Self.smallSize
        let ticks = TimeTicks(
            times, positions: positions.map { $0 - left }, room: width - left - 2, gap: 10,
            measure: { TextMeasure.width($0, size: size) })
        for tick in ticks.fine {
            let x = left + tick.at
            let half = TextMeasure.width(tick.text, size: size) / 2
            line(x, y, x, y + 4, .faint, opacity: 0.6)
            write(tick.text, max(x, half + 1), y + 16, .faint, anchor: .middle, size: size)
        }
        for tick in ticks.context {
            let fine = ticks.fine.first { $0.at == tick.at }
            let half = fine.map { TextMeasure.width($0.text, size: size) / 2 } ?? 0
            let length = TextMeasure.width(tick.text, size: size)
            let x = max(1, min(left + tick.at - half, width - length - 1))
            write(tick.text, x, y + 31, .faint, size: size, isBold: true)
        }
        y += ticks.context.isEmpty ? 24 : 40
    }

    /// Names under their places: level where all have room, else slanted, and where even those have none every second,
    /// third … of them.
    mutating func drawNames(_ names: [String], at positions: [Double], band: Double) {
        let size = Self.smallSize
        let widest = names.map { TextMeasure.width($0, size: size) }.max() ?? 0
        let isShort = widest <= 36
        if isShort || widest <= band - 4 || band >= 64 {
            let skip = isShort ? max(1, Int(((widest + 4) / max(0.1, band)).rounded(.up))) : 1
            for index in stride(from: 0, to: names.count, by: skip) {
                write(
                    names[index], positions[index], y + 16, .faint, anchor: .middle, size: size,
                    room: max(20, band * Double(skip) - 4))
            }
            y += 26
            return describe(skip)
        }
        let skip = max(1, Int((14 / max(0.1, band)).rounded(.up)))
        let (longest, angle) = (110.0, 40.0)
        let used = min(widest, longest)
        for index in stride(from: 0, to: names.count, by: skip) {
            let x = positions[index]
            // A slanted name may not reach beyond the left edge.
            let room = max(24, min(longest, (x - 4) / 0.77))
            write(names[index], x + 4, y + 14, .faint, anchor: .end, size: size, room: room, turned: -angle)
        }
        y += used * 0.65 + 24
        describe(skip)
    }

    private mutating func describe(_ skip: Int) {
        guard skip > 1 else { return }
        captions.append("one in \(skip) names is written below the axis; what is pointed at tells its own")
    }

    /// The ends of bins: as many as have room.
    private mutating func drawEdges(_ edges: [Double], _ format: ColumnInfo, _ frame: SVGFrame) {
        guard edges.count > 1 else { return }
        var ticks = frame.ticks
        ticks.values = edges
        (ticks.lower, ticks.upper, ticks.isLogarithmic) = (edges[0], edges[edges.count - 1], false)
        let labels = AxisLabels.texts(ticks, format)
        let widest = labels.map { TextMeasure.width($0, size: Self.smallSize) }.max() ?? 0
        let skip = max(1, Int(((widest + 10) / frame.band).rounded(.up)))
        for index in stride(from: 0, to: edges.count, by: skip) {
            let x = frame.left + Double(index) * frame.band
            line(x, y, x, y + 4, .faint, opacity: 0.6)
            let half = TextMeasure.width(labels[index], size: Self.smallSize) / 2
            write(
                labels[index], min(x, width - half - 2), y + 16, .faint, anchor: .middle, size: Self.smallSize)
        }
        y += 24
        write(
            chart.axisName, frame.left + frame.width / 2, y + 10, .faint, anchor: .middle, size: Self.smallSize,
            room: frame.width)
        y += 18
    }

    /// The letters of marks above a plot, with a thin line down through it. Where letters are too close, they share a
    /// place: `A–C`.
    mutating func drawMarks(_ panel: Int, _ frame: SVGFrame) {
        let own = chart.marks.filter {
            ($0.place?.panel ?? panel) == panel && frame.positions.indices.contains($0.position)
        }
        var groups: [(x: Double, marks: [ChartMark])] = []
        for mark in own {
            let x = frame.positions[mark.position]
            if let last = groups.last, x - last.x < 22 {
                groups[groups.count - 1].marks.append(mark)
            } else {
                groups.append((x, [mark]))
            }
            line(x, frame.top, x, frame.bottom, .mark, dash: "2 3", opacity: 0.7)
        }
        for group in groups {
            let (first, last) = (group.marks[0].letter, group.marks[group.marks.count - 1].letter)
            let text = first == last ? first : "\(first)–\(last)"
            write(text, group.x, frame.top - 6, .mark, anchor: .middle, isBold: true)
            let all = group.marks.map { "\($0.letter) \($0.text)" }.joined(separator: "\n")
            let x = max(0, min(width - 20, group.x - 10))
            hover(SVGBox(x: x, y: frame.top - 18, width: 20, height: 16), title: all)
        }
    }

    /// The unit of a panel's scale, which for bars of 100 % is not that of the values.
    func unit(of panel: ChartPanel) -> ColumnInfo {
        chart.kind == .pct ? ColumnInfo(panel.format.name, .number, format: .percent) : panel.format
    }

    /// How a position is called.
    func name(of position: Int) -> String {
        switch chart.axis {
        case .categories(let names): return names[position]
        case .times(let times):
            return times.label(of: position) + (times.isPartial(at: position) ? " (not whole)" : "")
        case .bins(let edges, let format):
            return "\(edgeText(edges[position], format)) to \(edgeText(edges[position + 1], format))"
        case .numbers: return ""
        }
    }

    private func edgeText(_ edge: Double, _ format: ColumnInfo) -> String {
        if format.type == .duration { return CellText.span(Int64(nearest: edge * 1_000)) }
        return CellText.readable(edge) + (format.format == .percent ? "%" : "")
    }

    func isPartial(_ position: Int) -> Bool {
        if case .times(let times) = chart.axis { times.isPartial(at: position) } else { false }
    }

    /// A value with its interval, as a tooltip tells it.
    func figure(_ series: ChartSeries, _ position: Int, _ format: ColumnInfo) -> String {
        var text = cells.figure(series.values[position], format)
        if let low = series.interval?.low[position], let high = series.interval?.high[position] {
            text += " (\(cells.figure(low, format)) to \(cells.figure(high, format)))"
        }
        return text
    }
}
