/// How upright bars share the cells across a plot.
struct ColumnLayout {
    /// Cells from one position to the next; where positions share cells, less than one.
    let slot: Double
    /// Cells of one bar.
    let each: Int
    /// Whether series stand beside each other at a position; else they share its cells.
    let isBeside: Bool
    /// Positions that share a cell, at the most.
    let perCell: Int
    private let count: Int
    private let width: Int

    /// - Parameters:
    ///   - series: bars beside each other at a position.
    ///   - widest: how wide the position's names are; few bars leave room for them.
    ///   - touches: whether bars of neighbouring positions touch.
    init(count: Int, series: Int, width: Int, widest: Int = 0, touches: Bool = false) {
        self.count = count
        self.width = width
        let most = touches ? 12 : max(12 * max(1, series / 2), min(widest + 2, 24))
        let whole = min(most, width / max(1, count))
        isBeside = series == 1 || whole >= series
        guard whole >= 1 else {
            (slot, each, perCell) = (Double(width) / Double(count), 1, (count + width - 1) / width)
            return
        }
        slot = Double(whole)
        perCell = 1
        let gap = touches || whole < 3 || isBeside && whole == series ? 0 : max(1, whole / 6)
        each = isBeside ? (whole - gap) / max(1, series) : whole - gap
    }

    /// The first cell of a position.
    func cell(_ position: Int) -> Int { perCell == 1 ? position * Int(slot) : position * width / count }

    /// The cells that are drawn, with the positions that each stands for.
    var groups: [(cell: Int, positions: Range<Int>)] {
        guard perCell > 1 || slot < 1 else { return (0..<count).map { (cell($0), $0..<($0 + 1)) } }
        var groups: [(cell: Int, positions: Range<Int>)] = []
        var start = 0
        while start < count {
            let cell = self.cell(start)
            var end = start + 1
            while end < count, self.cell(end) == cell { end += 1 }
            groups.append((cell, start..<end))
            start = end
        }
        return groups
    }
}
