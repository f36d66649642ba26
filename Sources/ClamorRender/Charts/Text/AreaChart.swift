extension TextCanvas {
    /// Areas upon each other.
    func drawAreas(
        _ panel: ChartPanel, of chart: ChartSpecification, into grid: inout CellGrid, _ footer: inout ChartFooter
    ) {
    }
}
