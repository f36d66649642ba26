import ClamorColumns
import ClamorQuery
import ClamorText

extension TextCanvas {
    /// Bars made of parts, a row each: what is negative to the left of zero, totals at the ends.
    func drawLyingParts(
        _ panel: ChartPanel, of chart: ChartSpecification, into grid: inout CellGrid, _ footer: inout ChartFooter
    ) {
        let rows = PartRows(chart, on: self)
        let scale = LyingScale(panel.scale, cells: rows.barRoom)
        var unseen = 0
        for position in 0..<chart.axis.count {
            let y = grid.height
            grid.grow(to: y + 1)
            grid.put(rows.names.texts[position], x: 0, y: y)
            if scale.line > 0 { grid.put(glyph("│", "|"), x: rows.barStart + scale.left, y: y, .faint) }
            let parts = panel.parts(at: position, kind: chart.kind)
            let shares = chart.kind == .pct ? LargestRemainder.rounded(parts.map { abs($0.to - $0.from) }) : []
            for isAbove in [false, true] {
                let places = parts.indices.filter { (parts[$0].to > parts[$0].from) == isAbove }
                let side = places.map { parts[$0] }
                var bar = PartBar(side, scale, isFine: style.color && !isASCII)
                unseen += bar.unseen
                for index in side.indices {
                    let text =
                        chart.kind == .pct
                        ? "\(shares[places[index]])%"
                        : rows.text(panel.series[side[index].series].values[position], panel.format)
                    bar.leaveRoom(for: displayWidth(of: text) + 2, in: index).map { bar.labels[$0] = text }
                }
                draw(bar, panel, scale, x: rows.barStart, y: y, into: &grid)
            }
            let ends = rows.ends(panel, position, chart.kind)
            grid.put(rows.before.aligned(ends.before), x: rows.beforeStart, y: y, .faint)
            grid.put(rows.behind.aligned(ends.behind), x: rows.behindStart, y: y)
        }
        for (index, series) in panel.series.enumerated() {
            footer.explain(PartFill.glyph(index, on: self), series.ink, series.name)
        }
        if unseen > 0 {
            footer.say(
                "\(formatInteger(unseen, grouped: true)) \(unseen == 1 ? "part is" : "parts are") too small to be seen")
        }
        rows.names.explain(in: &footer)
    }

    /// One side of a bar: its cells outwards from zero.
    private func draw(
        _ bar: PartBar, _ panel: ChartPanel, _ scale: LyingScale, x: Int, y: Int, into grid: inout CellGrid
    ) {
        let zero = x + scale.left
        func place(_ cell: Int) -> Int { bar.isAbove ? zero + scale.line + cell : zero - 1 - cell }
        for cell in 0..<bar.cells {
            let owners = bar.owners(of: cell)
            guard let first = owners.first.map({ bar.parts[$0.part].series }) else { continue }
            let ink = panel.series[first].ink
            if owners.count == 1, owners[0].units == bar.unitsOfCell {
                grid.put(PartFill.glyph(first, on: self), x: place(cell), y: y, ink)
            } else {
                let next = owners.count > 1 ? panel.series[bar.parts[owners[1].part].series].ink : nil
                let (sign, front, behind) = PartBar.edge(owners[0].units, ink, next, isAbove: bar.isAbove)
                grid.put(sign, x: place(cell), y: y, front, behind: behind)
            }
        }
        for (label, part) in bar.labels.sorted(by: { $0.key < $1.key }).map({ ($0.value, $0.key) }) {
            let (from, to) = bar.wholeCells(of: part)
            let start = min(place(from), place(to - 1))
            let text = " \(label) "
            grid.put(text, x: start + (to - from - displayWidth(of: text)) / 2, y: y)
        }
        if bar.isCut, bar.cells > 0 {
            let part = bar.parts[bar.parts.count - 1].series
            let sign = bar.isAbove ? glyph("▶", ">") : glyph("◀", "<")
            grid.put(sign, x: place(bar.cells - 1), y: y, panel.series[part].ink)
        }
    }
}

/// The parts on one side of zero in cells, or eighths of cells where colours let two parts share one.
private struct PartBar {
    let parts: [StackedPart]
    let isAbove: Bool
    let unitsOfCell: Int
    /// Parts that take no room.
    let unseen: Int
    /// Whether the bar goes on beyond the end of the scale.
    let isCut: Bool
    /// What is written in a part.
    var labels: [Int: String] = [:]
    /// Where each part ends, in units from zero.
    private let ends: [Int]

    init(_ parts: [StackedPart], _ scale: LyingScale, isFine: Bool) {
        self.parts = parts
        isAbove = (parts.first.map { $0.to > $0.from }) ?? true
        unitsOfCell = isFine ? 8 : 1
        let units = Double(unitsOfCell)
        let lengths = parts.map { abs(scale.length($0.to) - scale.length($0.from)) * units }
        var sizes = LargestRemainder.rounded(lengths)
        // A bar of something is never nothing.
        if !parts.isEmpty, sizes.allSatisfy({ $0 == 0 }),
            let largest = lengths.indices.max(by: { lengths[$0] < lengths[$1] })
        {
            sizes[largest] = 1
        }
        var end = 0
        ends = sizes.map { size in
            end += size
            return end
        }
        unseen = sizes.count { $0 == 0 }
        isCut = parts.last.map { scale.isBeyond($0.to) } ?? false
    }

    var cells: Int { ((ends.last ?? 0) + unitsOfCell - 1) / unitsOfCell }

    /// The parts in a cell from zero outwards, with the units of each; the two largest where there are more.
    func owners(of cell: Int) -> [(part: Int, units: Int)] {
        var found: [(part: Int, units: Int)] = []
        var start = 0
        for (part, end) in ends.enumerated() {
            let units = min(end, (cell + 1) * unitsOfCell) - max(start, cell * unitsOfCell)
            if units > 0 { found.append((part, units)) }
            start = end
        }
        while found.count > 2, let least = found.indices.min(by: { found[$0].units < found[$1].units }) {
            found.remove(at: least)
        }
        return found
    }

    /// The cells that a part has for itself.
    func wholeCells(of part: Int) -> (from: Int, to: Int) {
        let start = part == 0 ? 0 : ends[part - 1]
        return ((start + unitsOfCell - 1) / unitsOfCell, ends[part] / unitsOfCell)
    }

    /// The part, if a text of so many cells leaves something of it to be seen.
    func leaveRoom(for cells: Int, in part: Int) -> Int? {
        let (from, to) = wholeCells(of: part)
        return to - from >= cells + 2 ? part : nil
    }

    private static let eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]

    /// The glyph of a cell of which the part nearer to zero has some eighths, and the next part or nothing the rest.
    static func edge(_ units: Int, _ near: Ink, _ next: Ink?, isAbove: Bool) -> (String, Ink, behind: Ink?) {
        if isAbove { return (eighths[max(1, min(7, units))], near, next) }
        if let next { return (eighths[max(1, min(7, 8 - units))], next, near) }
        return (units > 5 ? "█" : units > 2 ? "▐" : "▕", near, nil)
    }
}

extension LyingScale {
    /// Whether a value lies beyond the end of its side.
    func isBeyond(_ value: Double) -> Bool {
        let length = length(value)
        return length != 0 && abs(value) > abs(self.value(at: length)) * (1 + 1e-9)
    }
}

/// What stands beside bars of parts: names, what is negative in all, what is positive.
private struct PartRows {
    let names: RowNames
    let before: FigureColumn
    let behind: FigureColumn
    let barRoom: Int
    private let isShort: Bool
    private let cells: CellText
    private let lastCell: Int

    var beforeStart: Int { names.width + 1 }
    var barStart: Int { beforeStart + (before.width > 0 ? before.width + 1 : 0) }
    var behindStart: Int { lastCell - behind.width }

    init(_ chart: ChartSpecification, on canvas: TextCanvas) {
        let cells = CellText(zone: canvas.style.zone, ascii: canvas.isASCII)
        self.cells = cells
        lastCell = canvas.width
        func columns(isShort: Bool) -> (FigureColumn, FigureColumn) {
            let all = chart.panels.flatMap { panel in
                (0..<chart.axis.count).map { Self.ends(panel, $0, chart.kind, cells, isShort: isShort) }
            }
            return (FigureColumn(all.map(\.before)), FigureColumn(all.map(\.behind)))
        }
        let whole = columns(isShort: false)
        isShort = whole.0.width + whole.1.width > canvas.width / 3
        (before, behind) = isShort ? columns(isShort: true) : whole
        let beside = before.width + behind.width + 3
        names = RowNames(
            chart.axis.names, room: min(canvas.width / 3, max(4, canvas.width - beside - 8)), on: canvas)
        let start = names.width + 1 + (before.width > 0 ? before.width + 1 : 0)
        barRoom = max(1, canvas.width - start - behind.width - (behind.width > 0 ? 1 : 0))
    }

    func text(_ value: Double?, _ info: ColumnInfo) -> String {
        isShort ? LyingRows.short(value, info, cells) : cells.figure(value, info)
    }

    func ends(_ panel: ChartPanel, _ position: Int, _ kind: ChartKind) -> (before: String, behind: String) {
        Self.ends(panel, position, kind, cells, isShort: isShort)
    }

    /// The sums at the two ends of a bar; for per cents, of what they are a part, where that is a count.
    private static func ends(
        _ panel: ChartPanel, _ position: Int, _ kind: ChartKind, _ cells: CellText, isShort: Bool
    ) -> (before: String, behind: String) {
        func text(_ value: Double) -> String {
            isShort ? LyingRows.short(value, panel.format, cells) : cells.figure(value, panel.format)
        }
        let values = panel.series.compactMap { $0.values[position] }
        guard !values.isEmpty else { return ("", cells.missing) }
        switch kind {
        case .pct: return ("", panel.format.type == .integer ? text(values.reduce(0) { $0 + abs($1) }) : "")
        case .diverge:
            let parts = panel.parts(at: position, kind: kind)
            let below = parts.reduce(0) { $0 + min(0, $1.to - $1.from) }
            let above = parts.reduce(0) { $0 + max(0, $1.to - $1.from) }
            // What is neither positive nor negative has no sign.
            let isSigned = !parts.contains { panel.series[$0.series].ink == .neutral }
            return (below < 0 ? text(below) : "", above > 0 ? (isSigned ? "+" : "") + text(above) : "")
        default: return ("", text(values.reduce(0, +)))
        }
    }
}
