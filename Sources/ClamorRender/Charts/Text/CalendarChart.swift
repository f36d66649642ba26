extension TextCanvas {
    /// Days as cells, weeks as columns.
    func drawCalendar(
        _ panel: ChartPanel, of chart: ChartSpecification, into grid: inout CellGrid, _ footer: inout ChartFooter
    ) {
    }
}
