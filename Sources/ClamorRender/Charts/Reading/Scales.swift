import ClamorQuery
import ClamorText

extension ChartSpecification {
    /// Sets a panel's scale from what it draws and what was asked for, and says what is cut.
    mutating func setScale(_ request: ChartRequest, of index: Int, additive: Set<String> = []) {
        let panel = panels[index]
        let (held, low, high) = extent(of: panel)
        guard held else { return }
        var (lower, upper) = (low, high)
        // Volumes are read against zero; what is averaged may begin anywhere.
        let isVolume = additive.contains(panel.format.name)
        if kind.beginsAtZero || isVolume || (low > 0 && low < high / 4) { (lower, upper) = (min(0, low), max(0, high)) }
        if lower == 0, upper == 0 { upper = 1 }
        if kind == .pct { (lower, upper) = (low < 0 ? -100 : 0, high > 0 ? 100 : 0) }
        var isLogarithmic = request.isLogarithmic
        if isLogarithmic, kind.beginsAtZero {
            isLogarithmic = false
            captions.append("lengths begin at zero, so the scale is not logarithmic")
        }
        if isLogarithmic {
            let positive = panel.series.flatMap { $0.values.compactMap { $0 } }.filter { $0 > 0 }
            let lost = panel.series.reduce(0) { $0 + $1.values.count { $0.map { $0 <= 0 } ?? false } }
            if let least = positive.min() {
                (lower, upper) = (least, positive.max() ?? least)
                captions.append("logarithmic scale")
                if lost > 0 { captions.append("\(Self.values(lost)) of zero or less have no place on it") }
            } else {
                isLogarithmic = false
                captions.append("nothing is above zero, so the scale is not logarithmic")
            }
        }
        var scale = ValueScale(lower: lower, upper: upper, isLogarithmic: isLogarithmic)
        if let asked = request.minimum, kind != .pct { fix(asked, isLower: true, &scale) }
        if let asked = request.maximum, kind != .pct { fix(asked, isLower: false, &scale) }
        if scale.isFixed.lower || scale.isFixed.upper { describeCut(panel, scale) }
        if panel.format.type == .duration { scale.unit = ValueScale.unit(ofSeconds: max(abs(lower), abs(upper))) }
        panels[index].scale = scale
    }

    /// Says which of the options mean nothing for this kind and axis.
    mutating func tellUnused(_ request: ChartRequest) {
        var isNamed = false
        if case .categories = axis { isNamed = true }
        if request.order != nil, !isNamed { captions.append("`sort` is about names: times keep their order") }
        if kind == .pct, request.minimum != nil || request.maximum != nil {
            captions.append("each bar ends at 100 %, so ymin and ymax mean nothing")
        }
        let hasRows =
            kind == .heat || kind == .calendar || kind == .spark || (kind == .bar || kind.isStacked) && isNamed
        if request.height != nil, hasRows, kind != .heat, kind != .area {
            captions.append("each row takes a line, so height means nothing")
        }
    }

    private mutating func fix(_ asked: Double, isLower: Bool, _ scale: inout ValueScale) {
        if scale.isLogarithmic, asked <= 0 {
            captions.append("\(isLower ? "ymin" : "ymax") is above zero on a logarithmic scale")
            return
        }
        if kind.beginsAtZero, isLower ? asked > 0 : asked < 0 {
            captions.append("lengths begin at zero, so \(isLower ? "ymin" : "ymax") is 0")
            if isLower { scale.lower = 0 } else { scale.upper = 0 }
            return
        }
        // An end beyond the other one would leave nothing to draw between them.
        guard isLower ? asked < scale.upper || scale.isFixed.upper == false : asked > scale.lower else {
            captions.append("\(isLower ? "ymin" : "ymax") leaves nothing to draw, so it is left out")
            return
        }
        if isLower {
            scale.lower = asked
            if scale.upper <= asked { scale.upper = asked + max(1, abs(asked)) }
            scale.isFixed.lower = true
        } else {
            scale.upper = asked
            scale.isFixed.upper = true
        }
    }

    private mutating func describeCut(_ panel: ChartPanel, _ scale: ValueScale) {
        var (above, below) = (0, 0)
        for position in 0..<axis.count {
            if kind.isStacked {
                let parts = panel.parts(at: position, kind: kind)
                if parts.contains(where: { $0.to > scale.upper }) { above += 1 }
                if parts.contains(where: { $0.to < scale.lower }) { below += 1 }
            } else {
                above += panel.series.count { ($0.values[position] ?? -.infinity) > scale.upper }
                below += panel.series.count { ($0.values[position] ?? .infinity) < scale.lower }
            }
        }
        if above > 0 { captions.append("\(Self.values(above)) above the upper end \(above == 1 ? "is" : "are") cut") }
        if below > 0 { captions.append("\(Self.values(below)) below the lower end \(below == 1 ? "is" : "are") cut") }
    }

    private static func values(_ count: Int) -> String {
        count == 1 ? "1 value" : "\(formatInteger(count, grouped: true)) values"
    }

    /// Least and largest of what a panel draws, intervals and stacked bars included.
    private func extent(of panel: ChartPanel) -> (held: Bool, low: Double, high: Double) {
        var (low, high) = (Double.infinity, -Double.infinity)
        func take(_ value: Double?) {
            guard let value else { return }
            low = min(low, value)
            high = max(high, value)
        }
        if kind.isStacked {
            for position in 0..<axis.count {
                for part in panel.parts(at: position, kind: kind) {
                    take(part.from)
                    take(part.to)
                }
            }
        } else {
            for series in panel.series {
                for value in series.values { take(value) }
                guard let interval = series.interval else { continue }
                // Of a bucket that the range cuts hardly anything is known: its interval is wide, and rules no scale.
                for position in interval.low.indices where !axis.isPartial(at: position) {
                    take(interval.low[position])
                    take(interval.high[position])
                }
            }
        }
        let held = panel.series.contains { $0.values.contains { $0 != nil } }
        return low <= high ? (held, low, high) : (held, 0, 0)
    }
}
