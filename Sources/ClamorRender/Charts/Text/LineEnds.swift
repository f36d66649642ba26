import ClamorText

/// Names of lines at their right ends, moved apart where ends are close.
struct LineEnds {
    /// What each name says, by series; a sign before it where colour does not tell lines apart.
    private let texts: [(series: Int, text: String)]
    /// Cells that the names and the room before them take.
    let width: Int

    /// Nil where the names are too wide or too many; a legend then tells them.
    init?(_ panel: ChartPanel, of chart: ChartSpecification, on canvas: TextCanvas, signs: [String]?) {
        texts = panel.series.enumerated().filter { $0.element.values.contains { $0 != nil } }.map { index, series in
            (index, (signs.map { $0[index] + " " } ?? "") + SafeText.escapedForTerminal(series.name))
        }
        // Panels below each other leave the same room.
        let names = chart.panels.flatMap(\.series).map { displayWidth(of: SafeText.escapedForTerminal($0.name)) }
        let widest = (names.max() ?? 0) + (signs == nil ? 0 : 2)
        guard !texts.isEmpty, texts.count <= canvas.plotHeight, widest + 1 <= canvas.width / 4 else { return nil }
        width = widest + 1
    }

    func draw(_ panel: ChartPanel, _ frame: PlotFrame, into grid: inout CellGrid) {
        var wished: [(row: Int, rank: Int, text: String, ink: Ink)] = texts.map { index, text in
            let last = panel.series[index].values.last { $0 != nil }.flatMap { $0 } ?? 0
            let cut = max(frame.ticks.lower, min(frame.ticks.upper, last))
            return (min(frame.line - 1, frame.row(of: cut) ?? frame.top), index, text, panel.series[index].ink)
        }
        wished.sort { ($0.row, $0.rank) < ($1.row, $1.rank) }
        // Downwards to where there is room, then up again from the bottom.
        for index in wished.indices.dropFirst() {
            wished[index].row = max(wished[index].row, wished[index - 1].row + 1)
        }
        var lowest = frame.line - 1
        for index in wished.indices.reversed() {
            wished[index].row = min(wished[index].row, lowest)
            lowest = wished[index].row - 1
        }
        for name in wished { grid.put(name.text, x: frame.left + frame.width + 1, y: name.row, name.ink) }
    }
}
