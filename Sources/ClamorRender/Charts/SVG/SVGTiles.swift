extension SVGPicture {
    private static let tileGap = 12.0
    private static let narrowestTile = 170.0

    /// Figures in large, beside each other as they fit.
    mutating func drawTiles() {
        let fitting = max(1, Int((innerWidth + Self.tileGap) / (Self.narrowestTile + Self.tileGap)))
        let across = min(fitting, chart.tiles.count)
        let size = min(280, (innerWidth - Double(across - 1) * Self.tileGap) / Double(across))
        let hasHistory = chart.tiles.contains { $0.history.count { $0 != nil } > 1 }
        let hasChange = chart.tiles.contains { $0.change != nil }
        let changes = chart.tiles.map { tile in
            tile.change.map { TextMeasure.lines($0, in: size - 42, size: Self.smallSize) } ?? []
        }
        let changeLines = Double(changes.map(\.count).max() ?? 0)
        let height = 72 + (hasChange ? changeLines * 15 + 4 : 0) + (hasHistory ? 42 : 0)
        for (index, tile) in chart.tiles.enumerated() {
            let x = Self.margin + Double(index % across) * (size + Self.tileGap)
            let top = y + Double(index / across) * (height + Self.tileGap)
            frame(SVGBox(x: x, y: top, width: size, height: height), .level(1), radius: 6)
            write(tile.label, x + 14, top + 22, .faint, room: size - 28)
            write(
                tile.value, x + 14, top + 54, .strong, size: Self.figureSize(tile.value, size - 28), isBold: true,
                room: size - 28)
            var place = top + 74
            for (row, text) in changes[index].enumerated() {
                let sign = tile.direction > 0 ? "▲" : tile.direction < 0 ? "▼" : "="
                if row == 0 { write(sign, x + 14, place, size: Self.smallSize) }
                write(text, x + 30, place, size: Self.smallSize)
                place += 15
            }
            if tile.history.count(where: { $0 != nil }) > 1 {
                let box = SVGBox(x: x + 12, y: top + height - 46, width: size - 24, height: 34)
                drawSpark(tile.history, .series(0), box)
            }
        }
        let rows = (chart.tiles.count + across - 1) / across
        y += Double(rows) * (height + Self.tileGap) + 4
    }

    /// As large as has room.
    private static func figureSize(_ text: String, _ room: Double) -> Double {
        [30.0, 26, 22, 18].first { TextMeasure.width(text, size: $0, isBold: true) <= room } ?? 16
    }
}
