/// How dates such as `3/4/2026` are meant.
package enum DayMonthOrder: String, Sendable {
    case dayFirst, monthFirst

    /// The order that `dmy` or `mdy` says; nil for anything else.
    package init?(code: String) {
        switch code.lowercased() {
        case "dmy": self = .dayFirst
        case "mdy": self = .monthFirst
        default: return nil
        }
    }

    /// `dmy` or `mdy`.
    package var code: String { self == .dayFirst ? "dmy" : "mdy" }
}

/// Which orders a text allows. One row with a 13 or more decides for its file.
package enum DayMonthEvidence: Sendable {
    /// Not a date of this shape, or not a date at all.
    case none
    case dayFirst, monthFirst
    /// Both numbers may be the month.
    case either
}

/// What a text says about the order of day and month in its file; dots (`24.2.2026`) are written day first alone.
package func dayMonthEvidence(_ utf8: UnsafeBufferPointer<UInt8>) -> DayMonthEvidence {
    var scanner = TimeScanner(utf8)
    guard let date = scanner.shortDate() else { return .none }
    let dayFirst = date.resolved(.dayFirst) != nil
    let monthFirst = date.resolved(.monthFirst) != nil
    switch (dayFirst, monthFirst) {
    case (true, true): return date.separator == UInt8(ascii: ".") ? .dayFirst : .either
    case (true, false): return .dayFirst
    case (false, true): return .monthFirst
    case (false, false): return .none
    }
}

/// The same for text at hand.
package func dayMonthEvidence(_ text: String) -> DayMonthEvidence {
    var text = text
    return text.withUTF8 { dayMonthEvidence($0) }
}

/// A date of two small numbers and a year.
struct ShortDate {
    let first: Int
    let second: Int
    let year: Int
    let separator: UInt8

    /// The date in an order, or in the only one possible; nil when there is none, or two that differ.
    func resolved(_ order: DayMonthOrder?) -> CivilDate? {
        let dayFirst = CivilDate(year: year, month: second, day: first)
        let monthFirst = CivilDate(year: year, month: first, day: second)
        switch order {
        case .dayFirst: return dayFirst
        case .monthFirst: return monthFirst
        case nil:
            if separator == UInt8(ascii: ".") { return dayFirst }
            guard let dayFirst, let monthFirst else { return dayFirst ?? monthFirst }
            return dayFirst == monthFirst ? dayFirst : nil
        }
    }
}
