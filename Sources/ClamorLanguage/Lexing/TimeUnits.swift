extension RangeUnit {
    /// The short form that durations take: `s m h d w mo q y`.
    package var symbol: String {
        switch self {
        case .second: "s"
        case .minute: "m"
        case .hour: "h"
        case .day: "d"
        case .week: "w"
        case .month: "mo"
        case .quarter: "q"
        case .year: "y"
        }
    }

    /// The unit of that name: the short form, the word, its plural, or `sec`, `min`. Case does not count.
    package init?(named name: String) {
        let name = name.lowercased()
        if name == "sec" {
            self = .second
        } else if name == "min" {
            self = .minute
        } else if let unit = Self.allCases.first(where: {
            name == $0.symbol || name == $0.rawValue || name == $0.rawValue + "s"
        }) {
            self = unit
        } else {
            return nil
        }
    }
}

extension DurationLiteral {
    /// `7d`.
    package var text: String { "\(count)\(unit.symbol)" }

    /// Reads `7d` (canonical: the number without `_`, the unit's symbol in lower case).
    init?(text: String) {
        let digits = text.prefix { $0.isNumber }
        guard let count = Int(digits), let unit = RangeUnit(named: String(text.dropFirst(digits.count))) else {
            return nil
        }
        self.init(count: count, unit: unit)
    }
}
