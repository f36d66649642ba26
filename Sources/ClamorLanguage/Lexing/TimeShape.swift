/// Digits that have the shape of a date or a time: `2026-03`, `2026-Q1`, `2026-03-14`, `2026-03-14T10:00`, with seconds,
/// thousandths and a zone if wanted, `2026-03-14 10:00`, `10:30`.
struct TimeShape {
    /// Where it ends, in bytes.
    private(set) var end: Int
    /// As it is printed: letters in capitals, `T` between date and time, two digits for the hour.
    private(set) var canonical = ""
    /// What keeps it from being a time although it has the shape of one.
    private(set) var problem: String?

    private let bytes: [UInt8]
    private let limit: Int

    /// nil if the bytes at `offset` have another shape.
    init?(bytes: [UInt8], from offset: Int, to limit: Int) {
        self.bytes = bytes
        self.limit = limit
        end = offset
        if digits(4), next("-") {
            guard readPeriod() else { return nil }
        } else {
            end = offset
            canonical = ""
            guard readClock(padded: true) else { return nil }
        }
        if isFollowedByNameCharacter { return nil }
    }

    /// What follows `2026-`.
    private mutating func readPeriod() -> Bool {
        if next("Q", or: "q") {
            guard digits(1) else { return false }
            check(canonical.suffix(1), in: 1...4, "quarters go from Q1 to Q4")
            return true
        }
        guard digits(2) else { return false }
        check(canonical.suffix(2), in: 1...12, "months go from 01 to 12")
        let beforeDay = self
        guard next("-"), digits(2) else {
            self = beforeDay
            return true
        }
        checkDay()
        let beforeClock = self
        if next("T", or: "t") {
            return readClock(padded: false) && readZone()
        }
        if next(" ") {
            canonical.removeLast()
            canonical += "T"
            if readClock(padded: false), readZone(), !isFollowedByNameCharacter { return true }
        }
        self = beforeClock
        return true
    }

    private var isFollowedByNameCharacter: Bool {
        end < limit && (CharacterClasses.isDigit(bytes[end]) || CharacterClasses.isASCIILetter(bytes[end]))
    }

    private mutating func checkDay() {
        guard problem == nil, let year = Int(canonical.prefix(4)), let month = Int(canonical.dropFirst(5).prefix(2))
        else {
            return
        }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
        check(canonical.suffix(2), in: 1...days, "\(canonical.prefix(7)) has \(days) days")
    }

    /// `10:00`, `10:00:00`, `10:00:00.000`; `9:30` too if `padded`.
    private mutating func readClock(padded: Bool) -> Bool {
        let start = self
        if !digits(2) {
            self = start
            guard padded, digits(1) else { return false }
            canonical = "0" + canonical
        }
        let hour = canonical.suffix(2)
        guard next(":"), digits(2) else { return false }
        check(hour, in: 0...23, "hours go from 00 to 23")
        check(canonical.suffix(2), in: 0...59, "minutes go from 00 to 59")
        let beforeSeconds = self
        guard next(":"), digits(2) else {
            self = beforeSeconds
            return true
        }
        check(canonical.suffix(2), in: 0...59, "seconds go from 00 to 59")
        let beforeFraction = self
        guard next("."), digits(1) else {
            self = beforeFraction
            return true
        }
        while digits(1) {}
        return true
    }

    /// `Z` or `+02:00`; nothing is as good.
    private mutating func readZone() -> Bool {
        if next("Z", or: "z") { return true }
        let start = self
        guard next("+") || next("-"), digits(2) else {
            self = start
            return true
        }
        let hour = canonical.suffix(2)
        guard next(":"), digits(2) else {
            self = start
            return true
        }
        check(hour, in: 0...18, "offsets go up to 18:00")
        check(canonical.suffix(2), in: 0...59, "minutes go from 00 to 59")
        return true
    }

    private mutating func check(_ digits: Substring, in range: ClosedRange<Int>, _ message: String) {
        if problem == nil, !range.contains(Int(digits) ?? -1) { problem = message }
    }

    /// Takes exactly that many digits.
    private mutating func digits(_ count: Int) -> Bool {
        guard end + count <= limit, bytes[end..<end + count].allSatisfy(CharacterClasses.isDigit) else { return false }
        canonical += String(decoding: bytes[end..<end + count], as: UTF8.self)
        end += count
        return true
    }

    /// Takes one character, in either case if two are given; the first is the canonical one.
    private mutating func next(_ character: Unicode.Scalar, or other: Unicode.Scalar? = nil) -> Bool {
        guard end < limit else { return false }
        let found = Unicode.Scalar(bytes[end])
        guard found == character || found == other else { return false }
        canonical.unicodeScalars.append(character)
        end += 1
        return true
    }
}
