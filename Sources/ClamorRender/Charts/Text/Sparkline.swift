/// A few values as one line of blocks, its own scale from zero (from the least where that is below zero).
package enum Sparkline {
    /// The line, at most `width` cells: a cell a value, the largest of several where there are more values than cells.
    /// What is missing is a blank.
    package static func text(_ values: [Double?], width: Int, isASCII: Bool) -> String {
        let marks = Array(isASCII ? "_.-=+*#@" : "▁▂▃▄▅▆▇█")
        let cells = min(max(1, width), values.count)
        let known = values.compactMap { $0 }.filter(\.isFinite)
        let low = min(0, known.min() ?? 0)
        let high = max(0, known.max() ?? 0)
        return String(
            (0..<cells).map { cell -> Character in
                let start = cell * values.count / cells
                let end = max(start + 1, (cell + 1) * values.count / cells)
                guard let value = values[start..<end].compactMap({ $0 }).filter(\.isFinite).max() else { return " " }
                guard high > low else { return marks[0] }
                let level = Int(((value - low) / (high - low) * Double(marks.count - 1)).rounded())
                return marks[max(0, min(marks.count - 1, level))]
            })
    }
}
