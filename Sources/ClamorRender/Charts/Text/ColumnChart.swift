import ClamorQuery
import ClamorText

extension TextCanvas {
    /// Upright bars from zero, series beside each other; bins touch.
    func drawColumns(
        _ panel: ChartPanel, of chart: ChartSpecification, into grid: inout CellGrid, _ footer: inout ChartFooter
    ) {
        let frame = PlotFrame(panel, of: chart, on: self, .zero, top: grid.height)
        let layout = ColumnLayout(
            count: chart.axis.count, series: panel.series.count, width: frame.width, widest: chart.axis.widestName,
            touches: chart.kind == .hist)
        let columns = Columns(canvas: self, panel: panel, chart: chart, frame: frame, layout: layout)
        frame.draw(on: self, into: &grid)
        columns.draw(into: &grid, &footer)
        finishColumns(panel, chart, frame, layout, into: &grid, &footer)
    }

    /// Marks above and labels below upright bars.
    func finishColumns(
        _ panel: ChartPanel, _ chart: ChartSpecification, _ frame: PlotFrame, _ layout: ColumnLayout,
        into grid: inout CellGrid, _ footer: inout ChartFooter
    ) {
        drawMarks(of: chart, frame, into: &grid, cell: layout.cell)
        footer.sayShared(layout.perCell, panel, chart)
        if sharesLabels(of: chart) { return }
        let rows = AxisRows(canvas: self, frame: frame)
        let cells = (0..<chart.axis.count).map { Double(layout.cell($0)) }
        switch chart.axis {
        case .times(let times) where times.step != nil: rows.times(times, cells: cells, into: &grid)
        case .times(let times): rows.moments(times, cells: cells, into: &grid)
        case .categories(let names): rows.names(names, cells: cells, slot: layout.slot, into: &grid, &footer)
        case .bins(let edges, let format): rows.edges(edges, format, slot: layout.slot, into: &grid)
        case .numbers: break
        }
    }
}

extension ChartFooter {
    /// Says that columns stand for several positions, if they do.
    mutating func sayShared(_ count: Int, _ panel: ChartPanel, _ chart: ChartSpecification) {
        guard count > 1 else { return }
        let which = panel.scale.lower < 0 ? "the one farthest from zero" : "the highest of them"
        say("up to \(formatInteger(count, grouped: true)) \(chart.axis.positions) share a column, which shows \(which)")
    }
}

extension ChartAxis {
    /// Cells of the widest name.
    var widestName: Int {
        guard case .categories(let names) = self else { return 0 }
        return names.map { displayWidth(of: SafeText.escapedForTerminal($0)) }.max() ?? 0
    }

    /// What its positions are called.
    var positions: String {
        switch self {
        case .categories: "names"
        case .times(let times): times.step.map { $0.count == 1 ? "\($0.unit.rawValue)s" : "buckets" } ?? "times"
        case .bins: "bins"
        case .numbers: "values"
        }
    }
}

/// The bars of one panel.
private struct Columns {
    let canvas: TextCanvas
    let panel: ChartPanel
    let chart: ChartSpecification
    let frame: PlotFrame
    let layout: ColumnLayout

    /// Whether bars leave a cell for the ends of their intervals.
    private var hasWhiskers: Bool {
        layout.isBeside && layout.each >= 2 && panel.series.contains { $0.interval != nil }
    }

    private var isSolid: Bool { canvas.style.color || panel.series.count == 1 }

    func draw(into grid: inout CellGrid, _ footer: inout ChartFooter) {
        let blocks = ColumnBlocks(canvas: canvas, frame: frame, isSolid: isSolid)
        for (cell, positions) in layout.groups {
            if layout.isBeside {
                for index in panel.series.indices {
                    let position = peak(of: [index], positions)?.position ?? positions.lowerBound
                    bar(index, position, cell + index * layout.each, blocks, into: &grid)
                }
                missing(positions, cell, into: &grid)
            } else if let peak = peak(of: Array(panel.series.indices), positions) {
                bar(peak.series, peak.position, cell, blocks, into: &grid)
            }
        }
        explain(&footer)
    }

    /// The value farthest from zero.
    private func peak(of series: [Int], _ positions: Range<Int>) -> (series: Int, position: Int)? {
        var peak: (series: Int, position: Int, size: Double)?
        for index in series {
            for position in positions {
                guard let value = panel.series[index].values[position] else { continue }
                if abs(value) > peak?.size ?? -1 { peak = (index, position, abs(value)) }
            }
        }
        return peak.map { ($0.series, $0.position) }
    }

    private func bar(
        _ index: Int, _ position: Int, _ cell: Int, _ blocks: ColumnBlocks, into grid: inout CellGrid
    ) {
        let series = panel.series[index]
        guard let value = series.values[position] else { return }
        let isSingle = panel.series.count == 1
        let ink = isSingle && value < 0 ? .negative : series.ink
        let piece = ColumnBlocks.Piece(
            from: 0, to: frame.eighths(value), ink: ink, fill: fill(index), isCut: frame.isCut(value))
        let cells = hasWhiskers ? layout.each - 1 : layout.each
        let isHatched = chart.axis.isPartial(at: position)
        for x in cell..<(cell + cells) where x < frame.width {
            if series.isBefore {
                thin(piece, frame.left + x, into: &grid)
            } else {
                _ = blocks.draw([piece], x: frame.left + x, isHatched: isHatched, into: &grid)
            }
        }
        if hasWhiskers, let low = series.interval?.low[position], let high = series.interval?.high[position] {
            whisker(low, high, frame.left + cell + cells, series.ink, into: &grid)
        }
    }

    private func fill(_ index: Int) -> String {
        if panel.series[index].isBefore { return canvas.glyph("▌", "|") }
        let rank = panel.series[..<index].count { !$0.isBefore }
        return isSolid ? canvas.glyph("█", "#") : PartFill.glyph(rank, on: canvas)
    }

    /// A bar of the period before: half a cell across.
    private func thin(_ piece: ColumnBlocks.Piece, _ x: Int, into grid: inout CellGrid) {
        let rows = (abs(piece.to) + 4) / 8
        for row in 0..<max(piece.to == 0 ? 0 : 1, rows) {
            let y = piece.to > 0 ? frame.line - 1 - row : frame.line + 1 + row
            grid.put(piece.fill, x: x, y: y, piece.ink)
        }
    }

    private func whisker(_ low: Double, _ high: Double, _ x: Int, _ ink: Ink, into grid: inout CellGrid) {
        func y(_ value: Double) -> Int {
            let eighths = frame.eighths(value)
            return eighths > 0 ? frame.line - (eighths + 7) / 8 : frame.line + (7 - eighths) / 8
        }
        let (top, bottom) = (y(high), y(low))
        for row in top...max(top, bottom) where row != frame.line {
            let glyph =
                top == bottom
                ? canvas.glyph("─", "-")
                : row == top ? canvas.glyph("┬", "+") : row == bottom ? canvas.glyph("┴", "+") : canvas.glyph("│", "|")
            grid.put(glyph, x: x, y: row, .faint)
        }
    }

    /// A sign where no series has a value, which a bar of zero would look like.
    private func missing(_ positions: Range<Int>, _ cell: Int, into grid: inout CellGrid) {
        guard layout.perCell == 1, chart.kind != .hist else { return }
        let isMissing = panel.series.allSatisfy { $0.values[positions.lowerBound] == nil }
        guard isMissing, cell < frame.width else { return }
        let sign = CellText(zone: canvas.style.zone, ascii: canvas.isASCII).missing
        grid.put(sign, x: frame.left + cell, y: frame.above > 0 ? frame.line - 1 : frame.line + 1, .faint)
    }

    private func explain(_ footer: inout ChartFooter) {
        if panel.needsNames(in: chart) {
            for (index, series) in panel.series.enumerated() { footer.explain(fill(index), series.ink, series.name) }
        }
        if panel.series.contains(where: { $0.interval != nil }) {
            if hasWhiskers {
                footer.explain(canvas.glyph("┬┴", "++"), .faint, "interval of 95 %")
            } else {
                footer.say("columns are too narrow for their intervals: `chart line` draws them")
            }
        }
        if !layout.isBeside {
            footer.say(
                "too narrow for \(panel.series.count) columns beside each other: each shows the highest series, "
                    + "`chart line` draws all")
        }
    }
}
