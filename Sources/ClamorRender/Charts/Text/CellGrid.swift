import ClamorText

/// A drawing surface of character cells. Nothing put on it can make a line wider than it is: what does not fit is cut
/// between glyphs, and wide glyphs take two cells.
struct CellGrid {
    struct Cell {
        /// A glyph; empty behind a wide one.
        var glyph: String
        var ink: Ink
        var behind: Ink?
        /// Whether the glyph is left blank and what is around it in the ink, for blocks that hang from the top.
        var isReversed = false
    }

    let width: Int
    private(set) var rows: [[Cell]] = []
    private static let blank = Cell(glyph: " ", ink: .plain, behind: nil)

    init(width: Int) { self.width = width }

    var height: Int { rows.count }

    /// Whether nothing has been put on any of some cells; what lies outside is not blank.
    func isBlank(x: Range<Int>, y: Int) -> Bool {
        guard y >= 0, x.lowerBound >= 0, x.upperBound <= width else { return false }
        return y >= rows.count || x.allSatisfy { rows[y][$0].glyph == " " && rows[y][$0].behind == nil }
    }

    /// Adds empty rows up to a height.
    mutating func grow(to height: Int) {
        while rows.count < height { rows.append([Cell](repeating: Self.blank, count: width)) }
    }

    /// Writes a text from a cell on, rightwards; the grid grows downwards as needed. Control characters of data must have
    /// been escaped before.
    ///
    /// - Returns: the cell behind the text.
    @discardableResult
    mutating func put(_ text: String, x: Int, y: Int, _ ink: Ink = .plain, behind: Ink? = nil, isReversed: Bool = false)
        -> Int
    {
        grow(to: y + 1)
        var x = x
        for character in text {
            let glyph = String(character)
            let size = displayWidth(of: glyph)
            if size == 0 { continue }
            guard x + size <= width else { return width }
            if x >= 0 {
                clear(x, y)
                if size == 2 { clear(x + 1, y) }
                rows[y][x] = Cell(glyph: glyph, ink: ink, behind: behind, isReversed: isReversed)
                for extra in 1..<max(1, size) { rows[y][x + extra] = Cell(glyph: "", ink: ink, behind: behind) }
            }
            x += size
        }
        return x
    }

    /// Takes away a glyph with both its cells, if it has two.
    private mutating func clear(_ x: Int, _ y: Int) {
        if rows[y][x].glyph.isEmpty, x > 0 { rows[y][x - 1] = Self.blank }
        if x + 1 < width, rows[y][x + 1].glyph.isEmpty { rows[y][x + 1] = Self.blank }
        rows[y][x] = Self.blank
    }

    /// The rows as lines, each ended by a line end, without blanks at their ends. Without a palette: no colours.
    func text(_ palette: Palette?) -> String {
        var text = ""
        for row in rows {
            let end = (row.lastIndex { $0.glyph != " " || ($0.behind != nil && palette != nil) } ?? -1) + 1
            var look = ""
            var isFilled = false
            for cell in row[..<end] where !cell.glyph.isEmpty {
                let fills = cell.behind != nil || cell.isReversed
                // A blank looks the same in any colour of letters.
                if let palette, cell.glyph != " " || fills || isFilled {
                    let next =
                        (cell.glyph == " " ? "" : palette.sequence(cell.ink))
                        + (cell.behind.map { palette.sequence($0, isBehind: true) } ?? "")
                        + (cell.isReversed ? "\u{1b}[7m" : "")
                    if next != look {
                        if !look.isEmpty { text += "\u{1b}[0m" }
                        text += next
                        (look, isFilled) = (next, fills)
                    }
                }
                text += cell.glyph
            }
            if !look.isEmpty { text += "\u{1b}[0m" }
            text += "\n"
        }
        return text
    }
}
