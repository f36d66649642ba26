extension TextCanvas {
    /// Upright bars from zero.
    func drawColumns(
        _ panel: ChartPanel, of chart: ChartSpecification, into grid: inout CellGrid, _ footer: inout ChartFooter
    ) {
    }
}
