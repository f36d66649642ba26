import ClamorColumns
import ClamorQuery

extension SVGPicture {
    /// Filled stretches, series upon each other; what is below zero downwards.
    mutating func drawArea(_ panel: ChartPanel, _ index: Int) {
        let names = panel.series.count > 1 ? panel.series.map { Self.signed($0.name, $0.ink) } : []
        let room = endRoom(for: names)
        let markRoom = chart.marks.isEmpty ? 8.0 : 22
        let frame = SVGFrame(panel, in: self, top: y + markRoom, right: room ?? 0, hasBands: false)
        drawScale(frame)
        let layers = SVGLayers(panel, frame)
        var ends: [SVGEnd] = []
        for (rank, series) in panel.series.enumerated() {
            fill(layers.path(of: rank), series.ink, opacity: 0.85)
            // An edge of full strength tells neighbours apart.
            stroke(layers.edge(of: rank), series.ink, width: 1.2)
            if let (x, y) = layers.end(of: rank) {
                ends.append(SVGEnd(name: Self.signed(series.name, series.ink), ink: series.ink, x: x, y: y))
            }
        }
        let count = frame.positions.count
        for position in Set([0, count - 1]).sorted() where count > 1 && isPartial(position) {
            let neighbour = position == 0 ? 1 : position - 1
            let x = min(frame.positions[position], frame.positions[neighbour])
            let size = abs(frame.positions[position] - frame.positions[neighbour])
            hatch(SVGBox(x: x, y: frame.top, width: size, height: frame.height))
        }
        if frame.ticks.values.contains(0) { line(frame.left, frame.base, frame.right, frame.base, .faint) }
        drawMarks(index, frame)
        drawHovers(panel, frame)
        markup.newLine()
        let isNamed = room != nil && ends.count == panel.series.count && !names.isEmpty && drawEnds(ends, frame)
        drawPositions(frame)
        drawLegend(panel, shape: .box, isNamed: isNamed || panel.series.count < 2)
    }
}

/// The layers of an area chart, cut at the ends of the plot.
private struct SVGLayers {
    private struct Slice {
        var x: Double
        var from: Double
        var to: Double
    }

    /// For each series its stretches without gaps.
    private var runs: [[[Slice]]]

    init(_ panel: ChartPanel, _ frame: SVGFrame) {
        runs = panel.series.map { _ in [] }
        let drawn = frame.drawn { position in panel.series.reduce(0) { $0 + abs($1.values[position] ?? 0) } }
        var isOpen = false
        for position in drawn {
            guard panel.series.contains(where: { $0.values[position] != nil }) else {
                isOpen = false
                continue
            }
            var (above, below) = (0.0, 0.0)
            for (rank, series) in panel.series.enumerated() {
                let value = series.values[position] ?? 0
                let from = value < 0 ? below : above
                if value < 0 { below += value } else { above += value }
                let slice = Slice(
                    x: frame.positions[position], from: frame.y(from) ?? frame.base,
                    to: frame.y(from + value) ?? frame.base)
                if !isOpen { runs[rank].append([]) }
                runs[rank][runs[rank].count - 1].append(slice)
            }
            isOpen = true
        }
    }

    /// The outline; a single position between gaps is a narrow block.
    func path(of series: Int) -> String {
        runs[series].map { run in
            var run = run
            if run.count == 1 {
                run = [-2.5, 2.5].map { Slice(x: run[0].x + $0, from: run[0].from, to: run[0].to) }
            }
            let there = run.map { "\(pixels($0.x)) \(pixels($0.to))" }
            let back = run.reversed().map { "\(pixels($0.x)) \(pixels($0.from))" }
            return "M" + (there + back).joined(separator: "L") + "Z"
        }.joined()
    }

    /// The side away from zero.
    func edge(of series: Int) -> String {
        runs[series].filter { $0.count > 1 }.map { run in
            "M" + run.map { "\(pixels($0.x)) \(pixels($0.to))" }.joined(separator: "L")
        }.joined()
    }

    /// The middle of the last slice.
    func end(of series: Int) -> (x: Double, y: Double)? {
        runs[series].last?.last.map { ($0.x, ($0.from + $0.to) / 2) }
    }
}
