import ClamorColumns
import ClamorQuery
import ClamorText

/// A chart told in a few sentences, for those who do not see it.
package enum ChartDescription {
    /// More series than this are counted, not told.
    private static let mostSeries = 10

    /// Kind, what is shown, what it is laid along, and of each series its first, last, lowest and highest value.
    package static func text(of chart: ChartSpecification) -> String {
        var sentences = ["\(kind(chart.kind)): \(chart.title)."]
        if chart.isEmpty { return sentences[0] + " There is nothing to draw." }
        if chart.kind == .number {
            sentences += chart.tiles.prefix(mostSeries).map { tile in
                "\(tile.label): \(tile.value)\(tile.change.map { ", \($0)" } ?? "")."
            }
            return sentences.joined(separator: " ")
        }
        if let axis = axis(chart) { sentences.append(axis) }
        for panel in chart.panels {
            let told = panel.series.prefix(mostSeries).compactMap { series(of: $0, panel, chart) }
            if chart.panels.count > 1, panel.series.first?.name != panel.title { sentences.append("\(panel.title):") }
            sentences += told
            if panel.series.count > mostSeries { sentences.append("\(panel.series.count - mostSeries) more series.") }
        }
        if !chart.marks.isEmpty {
            sentences.append("Marked: " + chart.marks.map { "\($0.letter) \($0.text)" }.joined(separator: "; ") + ".")
        }
        return sentences.joined(separator: " ")
    }

    private static func kind(_ kind: ChartKind) -> String {
        switch kind {
        case .line: "Line chart"
        case .area: "Area chart"
        case .bar: "Bar chart"
        case .column: "Column chart"
        case .stacked: "Stacked bars"
        case .pct: "Stacked bars of 100 %"
        case .diverge: "Diverging bars"
        case .heat: "Heat map"
        case .calendar: "Calendar"
        case .hist: "Histogram"
        case .scatter: "Scatter chart"
        case .spark: "Small lines"
        case .number: "Figures"
        }
    }

    private static func axis(_ chart: ChartSpecification) -> String? {
        let cells = CellText(zone: .utc)
        switch chart.axis {
        case .categories(let names):
            guard let first = names.first, let last = names.last else { return nil }
            if names.count == 1 { return "One name: \(first)." }
            return "\(formatInteger(names.count, grouped: true)) names from \(first) to \(last)."
        case .times(let times):
            guard let last = times.starts.indices.last else { return nil }
            let unit = times.step.map {
                $0.count == 1 ? "\($0.unit.rawValue)s" : "steps of \($0.count) \($0.unit.rawValue)s"
            }
            if last == 0 { return "\(times.label(of: 0)) alone." }
            return
                "\(formatInteger(last + 1, grouped: true)) \(unit ?? "moments") from \(times.label(of: 0)) to \(times.label(of: last))."
        case .bins(let edges, let format):
            guard let first = edges.first, let last = edges.last else { return nil }
            return
                "\(edges.count - 1) bins of \(format.name) from \(cells.figure(first, format)) to \(cells.figure(last, format))."
        case .numbers(_, let format):
            return "Across: \(format.name); upwards: \(chart.panels.first?.format.name ?? "")."
        }
    }

    private static func series(of series: ChartSeries, _ panel: ChartPanel, _ chart: ChartSpecification) -> String? {
        let cells = CellText(zone: .utc)
        if case .numbers(_, let format) = chart.axis {
            guard let left = series.points.map(\.x).min(), let right = series.points.map(\.x).max(),
                let low = series.points.map(\.y).min(), let high = series.points.map(\.y).max()
            else { return nil }
            return "\(series.name): \(formatInteger(series.points.count, grouped: true)) points, \(format.name) "
                + "\(cells.figure(left, format)) to \(cells.figure(right, format)), \(panel.format.name) "
                + "\(cells.figure(low, panel.format)) to \(cells.figure(high, panel.format))."
        }
        let held = series.values.enumerated().compactMap { position, value in value.map { (position, $0) } }
        guard let first = held.first, let last = held.last,
            let low = held.min(by: { $0.1 < $1.1 }), let high = held.max(by: { $0.1 < $1.1 })
        else { return "\(series.name): no values." }
        func text(_ value: Double) -> String { cells.figure(value, panel.format) }
        if held.count == 1 { return "\(series.name): \(text(first.1)) at \(name(first.0, chart))." }
        let ends = chart.axis.isOrdered ? "from \(text(first.1)) to \(text(last.1)), " : ""
        return "\(series.name): \(ends)lowest \(text(low.1)) (\(name(low.0, chart))), "
            + "highest \(text(high.1)) (\(name(high.0, chart)))."
    }

    private static func name(_ position: Int, _ chart: ChartSpecification) -> String {
        switch chart.axis {
        case .categories(let names): names[position]
        case .times(let times): times.label(of: position)
        case .bins(let edges, let format): "from \(CellText(zone: .utc).figure(edges[position], format))"
        case .numbers: ""
        }
    }
}

extension ChartAxis {
    /// Whether a first and a last value mean something.
    fileprivate var isOrdered: Bool {
        switch self {
        case .categories, .bins: false
        case .times, .numbers: true
        }
    }
}
