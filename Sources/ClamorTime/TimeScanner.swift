/// Reads one time from bytes, left to right.
struct TimeScanner {
    private let bytes: UnsafeBufferPointer<UInt8>
    private(set) var index = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    /// The whole text as a time; nil when anything is left over.
    mutating func time(zone: Zone, order: DayMonthOrder?) -> ParsedTime? {
        skipSpaces()
        let start = index
        if let time = countSince1970() { return ParsedTime(instant: Instant(milliseconds: time), isZoneStated: true) }
        index = start
        if let date = longDate() { return finish(date, zone: zone) }
        index = start
        if let date = shortDate() { return date.resolved(order).flatMap { finish($0, zone: zone) } }
        index = start
        return writtenTime(zone: zone)
    }

    /// The clock and the offset after a date.
    private mutating func finish(_ date: CivilDate, zone: Zone) -> ParsedTime? {
        let hasSeparator = skip(UInt8(ascii: "T")) || skip(UInt8(ascii: "t")) || skip(UInt8(ascii: ","))
        skipSpaces()
        if isAtEnd { return hasSeparator ? nil : resolve(date, clock: 0, offset: nil, zone: zone) }
        guard let clock = clock(), let offset = offsetAtEnd() else { return nil }
        return resolve(date, clock: clock, offset: offset.value, zone: zone)
    }

    func resolve(_ date: CivilDate, clock: Int64, offset: Int64?, zone: Zone) -> ParsedTime? {
        let local = date.local + clock
        let time = offset.map { local - $0 } ?? zone.time(atLocal: local)
        return ParsedTime(instant: Instant(milliseconds: time), isZoneStated: offset != nil)
    }

    // MARK: Dates

    /// `2026-01-31`, `2026/1/31`, `2026.01.31` or `20260131`.
    private mutating func longDate() -> CivilDate? {
        let start = index
        guard let year = number(digits: 4...4) else { return compactDate(from: start) }
        guard let separator = peek, Self.isDateSeparator(separator) else { return nil }
        index += 1
        guard let month = number(digits: 1...2), skip(separator), let day = number(digits: 1...2) else { return nil }
        return CivilDate(year: year, month: month, day: day)
    }

    private mutating func compactDate(from start: Int) -> CivilDate? {
        index = start
        guard let digits = number(digits: 8...8) else { return nil }
        return CivilDate(year: digits / 10_000, month: digits / 100 % 100, day: digits % 100)
    }

    /// `31/1/2026`, `1-31-26`, `31.01.2026`, the order of the first two left open.
    mutating func shortDate() -> ShortDate? {
        skipSpaces()
        guard let first = number(digits: 1...2), let separator = peek, Self.isDateSeparator(separator) else {
            return nil
        }
        index += 1
        guard let second = number(digits: 1...2), skip(separator) else { return nil }
        let yearStart = index
        guard let year = number(digits: 2...4), index - yearStart != 3 else { return nil }
        let fullYear = index - yearStart == 4 ? year : Self.century(of: year)
        return ShortDate(first: first, second: second, year: fullYear, separator: separator)
    }

    /// The year that two digits stand for, as POSIX has it: 69 to 99 are of the last century.
    static func century(of year: Int) -> Int {
        year < 69 ? 2000 + year : 1900 + year
    }

    private static func isDateSeparator(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".")
    }

    // MARK: Clocks

    /// Milliseconds since midnight: `10:00`, `9:30:15.25`, `10.30`, `100000`, `10:30 PM`. `24:00` is the day's end, a
    /// leap second the start of the next.
    mutating func clock() -> Int64? {
        let start = index
        guard var hour = number(digits: 1...2) else {
            index = start
            return compactClock()
        }
        guard let separator = peek, separator == UInt8(ascii: ":") || separator == UInt8(ascii: ".") else { return nil }
        index += 1
        guard let minute = number(digits: 2...2), minute < 60 else { return nil }
        var second = 0
        var fraction: Int64 = 0
        if skip(separator) {
            guard let value = number(digits: 2...2), value <= 60 else { return nil }
            second = value
            fraction = self.fraction() ?? 0
        }
        if let isAfternoon = halfOfDay() {
            guard (1...12).contains(hour) else { return nil }
            hour = hour % 12 + (isAfternoon ? 12 : 0)
        }
        guard hour < 24 || (hour == 24 && minute == 0 && second == 0 && fraction == 0) else { return nil }
        return Int64((hour * 60 + minute) * 60 + second) * 1_000 + fraction
    }

    private mutating func compactClock() -> Int64? {
        let start = index
        guard var digits = number(digits: 4...6), index - start != 5 else { return nil }
        if index - start == 4 { digits *= 100 }
        let (hour, minute, second) = (digits / 10_000, digits / 100 % 100, digits % 100)
        guard hour < 24, minute < 60, second <= 60 else { return nil }
        return Int64((hour * 60 + minute) * 60 + second) * 1_000 + (fraction() ?? 0)
    }

    /// The milliseconds of a decimal fraction of a second, if one stands here.
    mutating func fraction() -> Int64? {
        guard let mark = peek, mark == UInt8(ascii: ".") || mark == UInt8(ascii: ",") else { return nil }
        guard let first = peek(1), Self.isDigit(first) else { return nil }
        index += 1
        var result: Int64 = 0
        var scale: Int64 = 100
        while let byte = peek, Self.isDigit(byte) {
            result += Int64(byte - 0x30) * scale
            scale /= 10
            index += 1
        }
        return result
    }

    /// True for `PM`, false for `AM`, nil for neither; with dots or without, a space before or none.
    private mutating func halfOfDay() -> Bool? {
        let start = index
        skipSpaces()
        if let letter = peek.map({ $0 | 0x20 }), letter == UInt8(ascii: "a") || letter == UInt8(ascii: "p") {
            index += 1
            _ = skip(UInt8(ascii: "."))
            if skip(UInt8(ascii: "m")) || skip(UInt8(ascii: "M")) {
                _ = skip(UInt8(ascii: "."))
                return letter == UInt8(ascii: "p")
            }
        }
        index = start
        return nil
    }

    // MARK: Bytes

    var isAtEnd: Bool { index == bytes.count }

    var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

    func peek(_ distance: Int) -> UInt8? {
        index + distance < bytes.count ? bytes[index + distance] : nil
    }

    mutating func advance(_ count: Int = 1) { index += count }

    mutating func skip(_ byte: UInt8) -> Bool {
        guard peek == byte else { return false }
        index += 1
        return true
    }

    /// Blanks, and the no-break spaces that formatted times carry before `PM`.
    mutating func skipSpaces() {
        while index < bytes.count {
            switch (bytes[index], peek(1), peek(2)) {
            case (0x20, _, _), (0x09...0x0D, _, _): index += 1
            case (0xC2, 0xA0, _): index += 2
            case (0xE2, 0x80, 0xAF), (0xE2, 0x80, 0x89): index += 3
            default: return
            }
        }
    }

    /// A run of digits, all of it, whose length is in the range.
    mutating func number(digits: ClosedRange<Int>) -> Int? {
        let start = index
        var value = 0
        while index < bytes.count, Self.isDigit(bytes[index]), index - start < 18 {
            value = value * 10 + Int(bytes[index] - 0x30)
            index += 1
        }
        if let next = peek, Self.isDigit(next) { return nil }
        return digits.contains(index - start) ? value : nil
    }

    /// A run of ASCII letters; empty when there is none.
    mutating func word() -> TimeWord {
        let start = index
        while index < bytes.count, Self.isLetter(bytes[index]) { index += 1 }
        return TimeWord(letters: UnsafeBufferPointer(rebasing: bytes[start..<index]))
    }

    var remainingText: String { String(decoding: bytes[index...], as: UTF8.self) }

    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
}

/// A word in the bytes of a time, compared without case.
struct TimeWord {
    let letters: UnsafeBufferPointer<UInt8>

    /// Whether this is the name, or with `least` its first letters, at least so many.
    func isName(_ name: StaticString, least: Int? = nil) -> Bool {
        let count = letters.count
        guard count <= name.utf8CodeUnitCount, count >= least ?? name.utf8CodeUnitCount else { return false }
        for index in 0..<count where letters[index] | 0x20 != name.utf8Start[index] { return false }
        return true
    }
}
