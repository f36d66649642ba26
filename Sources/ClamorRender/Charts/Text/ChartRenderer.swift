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

    /// The chart as lines, each ended by a line end and none wider than the width.
    package func render(_ chart: ChartSpecification) -> String {
        let canvas = TextCanvas(chart, style: style)
        var grid = CellGrid(width: canvas.width)
        grid.put(canvas.fitted(chart.title), x: 0, y: 0, .strong)
        if chart.isEmpty {
            grid.put("(nothing to draw)", x: 0, y: 1)
        } else {
            draw(chart, canvas, into: &grid)
        }
        for caption in chart.captions { canvas.paragraph(caption, into: &grid) }
        return grid.text(style.color ? style.palette : nil)
    }

    private func draw(_ chart: ChartSpecification, _ canvas: TextCanvas, into grid: inout CellGrid) {
        for (index, panel) in chart.panels.enumerated() {
            if chart.panels.count > 1 { grid.put(canvas.fitted(panel.title), x: 0, y: grid.height, .strong) }
            switch chart.kind {
            case .line, .area, .scatter, .column, .hist, .stacked, .pct, .diverge, .bar, .heat, .calendar, .spark,
                .number:
                _ = index
            }
        }
    }
}
