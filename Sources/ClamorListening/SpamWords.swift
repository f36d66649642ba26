/// Words that ask, offer or point to something, and what stands in links, by the hash of the word.
struct SpamWords: Sendable {
    /// What a word does. Several may hold.
    struct Role: OptionSet, Sendable {
        let rawValue: UInt16
        static let subscribe = Role(rawValue: 1)
        /// Check, click, visit: what one is called to.
        static let call = Role(rawValue: 2)
        static let own = Role(rawValue: 4)
        /// Channel, video, page: what a writer may own.
        static let place = Role(rawValue: 8)
        static let money = Role(rawValue: 16)
        /// Like, vote, thumbs: with a word of `object` next, a favour is asked.
        static let favour = Role(rawValue: 32)
        static let object = Role(rawValue: 512)
        /// The last part of a domain: `kettles.com` is a link without `http`.
        static let topDomain = Role(rawValue: 64)
        static let knownSite = Role(rawValue: 128)
        static let shortener = Role(rawValue: 256)
    }

    static let shared = SpamWords()

    private static let slots = 512
    private var entries = [(hash: UInt64, role: Role)](repeating: (0, []), count: slots)

    private init() {
        for (words, role) in Self.words {
            for word in words.split(separator: " ") {
                var hash = WordHash()
                for byte in word.utf8 { hash.add(byte) }
                add(hash.value, role)
            }
        }
    }

    private mutating func add(_ hash: UInt64, _ role: Role) {
        var slot = Self.home(hash)
        while entries[slot].hash != 0, entries[slot].hash != hash { slot = (slot + 1) % Self.slots }
        entries[slot] = (hash, entries[slot].role.union(role))
    }

    @inline(__always)
    func role(_ hash: UInt64) -> Role {
        var slot = Self.home(hash)
        while entries[slot].hash != hash {
            if entries[slot].hash == 0 { return [] }
            slot = (slot + 1) % Self.slots
        }
        return entries[slot].role
    }

    @inline(__always)
    private static func home(_ hash: UInt64) -> Int { Int(hash >> 40) % slots }

    private static let words: [(String, Role)] = [
        ("sub subs subscribe subscribed subscriber subscribers subscribing suscribe subcribe", .subscribe),
        ("check checkout click visit watch listen look see join download", .call),
        ("my our mine own this", .own),
        (
            "channel channels chanel video videos vid vids page site website blog cover covers song songs music mixtape "
                + "album profile account shop store link playlist remix",
            .place
        ),
        (
            "money cash free earn earned dollars giveaway prize gift paypal income loan credit discount cheap hack hacks "
                + "followers",
            .money
        ),
        ("vote like share follow retweet support help thumbs thumb", .favour),
        ("this if up for my me us our it them", .object),
        ("com net org tk info biz co me tv ly be us uk ru ca de", .topDomain),
        (
            "t youtube youtu facebook fb twitter instagram wikipedia google bbc cnn nytimes theguardian reddit tumblr "
                + "vimeo soundcloud spotify itunes apple amazon imdb linkedin yahoo reuters washingtonpost",
            .knownSite
        ),
        ("bit goo tinyurl ow adf is tiny shorte linkbucks cutt rebrand buff dlvr tr", .shortener),
    ]
}

/// FNV-1a of 64 bits.
struct WordHash {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    @inline(__always)
    mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }

    static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash = WordHash()
        for byte in bytes { hash.add(byte) }
        return hash.value
    }
}
