/// What is counted while a text is read for the spam scorer.
struct SpamCounts {
    var letters = 0
    var capitals = 0
    var emoji = 0
    private(set) var signs = SpamSigns()

    private var digits = 0
    private var links = 0
    private var words = 0
    private var handles = 0
    private var hashtags = 0
    private var exclamations = 0
    /// Digits in a row but for the signs that telephone numbers are written with.
    private var run = 0
    /// A sign of currency stood just before.
    private var isAfterCurrency = false
    /// Words since one that calls, and since one that says "my".
    private var sinceCall = Int.max / 2
    private var sinceOwn = Int.max / 2
    private var isAfterFavour = false

    @inline(__always)
    mutating func digit() {
        digits += 1
        run += 1
        if run >= 8 { signs.insert(.phoneNumber) }
        if isAfterCurrency { signs.insert(.price) }
    }

    mutating func sign(_ byte: UInt8) {
        isAfterCurrency = byte == UInt8(ascii: "$")
        switch byte {
        case UInt8(ascii: "@"): handles += 1
        case UInt8(ascii: "#"): hashtags += 1
        case UInt8(ascii: "!"): exclamations += 1
        case UInt8(ascii: "$"): if run > 0 { signs.insert(.price) }
        case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "("), UInt8(ascii: ")"): return
        default: break
        }
        run = 0
    }

    mutating func link(_ role: SpamWords.Role) {
        links += 1
        words -= 1
        signs.insert(.shortener, if: role.contains(.shortener))
        signs.insert(.unknownSite, if: role.isDisjoint(with: [.shortener, .knownSite]))
    }

    /// - Parameter isAfterDot: the word stands directly behind a dot, as the end of a domain does.
    mutating func word(_ role: SpamWords.Role, isAfterDot: Bool) {
        words += 1
        sinceCall += 1
        sinceOwn += 1
        if letters > 0 && digits == 0 { run = 0 }
        isAfterCurrency = false
        signs.insert(.favour, if: isAfterFavour && role.contains(.object))
        isAfterFavour = role.contains(.favour)
        guard !role.isEmpty else { return }
        if isAfterDot, role.contains(.topDomain) {
            links += 1
            signs.insert(.unknownSite)
        }
        signs.insert(.subscribe, if: role.contains(.subscribe))
        signs.insert(.money, if: role.contains(.money))
        if role.contains(.place) {
            signs.insert(.pointsToOwn, if: sinceOwn <= 5)
            signs.insert(.checkOut, if: sinceCall <= 6)
        }
        if role.contains(.call) { sinceCall = 0 }
        if role.contains(.own) { sinceOwn = 0 }
    }

    mutating func finish() {
        signs.insert(.link, if: links > 0)
        signs.insert(.severalLinks, if: links > 1)
        signs.insert(.manyLinks, if: links > 3)
        signs.insert(.onlyLinks, if: links > 0 && words < 3)
        signs.insert(.handle, if: handles > 0)
        signs.insert(.manyHandles, if: handles > 2)
        signs.insert(.hashtags, if: hashtags > 0)
        signs.insert(.mostlyHashtags, if: hashtags > 1 && hashtags * 2 >= words)
        signs.insert(.capitals, if: letters >= 10 && capitals * 5 > letters * 3)
        signs.insert(.digits, if: digits * 5 > letters && digits > 2)
        signs.insert(.exclamations, if: exclamations > 2)
        signs.insert(.emoji, if: emoji > 1 && emoji >= words)
        signs.insert(.fewWords, if: words <= 4)
        signs.insert(.manyWords, if: words >= 20)
        signs.insert(.veryManyWords, if: words >= 40)
    }
}
