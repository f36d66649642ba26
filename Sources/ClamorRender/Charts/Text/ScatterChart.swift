extension TextCanvas {
    /// Points of two numbers each.
    func drawPoints(
        _ panel: ChartPanel, of chart: ChartSpecification, into grid: inout CellGrid, _ footer: inout ChartFooter
    ) {
    }
}
