import ClamorColumns
import ClamorText
import ClamorTime

/// Cells as text: exact for machines (`data`), short and even for people (`display`).
package struct CellText: Sendable {
    package let zone: Zone
    /// What stands for a missing value where people read.
    package let missing: String

    package init(zone: Zone, ascii: Bool = false) {
        self.zone = zone
        missing = ascii ? "-" : "·"
    }

    /// The value whole and exact; nil when it is missing. Lists are joined with `;`.
    package func data(_ value: Value, _ info: ColumnInfo) -> String? {
        switch value {
        case .null: nil
        case .integer(let value): String(value)
        case .fixed(let value): Self.fixed(value)
        case .number(let value): Self.shortest(value)
        case .boolean(let value): value ? "true" : "false"
        case .time(let value): time(value, info.format)
        case .duration(let value): Self.shortest(Double(value) / 1_000)
        case .text(let value): value
        case .list(let values): values.joined(separator: ";")
        }
    }

    /// The value for reading.
    package func display(_ value: Value, _ info: ColumnInfo) -> String {
        switch (value, info.format) {
        case (.null, _): missing
        case (.integer(let value), .plain): formatInteger(value, grouped: true)
        case (.integer(let value), .identifier): String(value)
        case (.time(let value), .bucket(let unit)): bucket(value, unit)
        case (.time(let value), _): moment(value)
        case (.duration(let value), _): Self.span(value)
        case (.list(let values), .spark): values.map { $0.isEmpty ? missing : $0 }.joined(separator: " ")
        case (.list(let values), _): values.joined(separator: ", ")
        case (.text(let value), _): value
        case (.boolean(let value), _): value ? "yes" : "no"
        case (let value, .probability):
            value.numeric.map { $0 < 0.0001 ? "<0.0001" : formatDecimal($0, places: 4) } ?? missing
        case (let value, .percent): value.numeric.map { formatDecimal($0, places: 1) + "%" } ?? missing
        case (let value, .decimals(let places)):
            value.numeric.map { formatDecimal($0, places: places, grouped: true) } ?? missing
        case (.fixed(let value), _): formatDecimal(Double(value) / 10_000, places: 4)
        case (.number(let value), _): Self.readable(value)
        case (.integer(let value), _): formatInteger(value, grouped: true)
        }
    }

    /// A moment to the minute, on the zone's clock.
    package func moment(_ value: Int64) -> String {
        TimeFormat.minute.text(Instant(milliseconds: value), in: zone, separator: " ")
    }

    /// A bucket by its start, as short as its unit allows.
    func bucket(_ value: Int64, _ unit: BucketUnit) -> String {
        Buckets(unit.calendarUnit, in: zone).label(of: value)
    }

    /// Days and longer units by name; anything shorter as a full time.
    private func time(_ value: Int64, _ format: ColumnFormat) -> String {
        if case .bucket(let unit) = format, unit != .hour, unit != .minute { return bucket(value, unit) }
        return TimeFormat.full.text(Instant(milliseconds: value), in: zone)
    }

    /// Units of 10⁻⁴ without trailing zeros: `-0.25`.
    private static func fixed(_ value: Int64) -> String {
        var text = formatDecimal(Double(value) / 10_000, places: 4)
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return text
    }

    /// The shortest digits that read back as the same number; whole ones without a point.
    static func shortest(_ value: Double) -> String {
        if value == value.rounded(), value.magnitude < 1e15 { return String(Int64(value)) }
        return "\(value)"
    }

    /// Four significant digits or all of the whole part; with a power of ten where that is far from 1.
    static func readable(_ value: Double) -> String {
        if value == value.rounded(), value.magnitude < 1e15 { return formatInteger(Int64(value), grouped: true) }
        let magnitude = value.magnitude
        if magnitude >= 1e15, magnitude.isFinite { return AxisLabels.scientific(value) }
        if magnitude >= 100 { return formatDecimal(value, places: 1, grouped: true) }
        if magnitude >= 1 { return formatDecimal(value, places: 2) }
        if magnitude >= 0.001 { return formatDecimal(value, places: 4) }
        return magnitude > 0 ? AxisLabels.scientific(value) : "\(value)"
    }

    /// A span of time in its two largest units: `2d 4h`, `3m 20s`.
    static func span(_ milliseconds: Int64) -> String {
        let sign = milliseconds < 0 ? "-" : ""
        let seconds = Int64((milliseconds.magnitude + 500) / 1_000)
        let units: [(String, Int64)] = [("d", 86_400), ("h", 3_600), ("m", 60), ("s", 1)]
        guard let first = units.firstIndex(where: { seconds >= $0.1 }) else { return "0s" }
        var rest = seconds
        var parts: [String] = []
        for (name, size) in units[first...].prefix(2) {
            let count = rest / size
            rest -= count * size
            if count > 0 { parts.append("\(count)\(name)") }
        }
        return sign + parts.joined(separator: " ")
    }
}

extension BucketUnit {
    /// The same unit in calendar arithmetic.
    package var calendarUnit: CalendarUnit {
        switch self {
        case .minute: .minute
        case .hour: .hour
        case .day: .day
        case .week: .week
        case .month: .month
        case .quarter: .quarter
        case .year: .year
        }
    }
}

extension Int64 {
    /// The nearest whole number; the ends of the range for what lies beyond, 0 for what is no number.
    init(nearest value: Double) {
        self = value.isNaN ? 0 : value >= 0x1p63 ? .max : value < -0x1p63 ? .min : Int64(value.rounded())
    }
}
