import ClamorQuery
import ClamorText

extension TextCanvas {
    /// Lines over times, names or bins. Gaps stay gaps, every peak is drawn however many points share a dot, and
    /// intervals are shaded behind.
    func drawLines(
        _ panel: ChartPanel, of chart: ChartSpecification, into grid: inout CellGrid, _ footer: inout ChartFooter
    ) {
        let marks = SeriesMark.marks(panel.series)
        // Without colour dots of several lines would be one heap.
        let hasDots = !isASCII && (style.color || panel.series.count { !$0.isBefore } == 1)
        let signs = hasDots ? panel.series.map { $0.isBefore ? "┄" : "─" } : marks
        let needsSigns = !style.color || panel.series.contains(where: \.isBefore)
        let isNamed = panel.needsNames(in: chart)
        let ends = isNamed ? LineEnds(panel, of: chart, on: self, signs: needsSigns ? signs : nil) : nil
        let frame = PlotFrame(panel, of: chart, on: self, .floor, top: grid.height, reserve: ends?.width ?? 0)
        var dots = DotGrid(width: frame.width, height: frame.above, hasDots: hasDots)
        let places = LinePlaces(chart.axis, dotWidth: dots.dotWidth)
        let drawer = LineDrawer(places: places, ticks: frame.ticks, axis: chart.axis)
        for (index, series) in panel.series.enumerated() { drawer.band(series, index, on: &dots) }
        // What comes first lies on top, the period before below all.
        let order = panel.series.indices.sorted {
            (panel.series[$0].isBefore ? 0 : 1, -$0) < (panel.series[$1].isBefore ? 0 : 1, -$1)
        }
        for index in order { drawer.line(panel.series[index], index, on: &dots) }
        frame.draw(on: self, into: &grid)
        dots.draw(
            into: &grid, left: frame.left, top: frame.top, inks: panel.series.map(\.ink), shade: glyph("░", ".")
        ) { marks[$0] }
        frame.drawZero(on: self, into: &grid)
        drawMarks(of: chart, frame, into: &grid) { places.x[$0] / dots.dotsAcross }
        drawLabels(chart, places.x.map { Double($0 / dots.dotsAcross) }, frame, into: &grid, &footer)
        if let ends {
            ends.draw(panel, frame, into: &grid)
        } else if isNamed {
            for (index, series) in panel.series.enumerated() {
                footer.explain(signs[index], series.ink, series.name)
            }
        }
        if panel.series.contains(where: { $0.interval != nil }) {
            footer.explain(glyph("░", "."), .faint, "interval of 95 %")
        }
        sayHidden(dots.hidden(of: panel.series.indices), of: panel.series.count, chart, &footer)
    }

    private func sayHidden(_ hidden: Int, of count: Int, _ chart: ChartSpecification, _ footer: inout ChartFooter) {
        guard hidden > 0 else { return }
        var ways = style.color ? [] : ["colour"]
        ways.append("a wider chart")
        if case .times = chart.axis { ways.append("a larger step") }
        let all = ways.dropLast().joined(separator: ", ") + (ways.count > 1 ? " or " : "") + ways[ways.count - 1]
        footer.say(
            "\(hidden) of \(count) lines \(hidden == 1 ? "is" : "are") hidden by others: \(all) "
                + "\(ways.count == 1 ? "shows" : "show") \(hidden == 1 ? "it" : "them")")
    }

    /// What lies below a plot whose positions are points.
    func drawLabels(
        _ chart: ChartSpecification, _ cells: [Double], _ frame: PlotFrame, into grid: inout CellGrid,
        _ footer: inout ChartFooter
    ) {
        if sharesLabels(of: chart) { return }
        let rows = AxisRows(canvas: self, frame: frame)
        let slot = Double(frame.width) / Double(max(1, cells.count))
        switch chart.axis {
        case .times(let times): rows.times(times, cells: cells, into: &grid)
        case .categories(let names): rows.names(names, cells: cells, slot: slot, into: &grid, &footer)
        case .bins(let edges, let format): rows.edges(edges, format, slot: slot, into: &grid)
        case .numbers: break
        }
    }
}

/// Where positions lie across a line chart, in dots.
struct LinePlaces {
    let x: [Int]

    init(_ axis: ChartAxis, dotWidth: Int) {
        let count = axis.count
        let last = Double(max(0, dotWidth - 1))
        switch axis {
        case .times(let times): x = (0..<count).map { Int((times.share(of: $0) * last).rounded()) }
        case .categories, .bins, .numbers:
            // Each in the middle of an equal stretch's beginning, so that its label can stand below it.
            x = (0..<count).map { Int(Double($0) * Double(dotWidth) / Double(count)) }
        }
    }
}

/// Draws series on dots.
private struct LineDrawer {
    let places: LinePlaces
    let ticks: Ticks
    let axis: ChartAxis

    /// The dot of a value, counted from the top; far outside at the most, nil where the scale has no place for it.
    private func y(_ value: Double, _ height: Int) -> Int? {
        let share = ticks.share(of: value)
        guard !share.isNaN else { return nil }
        return Int(((1 - max(-9, min(10, share))) * Double(height - 1)).rounded())
    }

    /// A line through the values; to and from a bucket that is not whole it is broken. Points that share a column of dots
    /// are drawn as their extent.
    func line(_ series: ChartSeries, _ index: Int, on dots: inout DotGrid) {
        let height = dots.dotHeight
        // The column being gathered: where it is, its extent, and the last dot in it.
        var held: (x: Int, low: Int, high: Int, last: Int)?
        var isAlone = true
        var wasPartial = false
        func flush(_ dots: inout DotGrid) {
            guard let held, held.low != held.high else { return }
            dots.line(from: (held.x, held.low), to: (held.x, held.high), index, isBroken: series.isBefore)
        }
        for (position, value) in series.values.enumerated() {
            guard let value, let y = y(value, height) else {
                flush(&dots)
                if let held, isAlone { dots.point(held.x, held.last, index) }
                held = nil
                continue
            }
            let x = places.x[position]
            let partial = axis.isPartial(at: position)
            if let before = held, before.x == x {
                held = (x, min(before.low, y), max(before.high, y), y)
                if y != before.last { isAlone = false }
            } else {
                flush(&dots)
                if let before = held {
                    dots.line(
                        from: (before.x, before.last), to: (x, y), index,
                        isBroken: series.isBefore || partial || wasPartial)
                    isAlone = false
                } else {
                    isAlone = true
                }
                held = (x, y, y, y)
            }
            wasPartial = partial
        }
        flush(&dots)
        if let held, isAlone { dots.point(held.x, held.last, index) }
    }

    /// Shades the interval, straight from one position to the next.
    func band(_ series: ChartSeries, _ index: Int, on dots: inout DotGrid) {
        guard let interval = series.interval else { return }
        var before: (x: Int, low: Int, high: Int)?
        for position in series.values.indices {
            guard let low = interval.low[position].flatMap({ y($0, dots.dotHeight) }),
                let high = interval.high[position].flatMap({ y($0, dots.dotHeight) })
            else {
                before = nil
                continue
            }
            let x = places.x[position] / dots.dotsAcross
            let start = before ?? (x, low, high)
            for column in start.x...max(start.x, x) {
                let share = x == start.x ? 1 : Double(column - start.x) / Double(x - start.x)
                func between(_ a: Int, _ b: Int) -> Int { Int((Double(a) + share * Double(b - a)).rounded()) }
                dots.shade(column: column, from: between(start.low, low), to: between(start.high, high), index)
            }
            before = (x, low, high)
        }
    }
}
