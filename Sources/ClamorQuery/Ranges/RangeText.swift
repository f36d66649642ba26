import ClamorLanguage
import ClamorTime

/// Ranges in words, for captions.
enum RangeText {
    /// "last 7 days: 2026-03-24 10:00 to 2026-03-31 10:00 UTC"
    static func caption(_ node: RangeNode, _ range: TimeRange, in zone: Zone) -> String {
        let bounds = bounds(range, in: zone)
        let words = words(node)
        return words.isEmpty ? bounds : "\(words): \(bounds)"
    }

    /// "2026-03-24 10:00 to 2026-03-31 10:00 UTC", "from 2026-03-24 10:00 UTC", "before 2026-03-24 10:00 UTC"
    static func bounds(_ range: TimeRange, in zone: Zone) -> String {
        switch (range.lower, range.upper) {
        case (let lower?, let upper?): "\(moment(lower, in: zone)) to \(moment(upper, in: zone)) \(zone)"
        case (let lower?, nil): "from \(moment(lower, in: zone)) \(zone)"
        case (nil, let upper?): "before \(moment(upper, in: zone)) \(zone)"
        case (nil, nil): "all of time"
        }
    }

    /// "2026-03-24 10:00", with seconds where there are any.
    static func moment(_ instant: Instant, in zone: Zone) -> String {
        let format = instant.milliseconds % 60_000 == 0 ? TimeFormat.minute : .second
        return format.text(instant, in: zone, separator: " ")
    }

    /// The range as it was asked for; empty for explicit bounds, which say it themselves.
    private static func words(_ node: RangeNode) -> String {
        switch node.kind {
        case .rolling(let count, let unit, let full):
            "last \(count) \(full ? "full " : "")\(unit.rawValue)\(count == 1 ? "" : "s")"
        case .calendar(let unit, let offset):
            switch offset {
            case 0: "this \(unit.rawValue)"
            case -1: "last \(unit.rawValue)"
            default: ""
            }
        case .today: "today"
        case .yesterday: "yesterday"
        case .period(let point):
            if case .literal(let text) = point.kind { text } else { "" }
        case .span, .between: ""
        }
    }
}
