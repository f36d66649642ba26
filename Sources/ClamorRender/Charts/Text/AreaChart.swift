import ClamorQuery
import ClamorText

extension TextCanvas {
    /// Areas from zero, series upon each other, straight from one position to the next.
    func drawAreas(
        _ panel: ChartPanel, of chart: ChartSpecification, into grid: inout CellGrid, _ footer: inout ChartFooter
    ) {
        let frame = PlotFrame(panel, of: chart, on: self, .zero, top: grid.height)
        let places = LinePlaces(chart.axis, dotWidth: frame.width)
        frame.draw(on: self, into: &grid)
        let filled = AreaCells(panel, places, kind: chart.kind, width: frame.width)
        var stacks = Stacks(canvas: self, panel: filled.panel, chart: chart, frame: frame)
        for x in 0..<frame.width {
            let isHatched = filled.nearest[x].map(chart.axis.isPartial(at:)) ?? false
            stacks.draw(filled.panel.parts(at: x, kind: chart.kind), x: x, isHatched: isHatched, into: &grid)
        }
        stacks.explain(&footer)
        drawMarks(of: chart, frame, into: &grid) { places.x[$0] }
        drawLabels(chart, places.x.map(Double.init), frame, into: &grid, &footer)
        footer.sayShared(filled.most, panel, chart)
    }
}

/// A panel's values for each cell across: at the cells of positions theirs, between two known ones on the straight line.
private struct AreaCells {
    var panel: ChartPanel
    /// For each cell the position that it shows or that is nearest.
    private(set) var nearest: [Int?]
    /// Positions in one cell, at the most.
    private(set) var most = 0

    init(_ panel: ChartPanel, _ places: LinePlaces, kind: ChartKind, width: Int) {
        self.panel = panel
        var positions = [Int?](repeating: nil, count: width)
        var sizes = [Double](repeating: -1, count: width)
        var held = [Int](repeating: 0, count: width)
        for (position, x) in places.x.enumerated() {
            let size = panel.series.reduce(0) { $0 + ($1.isBefore ? 0 : abs($1.values[position] ?? 0)) }
            held[x] += 1
            if size > sizes[x] { (sizes[x], positions[x]) = (size, position) }
        }
        most = held.max() ?? 0
        nearest = Self.nearest(positions)
        for index in self.panel.series.indices {
            let values = panel.series[index].values
            var cells = [Double?](repeating: nil, count: width)
            var last: (x: Int, value: Double)?
            for x in 0..<width {
                guard let position = positions[x] else { continue }
                cells[x] = values[position]
                guard let value = values[position] else {
                    last = nil
                    continue
                }
                if let last, x > last.x + 1 {
                    for between in (last.x + 1)..<x {
                        let share = Double(between - last.x) / Double(x - last.x)
                        cells[between] = last.value + share * (value - last.value)
                    }
                }
                last = (x, value)
            }
            self.panel.series[index].values = cells
        }
    }

    private static func nearest(_ positions: [Int?]) -> [Int?] {
        var nearest = positions
        let held = positions.indices.filter { positions[$0] != nil }
        for (left, right) in zip(held, held.dropFirst()) where right > left + 1 {
            for x in (left + 1)..<right { nearest[x] = positions[x - left <= right - x ? left : right] }
        }
        return nearest
    }
}
