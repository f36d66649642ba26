/// Signs that tell lines apart without colour.
enum SeriesMark {
    private static let present = ["*", "o", "x", "+", "#", "@", "%", "&", "=", "$"]
    private static let before = [",", ";", "'", "^", "!", "?", "\"", "_", "<", ">"]

    /// The sign of each series; that of the period before follows the series that it belongs to.
    static func marks(_ series: [ChartSeries]) -> [String] {
        var rank = -1
        return series.map { one in
            if !one.isBefore { rank += 1 }
            return (one.isBefore ? before : present)[max(0, rank) % present.count]
        }
    }
}

extension ChartPanel {
    /// Whether what is drawn must be named beside or below the plot: the title alone does not tell it.
    func needsNames(in chart: ChartSpecification) -> Bool {
        series.count > 1 || series.contains { $0.name != title || chart.seriesName != nil && chart.panels.count == 1 }
    }
}
