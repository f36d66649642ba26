import ClamorText

/// Where a series ends, to be named there.
struct SVGEnd {
    var name: String
    var ink: Ink
    var x: Double
    var y: Double
}

/// How a legend shows an ink.
enum SVGSample {
    case line, box
}

extension SVGPicture {
    /// A name that begins with its sign where it is a sentiment, so that it is told apart without colour.
    static func signed(_ name: String, _ ink: Ink) -> String {
        switch ink {
        case .positive: "+ \(name)"
        case .neutral: "± \(name)"
        case .negative: "− \(name)"
        default: name
        }
    }

    private static let endSpacing = 14.0

    /// Pixels to keep free on the right for names at the ends of series; 0 for no names, nil where a legend is better.
    func endRoom(for names: [String]) -> Double? {
        guard !names.isEmpty else { return 0 }
        let most = min(180, innerWidth / 4)
        guard width >= 480, Double(names.count) * Self.endSpacing <= plotHeight else { return nil }
        let widest = names.map { TextMeasure.width($0) }.max() ?? 0
        return min(most, widest) + 22
    }

    /// Names the series at their ends, moved apart where they are too close, with a thin line to what they name.
    ///
    /// - Returns: whether every name has a place.
    mutating func drawEnds(_ ends: [SVGEnd], _ frame: SVGFrame) -> Bool {
        guard !ends.isEmpty else { return false }
        let room = width - Self.margin - frame.right - 16
        let sorted = ends.enumerated().sorted { ($0.element.y, $0.offset) < ($1.element.y, $1.offset) }.map(\.element)
        let places = Self.spread(sorted.map(\.y), apart: Self.endSpacing, from: frame.top, to: frame.bottom)
        for (end, place) in zip(sorted, places) {
            let isFar = abs(place - end.y) > 1 || frame.right - end.x > 3
            stroke(
                "M\(pixels(end.x + (isFar ? 3 : 1))) \(pixels(end.y))L\(pixels(frame.right + 5)) \(pixels(isFar ? place : end.y))"
                    + "L\(pixels(frame.right + 10)) \(pixels(place))",
                end.ink, width: 1, opacity: 0.7)
            circle(frame.right + 10, place, 2.6, end.ink)
            write(end.name, frame.right + 16, place + 4, room: room)
        }
        return true
    }

    /// Ascending places moved so that neighbours are at least so far apart, none beyond the ends, each as near to its own
    /// place as that allows.
    static func spread(_ wanted: [Double], apart: Double, from top: Double, to bottom: Double) -> [Double] {
        // Groups of neighbours that touch stand around the mean of their wanted places.
        var groups: [(sum: Double, count: Int)] = []
        func start(_ group: (sum: Double, count: Int)) -> Double {
            let size = Double(group.count - 1) * apart
            return max(top, min(bottom - size, group.sum / Double(group.count) - size / 2))
        }
        for place in wanted {
            groups.append((place, 1))
            while groups.count > 1 {
                let (above, below) = (groups[groups.count - 2], groups[groups.count - 1])
                guard start(above) + Double(above.count) * apart > start(below) + 1e-9 else { break }
                groups.removeLast()
                groups[groups.count - 1] = (above.sum + below.sum, above.count + below.count)
            }
        }
        return groups.flatMap { group in (0..<group.count).map { start(group) + Double($0) * apart } }
    }

    /// Samples and names of the series below a plot, and what dashes, bands and whiskers are.
    ///
    /// - Parameter isNamed: whether the series are named elsewhere.
    mutating func drawLegend(_ panel: ChartPanel, shape: SVGSample, isNamed: Bool) {
        var x = Self.margin
        var isUsed = false
        let samples = isNamed ? [] : panel.series.filter { !$0.isBefore }
        for series in samples {
            next(Self.signed(series.name, series.ink), &x, &isUsed) { picture, x, y in
                switch shape {
                case .line: picture.line(x, y - 4, x + 14, y - 4, series.ink, width: 2.5)
                case .box: picture.rectangle(SVGBox(x: x + 1, y: y - 10, width: 12, height: 12), series.ink, radius: 2)
                }
            }
        }
        if let before = panel.series.first(where: \.isBefore) {
            next("the period before", &x, &isUsed) { picture, x, y in
                switch shape {
                case .line: picture.line(x, y - 4, x + 14, y - 4, before.ink, width: 1.4, dash: "5 4", opacity: 0.75)
                case .box:
                    picture.rectangle(SVGBox(x: x + 1, y: y - 10, width: 12, height: 12), before.ink, opacity: 0.35)
                }
            }
        }
        if panel.series.contains(where: { $0.interval?.low.contains { $0 != nil } ?? false }) {
            next("95% interval", &x, &isUsed) { picture, x, y in
                switch shape {
                case .line:
                    picture.rectangle(
                        SVGBox(x: x, y: y - 10, width: 14, height: 12), panel.series[0].ink, opacity: 0.16)
                case .box: picture.whisker(x + 2, x + 12, y - 4)
                }
            }
        }
        if isUsed { y += Self.lineHeight + 6 }
    }

    private mutating func next(
        _ name: String, _ x: inout Double, _ isUsed: inout Bool,
        draw: (inout SVGPicture, _ x: Double, _ baseLine: Double) -> Void
    ) {
        // As it will be written: cut, with control characters as escapes.
        let name = TextMeasure.fitted(name, to: min(220, innerWidth - 20))
        let length = 20 + TextMeasure.width(name) + 18
        if !isUsed { y += 4 }
        if x > Self.margin, x + length > width - Self.margin + 18 {
            x = Self.margin
            y += Self.lineHeight + 2
        }
        isUsed = true
        draw(&self, x, y + Self.fontSize)
        write(name, x + 20, y + Self.fontSize)
        x += length
    }

    /// A lying interval with its ends.
    mutating func whisker(_ from: Double, _ to: Double, _ y: Double) {
        stroke(
            "M\(pixels(from)) \(pixels(y - 3))V\(pixels(y + 3))M\(pixels(from)) \(pixels(y))H\(pixels(to))"
                + "M\(pixels(to)) \(pixels(y - 3))V\(pixels(y + 3))", .plain, width: 1.2)
    }

    /// An upright interval with its ends.
    mutating func uprightWhisker(_ x: Double, _ from: Double, _ to: Double) {
        stroke(
            "M\(pixels(x - 3)) \(pixels(from))H\(pixels(x + 3))M\(pixels(x)) \(pixels(from))V\(pixels(to))"
                + "M\(pixels(x - 3)) \(pixels(to))H\(pixels(x + 3))", .plain, width: 1.2)
    }
}
