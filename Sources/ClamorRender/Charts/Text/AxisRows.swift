import ClamorColumns
import ClamorText

/// Labels below an upright plot, with ticks on the line that it stands on.
struct AxisRows {
    let canvas: TextCanvas
    let frame: PlotFrame

    /// More names are not listed in a caption.
    private static let mostListed = 10

    /// Two rows for times: fine labels, and below them what these lie in, where it changes.
    ///
    /// - Parameter cells: where each position stands, counted from the plot's left.
    func times(_ axis: TimeAxis, cells: [Double], into grid: inout CellGrid) {
        let ticks = TimeTicks(axis, positions: cells, room: Double(canvas.width - frame.left), gap: 2) {
            Double(displayWidth(of: $0))
        }
        for tick in ticks.fine {
            let x = frame.left + Int(tick.at)
            self.tick(x, into: &grid)
            grid.put(tick.text, x: x, y: frame.bottom, .faint)
        }
        for tick in ticks.context { grid.put(tick.text, x: frame.left + Int(tick.at), y: frame.bottom + 1, .faint) }
    }

    /// Two rows for moments that stand at even distances whatever lies between them: as many clock times as fit, and
    /// below them the days.
    func moments(_ axis: TimeAxis, cells: [Double], into grid: inout CellGrid) {
        var (free, freeBelow) = (0, 0)
        var day = ""
        for (start, cell) in zip(axis.starts, cells) {
            let x = frame.left + Int(cell)
            let label = TimeTicks.parts(start, .minute, axis.zone)
            guard x >= free, x + displayWidth(of: label.fine) <= canvas.width else { continue }
            tick(x, into: &grid)
            free = grid.put(label.fine, x: x, y: frame.bottom, .faint) + 2
            // The last day may begin further left, where it would not fit.
            let below = min(x, canvas.width - displayWidth(of: label.context))
            guard label.context != day, below >= freeBelow else { continue }
            freeBelow = grid.put(label.context, x: below, y: frame.bottom + 1, .faint) + 2
            day = label.context
        }
    }

    /// Numbers, each centred below its place.
    func numbers(_ ticks: Ticks, _ format: ColumnInfo, into grid: inout CellGrid) {
        var free = 0
        for (value, text) in zip(ticks.values, AxisLabels.texts(ticks, format)) {
            let place = frame.left + Int((ticks.share(of: value) * Double(frame.width - 1)).rounded())
            let size = displayWidth(of: text)
            let x = max(0, min(canvas.width - size, place - size / 2))
            guard x >= free else { continue }
            tick(place, into: &grid)
            free = grid.put(text, x: x, y: frame.bottom, .faint) + 1
        }
    }

    /// Edges of bins, as many as have room, each from its edge on.
    func edges(_ edges: [Double], _ format: ColumnInfo, slot: Double, into grid: inout CellGrid) {
        guard let first = edges.first, let last = edges.last else { return }
        var ticks = Ticks(lower: first, upper: last, count: 2)
        ticks.values = edges
        let texts = AxisLabels.texts(ticks, format)
        let widest = texts.map { displayWidth(of: $0) }.max() ?? 0
        let stride = max(1, Int((Double(widest + 1) / slot).rounded(.up)))
        for index in Swift.stride(from: 0, to: edges.count, by: stride) {
            let x = frame.left + Int(Double(index) * slot)
            guard x + displayWidth(of: texts[index]) <= canvas.width else { break }
            tick(x, into: &grid)
            grid.put(texts[index], x: x, y: frame.bottom, .faint)
        }
    }

    /// Names below their places: whole where they fit, else cut in the middle, else every few of them. What is cut or left
    /// out is said below.
    ///
    /// - Parameters:
    ///   - cells: where each name's place begins, counted from the plot's left.
    ///   - slot: how wide a place is.
    func names(
        _ names: [String], cells: [Double], slot: Double, into grid: inout CellGrid, _ footer: inout ChartFooter
    ) {
        let room = max(1, Int(slot) - 1)
        let whole = RowNames(names, room: .max, on: canvas)
        guard whole.width <= room || room >= 5 else { return some(names, cells, into: &grid, &footer) }
        let shown = RowNames(names, room: room, on: canvas)
        for (text, cell) in zip(shown.texts, cells) {
            grid.put(text, x: frame.left + Int(cell), y: frame.bottom, .faint)
        }
        shown.explain(in: &footer)
    }

    /// Every few names, from the first on.
    private func some(
        _ names: [String], _ cells: [Double], into grid: inout CellGrid, _ footer: inout ChartFooter
    ) {
        let most = max(6, canvas.width / 5)
        let shown = RowNames(names, room: most, on: canvas)
        var free = 0.0
        var (named, left): ([String], [String]) = ([], [])
        for (index, cell) in cells.enumerated() {
            let size = displayWidth(of: shown.texts[index])
            guard cell >= free, frame.left + Int(cell) + size <= canvas.width else {
                left.append(names[index])
                continue
            }
            tick(frame.left + Int(cell), into: &grid)
            grid.put(shown.texts[index], x: frame.left + Int(cell), y: frame.bottom, .faint)
            free = cell + Double(size) + 1
            named.append(names[index])
        }
        RowNames(named, room: most, on: canvas).explain(in: &footer)
        if !left.isEmpty { footer.say("without a label, in their order: " + Self.list(left)) }
    }

    /// The first of some texts, and how many more there are.
    static func list(_ texts: [String]) -> String {
        let rest = texts.count - mostListed
        return texts.prefix(mostListed).joined(separator: ", ")
            + (rest > 0 ? " and \(formatInteger(rest, grouped: true)) more" : "")
    }

    /// A tick on the line; below a plot whose line is not its end there is none.
    private func tick(_ x: Int, into grid: inout CellGrid) {
        guard frame.below == 0 else { return }
        grid.put(canvas.glyph("┬", "+"), x: x, y: frame.line, .faint)
    }
}
