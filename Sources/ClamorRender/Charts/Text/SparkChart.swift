extension TextCanvas {
    /// A small line for each series.
    func drawSparklines(
        _ panel: ChartPanel, of chart: ChartSpecification, into grid: inout CellGrid, _ footer: inout ChartFooter
    ) {
    }
}
