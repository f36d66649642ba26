import ClamorColumns
import ClamorQuery
import ClamorText

/// The frame of an upright plot: its value axis on the left, the line that it stands on, and where values lie in it.
struct PlotFrame {
    enum Base {
        /// The line is the lowest value that the scale shows.
        case floor
        /// The line is zero; what is negative hangs from it.
        case zero
    }

    let ticks: Ticks
    /// The first cell and row of the inside.
    let left: Int
    let top: Int
    /// Cells across the inside.
    let width: Int
    /// Rows above and below the line.
    let above: Int
    let below: Int
    /// The value that one row stands for, where the base is zero.
    let unit: Double
    private let texts: [String]
    private let base: Base

    /// - Parameters:
    ///   - top: the first row, marks included.
    ///   - reserve: cells on the right that stay free.
    init(
        _ panel: ChartPanel, of chart: ChartSpecification, on canvas: TextCanvas, _ base: Base, top: Int,
        reserve: Int = 0
    ) {
        let height: Int
        (height, ticks) = Self.rows(panel, canvas)
        texts = Self.texts(ticks, panel, chart.kind)
        // Panels below each other share their left edge, so that the same times stand below each other.
        let all = chart.panels.flatMap { Self.texts(Self.rows($0, canvas).ticks, $0, chart.kind) }
        let labelWidth = all.map { displayWidth(of: $0) }.max() ?? 0
        left = min(labelWidth + 2, canvas.width / 3)
        width = max(8, canvas.width - left - reserve)
        self.top = top + (canvas.marks(of: chart).isEmpty ? 0 : 1)
        self.base = base
        guard base == .zero else {
            (above, below, unit) = (height, 0, 1)
            return
        }
        (above, below, unit) = Self.split(height, lower: min(0, ticks.lower), upper: max(0, ticks.upper))
    }

    /// The rows of the inside and the ticks of its scale. Near the canvas's height, the one is taken at which ticks stand
    /// at even distances, if there is one, and the scale ends with a row; where lines are few, none that is higher.
    private static func rows(_ panel: ChartPanel, _ canvas: TextCanvas) -> (height: Int, ticks: Ticks) {
        let wanted = canvas.plotHeight
        let usual = ticks(panel, wanted)
        guard !canvas.isHeightFixed, !usual.isLogarithmic, usual.values.count > 1 else { return (wanted, usual) }
        let options = (1...wanted).compactMap { even(usual, rowsPerTick: $0, panel.scale.isFixed) }
        for change in canvas.isTight ? [0, -1, -2] : [0, 1, -1, 2, -2]
        where wanted + change >= TextCanvas.leastPlotHeight {
            if let option = options.first(where: { $0.height == wanted + change }) { return option }
        }
        return (wanted, usual)
    }

    /// A plot with so many rows from one tick to the next; nil where an end that was asked for would have to move.
    private static func even(
        _ ticks: Ticks, rowsPerTick: Int, _ isFixed: (lower: Bool, upper: Bool)
    ) -> (height: Int, ticks: Ticks)? {
        let unit = (ticks.values[1] - ticks.values[0]) / Double(rowsPerTick)
        let low = (ticks.lower / unit + 1e-6).rounded(.down)
        let high = (ticks.upper / unit - 1e-6).rounded(.up)
        guard unit > 0, high - low < 1_000, abs(high) < 1e12, abs(low) < 1e12 else { return nil }
        if isFixed.lower, abs(ticks.lower / unit - low) > 1e-6 { return nil }
        if isFixed.upper, abs(ticks.upper / unit - high) > 1e-6 { return nil }
        var ticks = ticks
        (ticks.lower, ticks.upper) = (min(ticks.lower, low * unit), max(ticks.upper, high * unit))
        return (Int(high - low), ticks)
    }

    /// About a tick every three rows, and never more than rows.
    private static func ticks(_ panel: ChartPanel, _ height: Int) -> Ticks {
        var count = max(2, height / 3)
        var ticks = panel.scale.ticks(count: count)
        while ticks.values.count > height, count > 2 {
            count -= 1
            ticks = panel.scale.ticks(count: count)
        }
        return ticks
    }

    private static func texts(_ ticks: Ticks, _ panel: ChartPanel, _ kind: ChartKind) -> [String] {
        var format = panel.format
        if kind == .pct { format.format = .percent }
        return AxisLabels.texts(ticks, format)
    }

    /// Shares rows out to both sides of zero so that a row stands for the same on either and as little as possible.
    private static func split(_ height: Int, lower: Double, upper: Double) -> (above: Int, below: Int, unit: Double) {
        if lower == 0 { return (height, 0, upper > 0 ? upper / Double(height) : 1) }
        if upper == 0 { return (0, height, -lower / Double(height)) }
        var best = (above: height, below: 0, unit: Double.infinity)
        for below in 1..<height {
            let unit = max(upper / Double(height - below), -lower / Double(below))
            if unit < best.unit { best = (height - below, below, unit) }
        }
        return best
    }

    /// Rows of the inside, the line at zero included where there is one.
    var height: Int { above + below }

    /// The row of the line that the plot stands on.
    var line: Int { top + above }

    /// The first row below the plot.
    var bottom: Int { top + above + below + 1 }

    /// The row in which a value lies; nil outside.
    func row(of value: Double) -> Int? {
        if base == .zero {
            let rows = value / unit
            guard rows <= Double(above) + 1e-6, rows >= -Double(below) - 1e-6 else { return nil }
            return rows >= 0 ? line - Int((rows - 1e-6).rounded(.up)) : line + Int((-rows - 1e-6).rounded(.up))
        }
        let share = ticks.share(of: value)
        guard share >= -1e-9, share <= 1 + 1e-9 else { return nil }
        return share < 1e-6 ? line : min(line - 1, top + Int(((1 - share) * Double(above) + 1e-6).rounded(.down)))
    }

    /// The eighths of rows that a length from zero takes, within the plot and at least one unless the length is zero;
    /// negative below the line.
    func eighths(_ value: Double) -> Int {
        let cut = max(ticks.lower, min(ticks.upper, value))
        let eighths = Int(max(-Double(below * 8), min(Double(above * 8), (cut / unit * 8).rounded())))
        if eighths == 0, value != 0 { return value > 0 ? min(1, above) : -min(1, below) }
        return eighths
    }

    /// Whether a value lies beyond an end that was asked for.
    func isCut(_ value: Double) -> Bool {
        let slack = (ticks.upper - ticks.lower) * 1e-9
        return value > ticks.upper + slack || value < ticks.lower - slack
    }

    /// Draws the value axis, the line and, inside, a faint line at zero.
    func draw(on canvas: TextCanvas, into grid: inout CellGrid) {
        let (bar, tick) = (canvas.glyph("│", "|"), canvas.glyph("┤", "+"))
        for row in top..<bottom { grid.put(bar, x: left - 1, y: row, .faint) }
        grid.put(
            canvas.glyph(below > 0 ? above > 0 ? "┼" : "┌" : "└", "+")
                + String(repeating: canvas.glyph("─", "-"), count: width), x: left - 1, y: line, .faint)
        var used: Set<Int> = []
        // Zero is labelled before what stands close to it.
        let order = ticks.values.indices.sorted {
            (ticks.values[$0] == 0 ? 0 : 1, $0) < (ticks.values[$1] == 0 ? 0 : 1, $1)
        }
        for index in order {
            guard let row = row(of: ticks.values[index]), used.insert(row).inserted else { continue }
            let text = canvas.fitted(texts[index], to: left - 2)
            grid.put(text, x: left - 2 - displayWidth(of: text), y: row, .faint)
            if row != line { grid.put(tick, x: left - 1, y: row, .faint) }
        }
    }

    /// A faint line across the inside at zero, where it is not the line that the plot stands on; only on blank cells.
    func drawZero(on canvas: TextCanvas, into grid: inout CellGrid) {
        guard base == .floor, ticks.lower < 0, ticks.upper > 0, let row = row(of: 0), row != line else { return }
        for x in left..<(left + width) where grid.isBlank(x: x..<(x + 1), y: row) {
            grid.put(canvas.glyph("┈", "-"), x: x, y: row, .faint)
        }
    }
}

extension TextCanvas {
    /// Whether the labels below the panel being drawn are those below the last one, where they are enough: panels are as
    /// wide as each other, and their bars too.
    func sharesLabels(of chart: ChartSpecification) -> Bool {
        isTight && panelIndex < chart.panels.count - 1
            && chart.panels.allSatisfy { $0.series.count == chart.panels[0].series.count }
    }

    /// The marks that concern the panel being drawn.
    func marks(of chart: ChartSpecification) -> [ChartMark] {
        chart.marks.filter { $0.place.map { $0.panel == panelIndex } ?? true }
    }

    /// Letters above the plot; where two are too close, the left one stands and both are explained below.
    ///
    /// - Parameter cell: the cell of a position, counted from the plot's left.
    func drawMarks(
        of chart: ChartSpecification, _ frame: PlotFrame, into grid: inout CellGrid, cell: (Int) -> Int
    ) {
        for mark in marks(of: chart) {
            let x = frame.left + cell(mark.position)
            let end = x + displayWidth(of: mark.letter)
            if grid.isBlank(x: x..<end, y: frame.top - 1) { grid.put(mark.letter, x: x, y: frame.top - 1, .mark) }
        }
    }
}
