/// A line of values in one row of cells.
package enum Sparkline {
    private static let blocks: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    private static let strokes: [Character] = ["_", ".", "-", "=", "^"]

    /// The values as glyphs of rising height: from zero where none is negative, else from the least to the largest. A
    /// missing value is a blank. Where there are more values than cells, a cell shows the largest of its neighbours.
    ///
    /// - Returns: a glyph a value, at most `width`.
    package static func text(_ values: [Double?], width: Int, isASCII: Bool) -> String {
        let cells = resampled(values, to: width)
        let known = cells.compactMap { $0 }
        guard let low = known.min(), let high = known.max() else { return String(repeating: " ", count: cells.count) }
        let glyphs = isASCII ? strokes : blocks
        let floor = min(0, low)
        let top = glyphs.count - 1
        // Halves keep the span of the widest numbers finite.
        let span = high / 2 - floor / 2
        return String(
            cells.map { value -> Character in
                guard let value else { return " " }
                let share = span > 0 ? (value / 2 - floor / 2) / span : 0
                return glyphs[max(0, min(top, Int((share * Double(top)).rounded())))]
            })
    }

    /// As many values as there are cells, or fewer: each the largest of its neighbours.
    static func resampled(_ values: [Double?], to width: Int) -> [Double?] {
        let finite = values.map { $0.flatMap { $0.isFinite ? $0 : nil } }
        guard width > 0, finite.count > width else { return width > 0 ? finite : [] }
        return (0..<width).map { cell in
            finite[cell * finite.count / width..<(cell + 1) * finite.count / width].compactMap { $0 }.max()
        }
    }
}
