import ClamorColumns

/// The stretch of values that an axis covers, with what was fixed by whoever asked.
package struct ValueScale: Sendable, Equatable {
    package var lower: Double
    package var upper: Double
    /// Whether an end was asked for; it then stays where it is, and what lies beyond is cut.
    package var isFixed: (lower: Bool, upper: Bool)
    /// Whether equal ratios rather than equal differences are equally far; `lower` is then above 0.
    package var isLogarithmic: Bool
    /// What labels are round in: 1, or the seconds of a minute, an hour or a day.
    package var unit = 1.0

    package init(
        lower: Double, upper: Double, isFixed: (lower: Bool, upper: Bool) = (false, false), isLogarithmic: Bool = false
    ) {
        // Sums of the widest numbers are infinite.
        let most = Double.greatestFiniteMagnitude
        self.lower = max(-most, min(most, lower))
        self.upper = max(-most, min(most, upper))
        self.isFixed = isFixed
        self.isLogarithmic = isLogarithmic
    }

    /// About so many places for labels. The axis reaches from the first to the last of them, or to the fixed ends.
    package func ticks(count: Int) -> Ticks {
        if isLogarithmic { return Ticks(logarithmicFrom: lower, to: upper, count: count, isFixed: isFixed) }
        var ticks = Ticks(lower: lower / unit, upper: upper / unit, count: count)
        if unit != 1 {
            ticks.values = ticks.values.map { $0 * unit }
            (ticks.lower, ticks.upper) = (ticks.lower * unit, ticks.upper * unit)
        }
        if isFixed.lower { ticks.lower = lower }
        if isFixed.upper { ticks.upper = upper }
        let slack = (ticks.upper - ticks.lower) * 1e-9
        ticks.values.removeAll { $0 < ticks.lower - slack || $0 > ticks.upper + slack }
        return ticks
    }

    /// The same for a column's values: counts have no places between whole numbers.
    package func ticks(count: Int, of format: ColumnInfo) -> Ticks {
        var ticks = ticks(count: count)
        guard format.type == .integer else { return ticks }
        let whole = ticks.values.filter { $0 == $0.rounded() }
        if whole.count > 1 { ticks.values = whole }
        return ticks
    }

    package static func == (left: Self, right: Self) -> Bool {
        left.lower == right.lower && left.upper == right.upper && left.isFixed == right.isFixed
            && left.isLogarithmic == right.isLogarithmic && left.unit == right.unit
    }

    /// The unit of time in which labels of a scale in seconds are round.
    package static func unit(ofSeconds extent: Double) -> Double {
        [86_400, 3_600, 60].first { extent >= 2 * $0 } ?? 1
    }
}
