/// Fills columns of cells upwards and downwards from zero, in eighths of cells where one glyph can show them.
struct ColumnBlocks {
    /// A stretch of a column in one ink, in eighths of rows from zero outwards.
    struct Piece {
        var from: Int
        var to: Int
        var ink: Ink
        /// What it is filled with where cells are not divided.
        var fill: String
        /// Whether it goes beyond an end of the scale that was asked for.
        var isCut = false
    }

    let canvas: TextCanvas
    let frame: PlotFrame
    /// Whether every piece may be a full block: colour tells pieces apart, or there is one series.
    let isSolid: Bool

    /// The nearest of the glyphs that hang from a cell's top.
    private static func hanging(_ eighths: Int) -> String { eighths >= 6 ? "█" : eighths >= 3 ? "▀" : "▔" }

    private static let eighths = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

    /// Draws the pieces of one column, those above zero and those below.
    ///
    /// - Parameters:
    ///   - isHatched: whether the bar stands for less than the others.
    /// - Returns: how many pieces no cell shows.
    func draw(_ pieces: [Piece], x: Int, isHatched: Bool, into grid: inout CellGrid) -> Int {
        var shown = 0
        for isUp in [true, false] {
            let side = pieces.enumerated().compactMap { index, piece -> (index: Int, piece: Piece)? in
                guard isUp ? piece.to > 0 : piece.to < 0 else { return nil }
                var piece = piece
                (piece.from, piece.to) = (abs(piece.from), abs(piece.to))
                return (index, piece)
            }
            var seen: Set<Int> = []
            let rows = ((side.map(\.piece.to).max() ?? 0) + 7) / 8
            for row in 0..<rows {
                let within = side.compactMap { index, piece -> (index: Int, piece: Piece)? in
                    var part = piece
                    part.from = max(0, piece.from - row * 8)
                    part.to = min(8, piece.to - row * 8)
                    return part.to > part.from ? (index, part) : nil
                }
                let y = isUp ? frame.line - 1 - row : frame.line + 1 + row
                seen.formUnion(cell(within, x, y, isUp: isUp, isHatched: isHatched, into: &grid))
            }
            for (_, piece) in side where piece.isCut {
                let glyph = isUp ? canvas.glyph("▲", "^") : canvas.glyph("▼", "v")
                grid.put(glyph, x: x, y: isUp ? frame.line - rows : frame.line + rows, piece.ink)
            }
            shown += seen.count
        }
        return pieces.count { $0.to != $0.from } - shown
    }

    /// Draws one cell of a column from the pieces in it, nearest to zero first.
    ///
    /// - Returns: those that are seen.
    private func cell(
        _ pieces: [(index: Int, piece: Piece)], _ x: Int, _ y: Int, isUp: Bool, isHatched: Bool,
        into grid: inout CellGrid
    ) -> [Int] {
        guard
            let largest = pieces.max(by: {
                ($0.piece.to - $0.piece.from, -$0.index) < ($1.piece.to - $1.piece.from, -$1.index)
            })
        else { return [] }
        let end = pieces.map(\.piece.to).max() ?? 0
        if canvas.isASCII || !isSolid || isHatched {
            // Whole cells: one that is covered by half or more, and the first of a bar however short it is.
            let isFirst = abs(y - frame.line) == 1
            let covered = pieces.reduce(0) { $0 + $1.piece.to - $1.piece.from }
            guard covered >= 4 || isFirst else { return [largest.index] }
            var glyph = largest.piece.fill
            if isHatched {
                if isSolid {
                    glyph = canvas.glyph("▒", "/")
                } else if (x + y) % 2 == 0 {
                    return [largest.index]
                }
            } else if canvas.isASCII, isSolid, covered < 4 {
                glyph = "."
            } else if !canvas.isASCII, isSolid == false, pieces.count == 1, largest.piece.fill == Self.eighths[8] {
                glyph = isUp ? Self.eighths[covered] : Self.hanging(covered)
            }
            grid.put(glyph, x: x, y: y, largest.piece.ink)
            return [largest.index]
        }
        guard end == 8 || pieces.count == 1, pieces.count <= 2, let first = pieces.first?.piece else {
            return mixed(pieces, end, x, y, isUp: isUp, into: &grid)
        }
        let second = pieces.count == 2 ? pieces[1].piece : nil
        if let second {
            // Both fill the cell: a block in one ink on the other.
            let low = isUp ? (first.to, first.ink, second.ink) : (8 - first.to, second.ink, first.ink)
            grid.put(Self.eighths[low.0], x: x, y: y, low.1, behind: low.2)
        } else {
            block(end, first.ink, x, y, isUp: isUp, into: &grid)
        }
        return pieces.map(\.index)
    }

    /// More pieces than two inks can show: the two largest share the cell if it is full, else the largest stands for all.
    private func mixed(
        _ pieces: [(index: Int, piece: Piece)], _ end: Int, _ x: Int, _ y: Int, isUp: Bool, into grid: inout CellGrid
    ) -> [Int] {
        let order = pieces.sorted { ($1.piece.to - $1.piece.from, $0.index) < ($0.piece.to - $0.piece.from, $1.index) }
        guard end == 8, order.count > 1 else {
            block(end, order[0].piece.ink, x, y, isUp: isUp, into: &grid)
            return [order[0].index]
        }
        let pair = order.prefix(2).sorted { $0.piece.from < $1.piece.from }
        let share = pair[0].piece.to - pair[0].piece.from
        let border = max(1, min(7, 8 * share / (share + pair[1].piece.to - pair[1].piece.from)))
        let (near, far) = (pair[0].piece.ink, pair[1].piece.ink)
        if isUp {
            grid.put(Self.eighths[border], x: x, y: y, near, behind: far)
        } else {
            grid.put(Self.eighths[8 - border], x: x, y: y, far, behind: near)
        }
        return pair.map(\.index)
    }

    /// A block from the cell's side that is nearer to zero. What hangs is drawn as the reverse of a block where there are
    /// colours; else in halves, for which there are glyphs.
    private func block(_ eighths: Int, _ ink: Ink, _ x: Int, _ y: Int, isUp: Bool, into grid: inout CellGrid) {
        if isUp || eighths == 8 {
            grid.put(Self.eighths[eighths], x: x, y: y, ink)
        } else if canvas.style.color {
            grid.put(Self.eighths[8 - eighths], x: x, y: y, ink, isReversed: true)
        } else {
            grid.put(Self.hanging(eighths), x: x, y: y, ink)
        }
    }
}
