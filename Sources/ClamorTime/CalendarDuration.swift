/// A count of one unit, as the language writes it: `7d`, `15m`, `1mo`. How long it is depends on where it starts.
package struct CalendarDuration: Hashable, Sendable, CustomStringConvertible {
    package var count: Int
    package var unit: CalendarUnit

    /// So many of a unit; a count below 0 goes back.
    package init(_ count: Int, _ unit: CalendarUnit) {
        self.count = count
        self.unit = unit
    }

    /// Reads digits and a unit, together (`7d`) or apart (`7 days`).
    package init(_ text: String) throws(TimeError) {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let name = String(text.dropFirst(digits.count).drop { $0 == " " })
        guard !digits.isEmpty else {
            throw TimeError("a duration starts with a number: `\(text)`", help: Self.forms)
        }
        guard let unit = CalendarUnit(name: name) else {
            if name == "M" {
                throw TimeError("`\(text)` may mean minutes or months", help: "minutes are `m`, months are `mo`")
            }
            throw TimeError("unknown unit `\(name)`", help: Self.forms)
        }
        guard let count = Int64(digits), count <= Self.longest / CalendarDuration(1, unit).shortestMilliseconds else {
            throw TimeError("`\(text)` is longer than 10,000 years")
        }
        self.init(Int(count), unit)
    }

    /// `7d`.
    package var description: String { "\(count)\(unit.abbreviation)" }

    /// The same length of time back.
    package static prefix func - (duration: CalendarDuration) -> CalendarDuration {
        CalendarDuration(-duration.count, duration.unit)
    }

    /// Its length in milliseconds, months and longer taken at their shortest.
    var shortestMilliseconds: Int64 {
        let unitLength =
            switch unit {
            case .second, .minute, .hour: unit.clockMilliseconds ?? 0
            case .day, .week: Int64(unit.days ?? 0) * Milliseconds.day
            case .month: 28 * Milliseconds.day
            case .quarter: 90 * Milliseconds.day
            case .year: 365 * Milliseconds.day
            }
        return Int64(count) * unitLength
    }

    /// 10,000 years: keeps the sum of a time of these centuries and a duration well inside 64 bits.
    private static let longest = 3_650_000 * Milliseconds.day
    private static let forms =
        "units are s, m (minutes), h, d, w, mo (months), q and y, as in `7d`"
}
