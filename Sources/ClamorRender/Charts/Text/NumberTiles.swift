import ClamorText

extension TextCanvas {
    /// Figures in large, each in a box with its change and a small line of what led to it; boxes side by side as fit.
    func drawTiles(of chart: ChartSpecification, into grid: inout CellGrid, _ footer: inout ChartFooter) {
        let most = width - 4
        let tiles = chart.tiles.map { TileLayout($0, most: most, on: self) }
        let inner = tiles.map(\.width).max() ?? 1
        let across = max(1, (width + 1) / (inner + 5))
        for start in stride(from: 0, to: tiles.count, by: across) {
            let shown = tiles[start..<min(tiles.count, start + across)]
            // Figures beside each other stand on one line, below the longest of their labels.
            let labelHeight = shown.map { $0.label(width: inner, on: self).count }.max() ?? 0
            let row = shown.map { $0.lines(width: inner, labelHeight: labelHeight, on: self) }
            let height = row.map(\.count).max() ?? 0
            let y = grid.height
            for (place, lines) in row.enumerated() {
                box(lines, inner: inner, height: height, x: place * (inner + 5), y: y, into: &grid)
            }
        }
        if chart.tiles.contains(where: { $0.history.count > 1 }) {
            footer.say("small lines: what led to the figure, each from zero or from the least negative value")
        }
    }

    private func box(
        _ lines: [TileLayout.Line], inner: Int, height: Int, x: Int, y: Int, into grid: inout CellGrid
    ) {
        let rule = String(repeating: glyph("─", "-"), count: inner + 2)
        grid.put(glyph("┌", "+") + rule + glyph("┐", "+"), x: x, y: y, .faint)
        for row in 0..<height {
            grid.put(glyph("│", "|"), x: x, y: y + 1 + row, .faint)
            if row < lines.count { grid.put(lines[row].text, x: x + 2, y: y + 1 + row, lines[row].ink) }
            grid.put(glyph("│", "|"), x: x + inner + 3, y: y + 1 + row, .faint)
        }
        grid.put(glyph("└", "+") + rule + glyph("┘", "+"), x: x, y: y + 1 + height, .faint)
    }
}

/// The lines of one box.
private struct TileLayout {
    struct Line {
        var text: String
        var ink: Ink
    }

    /// Cells that it would like to have.
    let width: Int
    private let tile: ChartTile
    private let value: LargeDigits
    private static let usual = 24

    init(_ tile: ChartTile, most: Int, on canvas: TextCanvas) {
        var tile = tile
        if tile.value == CellText(zone: canvas.style.zone).missing {
            tile.value = CellText(zone: canvas.style.zone, ascii: canvas.isASCII).missing
        }
        self.tile = tile
        let text = canvas.fitted(tile.value)
        let large = LargeDigits(text, isASCII: canvas.isASCII)
        value = large
        let change = tile.change.map { displayWidth(of: canvas.fitted($0)) + 2 } ?? 0
        let label = displayWidth(of: canvas.fitted(tile.label))
        let wanted = max(
            large.width <= most ? large.width : displayWidth(of: text), min(Self.usual, max(label, change)))
        width = max(1, min(most, wanted))
    }

    func label(width: Int, on canvas: TextCanvas) -> [String] {
        Self.wrapped(canvas.fitted(tile.label, to: .max), width, on: canvas)
    }

    func lines(width: Int, labelHeight: Int, on canvas: TextCanvas) -> [Line] {
        var lines = label(width: width, on: canvas).map { Line(text: $0, ink: .faint) }
        while lines.count < labelHeight { lines.append(Line(text: "", ink: .plain)) }
        if value.width <= width {
            lines += value.rows.map { Line(text: $0, ink: .strong) }
        } else {
            lines += ["", canvas.fitted(tile.value, to: width), ""].map { Line(text: $0, ink: .strong) }
        }
        if let change = tile.change {
            let sign =
                tile.direction > 0
                ? canvas.glyph("▲", "^") : tile.direction < 0 ? canvas.glyph("▼", "v") : canvas.glyph("·", "=")
            lines += Self.wrapped("\(sign) \(canvas.fitted(change, to: .max))", width, on: canvas).map {
                Line(text: $0, ink: .plain)
            }
        }
        if tile.history.count > 1 {
            lines.append(
                Line(text: Sparkline.text(tile.history, width: width, isASCII: canvas.isASCII), ink: .series(0)))
        }
        return lines
    }

    /// A text in lines of a width, broken between words and within those that are longer.
    private static func wrapped(_ text: String, _ width: Int, on canvas: TextCanvas) -> [String] {
        var lines: [String] = []
        for word in text.split(separator: " ") {
            let piece = canvas.fitted(String(word), to: width)
            if let last = lines.last, displayWidth(of: last) + 1 + displayWidth(of: piece) <= width {
                lines[lines.count - 1] = last + " " + piece
            } else {
                lines.append(piece)
            }
        }
        return lines
    }
}
