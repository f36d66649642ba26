extension TextCanvas {
    /// A cell for each pair of keys.
    func drawHeat(
        _ panel: ChartPanel, of chart: ChartSpecification, into grid: inout CellGrid, _ footer: inout ChartFooter
    ) {
    }
}
