import ClamorQuery
import ClamorText

extension TextCanvas {
    /// Upright bars made of parts: what is negative hangs below zero.
    func drawStackedColumns(
        _ panel: ChartPanel, of chart: ChartSpecification, into grid: inout CellGrid, _ footer: inout ChartFooter
    ) {
        let frame = PlotFrame(panel, of: chart, on: self, .zero, top: grid.height)
        let layout = ColumnLayout(count: chart.axis.count, series: 1, width: frame.width, widest: chart.axis.widestName)
        frame.draw(on: self, into: &grid)
        var stacks = Stacks(canvas: self, panel: panel, chart: chart, frame: frame)
        var thinned = 0
        for (cell, positions) in layout.groups {
            let position = stacks.tallest(positions)
            let isHatched = chart.axis.isPartial(at: position)
            let before = stacks.hidden
            for x in cell..<min(frame.width, cell + layout.each) {
                stacks.draw(panel.parts(at: position, kind: chart.kind), x: x, isHatched: isHatched, into: &grid)
            }
            if stacks.hidden > before { thinned += 1 }
        }
        stacks.explain(&footer, columns: (thinned, layout.groups.count))
        finishColumns(panel, chart, frame, layout, into: &grid, &footer)
    }
}

/// Draws parts of whole columns and remembers what was too thin for that.
struct Stacks {
    let canvas: TextCanvas
    let panel: ChartPanel
    let chart: ChartSpecification
    let frame: PlotFrame
    /// Parts that no cell shows.
    private(set) var hidden = 0

    init(canvas: TextCanvas, panel: ChartPanel, chart: ChartSpecification, frame: PlotFrame) {
        self.canvas = canvas
        self.panel = panel
        self.chart = chart
        self.frame = frame
    }

    private var isSolid: Bool { canvas.style.color || panel.series.count { !$0.isBefore } == 1 }

    /// The position whose parts reach farthest.
    func tallest(_ positions: Range<Int>) -> Int {
        guard positions.count > 1 else { return positions.lowerBound }
        func size(_ position: Int) -> Double {
            panel.series.reduce(0) { $0 + ($1.isBefore ? 0 : abs($1.values[position] ?? 0)) }
        }
        return positions.max { (size($0), -$0) < (size($1), -$1) } ?? positions.lowerBound
    }

    mutating func draw(_ parts: [StackedPart], x: Int, isHatched: Bool, into grid: inout CellGrid) {
        let pieces = parts.map { part in
            // Borders are rounded, not lengths, so that a bar is as long as all of its parts.
            ColumnBlocks.Piece(
                from: part.from == 0 ? 0 : frame.eighths(part.from), to: frame.eighths(part.to),
                ink: panel.series[part.series].ink, fill: fill(part.series), isCut: frame.isCut(part.to))
        }
        let blocks = ColumnBlocks(canvas: canvas, frame: frame, isSolid: isSolid)
        let missed = pieces.count { $0.from == $0.to }
        hidden += missed + blocks.draw(pieces, x: frame.left + x, isHatched: isHatched, into: &grid)
    }

    private func fill(_ series: Int) -> String {
        isSolid ? canvas.glyph("█", "#") : PartFill.glyph(series, on: canvas)
    }

    /// - Parameter columns: in how many columns, of how many, parts are hidden; nil where there are none to be counted.
    func explain(_ footer: inout ChartFooter, columns: (thinned: Int, all: Int)? = nil) {
        if panel.needsNames(in: chart) {
            for (index, series) in panel.series.enumerated()
            where !series.isBefore && series.values.contains(where: { $0 != nil }) {
                footer.explain(fill(index), series.ink, series.name)
            }
        }
        if hidden > 0 {
            let place = columns.map {
                " in \(formatInteger($0.thinned, grouped: true)) of \(formatInteger($0.all, grouped: true)) columns"
            }
            footer.say("thin parts are hidden" + (place ?? ""))
        }
        if panel.series.contains(where: \.isBefore) {
            footer.say("the period before is not drawn on parts: `chart line` draws it")
        }
        if panel.series.contains(where: { $0.interval != nil }) {
            footer.say("intervals are not drawn on parts: `chart line` draws them")
        }
    }
}
