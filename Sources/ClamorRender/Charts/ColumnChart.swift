import ClamorColumns
import ClamorText
import ClamorTime

extension ChartRenderer {
    /// Upright columns from zero over categories or time, with a labelled axis on the left.
    func columns(_ panel: ChartSpecification.Panel, _ axis: ChartSpecification.Axis) -> [String] {
        let frame = PlotFrame(renderer: self, panel: panel, fromZero: true)
        let groups = axis.count
        let series = panel.series.count
        let room = frame.plotWidth
        // Whole cells for each column; where there are more columns than cells, neighbours share one cell's peak.
        let slot = max(1, min(12, room / max(1, groups)))
        let gap = slot >= 3 ? 1 : 0
        let each = max(1, (slot - gap) / series)
        var cells = [[(level: Double, series: Int)?]](
            repeating: [(level: Double, series: Int)?](repeating: nil, count: series), count: room)
        var starts: [Int] = []
        for group in 0..<groups {
            let start = slot * groups <= room ? group * slot : group * room / groups
            starts.append(start)
            for index in 0..<series {
                guard let value = panel.series[index].values[group] else { continue }
                for offset in 0..<each where start + index * each + offset < room {
                    let cell = start + index * each + offset
                    if let held = cells[cell][0], abs(held.level) >= abs(value) { continue }
                    cells[cell][0] = (value, index)
                }
            }
        }
        var lines: [String] = []
        for row in 0..<height {
            var line = frame.margin(row)
            for cell in 0..<room {
                guard let (value, index) = cells[cell][0] else {
                    line += " "
                    continue
                }
                line += paint(frame.block(value, row), value < 0 ? .negative : .series(index))
            }
            lines.append(line)
        }
        lines.append(frame.baseline())
        lines += frame.labels(axis, starts: starts, slot: slot)
        return lines
    }
}

extension PlotFrame {
    private static let eighths = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

    /// The part of a column that a row of cells shows.
    func block(_ value: Double, _ row: Int) -> String {
        let zero = rowPosition(0)
        let level = rowPosition(value)
        let top = min(zero, level)
        let bottom = max(zero, level)
        let covered = min(bottom, Double(row + 1)) - max(top, Double(row))
        guard covered > 0 else {
            // A value too small to see still leaves a trace at the zero line.
            let trace = value > 0 && row == min(height - 1, Int(zero.rounded(.up)) - 1)
            return trace && value != 0 ? (ascii ? "." : "▁") : " "
        }
        if ascii { return covered >= 0.5 ? "#" : "." }
        if covered > 0.99 { return "█" }
        if value >= 0 { return Self.eighths[max(1, min(8, Int((covered * 8).rounded())))] }
        return covered >= 0.5 ? "▀" : "▔"
    }
}
