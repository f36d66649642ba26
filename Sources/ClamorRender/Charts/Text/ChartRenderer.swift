import ClamorColumns
import ClamorQuery
import ClamorText

/// Draws chart specifications as text: Unicode blocks and braille dots, or the same layout in ASCII.
package struct ChartRenderer: Sendable {
    package static let defaultWidth = 80
    /// Lines of a plot where neither the request nor the terminal says otherwise.
    package static let defaultHeight = 12
    package static let narrowest = 40

    let style: RenderStyle

    package init(style: RenderStyle) { self.style = style }

    /// The chart as lines, each ended by a line end and none wider than the width. Where the terminal has few lines, plots
    /// are drawn lower, so that all of the picture is seen at once; a height that was asked for stays.
    package func render(_ chart: ChartSpecification) -> String {
        var canvas = TextCanvas(chart, style: style)
        var grid = picture(of: chart, on: canvas)
        if let limit = style.height, grid.height > limit {
            canvas.isTight = true
            let free = canvas.plotHeight
            let panels = max(1, chart.panels.count)
            repeat {
                let surplus = chart.height == nil ? (grid.height - limit + panels - 1) / panels : 0
                canvas.plotHeight = max(TextCanvas.leastPlotHeight, canvas.plotHeight - surplus)
                grid = picture(of: chart, on: canvas)
            } while grid.height > limit && chart.height == nil && canvas.plotHeight > TextCanvas.leastPlotHeight
            if grid.height > limit, chart.kind == .heat {
                canvas.packsRows = true
                grid = picture(of: chart, on: canvas)
            }
            // Captions that share lines may have left room.
            let spare = min(free - canvas.plotHeight, (limit - grid.height) / panels)
            if spare > 0 {
                canvas.plotHeight += spare
                let higher = picture(of: chart, on: canvas)
                if higher.height <= limit { grid = higher }
            }
        }
        return grid.text(style.color ? style.palette : nil)
    }

    private func picture(of chart: ChartSpecification, on canvas: TextCanvas) -> CellGrid {
        var grid = CellGrid(width: canvas.width)
        var footer = ChartFooter()
        canvas.paragraph(chart.title, into: &grid, ink: .strong)
        if chart.isEmpty {
            grid.put("(nothing to draw)", x: 0, y: grid.height)
        } else if chart.kind == .number {
            canvas.drawTiles(of: chart, into: &grid, &footer)
        } else {
            var canvas = canvas
            for (index, panel) in chart.panels.enumerated() {
                canvas.panelIndex = index
                if chart.panels.count > 1 { canvas.paragraph(panel.title, into: &grid, ink: .strong) }
                draw(panel, of: chart, on: canvas, into: &grid, &footer)
            }
        }
        canvas.footer(footer, of: chart, into: &grid)
        return grid
    }

    private func draw(
        _ panel: ChartPanel, of chart: ChartSpecification, on canvas: TextCanvas, into grid: inout CellGrid,
        _ footer: inout ChartFooter
    ) {
        switch chart.kind {
        case .line: canvas.drawLines(panel, of: chart, into: &grid, &footer)
        case .area: canvas.drawAreas(panel, of: chart, into: &grid, &footer)
        case .scatter: canvas.drawPoints(panel, of: chart, into: &grid, &footer)
        case .column, .hist: canvas.drawColumns(panel, of: chart, into: &grid, &footer)
        case .stacked, .pct, .diverge:
            if case .categories = chart.axis {
                canvas.drawLyingParts(panel, of: chart, into: &grid, &footer)
            } else {
                canvas.drawStackedColumns(panel, of: chart, into: &grid, &footer)
            }
        case .bar: canvas.drawLyingBars(panel, of: chart, into: &grid, &footer)
        case .heat: canvas.drawHeat(panel, of: chart, into: &grid, &footer)
        case .calendar: canvas.drawCalendar(panel, of: chart, into: &grid, &footer)
        case .spark: canvas.drawSparklines(panel, of: chart, into: &grid, &footer)
        case .number: canvas.drawTiles(of: chart, into: &grid, &footer)
        }
    }
}
