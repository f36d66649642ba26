/// The units of the language, shortest first.
package enum CalendarUnit: String, CaseIterable, Comparable, Sendable {
    case second, minute, hour, day, week, month, quarter, year

    /// The form used in durations: `s m h d w mo q y`.
    package var abbreviation: String {
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

    /// The unit named by a word in any case, singular or plural, or by its abbreviation as written above: capitals
    /// would leave `M` open to both minutes and months.
    package init?(name: String) {
        let word = name.lowercased()
        let match = Self.allCases.first { unit in
            name == unit.abbreviation || word == unit.rawValue || word == unit.rawValue + "s"
        }
        guard let match else { return nil }
        self = match
    }

    /// Whether the unit is shorter than a day, and so of one length in every zone.
    package var isClock: Bool { self < .day }

    /// The length of a unit that is shorter than a day.
    var clockMilliseconds: Int64? {
        switch self {
        case .second: Milliseconds.second
        case .minute: Milliseconds.minute
        case .hour: Milliseconds.hour
        default: nil
        }
    }

    /// The length of a unit that is a count of days.
    var days: Int? {
        switch self {
        case .day: 1
        case .week: 7
        default: nil
        }
    }

    /// The length of a unit that is a count of months.
    var months: Int? {
        switch self {
        case .month: 1
        case .quarter: 3
        case .year: 12
        default: nil
        }
    }

    /// By length.
    package static func < (left: CalendarUnit, right: CalendarUnit) -> Bool {
        left.rank < right.rank
    }

    private var rank: Int {
        switch self {
        case .second: 0
        case .minute: 1
        case .hour: 2
        case .day: 3
        case .week: 4
        case .month: 5
        case .quarter: 6
        case .year: 7
        }
    }
}
