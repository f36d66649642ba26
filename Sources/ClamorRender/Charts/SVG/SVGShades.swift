import ClamorColumns
import ClamorText

/// Shades for values: of one colour, or of two where there are values below zero.
struct SVGShades {
    let ticks: Ticks
    /// The largest size, where there are values below zero.
    let side: Double?

    init(_ scale: ValueScale, hasNegative: Bool) {
        var ticks = scale.ticks(count: Ink.levels)
        // Shades cover what there is, not what labels round it to.
        if !scale.isLogarithmic {
            (ticks.lower, ticks.upper) = (scale.lower, scale.upper)
            if ticks.upper <= ticks.lower { ticks.lower = min(0, scale.lower) }
            if ticks.upper <= ticks.lower { ticks.upper = ticks.lower + 1 }
        }
        self.ticks = ticks
        side = hasNegative ? max(abs(scale.lower), abs(scale.upper)) : nil
    }

    func ink(_ value: Double) -> Ink? {
        guard value.isFinite else { return nil }
        if let side {
            guard value != 0, side > 0 else { return .side(0) }
            let size = min(Ink.sides, 1 + Int(min(1, abs(value) / side) * Double(Ink.sides) * (1 - 1e-9)))
            return .side(value < 0 ? -size : size)
        }
        let share = ticks.share(of: value)
        guard share.isFinite else { return nil }
        return .level(max(0, min(Ink.levels - 1, Int(max(0, min(1, share)) * Double(Ink.levels) * (1 - 1e-9)))))
    }

    /// Every shade with the value at which it begins, and the end of the last.
    var steps: (inks: [Ink], edges: [Double]) {
        if let side {
            let inks = (-Ink.sides...Ink.sides).map { Ink.side($0) }
            let each = side / Double(Ink.sides)
            return (inks, (-Ink.sides...Ink.sides).map { Double($0) * each })
        }
        let inks = (0..<Ink.levels).map { Ink.level($0) }
        let edges = (0...Ink.levels).map { step in
            let share = Double(step) / Double(Ink.levels)
            return ticks.isLogarithmic
                ? Ticks.exponential(share, from: ticks.lower, to: ticks.upper)
                : ticks.lower + share * (ticks.upper - ticks.lower)
        }
        return (inks, edges)
    }
}

extension SVGPicture {
    /// A strip of all shades with the values at its ends.
    mutating func drawKey(_ shades: SVGShades, _ format: ColumnInfo, x: Double) {
        let (inks, edges) = shades.steps
        let (first, last) = (cells.figure(edges[0], format), cells.figure(edges[edges.count - 1], format))
        let ends = [first, last].map { TextMeasure.width($0, size: Self.smallSize) }
        let free = width - Self.margin - x - 12
        // Long numbers leave less room for the shades.
        let size = max(8, min(18, (free - ends[0] - ends[1]) / Double(inks.count)))
        let room = max(24, (free - size * Double(inks.count)) / 2)
        write(first, x, y + 11, .faint, size: Self.smallSize, room: room)
        var place = x + min(room, ends[0]) + 6
        for (index, ink) in inks.enumerated() {
            let title: String
            if shades.side == nil {
                title = "\(cells.figure(edges[index], format)) to \(cells.figure(edges[index + 1], format))"
            } else if index == Ink.sides {
                title = "0"
            } else {
                let low = index < Ink.sides ? index : index - 1
                title = "\(cells.figure(edges[low], format)) to \(cells.figure(edges[low + 1], format))"
            }
            rectangle(SVGBox(x: place, y: y, width: size, height: 14), ink, title: title)
            if shades.side != nil { writeSide(ink, SVGBox(x: place, y: y, width: size, height: 14)) }
            place += size
        }
        write(last, place + 6, y + 11, .faint, size: Self.smallSize, room: room)
        place += min(room, ends[1]) + 24
        let none = "\(cells.missing) none"
        if place + TextMeasure.width(none, size: Self.smallSize) > width - 4 { (place, y) = (x, y + 18) }
        write(none, place, y + 11, .faint, size: Self.smallSize)
        y += 26
    }

    /// The sign of a value below or above zero upon its shade.
    mutating func writeSide(_ ink: Ink, _ box: SVGBox) {
        guard case .side(let side) = ink, side != 0, box.width >= 8, box.height >= 10 else { return }
        write(
            side < 0 ? "−" : "+", box.x + box.width / 2, box.y + box.height / 2 + 4, anchor: .middle,
            size: Self.smallSize, upon: ink)
    }
}
