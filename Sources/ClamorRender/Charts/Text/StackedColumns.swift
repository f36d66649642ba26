extension TextCanvas {
    /// Upright bars made of parts.
    func drawStackedColumns(
        _ panel: ChartPanel, of chart: ChartSpecification, into grid: inout CellGrid, _ footer: inout ChartFooter
    ) {
    }
}
