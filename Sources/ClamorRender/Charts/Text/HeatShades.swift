import ClamorText

/// How values become shades: even steps from the least to the largest, of two colours where values are negative. Zero alone
/// is blank without colour.
struct HeatShades {
    /// How a value is shown.
    struct Look: Equatable {
        /// Shade without colour.
        var glyph: String
        /// Colour behind the cell.
        var ink: Ink
        var isNegative: Bool
    }

    private let scale: ValueScale
    private let hasSides: Bool
    private let isASCII: Bool
    private let glyphs: [String]

    init(_ scale: ValueScale, on canvas: TextCanvas) {
        self.scale = scale
        hasSides = scale.lower < 0
        isASCII = canvas.isASCII
        glyphs = canvas.isASCII ? [".", ":", "+", "#"] : ["░", "▒", "▓", "█"]
    }

    func look(of value: Double) -> Look {
        let share = share(of: value)
        let steps = glyphs.count
        let glyph = value == 0 ? " " : glyphs[min(steps - 1, Int(share * Double(steps)))]
        if !hasSides {
            return Look(
                glyph: glyph, ink: .level(min(Ink.levels - 1, Int(share * Double(Ink.levels)))), isNegative: false)
        }
        let side = value == 0 ? 0 : min(Ink.sides, Int(share * Double(Ink.sides)) + 1)
        return Look(glyph: glyph, ink: .side(value < 0 ? -side : side), isNegative: value < 0)
    }

    /// Where a value lies from pale to strong, 0…1.
    private func share(of value: Double) -> Double {
        let share: Double
        if scale.isLogarithmic {
            let start = Ticks.logarithm(scale.lower)
            let whole = Ticks.logarithm(scale.upper) - start
            share = value > 0 && whole > 0 ? (Ticks.logarithm(value) - start) / whole : value > 0 ? 1 : 0
        } else if hasSides {
            let largest = max(abs(scale.lower), abs(scale.upper))
            share = abs(value) / largest
        } else {
            let span = scale.upper - scale.lower
            // Where all are equal there is but one shade; it is that of much, unless all are zero.
            share = span > 0 ? (value - scale.lower) / span : value > 0 ? 1 : 0
        }
        return share.isFinite ? max(0, min(1, share)) : 0
    }

    /// The shades from the least to the largest, each with the values that it stands for.
    func key(isColored: Bool) -> [(look: Look, low: Double, high: Double)] {
        let steps = isColored ? (hasSides ? Ink.sides : Ink.levels) : glyphs.count
        guard hasSides else {
            guard scale.upper > scale.lower else { return [(look(of: scale.upper), scale.lower, scale.upper)] }
            let shades = (0..<steps).map { step in
                let (low, high) = (value(at: step, of: steps), value(at: step + 1, of: steps))
                return (look: look(of: value(at: Double(step) + 0.5, of: Double(steps))), low: low, high: high)
            }
            return scale.lower == 0 && !isColored ? [(look(of: 0), 0, 0)] + shades : shades
        }
        let largest = max(abs(scale.lower), abs(scale.upper))
        let bounds = (0...steps).map { largest / Double(steps) * Double($0) }
        func entry(_ step: Int, _ sign: Double) -> (look: Look, low: Double, high: Double) {
            let (near, far) = (sign * bounds[step], sign * bounds[step + 1])
            return (look(of: near + (far - near) / 2), min(near, far), max(near, far))
        }
        let below = (0..<steps).reversed().map { entry($0, -1) }
        let zero = (look: look(of: 0), low: 0.0, high: 0.0)
        return below + [zero] + (scale.upper > 0 ? (0..<steps).map { entry($0, 1) } : [])
    }

    private func value(at step: Int, of steps: Int) -> Double { value(at: Double(step), of: Double(steps)) }

    private func value(at step: Double, of steps: Double) -> Double {
        let share = step / steps
        if scale.isLogarithmic { return Ticks.exponential(share, from: scale.lower, to: scale.upper) }
        return scale.lower + share * (scale.upper - scale.lower)
    }
}
