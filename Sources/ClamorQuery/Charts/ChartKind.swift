/// The kinds of charts, in the order in which help lists them.
package enum ChartKind: String, Sendable, Hashable, CaseIterable {
    case line, area, bar, column, stacked, pct, diverge, heat, calendar, hist, scatter, spark, number

    /// One line for help and completion.
    package var summary: String {
        switch self {
        case .line: "a line for each series, over time or names"
        case .area: "filled down to zero, series upon each other"
        case .bar: "a bar from zero for each name"
        case .column: "upright bars from zero, over time or names"
        case .stacked: "bars of which series are the parts: upright over time, lying for names"
        case .pct: "the same with each bar at 100 %"
        case .diverge: "what is negative to the left or below zero, what is positive to the right or above"
        case .heat: "a cell for each pair of keys, shaded by the value"
        case .calendar: "days as cells, weeks as columns"
        case .hist: "how often values occur, in even bins"
        case .scatter: "a point for each row, one number against another"
        case .spark: "a small line for each series, with its numbers beside it"
        case .number: "figures in large, with the change from the period before"
        }
    }

    /// Whether lengths stand for values, so that the scale must hold zero and cannot be logarithmic.
    package var beginsAtZero: Bool {
        switch self {
        case .area, .bar, .column, .stacked, .pct, .diverge, .hist: true
        case .line, .heat, .calendar, .scatter, .spark, .number: false
        }
    }

    /// Whether series are parts of a whole.
    package var isStacked: Bool {
        switch self {
        case .area, .stacked, .pct, .diverge: true
        default: false
        }
    }
}
