/// What marks a text besides its words. The place of a case is the place of its weight in the model.
package enum SpamSign: Int, CaseIterable, Sendable {
    case link, severalLinks, manyLinks, unknownSite, shortener, onlyLinks
    case handle, manyHandles, hashtags, mostlyHashtags
    case capitals, digits, phoneNumber, price, exclamations, emoji
    case subscribe, pointsToOwn, checkOut, money, favour
    case fewWords, manyWords, veryManyWords
    case bareDomain

    /// For people who ask why.
    package var reason: String {
        switch self {
        case .link: "a link"
        case .severalLinks: "two links or more"
        case .manyLinks: "four links or more"
        case .unknownSite: "a link to a site that is not widely known"
        case .shortener: "a shortened link"
        case .onlyLinks: "little more than links"
        case .handle: "names an account"
        case .manyHandles: "names three accounts or more"
        case .hashtags: "hashtags"
        case .mostlyHashtags: "as many hashtags as words"
        case .capitals: "mostly capitals"
        case .digits: "many digits"
        case .phoneNumber: "a telephone number"
        case .price: "a price"
        case .exclamations: "three exclamation marks or more"
        case .emoji: "as many emoji as words"
        case .subscribe: "asks to subscribe"
        case .pointsToOwn: "points to the writer's own channel, page or work"
        case .checkOut: "calls people to something of the writer's"
        case .money: "promises money or something free"
        case .favour: "asks for a vote, like, share or follow"
        case .fewWords: "at most four words"
        case .manyWords: "twenty words or more"
        case .veryManyWords: "forty words or more"
        case .bareDomain: "names a site without linking to it"
        }
    }
}

/// The signs of a text, a bit each.
package struct SpamSigns: Sendable, Equatable {
    package private(set) var bits: UInt32 = 0

    mutating func insert(_ sign: SpamSign, if isThere: Bool = true) {
        if isThere { bits |= 1 << UInt32(sign.rawValue) }
    }

    package func contains(_ sign: SpamSign) -> Bool { bits >> UInt32(sign.rawValue) & 1 == 1 }
}
