import ClamorColumns
import ClamorText

extension TextCanvas {
    /// Bars from zero to the right and left, a row each, with the value behind. The value of the period before is a thin bar
    /// below; an interval lies over the bar as a whisker. All panels share the widths of their parts.
    func drawLyingBars(
        _ panel: ChartPanel, of chart: ChartSpecification, into grid: inout CellGrid, _ footer: inout ChartFooter
    ) {
        let rows = LyingRows(chart, on: self)
        let scale = LyingScale(panel.scale, cells: rows.barRoom)
        let isAlone = panel.series.count { !$0.isBefore } == 1
        for position in 0..<chart.axis.count {
            // Of several series those that have something to say; where none has, the first says so.
            let told = panel.series.indices.filter { panel.series[$0].values[position] != nil }
            for index in told.isEmpty ? Array(panel.series.indices.prefix(1)) : told {
                let series = panel.series[index]
                let y = grid.height
                grid.grow(to: y + 1)
                let value = series.values[position]
                if index == told.first ?? 0 { grid.put(rows.names.texts[position], x: 0, y: y) }
                if rows.labelWidth > 0 {
                    let label = LyingRows.label(series, isAlone: isAlone)
                    grid.put(fitted(label, to: rows.labelWidth), x: rows.labelStart, y: y, .faint)
                }
                if scale.line > 0 { grid.put(glyph("│", "|"), x: rows.barStart + scale.left, y: y, .faint) }
                let bar = LyingBar(
                    ink: isAlone && (value ?? 0) < 0 ? .negative : series.ink, isThin: series.isBefore,
                    isPartial: chart.axis.isPartial(at: position))
                if let value { draw(bar, value, scale, panel.scale, x: rows.barStart, y: y, into: &grid) }
                if let interval = series.interval, let value, let low = interval.low[position],
                    let high = interval.high[position]
                {
                    whisker(bar, low, value, high, scale, x: rows.barStart, y: y, into: &grid, &footer)
                }
                let text = rows.figures.aligned(rows.text(value, panel.format))
                grid.put(text, x: rows.figureStart, y: y, series.isBefore ? .faint : .plain)
                if series.isBefore { footer.explain(glyph("━━", "--"), .faint, "the period before") }
                if bar.isPartial { footer.explain(glyph("▒▒", "//"), .faint, "not whole") }
            }
        }
        rows.names.explain(in: &footer)
    }

    private func draw(
        _ bar: LyingBar, _ value: Double, _ scale: LyingScale, _ ends: ValueScale, x: Int, y: Int,
        into grid: inout CellGrid
    ) {
        let length = scale.length(value)
        let zero = x + scale.left
        if value > 0, scale.right > 0 {
            let start = zero + scale.line
            grid.put(bar.rightward(length, isASCII), x: start, y: y, bar.ink)
            if ends.isFixed.upper, value > ends.upper {
                grid.put(glyph("▶", ">"), x: start + scale.right - 1, y: y, bar.ink)
            }
        } else if value < 0, scale.left > 0 {
            let cells = bar.leftward(-length, isASCII)
            grid.put(cells, x: zero - displayWidth(of: cells), y: y, bar.ink)
            if ends.isFixed.lower, value < ends.lower { grid.put(glyph("◀", "<"), x: x, y: y, bar.ink) }
        }
    }

    /// The interval with the value in it; nothing where it is narrower than two cells.
    private func whisker(
        _ bar: LyingBar, _ low: Double, _ value: Double, _ high: Double, _ scale: LyingScale, x: Int, y: Int,
        into grid: inout CellGrid, _ footer: inout ChartFooter
    ) {
        footer.explain(glyph("├●┤", "|o|"), .faint, "value and interval of 95 %")
        let (first, middle, last) = (scale.cell(low), scale.cell(value), scale.cell(high))
        guard last > first else { return }
        for cell in first...last {
            let sign =
                cell == middle
                ? glyph("●", "o")
                : cell == first ? glyph("├", "|") : cell == last ? glyph("┤", "|") : glyph("─", "-")
            grid.put(sign, x: x + cell, y: y, cell == middle ? bar.ink : .faint)
        }
    }
}

/// The glyphs of a bar.
private struct LyingBar {
    let ink: Ink
    let isThin: Bool
    let isPartial: Bool

    private static let eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]

    /// A bar that begins at the left edge of a cell. A value too small to be seen leaves a trace.
    func rightward(_ length: Double, _ isASCII: Bool) -> String {
        if isThin || isPartial || isASCII { return coarse(length, isASCII, half: "╸") }
        let parts = max(1, Int((length * 8).rounded()))
        return String(repeating: "█", count: parts / 8) + Self.eighths[parts % 8]
    }

    /// A bar that ends at the right edge of a cell; an eighth and a half are all that exist on that side.
    func leftward(_ length: Double, _ isASCII: Bool) -> String {
        if isThin || isPartial || isASCII { return String(coarse(length, isASCII, half: "╺").reversed()) }
        let whole = Int(length)
        let rest = length - Double(whole)
        let end = rest > 0.75 ? "█" : rest > 0.3 ? "▐" : rest > 0.06 || whole == 0 ? "▕" : ""
        return end + String(repeating: "█", count: whole)
    }

    /// Whole cells, and halves of thin bars.
    private func coarse(_ length: Double, _ isASCII: Bool, half: String) -> String {
        if isThin, !isASCII {
            let halves = max(1, Int((length * 2).rounded()))
            return String(repeating: "━", count: halves / 2) + (halves % 2 == 1 ? half : "")
        }
        let cells = Int(length.rounded())
        let fill = isThin ? "-" : isPartial ? (isASCII ? "/" : "▒") : "#"
        return cells > 0 ? String(repeating: fill, count: cells) : isPartial && !isASCII ? "▏" : "."
    }
}

/// What stands beside lying bars, of the same widths in all panels of a chart: names, names of series, values behind.
struct LyingRows {
    let names: RowNames
    /// Cells of the names of series; 0 where there is but one.
    let labelWidth: Int
    let figures: FigureColumn
    let barRoom: Int
    private let isShort: Bool
    private let cells: CellText
    private let lastCell: Int

    private static let leastBar = 8

    var labelStart: Int { names.width + (names.width > 0 ? 1 : 0) }
    var barStart: Int { labelStart + (labelWidth > 0 ? labelWidth + 1 : 0) }
    var figureStart: Int { lastCell - figures.width }

    init(_ chart: ChartSpecification, on canvas: TextCanvas) {
        let cells = CellText(zone: canvas.style.zone, ascii: canvas.isASCII)
        self.cells = cells
        lastCell = canvas.width
        let whole = FigureColumn(Self.figures(chart) { cells.figure($0, $1) })
        isShort = whole.width > canvas.width / 3
        figures = isShort ? FigureColumn(Self.figures(chart) { Self.short($0, $1, cells) }) : whole
        let labels = chart.panels.flatMap { panel -> [String] in
            let isAlone = panel.series.count { !$0.isBefore } == 1
            return panel.series.map { canvas.fitted(Self.label($0, isAlone: isAlone)) }
        }
        let wanted = labels.map { displayWidth(of: $0) }.max() ?? 0
        let room = canvas.width - figures.width - 1 - Self.leastBar
        labelWidth = min(wanted, canvas.width / 5, max(0, room / 2 - 1))
        let left = room - (labelWidth > 0 ? labelWidth + 1 : 0) - 1
        names = RowNames(chart.axis.names, room: min(canvas.width / 3, left), on: canvas)
        let start = names.width + (names.width > 0 ? 1 : 0) + (labelWidth > 0 ? labelWidth + 1 : 0)
        barRoom = canvas.width - start - figures.width - 1
    }

    /// A value as it stands behind its bar; in short where the answer's numbers are too long for that.
    func text(_ value: Double?, _ info: ColumnInfo) -> String {
        isShort ? Self.short(value, info, cells) : cells.figure(value, info)
    }

    /// The name of a series beside its bar.
    static func label(_ series: ChartSeries, isAlone: Bool) -> String {
        series.isBefore ? "before" : isAlone ? "" : series.name
    }

    private static func figures(_ chart: ChartSpecification, _ text: (Double?, ColumnInfo) -> String) -> [String] {
        chart.panels.flatMap { panel in panel.series.flatMap { $0.values.map { text($0, panel.format) } } }
    }

    static func short(_ value: Double?, _ info: ColumnInfo, _ cells: CellText) -> String {
        guard let value, info.type != .duration else { return cells.figure(value, info) }
        return AxisLabels.short(value, percent: info.format == .percent)
    }
}
