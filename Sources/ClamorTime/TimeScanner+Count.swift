extension TimeScanner {
    /// The whole text as seconds, milliseconds, microseconds or nanoseconds since 1970, told apart by magnitude: each
    /// unit covers 1973 to 5138. Eight or fourteen digits that are a date of 1900 to 2100 are none of these.
    mutating func countSince1970() -> Int64? {
        let start = index
        guard let first = peek, Self.isDigit(first) else { return nil }
        var whole: Int64 = 0
        while let byte = peek, Self.isDigit(byte) {
            guard index - start < 18 else { return longCount(from: start) }
            whole = whole * 10 + Int64(byte - 0x30)
            advance()
        }
        let digits = index - start
        if let mark = peek, mark != UInt8(ascii: "."), mark | 0x20 != UInt8(ascii: "e"), mark > 0x20 { return nil }
        if digits == 8 || digits == 14, let time = Self.digitDate(whole, digits: digits), restIsBlank() { return time }
        let hasTail = peek == UInt8(ascii: ".") || peek.map { $0 | 0x20 } == UInt8(ascii: "e")
        guard digits >= 9 || hasTail else { return nil }
        var thousandths: Int64 = 0
        if skip(UInt8(ascii: ".")) {
            advance(-1)
            guard let value = fraction() else {
                advance()
                return restIsBlank() ? Self.milliseconds(whole, thousandths: 0) : nil
            }
            thousandths = value
        }
        if let mark = peek, mark | 0x20 == UInt8(ascii: "e") { return longCount(from: start) }
        return restIsBlank() ? Self.milliseconds(whole, thousandths: thousandths) : nil
    }

    private mutating func restIsBlank() -> Bool {
        let rest = self
        skipSpaces()
        defer { self = rest }
        return isAtEnd
    }

    private static func milliseconds(_ count: Int64, thousandths: Int64) -> Int64? {
        switch count {
        case 100_000_000..<100_000_000_000: count * 1_000 + thousandths
        case 100_000_000_000..<100_000_000_000_000: count
        case 100_000_000_000_000..<100_000_000_000_000_000: count / 1_000
        case 100_000_000_000_000_000...: count / 1_000_000
        default: nil
        }
    }

    /// Counts of nineteen digits and those with an exponent.
    private mutating func longCount(from start: Int) -> Int64? {
        advance(start - index)
        let text = remainingText.prefix { $0.isASCII && !$0.isWhitespace }
        advance(text.utf8.count)
        guard restIsBlank() else { return nil }
        if let count = Int64(text) { return Self.milliseconds(count, thousandths: 0) }
        guard let value = Double(text), value < 0x1p63 else { return nil }
        let whole = value.rounded(.down)
        return Self.milliseconds(Int64(whole), thousandths: Int64((value - whole) * 1_000))
    }

    /// `20260131` is no count, and read as a date elsewhere; `20260131100000` is a date with a time, in UTC.
    private static func digitDate(_ value: Int64, digits: Int) -> Int64? {
        guard digits == 14 else { return nil }
        let (day, clock) = (Int(value / 1_000_000), Int(value % 1_000_000))
        guard let date = CivilDate(year: day / 10_000, month: day / 100 % 100, day: day % 100),
            (1900...2100).contains(date.year)
        else { return nil }
        let (hour, minute, second) = (clock / 10_000, clock / 100 % 100, clock % 100)
        guard hour < 24, minute < 60, second < 60 else { return nil }
        return date.local + Int64((hour * 60 + minute) * 60 + second) * 1_000
    }
}
