import ClamorColumns
import ClamorText
import ClamorTime

extension ChartRenderer {
    /// Horizontal bars from zero, one a category (and series), the value behind each. Below zero they run to the left.
    func bars(_ panel: ChartSpecification.Panel, _ axis: ChartSpecification.Axis) -> [String] {
        let cells = CellText(zone: style.zone, ascii: style.ascii)
        let names = axis.names(zone: style.zone).map(SafeText.escapedForTerminal)
        let grouped = panel.series.count > 1
        let seriesNames = panel.series.map { SafeText.escapedForTerminal($0.name) }
        let nameWidth = min(width / 3, names.map { displayWidth(of: $0) }.max() ?? 0)
        let seriesWidth = grouped ? min(width / 5, seriesNames.map { displayWidth(of: $0) }.max() ?? 0) + 1 : 0
        let values = panel.series.flatMap { $0.values }
        let texts = values.map { $0.map { valueText($0, panel.format, cells) } ?? cells.missing }
        let textWidth = texts.map { displayWidth(of: $0) }.max() ?? 0
        let room = max(8, width - nameWidth - seriesWidth - textWidth - 3)
        let scale = BarScale(
            low: min(0, request.minimum ?? values.compactMap { $0 }.min() ?? 0),
            high: max(0, request.maximum ?? values.compactMap { $0 }.max() ?? 0), cells: room, ascii: style.ascii)
        var lines: [String] = []
        for (position, name) in names.enumerated() {
            for (index, series) in panel.series.enumerated() {
                let value = series.values[position]
                if grouped, value == nil { continue }
                let shown = truncate(name, toWidth: nameWidth, at: .middle)
                var line = padded(shown, toWidth: nameWidth) + " "
                if grouped {
                    line += padded(truncate(seriesNames[index], toWidth: seriesWidth - 1), toWidth: seriesWidth)
                }
                let (before, bar, after) = scale.bar(value)
                line += before + paint(bar, (value ?? 0) < 0 ? .negative : .series(index)) + after
                line +=
                    " "
                    + padded(
                        value.map { valueText($0, panel.format, cells) } ?? cells.missing, toWidth: textWidth, .right)
                lines.append(line)
            }
        }
        return lines
    }

    private func valueText(_ value: Double, _ info: ColumnInfo, _ cells: CellText) -> String {
        switch info.type {
        case .integer: cells.display(.integer(Int64(value.rounded())), info)
        case .fixed: cells.display(.fixed(Int64((value * 10_000).rounded())), info)
        case .duration: cells.display(.duration(Int64((value * 1_000).rounded())), info)
        default: cells.display(.number(value), info)
        }
    }
}

extension ChartSpecification.Axis {
    /// The axis's positions as texts.
    func names(zone: Zone) -> [String] {
        switch self {
        case .categories(let names): names
        case .times(let starts, let unit):
            starts.map { start in
                let cells = CellText(zone: zone)
                return unit.map { cells.bucket(start.milliseconds, $0) } ?? cells.moment(start.milliseconds)
            }
        }
    }
}

/// Lengths of bars in eighths of a cell around a zero line.
private struct BarScale {
    let low: Double
    let high: Double
    let cells: Int
    let ascii: Bool

    private static let eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]

    /// Cells left of zero, so that the longest bars of either side just fit.
    private var zeroCell: Int {
        guard low < 0 else { return 0 }
        guard high > 0 else { return cells }
        return max(1, min(cells - 1, Int((Double(cells) * -low / (high - low)).rounded())))
    }

    /// One scale for both sides, so that lengths compare.
    private var cellsPerUnit: Double { high > low ? Double(cells) / (high - low) : 0 }

    /// What stands before the bar, the bar, and what fills the rest of the room.
    func bar(_ value: Double?) -> (before: String, bar: String, after: String) {
        let left = zeroCell
        guard let value, value != 0 else {
            return (String(repeating: " ", count: left), "", String(repeating: " ", count: cells - left))
        }
        if value > 0 {
            let room = cells - left
            let length = value * cellsPerUnit
            let bar = rightward(length, room)
            return (
                String(repeating: " ", count: left), bar,
                String(repeating: " ", count: max(0, room - displayWidth(of: bar)))
            )
        }
        let length = -value * cellsPerUnit
        let bar = leftward(length, left)
        return (
            String(repeating: " ", count: max(0, left - displayWidth(of: bar))), bar,
            String(repeating: " ", count: cells - left)
        )
    }

    private func rightward(_ length: Double, _ room: Int) -> String {
        if ascii { return String(repeating: "#", count: max(1, min(room, Int(length.rounded())))) }
        let parts = max(1, min(room * 8, Int((length * 8).rounded())))
        return String(repeating: "█", count: parts / 8) + Self.eighths[parts % 8]
    }

    /// Only half cells exist on the right-hand side of a cell.
    private func leftward(_ length: Double, _ room: Int) -> String {
        if ascii { return String(repeating: "#", count: max(1, min(room, Int(length.rounded())))) }
        let halves = max(1, min(room * 2, Int((length * 2).rounded())))
        return (halves % 2 == 1 ? "▐" : "") + String(repeating: "█", count: halves / 2)
    }
}
