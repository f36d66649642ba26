extension TimeScanner {
    /// A time with the month's English name: the parts in any order, the weekday passed over.
    mutating func writtenTime(zone: Zone) -> ParsedTime? {
        var parts = WrittenParts()
        skipSeparators()
        while !isAtEnd {
            guard let byte = peek else { break }
            let isRead =
                if Self.isDigit(byte) {
                    readNumber(into: &parts)
                } else if Self.isLetter(byte) {
                    readWord(into: &parts)
                } else if parts.clock != nil, parts.offset == nil {
                    readOffset(into: &parts)
                } else {
                    false
                }
            guard isRead else { return nil }
            skipSeparators(keepingSigns: parts.clock != nil && parts.offset == nil)
        }
        guard let year = parts.year, let month = parts.month, let day = parts.day,
            let date = CivilDate(year: year, month: month, day: day)
        else { return nil }
        if parts.offset != nil, parts.clock == nil { return nil }
        return resolve(date, clock: parts.clock ?? 0, offset: parts.offset, zone: zone)
    }

    private struct WrittenParts {
        var year: Int?
        var month: Int?
        var day: Int?
        var clock: Int64?
        var offset: Int64?
    }

    private mutating func readNumber(into parts: inout WrittenParts) -> Bool {
        let start = self
        if let hour = number(digits: 1...2), hour <= 24, peek == UInt8(ascii: ":"), parts.clock == nil {
            self = start
            parts.clock = clock()
            return parts.clock != nil
        }
        self = start
        guard let value = number(digits: 1...4) else { return false }
        switch index - start.index {
        case 4 where parts.year == nil:
            parts.year = value
        case 1, 2:
            if parts.day == nil {
                parts.day = value
                skipOrdinal()
            } else if parts.year == nil, parts.month != nil, index - start.index == 2 {
                parts.year = Self.century(of: value)
            } else {
                return false
            }
        default:
            return false
        }
        return true
    }

    private mutating func readWord(into parts: inout WrittenParts) -> Bool {
        let start = self
        let name = word()
        if let month = Self.place(of: name, in: Self.months), parts.month == nil {
            parts.month = month + 1
            return true
        }
        if Self.place(of: name, in: Self.weekdays) != nil || name.isName("at") { return true }
        self = start
        return parts.clock != nil && parts.offset == nil && readOffset(into: &parts)
    }

    private mutating func readOffset(into parts: inout WrittenParts) -> Bool {
        parts.offset = offset()
        skipComments()
        return parts.offset != nil
    }

    /// Blanks, commas, and the dots and dashes between the parts of a date.
    private mutating func skipSeparators(keepingSigns: Bool = false) {
        skipSpaces()
        while let byte = peek {
            let isDash = byte == UInt8(ascii: "-") && !keepingSigns
            guard isDash || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "/") else {
                return
            }
            advance()
            skipSpaces()
        }
    }

    /// `st`, `nd`, `rd`, `th` after a day.
    private mutating func skipOrdinal() {
        let rest = self
        let name = word()
        if !Self.ordinals.contains(where: { name.isName($0) }) { self = rest }
    }

    /// The place of a name that is given in full or by its first three letters or more.
    private static func place(of name: TimeWord, in names: [StaticString]) -> Int? {
        names.firstIndex { name.isName($0, least: 3) }
    }

    private static let ordinals: [StaticString] = ["st", "nd", "rd", "th"]
    private static let months: [StaticString] = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]
    private static let weekdays: [StaticString] = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    ]
}
