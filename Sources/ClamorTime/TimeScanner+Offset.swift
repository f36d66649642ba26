extension TimeScanner {
    /// What stands after the clock, up to the end: an offset, or nothing (nil inside). Nil for anything else.
    mutating func offsetAtEnd() -> (value: Int64?, Void)? {
        skipSpaces()
        if isAtEnd { return (nil, ()) }
        guard let offset = offset() else { return nil }
        skipComments()
        return isAtEnd ? (offset, ()) : nil
    }

    /// `Z`, `+01:00`, `-0500`, `+02`, `UTC`, `GMT+0100`, the zone names of mail (RFC 2822, 4.3), `CET` and `CEST`.
    mutating func offset() -> Int64? {
        if let sign = peek, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { return signedOffset() }
        let name = word()
        guard let offset = Self.namedOffsets.first(where: { name.isName($0.name) })?.offset else { return nil }
        if offset == 0, let sign = peek, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
            return signedOffset()
        }
        return offset
    }

    private mutating func signedOffset() -> Int64? {
        let isNegative = peek == UInt8(ascii: "-")
        advance()
        let start = index
        guard var hours = number(digits: 1...4), index - start != 3 else { return nil }
        var minutes = 0
        if index - start == 4 {
            (hours, minutes) = (hours / 100, hours % 100)
        } else if skip(UInt8(ascii: ":")) {
            guard let value = number(digits: 2...2) else { return nil }
            minutes = value
        }
        guard hours <= 18, minutes < 60 else { return nil }
        return Int64(hours * 60 + minutes) * (isNegative ? -Milliseconds.minute : Milliseconds.minute)
    }

    /// Names that only repeat the offset: `[Europe/Berlin]`, `(Central European Time)`, `UTC`.
    mutating func skipComments() {
        skipSpaces()
        while let opening = peek, opening == UInt8(ascii: "[") || opening == UInt8(ascii: "(") {
            let closing = opening == UInt8(ascii: "[") ? UInt8(ascii: "]") : UInt8(ascii: ")")
            while let byte = peek, byte != closing { advance() }
            if !skip(closing) { return }
            skipSpaces()
        }
        let rest = self
        let name = word()
        if !name.isName("utc"), !name.isName("gmt") { self = rest }
        skipSpaces()
    }

    private static let namedOffsets: [(name: StaticString, offset: Int64)] = [
        ("z", 0), ("utc", 0), ("gmt", 0), ("ut", 0),
        ("cet", Milliseconds.hour), ("cest", 2 * Milliseconds.hour),
        ("est", -5 * Milliseconds.hour), ("edt", -4 * Milliseconds.hour),
        ("cst", -6 * Milliseconds.hour), ("cdt", -5 * Milliseconds.hour),
        ("mst", -7 * Milliseconds.hour), ("mdt", -6 * Milliseconds.hour),
        ("pst", -8 * Milliseconds.hour), ("pdt", -7 * Milliseconds.hour),
    ]
}
