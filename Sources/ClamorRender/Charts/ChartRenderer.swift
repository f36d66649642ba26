import ClamorColumns
import ClamorQuery
import ClamorText
import ClamorTime

/// Draws chart specifications as text: Unicode blocks and braille dots, or the same layout in ASCII.
package struct ChartRenderer: Sendable {
    package static let defaultWidth = 80
    package static let defaultHeight = 12
    static let narrowest = 40

    let style: RenderStyle
    let width: Int
    let height: Int
    let request: ChartRequest

    package init(request: ChartRequest, style: RenderStyle) {
        self.request = request
        self.style = style
        width = max(Self.narrowest, request.width ?? style.width ?? Self.defaultWidth)
        height = max(4, min(100, request.height ?? Self.defaultHeight))
    }

    /// The chart as lines, each ended by a line end.
    package func render(_ chart: ChartSpecification) -> String {
        var lines: [String] = []
        for (index, panel) in chart.panels.enumerated() {
            if index > 0 { lines.append("") }
            let series = chart.seriesName.map { " and \($0)" } ?? ""
            lines.append(paint(request.title ?? "\(panel.title) by \(chart.axisName)\(series)", .bold))
            guard chart.axis.count > 0, panel.series.contains(where: { $0.values.contains { $0 != nil } }) else {
                lines.append("(nothing to draw)")
                continue
            }
            switch chart.kind {
            case .bar: lines += bars(panel, chart.axis)
            case .column: lines += columns(panel, chart.axis)
            case .line: lines += plot(panel, chart.axis)
            case .calendar: lines += calendars(panel, chart.axis)
            }
            lines += legend(panel, chart)
        }
        lines += chart.captions.map { paint($0, .faint) }
        return lines.map { Self.trimmedEnd($0) + "\n" }.joined()
    }

    enum Ink {
        case bold, faint
        case series(Int)
        case negative
    }

    /// Okabe and Ito's palette for the colour-blind, as 256-colour codes.
    private static let palette = [74, 214, 36, 167, 26, 220, 175, 244, 110, 130]

    func paint(_ text: String, _ ink: Ink) -> String {
        guard style.color, !text.isEmpty else { return text }
        switch ink {
        case .bold: return "\u{1b}[1m\(text)\u{1b}[0m"
        case .faint: return "\u{1b}[2m\(text)\u{1b}[0m"
        case .series(let index): return "\u{1b}[38;5;\(Self.palette[index % Self.palette.count])m\(text)\u{1b}[0m"
        case .negative: return "\u{1b}[38;5;208m\(text)\u{1b}[0m"
        }
    }

    /// The mark that stands for a series where colours do not.
    static let marks: [Character] = ["*", "o", "x", "+", "#", "@", "%", "=", "~", "&"]

    /// Without colours, several lines are told apart by marks rather than dots.
    func drawsMarks(_ panel: ChartSpecification.Panel) -> Bool {
        style.ascii || (!style.color && panel.series.count > 1)
    }

    private func legend(_ panel: ChartSpecification.Panel, _ chart: ChartSpecification) -> [String] {
        guard panel.series.count > 1, chart.kind != .bar, chart.kind != .calendar else { return [] }
        var lines: [String] = []
        var line = ""
        var used = 0
        for (index, series) in panel.series.enumerated() {
            let name = SafeText.escapedForTerminal(series.name)
            let mark = drawsMarks(panel) ? String(Self.marks[index % Self.marks.count]) : "━"
            let size = displayWidth(of: name) + 4
            if used + size > width, used > 0 {
                lines.append(line)
                line = ""
                used = 0
            }
            line += paint(mark, .series(index)) + " " + name + "  "
            used += size
        }
        lines.append(line)
        return lines
    }

    private static func trimmedEnd(_ line: String) -> String {
        var line = line
        while line.hasSuffix(" ") { line.removeLast() }
        return line
    }

    /// Ticks that cover a panel's values; bars and columns always begin at zero.
    func ticks(_ panel: ChartSpecification.Panel, count: Int, fromZero: Bool) -> Ticks {
        let values = panel.series.flatMap { $0.values.compactMap { $0 } }
        var low = values.min() ?? 0
        var high = values.max() ?? 1
        if fromZero || (low > 0 && low < high / 4) {
            low = min(0, low)
            high = max(0, high)
        }
        return Ticks(lower: request.minimum ?? low, upper: request.maximum ?? high, count: count)
    }

    func label(_ value: Double, _ ticks: Ticks, _ panel: ChartSpecification.Panel) -> String {
        let step = ticks.values.count > 1 ? ticks.values[1] - ticks.values[0] : abs(ticks.upper - ticks.lower)
        return AxisLabels.number(value, step: step, percent: panel.format.format == .percent)
    }
}
