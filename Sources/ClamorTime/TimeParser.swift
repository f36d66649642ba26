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
    if let (local, end) = plainTime(utf8), let offset = plainOffset(utf8, from: end) {
        let time = offset.map { local - $0 } ?? zone.time(atLocal: local)
        return ParsedTime(instant: Instant(milliseconds: time), isZoneStated: offset != nil)
    }
    var scanner = TimeScanner(utf8)
    return scanner.time(zone: zone, order: order)
}

/// The same for text at hand.
package func parseTime(_ text: String, zone: Zone, order: DayMonthOrder? = nil) -> ParsedTime? {
    var text = text
    return text.withUTF8 { parseTime($0, zone: zone, order: order) }
}

/// The form that most rows have, `2026-01-31T10:00:00` with or without a fraction: its wall-clock time and where it ends.
/// Nil for any other.
private func plainTime(_ bytes: UnsafeBufferPointer<UInt8>) -> (local: Int64, end: Int)? {
    guard bytes.count >= 19, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
        bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " "),
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
    var end = 19
    if bytes.count > 20, bytes[19] == UInt8(ascii: "."), TimeScanner.isDigit(bytes[20]) {
        end = 20
        var scale = 100
        while end < bytes.count, TimeScanner.isDigit(bytes[end]) {
            fraction += Int(bytes[end] &- 0x30) * scale
            scale /= 10
            end += 1
        }
    }
    let days = Int64(CivilDate.daysSince1970(year: year, month: month, day: day))
    return (days * Milliseconds.day + Int64(((hour * 60 + minute) * 60 + second) * 1_000 + fraction), end)
}

/// The offset from `start` to the end: `Z`, `+01:00`, `+0100`, or nothing (nil inside). Nil for anything else.
private func plainOffset(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int64?? {
    let rest = bytes.count - start
    if rest == 0 { return .some(nil) }
    if rest == 1 { return bytes[start] == UInt8(ascii: "Z") ? 0 : nil }
    let isNegative = bytes[start] == UInt8(ascii: "-")
    guard isNegative || bytes[start] == UInt8(ascii: "+") else { return nil }
    let hasColon = rest == 6 && bytes[start + 3] == UInt8(ascii: ":")
    guard hasColon || rest == 5 else { return nil }
    var isBad = false
    let hours = pair(bytes, start + 1, &isBad)
    let minutes = pair(bytes, start + (hasColon ? 4 : 3), &isBad)
    guard !isBad, hours <= 18, minutes < 60 else { return nil }
    return Int64(hours * 60 + minutes) * (isNegative ? -Milliseconds.minute : Milliseconds.minute)
}

@inline(__always)
private func pair(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ isBad: inout Bool) -> Int {
    let tens = bytes[index] &- 0x30
    let ones = bytes[index + 1] &- 0x30
    isBad = isBad || tens > 9 || ones > 9
    return Int(tens) &* 10 &+ Int(ones)
}
