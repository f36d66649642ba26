import ClamorColumns
import ClamorText

/// How the days of one series are shaded: in even steps from zero to the value that is farthest from it.
struct CalendarSeries {
    private let series: ChartSeries
    private let isCount: Bool
    private let peak: Double
    private let shades: [String]
    private let none: String
    private let signs: [String: String]

    init(_ series: ChartSeries, isCount: Bool, on canvas: TextCanvas) {
        self.series = series
        self.isCount = isCount
        peak = Self.peak(of: series)
        shades = Self.shades(on: canvas)
        none = Self.none(on: canvas)
        signs = ["gap": Self.sign(of: "gap", on: canvas), "drop": Self.sign(of: "drop", on: canvas)]
    }

    static func shades(on canvas: TextCanvas) -> [String] {
        canvas.isASCII ? [".", ":", "+", "#"] : ["░", "▒", "▓", "█"]
    }

    static func none(on canvas: TextCanvas) -> String { canvas.glyph("·", "-") }

    static func sign(of finding: String, on canvas: TextCanvas) -> String {
        finding == "gap" ? canvas.glyph("×", "X") : canvas.glyph("▾", "v")
    }

    /// What stands for a day: the sign of its finding, else its shade with a minus behind where it is below zero.
    func sign(at place: Int) -> (text: String, ink: Ink) {
        if place < series.findings.count, let finding = series.findings[place] {
            return (signs[finding] ?? finding, .negative)
        }
        // No mentions are nothing; an average of zero is something.
        guard let value = series.values[place], value != 0 || !isCount else { return (none, .faint) }
        // The upper end of a step belongs to it.
        let share = peak > 0 ? abs(value) / peak * Double(shades.count) - 1e-9 : 0
        let shade = shades[max(0, min(shades.count - 1, Int(min(share, Double(shades.count)))))]
        return value < 0 ? (shade + "-", .negative) : (shade, .series(0))
    }

    private static func peak(of series: ChartSeries) -> Double { series.values.lazy.map { abs($0 ?? 0) }.max() ?? 0 }

    /// What the shades stand for: values where all series have the same largest one, else shares of the largest.
    static func key(_ panel: ChartPanel, on canvas: TextCanvas) -> [String] {
        let shades = shades(on: canvas)
        let peaks = panel.series.map(peak)
        let peak = peaks.max() ?? 0
        guard peak > 0 else { return [] }
        guard peaks.allSatisfy({ $0 == peak }) else {
            let shares = shades.indices.map { "\(shades[$0]) to \(100 * ($0 + 1) / shades.count)%" }
            return shares + ["of each series' largest"]
        }
        let cells = CellText(zone: canvas.style.zone, ascii: canvas.isASCII)
        func text(_ value: Double) -> String {
            panel.format.type == .duration || panel.format.type == .integer && value < 1_000_000
                ? cells.figure(value, panel.format)
                : AxisLabels.short(value, percent: panel.format.format == .percent)
        }
        return shades.indices.compactMap { step in
            var (low, high) = (
                peak * Double(step) / Double(shades.count), peak * Double(step + 1) / Double(shades.count)
            )
            if panel.format.type == .integer { (low, high) = (low.rounded(.down) + 1, high.rounded(.down)) }
            guard low <= high else { return nil }
            let (first, last) = (text(low), text(high))
            return "\(shades[step]) " + (first == last ? first : "\(first) to \(last)")
        }
    }

    static func title(_ series: ChartSeries, _ format: ColumnInfo, on canvas: TextCanvas) -> String {
        let cells = CellText(zone: canvas.style.zone, ascii: canvas.isASCII)
        let known = series.values.compactMap { $0 }
        let days = "of \(series.values.count) days"
        guard let low = known.min(), let high = known.max() else { return "\(series.name): on 0 \(days)" }
        let active = known.count { format.type == .integer ? $0 > 0 : true }
        if format.type != .integer {
            return "\(series.name): \(cells.figure(low, format)) to \(cells.figure(high, format)) on \(active) \(days)"
        }
        let total = cells.figure(known.reduce(0, +), format)
        return "\(series.name): \(total) on \(active) \(days), at most \(cells.figure(high, format))"
    }
}
