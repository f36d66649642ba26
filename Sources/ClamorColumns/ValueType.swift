/// The types of the language's values.
package enum ValueType: String, Sendable, Hashable, CaseIterable {
    /// Signed 64-bit whole numbers.
    case integer
    /// Fixed-point numbers in units of 10⁻⁴ (scores), so that sums are exact.
    case fixed
    /// IEEE 754 double precision.
    case number
    case boolean
    /// Milliseconds since 1970-01-01 UTC.
    case time
    /// Milliseconds between two times.
    case duration
    /// Unicode text; comparisons use the folded form.
    case text
    /// A list of texts, never null, perhaps empty.
    case list

    /// Whether sums and means are defined.
    package var isNumeric: Bool { self == .integer || self == .fixed || self == .number }
}

/// One scalar of any type; what expressions' literals and single cells hold.
package enum Value: Sendable, Hashable {
    case null
    case integer(Int64)
    /// In units of 10⁻⁴.
    case fixed(Int64)
    case number(Double)
    case boolean(Bool)
    /// Milliseconds since 1970-01-01 UTC.
    case time(Int64)
    /// Milliseconds.
    case duration(Int64)
    case text(String)
    case list([String])

    /// The number behind an integer, fixed or number value.
    package var numeric: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .fixed(let value): Double(value) / 10_000
        case .number(let value): value
        default: nil
        }
    }
}

extension Value {
    /// The 64 bits of an integer, fixed-point value, time or duration as a column of the type holds them; 0 for others.
    package func bits(as type: ValueType) -> Int64 {
        switch self {
        case .integer(let value): type == .fixed ? value * 10_000 : value
        case .fixed(let value), .time(let value), .duration(let value): value
        default: 0
        }
    }
}
