import Foundation

extension SVGPicture {
    private static let tileGap = 12.0
    private static let narrowestTile = 170.0

    /// Figures in large, beside each other as they fit.
    mutating func drawTiles() {
        let fitting = max(1, Int((innerWidth + Self.tileGap) / (Self.narrowestTile + Self.tileGap)))
        let across = min(fitting, chart.tiles.count)
        let size = min(280, (innerWidth - Double(across - 1) * Self.tileGap) / Double(across))
        for row in stride(from: 0, to: chart.tiles.count, by: across) {
            let tiles = chart.tiles[row..<min(chart.tiles.count, row + across)]
            let heights = tiles.map { Self.parts(of: $0, size) }
            let height = 70 + (heights.map(\.change).max() ?? 0) + (heights.map(\.history).max() ?? 0)
            for (place, tile) in tiles.enumerated() {
                let x = Self.margin + Double(place) * (size + Self.tileGap)
                draw(tile, SVGBox(x: x, y: y, width: size, height: height))
            }
            y += height + Self.tileGap
        }
        y += 4
    }

    /// Pixels that a tile's change and history take.
    private static func parts(of tile: ChartTile, _ width: Double) -> (change: Double, history: Double) {
        (
            tile.change.map { Double(changeLines($0, width).count) * 15 + 4 } ?? 0,
            tile.history.count { $0 != nil } > 1 ? 42 : 0
        )
    }

    private static func changeLines(_ text: String, _ width: Double) -> [String] {
        TextMeasure.lines(text, in: width - 46, size: smallSize)
    }

    private mutating func draw(_ tile: ChartTile, _ box: SVGBox) {
        let x = box.x + 14
        let room = box.width - 28
        frame(box, .level(1), radius: 6)
        write(tile.label, x, box.y + 22, .faint, room: room)
        write(
            tile.value, x, box.y + 54, .strong, size: Self.figureSize(tile.value, room), isBold: true, room: room)
        var place = box.y + 74
        let lines: [String] = tile.change.map { Self.changeLines($0, box.width) } ?? []
        for (row, text) in lines.enumerated() {
            if row == 0 { write(Self.sign(of: tile), x, place, size: Self.smallSize) }
            write(text, x + 16, place, size: Self.smallSize)
            place += 15
        }
        if tile.history.count(where: { $0 != nil }) > 1 {
            drawSpark(
                tile.history, .series(0),
                SVGBox(x: box.x + 12, y: box.y + box.height - 46, width: box.width - 24, height: 34))
        }
    }

    /// Where a value went; `≈` where chance alone may have moved it.
    private static func sign(of tile: ChartTile) -> String {
        let chance = tile.change?.range(of: "p = ").flatMap { found in
            tile.change.flatMap { Double($0[found.upperBound...].prefix { $0.isNumber || $0 == "." }) }
        }
        if let chance, chance >= 0.05 { return "≈" }
        return tile.direction > 0 ? "▲" : tile.direction < 0 ? "▼" : tile.change?.first == "0" ? "=" : "≈"
    }

    /// As large as has room.
    private static func figureSize(_ text: String, _ room: Double) -> Double {
        [30.0, 26, 22, 18].first { TextMeasure.width(text, size: $0, isBold: true) <= room } ?? 16
    }
}
