import ClamorText
import Foundation

extension Zone {
    /// The names of zones, sorted.
    package static let names = TimeZone.knownTimeZoneIdentifiers.sorted()

    /// The zone of an IANA name in any case (`Europe/Berlin`), of `UTC`, `GMT` or `Z`, or of a fixed offset
    /// (`+02:00`, `+0200`, `+2`, `UTC+2`).
    package init(identifier name: String) throws(TimeError) {
        if ["UTC", "GMT", "Z", "ETC/UTC"].contains(name.uppercased()) {
            self = .utc
        } else if let offset = Self.fixedOffset(name) {
            self = offset == 0 ? .utc : Zone(identifier: TimeFormat.offsetText(offset), offset: offset)
        } else if let zone = Self.named(name) {
            self = Self.surveyed(zone)
        } else {
            throw TimeError("unknown time zone `\(name)`", help: Self.suggestion(for: name))
        }
    }

    /// A sign, hours and minutes; nil for anything else.
    private static func fixedOffset(_ name: String) -> Int64? {
        var text = Substring(name.uppercased())
        if text.hasPrefix("UTC") || text.hasPrefix("GMT") { text = text.dropFirst(3) }
        guard let sign = text.first, sign == "+" || sign == "-" else { return nil }
        let parts = text.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
        let digits = parts.joined()
        guard digits.utf8.allSatisfy({ $0 &- 0x30 < 10 }), (1...4).contains(digits.count), digits.count != 3 else {
            return nil
        }
        if parts.count > 2 || (parts.count == 2 && (parts[1].count != 2 || parts[0].isEmpty)) { return nil }
        let number = Int64(digits) ?? 0
        let (hours, minutes) = digits.count == 4 ? (number / 100, number % 100) : (number, 0)
        guard hours <= 18, minutes < 60 else { return nil }
        return (hours * 60 + minutes) * Milliseconds.minute * (sign == "-" ? -1 : 1)
    }

    private static func named(_ name: String) -> TimeZone? {
        if let zone = TimeZone(identifier: name) { return zone }
        let folded = FoldedText.fold(name)
        let known = TimeZone.knownTimeZoneIdentifiers.first { FoldedText.fold($0) == folded }
        return known.flatMap { TimeZone(identifier: $0) }
    }

    private static func suggestion(for name: String) -> String {
        let known = names
        let folded = FoldedText.fold(name).replacing(" ", with: "_")
        let places = known.filter { FoldedText.fold($0).split(separator: "/").last.map(String.init) == folded }
        if let best = places.first ?? nearest(to: name, in: known, max: 1).first {
            return "did you mean `\(best)`?"
        }
        return "zones are named as in `Europe/Berlin`, or by an offset as in `+02:00`"
    }

    /// Every change of the clock from 1900 to 2100. The system says what the offset is at a moment, but not when it
    /// changes for other causes than summer time; so the offsets of each week are compared, and a change is then
    /// narrowed down to its second. No clock was ever changed and changed back within a week.
    private static func surveyed(_ zone: TimeZone) -> Zone {
        func offset(_ second: Int64) -> Int64 {
            Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(second))))
        }
        let week: Int64 = 7 * 86_400
        let last = Int64(CivilDate.daysSince1970(year: 2101, month: 1, day: 1)) * 86_400
        var second = Int64(CivilDate.daysSince1970(year: 1900, month: 1, day: 1)) * 86_400
        var current = offset(second)
        var transitions: [Int64] = []
        var offsets = [current * Milliseconds.second]
        while second < last {
            let next = second + week
            let after = offset(next)
            if after != current {
                var low = second
                var high = next
                while high - low > 1 {
                    let middle = (low + high) / 2
                    if offset(middle) == current { low = middle } else { high = middle }
                }
                transitions.append(high * Milliseconds.second)
                offsets.append(after * Milliseconds.second)
                current = after
            }
            second = next
        }
        return Zone(identifier: zone.identifier, transitions: transitions, offsets: offsets)
    }
}
