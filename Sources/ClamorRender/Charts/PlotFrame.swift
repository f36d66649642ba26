import ClamorColumns
import ClamorText
import ClamorTime

/// The frame of an upright plot: value axis on the left, base line, labels below.
struct PlotFrame {
    let ticks: Ticks
    let height: Int
    let plotWidth: Int
    let ascii: Bool
    private let labels: [Int: String]
    private let labelWidth: Int
    private let zone: Zone

    init(renderer: ChartRenderer, panel: ChartSpecification.Panel, fromZero: Bool) {
        height = renderer.height
        ascii = renderer.style.ascii
        zone = renderer.style.zone
        let ticks = renderer.ticks(panel, count: max(2, renderer.height / 3), fromZero: fromZero)
        self.ticks = ticks
        var labels: [Int: String] = [:]
        for value in ticks.values {
            let position = (ticks.upper - value) / (ticks.upper - ticks.lower) * Double(renderer.height)
            // A tick at the very bottom stands on the base line, one row below the plot.
            let row = Int(position.rounded())
            if row >= 0, row <= renderer.height { labels[row] = renderer.label(value, ticks, panel) }
        }
        self.labels = labels
        labelWidth = labels.values.map { displayWidth(of: $0) }.max() ?? 0
        plotWidth = max(10, renderer.width - labelWidth - 2)
    }

    /// Rows from the top to a value; may lie outside 0…height.
    func rowPosition(_ value: Double) -> Double {
        let share = (ticks.upper - value) / (ticks.upper - ticks.lower)
        return max(0, min(1, share)) * Double(height)
    }

    /// Label and axis left of a row.
    func margin(_ row: Int) -> String {
        let label = labels[row] ?? ""
        let axis = ascii ? (label.isEmpty ? "|" : "+") : (label.isEmpty ? "│" : "┤")
        return padded(label, toWidth: labelWidth, .right) + " " + axis
    }

    func baseline() -> String {
        padded(labels[height] ?? "", toWidth: labelWidth, .right) + " " + (ascii ? "+" : "└")
            + String(repeating: ascii ? "-" : "─", count: plotWidth)
    }

    /// Label rows below the base line.
    func labels(_ axis: ChartSpecification.Axis, starts: [Int], slot: Int) -> [String] {
        let indent = String(repeating: " ", count: labelWidth + 2)
        switch axis {
        case .times(let times, let unit):
            return AxisLabels.times(times, unit: unit, columns: starts, width: plotWidth, zone: zone)
                .map { indent + $0 }
        case .categories(let names):
            var row = LabelRow(width: plotWidth)
            for (name, start) in zip(names, starts) {
                let shown = truncate(SafeText.escapedForTerminal(name), toWidth: max(slot - 1, 3))
                _ = row.put(shown, at: start)
            }
            return row.text.isEmpty ? [] : [indent + row.text]
        }
    }
}
