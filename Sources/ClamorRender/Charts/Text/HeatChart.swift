import ClamorColumns
import ClamorText

extension TextCanvas {
    /// A cell for each pair of keys, shaded by the value: series downwards, the axis across, a key of the shades below.
    /// Where there is room, the values are written beside their shades.
    func drawHeat(
        _ panel: ChartPanel, of chart: ChartSpecification, into grid: inout CellGrid, _ footer: inout ChartFooter
    ) {
        let shades = HeatShades(panel.scale, on: self)
        let isPacked = packsRows && isShaded && !isASCII && panel.series.count > 1
        let pairs = isPacked ? PairNames(panel.series.map(\.name), room: width / 3, on: self) : nil
        let names = pairs?.names ?? RowNames(panel.series.map(\.name), room: width / 3, on: self)
        let layout = HeatLayout(
            panel, columns: chart.axis.count, room: width - names.width - 1, hasFigures: !isPacked, on: self)
        let left = names.width + 1
        if let pairs {
            for row in stride(from: 0, to: panel.series.count, by: 2) {
                grid.put(names.texts[row / 2], x: 0, y: grid.height)
                packedRow(row, panel, shades, layout, x: left, y: grid.height - 1, into: &grid)
            }
            pairs.explain(in: &footer)
        } else {
            for (row, series) in panel.series.enumerated() {
                let y = grid.height
                grid.grow(to: y + 1)
                grid.put(names.texts[row], x: 0, y: y)
                for column in 0..<layout.columns {
                    let value = layout.value(series.values, column)
                    cell(value, panel, shades, layout, x: left + column * layout.cell, y: y, into: &grid)
                }
            }
        }
        labels(below: layout, chart, x: left, into: &grid, &footer)
        key(of: shades, panel, into: &grid, &footer)
        if layout.bundle > 1 {
            footer.say("a cell holds the largest of \(layout.bundle) neighbours")
        }
        if pairs == nil { names.explain(in: &footer) }
    }

    /// Whether shades are colours: sixteen are too few for them.
    fileprivate var isShaded: Bool { style.color && style.palette.depth != .basic }

    private func cell(
        _ value: Double?, _ panel: ChartPanel, _ shades: HeatShades, _ layout: HeatLayout, x: Int, y: Int,
        into grid: inout CellGrid
    ) {
        let size = layout.shadeWidth
        guard let value else {
            grid.put(glyph("·", "-"), x: x + (size - 1) / 2, y: y, .faint)
            return
        }
        let look = shades.look(of: value)
        for offset in 0..<size {
            grid.put(isShaded ? " " : look.glyph, x: x + offset, y: y, behind: isShaded ? look.ink : nil)
        }
        if look.isNegative, !layout.hasFigures, size > 1 || !isShaded {
            grid.put("-", x: x, y: y, behind: isShaded ? look.ink : nil)
        }
        if layout.hasFigures {
            let text = padded(layout.text(value, panel.format), toWidth: layout.figureWidth, .right)
            grid.put(text, x: x + size + 1, y: y)
        }
    }

    /// Two rows as halves of a line, which takes colours.
    private func packedRow(
        _ row: Int, _ panel: ChartPanel, _ shades: HeatShades, _ layout: HeatLayout, x left: Int, y: Int,
        into grid: inout CellGrid
    ) {
        let pair = panel.series[row..<min(row + 2, panel.series.count)]
        for column in 0..<layout.columns {
            let inks = pair.map { layout.value($0.values, column).map { shades.look(of: $0).ink } }
            for offset in 0..<layout.cell {
                let x = left + column * layout.cell + offset
                switch (inks[0], inks.count > 1 ? inks[1] : nil) {
                case (let upper?, let lower): grid.put("▀", x: x, y: y, upper, behind: lower)
                case (nil, let lower?): grid.put("▄", x: x, y: y, lower)
                case (nil, nil): grid.put("·", x: x, y: y, .faint)
                }
            }
        }
    }

    /// What the columns are, in one row or two.
    private func labels(
        below layout: HeatLayout, _ chart: ChartSpecification, x: Int, into grid: inout CellGrid,
        _ footer: inout ChartFooter
    ) {
        let y = grid.height
        switch chart.axis {
        case .times(let times):
            let positions = times.starts.indices.map { Double($0 / layout.bundle * layout.cell) }
            let ticks = TimeTicks(times, positions: positions, room: Double(width - x), gap: 2) {
                Double(displayWidth(of: $0))
            }
            for tick in ticks.fine { grid.put(tick.text, x: x + Int(tick.at), y: y, .faint) }
            for tick in ticks.context { grid.put(tick.text, x: x + Int(tick.at), y: y + 1, .faint) }
        case .categories(let names):
            let texts = names.map { fitted($0) }
            let widest = texts.map { displayWidth(of: $0) }.max() ?? 0
            let steps =
                chart.axisName == "hour_of_day" ? [1, 3, 6, 12] : [1, 2, 3, 5, 10, 20, 50, 100, 200, 500, 1_000]
            let isShort = widest <= 3
            // A short label is shown whole or not at all; of a long one five cells tell something.
            let step =
                steps.first { $0 * layout.cell > min(widest, isShort ? 3 : 5) } ?? steps[steps.count - 1]
            var column = 0
            while column < layout.columns {
                let text = fitted(texts[column * layout.bundle], to: step * layout.cell - 1)
                let start = x + column * layout.cell
                // The last one may use what is left of the line.
                if start + displayWidth(of: text) <= width { grid.put(text, x: start, y: y, .faint) }
                column += step
            }
            let isWhole = step == 1 && layout.bundle == 1 && widest < layout.cell
            if !isWhole, !isShort { footer.say(Self.list(of: texts)) }
        case .bins, .numbers: break
        }
    }

    private static func list(of names: [String]) -> String {
        let most = 30
        let rest = names.count > most ? "; and \(formatInteger(names.count - most, grouped: true)) more" : ""
        return "across: " + names.prefix(most).joined(separator: "; ") + rest
    }

    /// The shades with the values that they stand for.
    private func key(
        of shades: HeatShades, _ panel: ChartPanel, into grid: inout CellGrid, _ footer: inout ChartFooter
    ) {
        func text(_ value: Double) -> String {
            panel.format.type == .duration
                ? CellText(zone: style.zone).figure(value, panel.format)
                : AxisLabels.short(value, percent: panel.format.format == .percent)
        }
        var x = 0
        var y = grid.height
        for (look, low, high) in shades.key(isColored: isShaded) {
            let range = text(low) == text(high) ? text(low) : "\(text(low)) to \(text(high))"
            let size = 2 + 1 + displayWidth(of: range)
            if x > 0, x + size > width { (x, y) = (0, y + 1) }
            grid.put(isShaded ? "  " : look.glyph + look.glyph, x: x, y: y, behind: isShaded ? look.ink : nil)
            if look.isNegative { grid.put("-", x: x, y: y, behind: isShaded ? look.ink : nil) }
            x = grid.put(range, x: x + 3, y: y, .faint) + 2
        }
        if panel.series.contains(where: { $0.values.contains { $0 == nil } }) {
            footer.explain(glyph("·", "-"), .faint, "none")
        }
    }
}

/// How wide the cells of a heat map are, and how many columns of the answer share one.
private struct HeatLayout {
    /// Cells across of one cell of the map.
    let cell: Int
    let columns: Int
    let bundle: Int
    let hasFigures: Bool
    let figureWidth: Int
    private let cells: CellText
    private static let widest = 6

    init(_ panel: ChartPanel, columns: Int, room: Int, hasFigures mayHaveFigures: Bool, on canvas: TextCanvas) {
        let cells = CellText(zone: canvas.style.zone, ascii: canvas.isASCII)
        self.cells = cells
        let values = panel.series.lazy.flatMap { $0.values.lazy.compactMap { $0 } }
        // Very many cells are not going to have room for figures, so these need not be written to know it.
        let isSmall = mayHaveFigures && columns * 5 <= room
        let figureWidth =
            isSmall ? values.map { displayWidth(of: Self.text($0, panel.format, cells)) }.max() ?? 0 : 0
        self.figureWidth = figureWidth
        // Shade, blank, figure, blank.
        let wanted = 2 + 1 + figureWidth + 1
        hasFigures = isSmall && figureWidth > 0 && columns * wanted <= room + 1
        if hasFigures {
            (cell, bundle, self.columns) = (min((room + 1) / columns, wanted + 6), 1, columns)
            return
        }
        let least = !canvas.isShaded && panel.scale.lower < 0 ? 2 : 1
        let bundle = max(1, (columns * least + room - 1) / max(1, room))
        self.bundle = bundle
        self.columns = (columns + bundle - 1) / bundle
        cell = max(least, min(Self.widest, room / max(1, self.columns)))
    }

    /// Cells of a shade.
    var shadeWidth: Int { hasFigures ? 2 : cell }

    /// The value in a column, of several the largest.
    func value(_ values: [Double?], _ column: Int) -> Double? {
        if bundle == 1 { return values[column] }
        return values[column * bundle..<min(values.count, (column + 1) * bundle)].compactMap { $0 }
            .max { abs($0) < abs($1) }
    }

    func text(_ value: Double, _ info: ColumnInfo) -> String { Self.text(value, info, cells) }

    private static func text(_ value: Double, _ info: ColumnInfo, _ cells: CellText) -> String {
        let whole = cells.figure(value, info)
        return whole.count > 7 && info.type != .duration
            ? AxisLabels.short(value, percent: info.format == .percent) : whole
    }
}
