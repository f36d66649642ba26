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
    /// Words since one that calls, since one that says "my", and since a price.
    private var sinceCall = Int.max / 2
    private var sinceOwn = Int.max / 2
    private var sincePrice = Int.max / 2
    /// The word before.
    private var previous: SpamWords.Role = []

    @inline(__always)
    mutating func digit() {
        digits += 1
        run += 1
        if run >= 8 { signs.insert(.phoneNumber) }
        if isAfterCurrency { price() }
    }

    private mutating func price() {
        signs.insert(.price)
        sincePrice = 0
    }

    mutating func sign(_ byte: UInt8) {
        isAfterCurrency = byte == UInt8(ascii: "$")
        switch byte {
        case UInt8(ascii: "@"): handles += 1
        case UInt8(ascii: "#"): hashtags += 1
        case UInt8(ascii: "!"): exclamations += 1
        case UInt8(ascii: "$"): if run > 0 { price() }
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

    /// - Parameters:
    ///   - role: what the word does.
    ///   - phrase: what it does together with the word before.
    mutating func word(_ role: SpamWords.Role, phrase: SpamWords.Role) {
        words += 1
        sinceCall += 1
        sinceOwn += 1
        sincePrice += 1
        if letters > 0 && digits == 0 { run = 0 }
        isAfterCurrency = false
        if !role.isEmpty || !phrase.isEmpty { point(role, phrase) }
        previous = role
    }

    private mutating func point(_ role: SpamWords.Role, _ phrase: SpamWords.Role) {
        signs.insert(.subscribe, if: phrase.contains(.subscribe))
        signs.insert(.favour, if: phrase.contains(.favour))
        // "$500 a day": the number may be a word of its own.
        let isIncome = role.contains(.period) && previous.contains(.per) && sincePrice <= 3
        signs.insert(.money, if: phrase.contains(.money) || isIncome)
        signs.insert(.pointsToOwn, if: role.contains(.place) && sinceOwn <= 3)
        if role.contains(.own) {
            signs.insert(.checkOut, if: sinceCall <= 3)
            sinceOwn = 0
        }
        if role.contains(.call) { sinceCall = 0 }
    }

    /// The word that was given last ends a domain: `kettles.com`.
    ///
    /// - Parameter site: what stands before the dot.
    mutating func domain(_ site: SpamWords.Role, hasPath: Bool) {
        if hasPath { link(site) } else { signs.insert(.bareDomain) }
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
