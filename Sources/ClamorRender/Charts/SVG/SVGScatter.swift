import ClamorColumns
import ClamorText

extension SVGPicture {
    /// More points than this are joined where they lie upon each other.
    private static let mostSinglePoints = 1_500
    private static let mostLabels = 80

    /// A mark for each row, of another shape for each series.
    mutating func drawScatter(_ panel: ChartPanel) {
        guard case .numbers(let scale, let format) = chart.axis else { return }
        let frame = SVGFrame(panel, in: self, top: y + 18, right: 8, hasBands: false)
        write(panel.title, frame.left, frame.top - 6, .faint, size: Self.smallSize, room: frame.width)
        drawScale(frame)
        let across = scale.ticks(count: max(2, Int(frame.width / 80)), of: format)
        for (value, label) in zip(across.values, AxisLabels.texts(across, format)) {
            let x = frame.left + across.share(of: value) * frame.width
            guard x.isFinite, x >= frame.left - 1, x <= frame.right + 1 else { continue }
            line(x, frame.top, x, frame.bottom, .faint, opacity: value == 0 ? 0.9 : 0.25)
            write(label, x, frame.bottom + 16, .faint, anchor: .middle, size: Self.smallSize)
        }
        let spots = spots(panel, frame, across)
        for spot in spots {
            let series = panel.series[spot.series]
            let title =
                spot.count > 1
                ? "\(formatInteger(spot.count, grouped: true)) rows near \(text(spot.point, panel, format))"
                : tip(spot.point.label, panel.series.count > 1 ? series.name : nil, text(spot.point, panel, format))
            let size = min(7, 3.6 + Double(spot.count - 1).squareRoot() * 0.4)
            drawMark(spot.series, series.ink, spot.x, spot.y, size, title)
        }
        drawPointLabels(spots, frame)
        if spots.contains(where: { $0.count > 1 }) {
            say("points that lie upon each other are drawn as one, a little larger; it tells how many")
        }
        markup.newLine()
        y = frame.bottom + 24
        write(chart.axisName, frame.right, y + 8, .faint, anchor: .end, size: Self.smallSize, room: frame.width)
        y += 20
        drawShapeLegend(panel)
    }

    private struct Spot {
        var series: Int
        var point: ChartPoint
        var x: Double
        var y: Double
        var count = 1
    }

    private func spots(_ panel: ChartPanel, _ frame: SVGFrame, _ across: Ticks) -> [Spot] {
        let isDense = panel.series.reduce(0) { $0 + $1.points.count } > Self.mostSinglePoints
        var spots: [Spot] = []
        var taken: [[Int]: Int] = [:]
        for (index, series) in panel.series.enumerated() {
            for point in series.points {
                let x = across.share(of: point.x)
                guard let up = frame.share(point.y), (-1e-9...1 + 1e-9).contains(up), (-1e-9...1 + 1e-9).contains(x)
                else {
                    continue
                }
                let spot = Spot(series: index, point: point, x: frame.left + x * frame.width, y: frame.y(share: up))
                let cell = isDense ? [index, Int(spot.x / 5), Int(spot.y / 5)] : []
                if isDense, let other = taken[cell] {
                    spots[other].count += 1
                } else {
                    if isDense { taken[cell] = spots.count }
                    spots.append(spot)
                }
            }
        }
        return spots
    }

    private func text(_ point: ChartPoint, _ panel: ChartPanel, _ format: ColumnInfo) -> String {
        "\(chart.axisName) \(cells.figure(point.x, format)), \(panel.format.name) \(cells.figure(point.y, panel.format))"
    }

    /// Names beside points, where they touch neither another name nor a point.
    private mutating func drawPointLabels(_ spots: [Spot], _ frame: SVGFrame) {
        guard spots.count <= Self.mostLabels else { return }
        var taken = spots.map { SVGBox(x: $0.x - 4, y: $0.y - 4, width: 8, height: 8) }
        for spot in spots where !spot.point.label.isEmpty {
            let room = 120.0
            let length = min(room, TextMeasure.width(spot.point.label, size: Self.smallSize))
            let places = [spot.x + 6, spot.x - 6 - length].map {
                SVGBox(x: $0, y: spot.y - 6, width: length, height: 12)
            }
            let free = places.first { box in
                box.x >= frame.left && box.x + box.width <= width - 4 && box.y >= frame.top - 6
                    && !taken.contains { $0.overlaps(box) }
            }
            guard let free else { continue }
            taken.append(free)
            write(spot.point.label, free.x, spot.y + 4, size: Self.smallSize, room: room)
        }
    }

    /// Circle, square, triangle, diamond and cross, then again.
    private mutating func drawMark(
        _ series: Int, _ ink: Ink, _ x: Double, _ y: Double, _ size: Double, _ title: String?
    ) {
        let (left, right, top, bottom) = (pixels(x - size), pixels(x + size), pixels(y - size), pixels(y + size))
        switch series % 5 {
        case 0: circle(x, y, size, ink, title: title)
        case 1:
            rectangle(
                SVGBox(x: x - size * 0.9, y: y - size * 0.9, width: size * 1.8, height: size * 1.8), ink, title: title)
        case 2: fill("M\(left) \(bottom)H\(right)L\(pixels(x)) \(top)Z", ink, title: title)
        case 3:
            fill(
                "M\(left) \(pixels(y))L\(pixels(x)) \(top)L\(right) \(pixels(y))L\(pixels(x)) \(bottom)Z", ink,
                title: title)
        default:
            let (a, b) = (size, size * 0.35)
            let path =
                "M\(pixels(x - b)) \(pixels(y - a))H\(pixels(x + b))V\(pixels(y - b))H\(pixels(x + a))V\(pixels(y + b))"
                + "H\(pixels(x + b))V\(pixels(y + a))H\(pixels(x - b))V\(pixels(y + b))H\(pixels(x - a))V\(pixels(y - b))"
                + "H\(pixels(x - b))Z"
            fill(path, ink, title: title)
        }
    }

    private mutating func drawShapeLegend(_ panel: ChartPanel) {
        guard panel.series.count > 1 else { return }
        var x = Self.margin
        for (index, series) in panel.series.enumerated() {
            let name = Self.signed(series.name, series.ink)
            let length = min(220, TextMeasure.width(name)) + 36
            if x > Self.margin, x + length > width - Self.margin + 18 {
                x = Self.margin
                y += Self.lineHeight + 2
            }
            drawMark(index, series.ink, x + 6, y + 8, 4, nil)
            write(name, x + 16, y + Self.fontSize, room: 220)
            x += length
        }
        y += Self.lineHeight + 6
    }
}
