extension TextCanvas {
    /// Bars from zero to the right and left, a row each.
    func drawLyingBars(
        _ panel: ChartPanel, of chart: ChartSpecification, into grid: inout CellGrid, _ footer: inout ChartFooter
    ) {
    }
}

extension TextCanvas {
    /// Bars made of parts, a row each.
    func drawLyingParts(
        _ panel: ChartPanel, of chart: ChartSpecification, into grid: inout CellGrid, _ footer: inout ChartFooter
    ) {
    }
}
