/// A count of one unit, as the language writes it: `7d`, `15m`, `1mo`. How long it is depends on where it starts.
package struct CalendarDuration: Hashable, Sendable, CustomStringConvertible {
    package var count: Int
    package var unit: CalendarUnit

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
        guard let count = Int(digits), count <= Self.largest else {
            throw TimeError("`\(digits)` is too large for a duration")
        }
        guard let unit = CalendarUnit(name: name) else {
            if name == "M" {
                throw TimeError("`\(text)` may mean minutes or months", help: "minutes are `m`, months are `mo`")
            }
            throw TimeError("unknown unit `\(name)`", help: Self.forms)
        }
        self.init(count, unit)
    }

    /// `7d`.
    package var description: String { "\(count)\(unit.abbreviation)" }

    package static prefix func - (duration: CalendarDuration) -> CalendarDuration {
        CalendarDuration(-duration.count, duration.unit)
    }

    /// Keeps every sum of a time of these centuries and a duration inside 64 bits.
    private static let largest = 1_000_000_000
    private static let forms =
        "units are s, m (minutes), h, d, w, mo (months), q and y, as in `7d`"
}
