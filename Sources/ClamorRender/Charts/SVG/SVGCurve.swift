/// The path of a series through a plot: cut at its ends, broken at gaps, dashed where a bucket is not whole.
struct SVGCurve {
    /// Pixels of the picture.
    struct Point: Equatable {
        var x: Double
        var y: Double
    }

    private struct Place {
        var x: Double
        var share: Double
        var isPartial: Bool
    }

    private(set) var path = ""
    private(set) var dashed = ""
    /// Values with a gap on both sides.
    private(set) var alone: [Point] = []
    /// Where the last value lies.
    private(set) var end: Point?
    private let frame: SVGFrame
    private var pen: (point: Point, isDashed: Bool)?

    init(_ values: [Double?], _ frame: SVGFrame, isPartial: (Int) -> Bool) {
        self.frame = frame
        for run in Self.runs(values, frame, isPartial) { draw(run) }
    }

    private static func runs(
        _ values: [Double?], _ frame: SVGFrame, _ isPartial: (Int) -> Bool
    ) -> [[Place]] {
        var runs: [[Place]] = []
        var run: [Place] = []
        for (position, value) in values.enumerated() {
            if let share = value.flatMap(frame.share) {
                run.append(Place(x: frame.positions[position], share: share, isPartial: isPartial(position)))
            } else if !run.isEmpty {
                runs.append(run)
                run = []
            }
        }
        return run.isEmpty ? runs : runs + [run]
    }

    private mutating func draw(_ run: [Place]) {
        if run.count == 1 {
            if (-1e-9...1 + 1e-9).contains(run[0].share) {
                alone.append(point(run[0]))
                end = alone.last
            }
            return
        }
        let places = Self.thinned(run, across: frame.width)
        for (first, second) in zip(places, places.dropFirst()) {
            guard let (from, to) = clipped(first, second) else { continue }
            let isDashed = first.isPartial || second.isPartial
            let isJoined = pen.map { $0.point == from && $0.isDashed == isDashed } ?? false
            let step = (isJoined ? "" : "M\(pixels(from.x)) \(pixels(from.y))") + "L\(pixels(to.x)) \(pixels(to.y))"
            if isDashed { dashed += step } else { path += step }
            pen = (to, isDashed)
            end = to
        }
        pen = nil
    }

    private func point(_ place: Place) -> Point { Point(x: place.x, y: frame.y(share: place.share)) }

    /// The part of a stretch that lies within the plot.
    private func clipped(_ first: Place, _ second: Place) -> (Point, Point)? {
        if first.share < 0 && second.share < 0 || first.share > 1 && second.share > 1 { return nil }
        func cut(_ place: Place, _ other: Place) -> Place {
            guard place.share < 0 || place.share > 1 else { return place }
            let edge = place.share < 0 ? 0.0 : 1.0
            let part = (edge - place.share) / (other.share - place.share)
            return Place(x: place.x + part * (other.x - place.x), share: edge, isPartial: place.isPartial)
        }
        return (point(cut(first, second)), point(cut(second, first)))
    }

    /// Where more than two values share a pixel, their least and largest alone: nobody sees more, and no peak is lost.
    private static func thinned(_ run: [Place], across: Double) -> [Place] {
        guard Double(run.count) > 2 * across else { return run }
        var kept: [Place] = []
        var index = 0
        while index < run.count {
            let pixel = Int(run[index].x)
            var (least, largest) = (index, index)
            var next = index + 1
            while next < run.count, Int(run[next].x) == pixel {
                if run[next].share < run[least].share { least = next }
                if run[next].share > run[largest].share { largest = next }
                next += 1
            }
            kept.append(run[min(least, largest)])
            if least != largest { kept.append(run[max(least, largest)]) }
            index = next
        }
        return kept
    }
}
