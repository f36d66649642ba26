/// Points and lines on a grid of cells: braille dots, 2 × 4 a cell, or one mark a cell. A cell shows the series that drew
/// in it last.
struct DotGrid {
    /// Cells.
    let width: Int
    let height: Int
    /// Whether cells are divided into dots.
    let hasDots: Bool
    private var bits: [UInt8]
    private var owners: [Int16]
    private var bands: [Int16]
    /// Cells that each series drew in, one series after another.
    private var drawn: [Int: Int] = [:]

    init(width: Int, height: Int, hasDots: Bool) {
        self.width = width
        self.height = height
        self.hasDots = hasDots
        bits = [UInt8](repeating: 0, count: width * height)
        owners = [Int16](repeating: -1, count: width * height)
        bands = owners
    }

    var dotsAcross: Int { hasDots ? 2 : 1 }
    var dotsDown: Int { hasDots ? 4 : 1 }
    var dotWidth: Int { width * dotsAcross }
    var dotHeight: Int { height * dotsDown }

    /// Bits of a braille cell, by row and column (Unicode Standard, block "Braille Patterns").
    private static let bit: [UInt8] = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80]

    /// Sets a dot; one outside is left out.
    ///
    /// - Returns: whether it was not set before.
    @discardableResult
    mutating func dot(_ x: Int, _ y: Int, _ series: Int) -> Bool {
        guard x >= 0, y >= 0, x < dotWidth, y < dotHeight else { return true }
        let cell = hasDots ? (y >> 2) * width + x >> 1 : y * width + x
        let bit = hasDots ? Self.bit[(y & 3) << 1 | x & 1] : 1
        let isNew = bits[cell] & bit == 0
        bits[cell] |= bit
        if owners[cell] != Int16(series) { drawn[series, default: 0] += 1 }
        owners[cell] = Int16(series)
        return isNew
    }

    /// A dot that is seen by itself: four of them where they are small.
    mutating func point(_ x: Int, _ y: Int, _ series: Int) {
        guard hasDots else {
            dot(x, y, series)
            return
        }
        let upper = max(0, min(dotHeight - 2, y))
        for (across, down) in [(0, 0), (1, 0), (0, 1), (1, 1)] { dot(x & ~1 + across, upper + down, series) }
    }

    /// A straight line.
    ///
    /// - Parameter isBroken: whether every second dot is left out.
    mutating func line(from: (x: Int, y: Int), to: (x: Int, y: Int), _ series: Int, isBroken: Bool) {
        let (across, down) = (to.x - from.x, to.y - from.y)
        let steps = max(abs(across), abs(down))
        let isFlat = abs(across) >= abs(down)
        guard steps > 0 else {
            dot(to.x, to.y, series)
            return
        }
        for step in 0...steps {
            let x = from.x + Self.divided(across * step, steps)
            let y = from.y + Self.divided(down * step, steps)
            if isBroken, (isFlat ? x : y) & 1 == 1 { continue }
            dot(x, y, series)
        }
    }

    /// Rounded to the nearest, halves away from zero.
    private static func divided(_ value: Int, _ by: Int) -> Int {
        value >= 0 ? (value * 2 + by) / (by * 2) : -((-value * 2 + by) / (by * 2))
    }

    /// Shades the cells of a column between two dots.
    mutating func shade(column: Int, from: Int, to: Int, _ series: Int) {
        guard column >= 0, column < width else { return }
        let rows = (max(0, min(from, to) / dotsDown), min(height - 1, max(from, to) / dotsDown))
        guard rows.0 <= rows.1 else { return }
        for row in rows.0...rows.1 { bands[row * width + column] = Int16(series) }
    }

    /// How many of some series show in fewer than a fifth of the cells that they drew in, as others lie upon them.
    func hidden(of series: Range<Int>) -> Int {
        var seen = [Int](repeating: 0, count: series.upperBound)
        for owner in owners where owner >= 0 && Int(owner) < seen.count { seen[Int(owner)] += 1 }
        return series.count { seen[$0] * 5 < drawn[$0] ?? 0 }
    }

    /// Puts what was drawn on a larger grid.
    ///
    /// - Parameters:
    ///   - mark: the sign of a series where cells are not divided.
    ///   - shade: the sign of shaded cells.
    func draw(into grid: inout CellGrid, left: Int, top: Int, inks: [Ink], shade: String, mark: (Int) -> String) {
        for row in 0..<height {
            for column in 0..<width {
                let cell = row * width + column
                let (x, y) = (left + column, top + row)
                if bits[cell] != 0 {
                    let owner = Int(owners[cell])
                    let glyph =
                        hasDots
                        ? String(Unicode.Scalar(0x2800 + UInt32(bits[cell])) ?? " ") : mark(owner)
                    grid.put(glyph, x: x, y: y, inks[owner])
                } else if bands[cell] >= 0 {
                    grid.put(shade, x: x, y: y, inks[Int(bands[cell])])
                }
            }
        }
    }
}
