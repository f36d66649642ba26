/// Words that ask, offer or point to something, what stands in links, and phrases of two words, by their hash.
struct SpamWords: Sendable {
    /// What a word or a phrase does. Several may hold.
    struct Role: OptionSet, Sendable {
        let rawValue: UInt16
        /// Phrases.
        static let subscribe = Role(rawValue: 1)
        static let money = Role(rawValue: 2)
        static let favour = Role(rawValue: 4)
        /// The second word of a phrase.
        static let endsPhrase = Role(rawValue: 8)
        /// Check, click, visit: what one is called to.
        static let call = Role(rawValue: 16)
        static let own = Role(rawValue: 32)
        /// Channel, video, page: what a writer may own.
        static let place = Role(rawValue: 64)
        /// "a", "per" before a period: "$500 a day".
        static let per = Role(rawValue: 128)
        static let period = Role(rawValue: 256)
        /// The last part of a domain: `kettles.com` names a site.
        static let topDomain = Role(rawValue: 512)
        /// The last part of a domain that is a word as well: it counts with a path alone.
        static let pathDomain = Role(rawValue: 1_024)
        static let knownSite = Role(rawValue: 2_048)
        static let shortener = Role(rawValue: 4_096)
    }

    static let shared = SpamWords()

    private static let slots = 1_024
    private var entries = [(hash: UInt64, role: Role)](repeating: (0, []), count: slots)

    private init() {
        for (words, role) in Self.words {
            for hash in Self.hashes(words) { add(hash, role) }
        }
        for (firsts, seconds, role) in Self.phrases {
            for second in Self.hashes(seconds) {
                add(second, .endsPhrase)
                for first in Self.hashes(firsts) { add(Self.pair(first, second), role) }
            }
        }
    }

    private static func hashes(_ words: String) -> [UInt64] {
        words.split(separator: " ").map { word in
            var hash = WordHash()
            for byte in word.utf8 { hash.add(byte) }
            return hash.value
        }
    }

    /// The hash of two words, from theirs.
    @inline(__always)
    static func pair(_ first: UInt64, _ second: UInt64) -> UInt64 { first &* 31 &+ second }

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
        ("check checkout click visit watch listen look see join download", .call),
        ("my our", .own),
        (
            "channel channels chanel video videos vid vids page site website blog cover covers song songs music mixtape "
                + "album profile account shop store playlist remix",
            .place
        ),
        ("a per every each", .per),
        ("day days week month hour", .period),
        ("com net org tk info biz", .topDomain),
        ("co me tv ly be us uk ru ca de gl gd fr it es io", .pathDomain),
        (
            "t youtube youtu facebook fb twitter instagram wikipedia google bbc cnn nytimes theguardian reddit tumblr "
                + "vimeo soundcloud spotify itunes apple amazon imdb linkedin yahoo reuters washingtonpost redd imgur "
                + "giphy tenor bsky mastodon github medium",
            .knownSite
        ),
        ("bit goo tinyurl ow adf is tiny shorte linkbucks cutt rebrand buff dlvr tr", .shortener),
    ]

    /// First words, second words.
    private static let phrases: [(String, String, Role)] = [
        ("subscribe sub suscribe subcribe", "to my me us for back please pls plz", .subscribe),
        ("please pls plz and also", "subscribe sub suscribe subcribe", .subscribe),
        ("free", "gift gifts giftcard giftcards money cash iphone iphones ipad ipads paypal followers subs", .money),
        ("earn earned earning easy extra", "money cash dollars", .money),
        ("thumbs thumb", "up", .favour),
        ("follow", "me us my back", .favour),
        ("like", "if us", .favour),
        ("share retweet", "this my", .favour),
        ("vote", "me", .favour),
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
