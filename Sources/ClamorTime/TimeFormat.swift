/// How times are printed. No locale; every form sorts by time within a year of four digits.
package enum TimeFormat: Sendable {
    /// `2026-01-31`
    case date
    /// `2026-01-31T10:00`
    case minute
    /// `2026-01-31T10:00:05`, with milliseconds (`.250`) where there are any.
    case second
    /// `2026-01-31T10:00:05+01:00`, likewise; `Z` in UTC. Says the moment in full.
    case full

    /// A time as text on the clock of a zone; `separator` stands between date and time.
    package func text(_ instant: Instant, in zone: Zone, separator: Unicode.Scalar = "T") -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(32)
        let offset = zone.offset(at: instant.milliseconds)
        append(instant.milliseconds, offset: offset, separator: UInt8(ascii: separator), to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends many times, each followed by `terminator`.
    package func append(
        _ times: [Int64], in zone: Zone, separator: Unicode.Scalar = "T", terminator: UInt8, to out: inout [UInt8]
    ) {
        var cursor = ZoneCursor(zone)
        for time in times {
            cursor.move(to: time)
            append(time, offset: cursor.offset, separator: UInt8(ascii: separator), to: &out)
            out.append(terminator)
        }
    }

    private func append(_ time: Int64, offset: Int64, separator: UInt8, to out: inout [UInt8]) {
        let local = time + offset
        let date = CivilDate(ofLocal: local)
        let rest = Int(local - date.local)
        Self.append(date, to: &out)
        if self == .date { return }
        out.append(separator)
        Self.append(rest / 3_600_000, digits: 2, to: &out)
        out.append(UInt8(ascii: ":"))
        Self.append(rest / 60_000 % 60, digits: 2, to: &out)
        if self == .minute { return }
        out.append(UInt8(ascii: ":"))
        Self.append(rest / 1_000 % 60, digits: 2, to: &out)
        if rest % 1_000 != 0 {
            out.append(UInt8(ascii: "."))
            Self.append(rest % 1_000, digits: 3, to: &out)
        }
        if self == .full { Self.appendOffset(offset, to: &out) }
    }

    static func append(_ date: CivilDate, to out: inout [UInt8]) {
        if date.year < 0 { out.append(UInt8(ascii: "-")) }
        append(abs(date.year) / 100, digits: 2, to: &out)
        append(abs(date.year) % 100, digits: 2, to: &out)
        out.append(UInt8(ascii: "-"))
        append(date.month, digits: 2, to: &out)
        out.append(UInt8(ascii: "-"))
        append(date.day, digits: 2, to: &out)
    }

    /// `+01:00`, `Z` for none; with seconds for a clock of old that had them.
    static func offsetText(_ offset: Int64) -> String {
        var bytes: [UInt8] = []
        appendOffset(offset, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func appendOffset(_ offset: Int64, to out: inout [UInt8]) {
        if offset == 0 {
            out.append(UInt8(ascii: "Z"))
            return
        }
        let seconds = Int(offset.magnitude) / 1_000
        out.append(UInt8(ascii: offset < 0 ? "-" : "+"))
        append(seconds / 3_600, digits: 2, to: &out)
        out.append(UInt8(ascii: ":"))
        append(seconds / 60 % 60, digits: 2, to: &out)
        if seconds % 60 != 0 {
            out.append(UInt8(ascii: ":"))
            append(seconds % 60, digits: 2, to: &out)
        }
    }

    /// Decimal digits, zeros in front up to `digits`; more when the value has more.
    private static func append(_ value: Int, digits: Int, to out: inout [UInt8]) {
        if digits == 2, value < 100 {
            out.append(UInt8(0x30 + value / 10))
            out.append(UInt8(0x30 + value % 10))
            return
        }
        var power = 10
        for _ in 1..<digits { power *= 10 }
        while power <= value { power *= 10 }
        while power > 1 {
            power /= 10
            out.append(UInt8(0x30 + value / power % 10))
        }
    }
}
