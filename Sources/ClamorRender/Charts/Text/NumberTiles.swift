extension TextCanvas {
    /// Figures in large.
    func drawTiles(of chart: ChartSpecification, into grid: inout CellGrid, _ footer: inout ChartFooter) {
    }
}
