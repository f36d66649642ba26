extension Buckets {
    /// What a bucket is called, by its start: `2026-01-31 10:00`, `2026-01-31` (weeks by their Monday), `2026-01`,
    /// `2026-Q1`, `2026`. An hour that came twice also says its offset.
    package func label(of start: Int64) -> String {
        let instant = Instant(milliseconds: start)
        let date = zone.date(of: instant)
        switch step.unit {
        case .second:
            return TimeFormat.second.text(instant, in: zone, separator: " ") + ambiguity(at: start)
        case .minute, .hour:
            return TimeFormat.minute.text(instant, in: zone, separator: " ") + ambiguity(at: start)
        case .day, .week:
            return text(date, dropping: 0)
        case .month:
            return text(date, dropping: 3)
        case .quarter:
            return text(date, dropping: 6) + "-Q\(date.quarter)"
        case .year:
            return text(date, dropping: 6)
        }
    }

    /// The date without its last `dropped` characters.
    private func text(_ date: CivilDate, dropping dropped: Int) -> String {
        var bytes: [UInt8] = []
        TimeFormat.append(date, to: &bytes)
        return String(decoding: bytes.dropLast(dropped), as: UTF8.self)
    }

    private func ambiguity(at time: Int64) -> String {
        let offset = zone.offset(at: time)
        if zone.occurrences(ofLocal: time + offset).second == nil { return "" }
        return " " + TimeFormat.offsetText(offset)
    }
}
