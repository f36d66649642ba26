/// A time that was read, and whether its text said the offset (or was a count since 1970): if not, the zone of the
/// reader was taken.
package struct ParsedTime: Hashable, Sendable {
    package var instant: Instant
    package var isZoneStated: Bool
}

/// Reads the times that exports carry:
/// ISO 8601 with any suffix, fraction and separator (`2026-01-31T10:00:00.5Z`, `2026-01-31 10:00 +0100`, `2026/1/31`,
/// `20260131T100000Z`); mail and web forms (`Tue, 03 Mar 2026 10:00:00 GMT`, `Tue Mar 03 10:00:00 +0000 2026`,
/// `March 3, 2026, 10:00 PM`); seconds, milliseconds, microseconds or nanoseconds since 1970 by their magnitude
/// (from 1973 on: smaller numbers are not times, and 0 is how exports write "unknown"); and dates of one or two digits
/// (`31/1/2026 10:30`), in `order`, or without it where the numbers leave one reading only.
///
/// A time without an offset is wall-clock time in `zone`. A date alone is its midnight. Fractions finer than a
/// millisecond are cut off. Nil for what is no time, or not a whole one.
package func parseTime(
    _ utf8: UnsafeBufferPointer<UInt8>, zone: Zone, order: DayMonthOrder? = nil
) -> ParsedTime? {
    if let time = plainTime(utf8) {
        return ParsedTime(instant: Instant(milliseconds: time), isZoneStated: true)
    }
    var scanner = TimeScanner(utf8)
    return scanner.time(zone: zone, order: order)
}

/// The same for text at hand.
package func parseTime(_ text: String, zone: Zone, order: DayMonthOrder? = nil) -> ParsedTime? {
    var text = text
    return text.withUTF8 { parseTime($0, zone: zone, order: order) }
}

/// `2026-01-31T10:00:00Z`, with or without a fraction: the form that most rows have. Nil for any other.
private func plainTime(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64? {
    guard bytes.count >= 20, bytes[bytes.count - 1] == UInt8(ascii: "Z") else { return nil }
    guard bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"), bytes[10] == UInt8(ascii: "T"),
        bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":")
    else { return nil }
    var isBad = false
    let year = pair(bytes, 0, &isBad) * 100 + pair(bytes, 2, &isBad)
    let month = pair(bytes, 5, &isBad)
    let day = pair(bytes, 8, &isBad)
    let hour = pair(bytes, 11, &isBad)
    let minute = pair(bytes, 14, &isBad)
    let second = pair(bytes, 17, &isBad)
    guard !isBad, 1...12 ~= month, day >= 1, hour < 24, minute < 60, second < 60 else { return nil }
    guard day <= 28 || day <= CivilDate.dayCount(year: year, month: month) else { return nil }
    var fraction = 0
    if bytes.count > 20 {
        guard bytes[19] == UInt8(ascii: "."), bytes.count > 21 else { return nil }
        var scale = 100
        for index in 20..<bytes.count - 1 {
            let digit = Int(bytes[index]) - 0x30
            guard 0...9 ~= digit else { return nil }
            fraction += digit * scale
            scale /= 10
        }
    }
    let days = Int64(CivilDate.daysSince1970(year: year, month: month, day: day))
    return days * Milliseconds.day + Int64(((hour * 60 + minute) * 60 + second) * 1_000 + fraction)
}

@inline(__always)
private func pair(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ isBad: inout Bool) -> Int {
    let tens = bytes[index] &- 0x30
    let ones = bytes[index + 1] &- 0x30
    isBad = isBad || tens > 9 || ones > 9
    return Int(tens) &* 10 &+ Int(ones)
}
