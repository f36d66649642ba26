import ClamorColumns
import ClamorText
import Foundation

/// Numbers as short as an axis wants them.
enum AxisLabels {
    /// Numbers below this are written out; an axis that reaches it counts in thousands.
    private static let leastShortened = 10_000.0

    /// The texts of an axis's ticks in the unit of a column, all in one form: `0`, `1,500`, `12.5k`, `3M`, `40%`, `2d`.
    static func texts(_ ticks: Ticks, _ format: ColumnInfo) -> [String] {
        let step = ticks.values.count > 1 ? ticks.values[1] - ticks.values[0] : abs(ticks.upper - ticks.lower)
        let largest = ticks.values.map(abs).max() ?? 0
        let isPercent = format.format == .percent
        return ticks.values.map { value in
            if format.type == .duration { return CellText.span(Int64(nearest: value * 1_000)) }
            // Equal ratios span too much for one prefix.
            return ticks.isLogarithmic
                ? number(value, step: value, percent: isPercent, isWhole: largest < leastShortened)
                : number(value, step: step, percent: isPercent, of: largest)
        }
    }

    /// A number with as many places as the step between labels needs, and from ten thousand on the prefix of its
    /// thousands.
    ///
    /// - Parameters:
    ///   - most: the largest number of the axis, which decides for all of them.
    ///   - isWhole: whether it is written without a prefix; unless said, that follows from its size.
    static func number(
        _ value: Double, step: Double, percent: Bool = false, of most: Double = 0, isWhole: Bool? = nil
    ) -> String {
        guard value.isFinite else { return formatDecimal(value, places: 0) }
        let suffix = percent ? "%" : ""
        let size = abs(step) > 0 ? abs(step) : max(abs(value), 1)
        let largest = max(abs(value), size, most)
        if largest >= 1e15 || largest < 1e-4 { return (value == 0 ? "0" : scientific(value)) + suffix }
        if isWhole ?? (largest < leastShortened) {
            return formatDecimal(value, places: places(size), grouped: true) + suffix
        }
        if value == 0 { return "0" + suffix }
        let units: [(size: Double, name: String)] = [(1e12, "T"), (1e9, "G"), (1e6, "M"), (1e3, "k")]
        for unit in units where largest >= unit.size && size >= unit.size / 1_000 {
            return formatDecimal(value / unit.size, places: places(size / unit.size)) + unit.name + suffix
        }
        return formatDecimal(value, places: places(size)) + suffix
    }

    /// A number without all but its first digits.
    static func rounded(_ value: Double, digits: Int) -> Double {
        guard value != 0, value.isFinite else { return value }
        let size = pow(10, Double(digits - 1) - log10(abs(value)).rounded(.down))
        let rounded = (value * size).rounded() / size
        return size.isFinite && rounded.isFinite ? rounded : value
    }

    /// A number in three digits: `12.3k`, `0.00123`, `7`.
    static func short(_ value: Double, percent: Bool = false) -> String {
        guard value.isFinite else { return formatDecimal(value, places: 0) }
        let rounded = rounded(value, digits: 3)
        return number(rounded, step: rounded, percent: percent)
    }

    /// Four digits and the power of ten: `2.5e-7`, `1e18`.
    static func scientific(_ value: Double) -> String {
        guard value.isFinite else { return "\(value)" }
        var power = 0
        var digits = abs(value)
        while digits >= 9.9995 { (digits, power) = (digits / 10, power + 1) }
        while digits < 0.99995 { (digits, power) = (digits * 10, power - 1) }
        var text = formatDecimal(digits, places: 3)
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return (value < 0 ? "-" : "") + text + "e\(power)"
    }

    private static func places(_ step: Double) -> Int {
        var places = 0
        var size = step
        while places < 6, abs(size - size.rounded()) > 1e-6 * max(1, abs(size)) {
            size *= 10
            places += 1
        }
        return places
    }
}
