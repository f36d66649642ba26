import ClamorQuery

/// A series' part of a bar or band at one position, in the panel's unit (per cent for `pct`).
package struct StackedPart: Sendable, Equatable {
    package var series: Int
    package var from: Double
    package var to: Double
}

extension ChartPanel {
    /// The parts of a stacked bar at a position, from zero outwards: what is above zero upon each other in the series'
    /// order, what is below zero likewise downwards. In a diverging chart series of negative mentions go down too. The
    /// period before is no part of the present one.
    package func parts(at position: Int, kind: ChartKind) -> [StackedPart] {
        var parts: [StackedPart] = []
        var (above, below) = (0.0, 0.0)
        let total = kind == .pct ? series.reduce(0) { $0 + ($1.isBefore ? 0 : abs($1.values[position] ?? 0)) } : 0
        for (index, one) in series.enumerated() {
            guard !one.isBefore, let held = one.values[position], held != 0, kind != .pct || total > 0 else { continue }
            var value = kind == .pct ? 100 * held / total : held
            if kind == .diverge, one.ink == .negative { value = -abs(value) }
            if value > 0 {
                parts.append(StackedPart(series: index, from: above, to: above + value))
                above += value
            } else {
                parts.append(StackedPart(series: index, from: below, to: below + value))
                below += value
            }
        }
        return parts
    }
}
