import ClamorQuery
import ClamorText

extension TextCanvas {
    /// A point for each row at its two numbers, named where there is room beside it.
    func drawPoints(
        _ panel: ChartPanel, of chart: ChartSpecification, into grid: inout CellGrid, _ footer: inout ChartFooter
    ) {
        guard case .numbers(let scale, let format) = chart.axis else { return }
        let frame = PlotFrame(panel, of: chart, on: self, .floor, top: grid.height)
        let hasDots = !isASCII && (style.color || panel.series.count == 1)
        let across = scale.ticks(count: max(2, frame.width / 12))
        var dots = DotGrid(width: frame.width, height: frame.above, hasDots: hasDots)
        let places = PointPlaces(panel, across, frame.ticks, dots)
        // Few points are drawn larger.
        let isLarge = places.points.count <= 60
        var hidden = 0
        for point in places.points.reversed() {
            if !dots.dot(point.x, point.y, point.series) { hidden += 1 }
            if isLarge { dots.point(point.x, point.y, point.series) }
        }
        let marks = SeriesMark.marks(panel.series)
        frame.draw(on: self, into: &grid)
        dots.draw(into: &grid, left: frame.left, top: frame.top, inks: panel.series.map(\.ink), shade: " ") {
            marks[$0]
        }
        let isNamed = places.points.count <= Self.mostNamed
        let unnamed = isNamed ? drawNames(places, dots, frame, into: &grid, &footer) : []
        if !isNamed, places.points.contains(where: { !$0.label.isEmpty }) {
            footer.say("names are written beside \(Self.mostNamed) points at most")
        }
        frame.drawZero(on: self, into: &grid)
        AxisRows(canvas: self, frame: frame).numbers(across, format, into: &grid)
        if panel.needsNames(in: chart), panel.series.count > 1 || chart.seriesName != nil {
            for (index, series) in panel.series.enumerated() {
                footer.explain(hasDots ? "●" : marks[index], series.ink, series.name)
            }
        }
        if hidden > 0 {
            footer.say(
                "\(formatInteger(hidden, grouped: true)) \(hidden == 1 ? "point lies" : "points lie") upon others")
        }
        if !unnamed.isEmpty { footer.say("no room for the names of " + AxisRows.list(unnamed)) }
    }

    private static let mostNamed = 40

    /// Writes names to the right or left of their points, where nothing else is.
    ///
    /// - Returns: those that found no room.
    private func drawNames(
        _ places: PointPlaces, _ dots: DotGrid, _ frame: PlotFrame, into grid: inout CellGrid,
        _ footer: inout ChartFooter
    ) -> [String] {
        var (named, unnamed): ([String], [String]) = ([], [])
        for point in places.points where !point.label.isEmpty {
            let text = fitted(point.label, to: width / 4)
            let size = displayWidth(of: text)
            let x = frame.left + point.x / dots.dotsAcross
            let y = frame.top + point.y / dots.dotsDown
            let end = frame.left + frame.width
            if x + 2 + size <= end, grid.isBlank(x: (x + 1)..<min(end, x + 3 + size), y: y) {
                grid.put(text, x: x + 2, y: y)
            } else if x - 1 - size >= frame.left, grid.isBlank(x: max(frame.left, x - 2 - size)..<x, y: y) {
                grid.put(text, x: x - 1 - size, y: y)
            } else {
                unnamed.append(point.label)
                continue
            }
            named.append(point.label)
        }
        RowNames(named, room: width / 4, on: self).explain(in: &footer)
        return unnamed
    }
}

/// Where points lie on dots; those outside the scales are left out, as the captions say.
private struct PointPlaces {
    private(set) var points: [(x: Int, y: Int, series: Int, label: String)] = []

    init(_ panel: ChartPanel, _ across: Ticks, _ up: Ticks, _ dots: DotGrid) {
        for (index, series) in panel.series.enumerated() {
            for point in series.points {
                let (x, y) = (across.share(of: point.x), up.share(of: point.y))
                guard x >= -1e-9, x <= 1 + 1e-9, y >= -1e-9, y <= 1 + 1e-9 else { continue }
                points.append(
                    (
                        Int((x * Double(dots.dotWidth - 1)).rounded()),
                        Int(((1 - y) * Double(dots.dotHeight - 1)).rounded()),
                        index, point.label
                    ))
            }
        }
    }
}
