extension Zone {
    /// The time that a literal covers: `2026`, `2026-Q1`, `2026-03`, `2026-W11`, `2026-03-14`, or a single millisecond
    /// for a date with a time. Nil for anything else. The upper bound is what "up to and with" the literal means.
    package func period(of literal: String) -> Range<Instant>? {
        let parts = literal.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        if let year = number(parts[0], digits: 4), parts.count <= 3 {
            switch parts.count {
            case 1:
                return CivilDate(year: year, month: 1, day: 1).map { whole(.year, from: $0) }
            case 2:
                if let period = yearPart(parts[1], of: year) { return period }
            default:
                if let month = number(parts[1], digits: 2), let day = number(parts[2], digits: 2) {
                    return CivilDate(year: year, month: month, day: day).map { whole(.day, from: $0) }
                }
            }
        }
        guard let parsed = parseTime(literal, zone: self), parts.count >= 3 else { return nil }
        return parsed.instant..<parsed.instant.advanced(byMilliseconds: 1)
    }

    /// A month (`03`), quarter (`Q1`) or ISO week (`W11`).
    private func yearPart(_ text: String, of year: Int) -> Range<Instant>? {
        if let month = number(text, digits: 2) {
            return CivilDate(year: year, month: month, day: 1).map { whole(.month, from: $0) }
        }
        let rest = String(text.dropFirst())
        switch text.first {
        case "Q", "q":
            guard let quarter = number(rest, digits: 1), (1...4).contains(quarter) else { return nil }
            return CivilDate(year: year, month: quarter * 3 - 2, day: 1).map { whole(.quarter, from: $0) }
        case "W", "w":
            guard let week = number(rest, digits: 2), week >= 1, let date = CivilDate(year: year, month: 1, day: 4)
            else { return nil }
            let monday = CivilDate(daysSince1970: date.daysSince1970 - date.weekday + 1 + (week - 1) * 7)
            return monday.isoWeek.year == year ? whole(.week, from: monday) : nil
        default:
            return nil
        }
    }

    private func whole(_ unit: CalendarUnit, from date: CivilDate) -> Range<Instant> {
        let lower = start(of: date)
        return lower..<Instant(milliseconds: Buckets(unit, in: self).next(after: lower.milliseconds))
    }

    private func number(_ text: String, digits: Int) -> Int? {
        text.utf8.count == digits && text.utf8.allSatisfy { $0 &- 0x30 < 10 } ? Int(text) : nil
    }
}
