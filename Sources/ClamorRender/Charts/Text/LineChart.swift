extension TextCanvas {
    /// Lines over the axis.
    func drawLines(
        _ panel: ChartPanel, of chart: ChartSpecification, into grid: inout CellGrid, _ footer: inout ChartFooter
    ) {
    }
}
