/// Who wrote a mention. The number alone decides handle, name, country and followers, so that no author need be kept.
struct Author {
    enum Role: UInt8 { case person, own, help, spammer, journalist, customer, amplifier }

    var role: Role
    var language: Language
    /// The activity rank within the language for a person; the brand for its own accounts.
    var number: UInt32

    static func own(_ brand: Brand) -> Author { Author(role: .own, language: .en, number: UInt32(brand.rawValue)) }
    static func help(_ brand: Brand) -> Author { Author(role: .help, language: .en, number: UInt32(brand.rawValue)) }
    static let customer = Author(role: .customer, language: .en, number: 0)
    static let amplifier = Author(role: .amplifier, language: .en, number: 0)

    /// Random bits that belong to the author.
    var bits: UInt64 {
        RandomNumbers.mix(UInt64(number) | UInt64(language.rawValue) << 40 | UInt64(role.rawValue) << 48)
    }
}

/// The authors of a set of mentions: pools by language, sized so that about a fifteenth of the rows is the number of
/// distinct authors, with few who write much and many who write once.
struct People {
    private let pools: [Int]
    private let spammers: Int
    private let names: [NameLists]
    private let nouns = WordList(
        "reads runs codes bakes sips walks wanders sketches cycles gigs plants maps films edits teaches climbs",
    )

    init(rows: Int) {
        pools = Language.allCases.map { max(24, Int(Double(rows) * Rhythm.shares[Int($0.rawValue)] * 0.045)) }
        spammers = rows / 1_500 + 6
        names = Language.allCases.map(NameLists.init)
    }

    /// A person who writes a language; the first of a pool are the most active.
    func draw(_ language: Language, _ curves: Curves, _ random: inout RandomNumbers) -> Author {
        let pool = pools[Int(language.rawValue)]
        if random.below(1000) < 27 {
            // Passers-by, who write once.
            return Author(role: .person, language: language, number: UInt32(pool + random.below(40 * pool)))
        }
        let rank = curves.rank(of: pool, offset: Double(max(30, pool / 2_000)), &random)
        return Author(role: .person, language: language, number: UInt32(rank))
    }

    /// Any person of a pool, however active.
    func drawEvenly(_ language: Language, _ random: inout RandomNumbers) -> Author {
        let rank = random.below(pools[Int(language.rawValue)])
        return Author(role: .person, language: language, number: UInt32(rank))
    }

    func drawSpammer(_ random: inout RandomNumbers) -> Author {
        Author(role: .spammer, language: .en, number: UInt32(random.below(spammers)))
    }

    func drawJournalist(_ language: Language, _ random: inout RandomNumbers) -> Author {
        Author(role: .journalist, language: language, number: UInt32(random.below(400)))
    }

    /// First name, last name and the number that tells namesakes apart; together they are unique to the author.
    private func parts(_ author: Author) -> (first: Int, last: Int, namesake: Int) {
        let list = names[Int(author.language.rawValue)]
        let (firsts, lasts) = (list.first.count, list.last.count + nouns.count)
        let number = Int(author.number)
        let first = number % firsts
        let namesake = number / (firsts * lasts)
        // Turned by a different step for each first name, so that neighbours in rank share no last name.
        let last = (number / firsts + first * 7 + namesake * 11) % lasts
        return (first, last, namesake)
    }

    /// Writes the handle, without @. Journalists have none.
    func writeHandle(_ author: Author, into buffer: inout ByteBuffer) {
        switch author.role {
        case .own: buffer.append(BrandProfile.all[Int(author.number)].handle)
        case .help: buffer.append(BrandProfile.all[Int(author.number)].helpHandle)
        case .customer: buffer.append(ViralEvent.customerHandle)
        case .amplifier: buffer.append(ViralEvent.amplifierHandle)
        case .journalist: break
        case .spammer:
            buffer.append(author.number % 3 == 0 ? "promo_" : author.number % 3 == 1 ? "bestdeals" : "winbig_")
            buffer.append(digitsOf: author.bits >> 44, base: 36)
        case .person:
            let list = names[Int(author.language.rawValue)]
            let (first, last, namesake) = parts(author)
            let style = author.bits % 5
            if style == 1 { writeLast(last, list, into: &buffer) }
            list.firstHandle.write(first, into: &buffer)
            if style == 2 || style == 3 { buffer.append(95) }
            if style != 1 { writeLast(last, list, into: &buffer) }
            if namesake > 0 { buffer.append(decimal: Int64((namesake * 7919 + first * 613 + last * 89) % 10_000)) }
        }
    }

    private func writeLast(_ last: Int, _ list: NameLists, into buffer: inout ByteBuffer) {
        if last < list.last.count {
            list.lastHandle.write(last, into: &buffer)
        } else {
            nouns.write(last - list.last.count, into: &buffer)
        }
    }

    /// Writes the name shown, as far as it is known.
    func writeName(_ author: Author, into buffer: inout ByteBuffer) {
        switch author.role {
        case .own: return buffer.append(BrandProfile.all[Int(author.number)].name)
        case .help:
            buffer.append(BrandProfile.all[Int(author.number)].name)
            return buffer.append(" Help")
        case .customer: return buffer.append(ViralEvent.customerName)
        case .amplifier: return buffer.append(ViralEvent.amplifierName)
        case .spammer: return
        case .person, .journalist: break
        }
        let list = names[Int(author.language.rawValue)]
        let (first, last, _) = parts(author)
        list.first.write(first, into: &buffer)
        buffer.append(32)
        list.last.write(last < list.last.count ? last : Int(author.bits >> 20) % list.last.count, into: &buffer)
    }

    /// Writes some first name of a language.
    func writeFirstName(_ language: Language, _ random: inout RandomNumbers, into buffer: inout ByteBuffer) {
        let list = names[Int(language.rawValue)]
        list.first.write(random.below(list.first.count), into: &buffer)
    }

    /// The followers on a channel, log-normal with a long tail; nil where a channel does not tell.
    func followers(_ author: Author, on channel: Channel, _ curves: Curves) -> Int64? {
        guard let audience = channel.audience else { return nil }
        switch author.role {
        case .own: return Int64(BrandProfile.all[Int(author.number)].firstShare) * 2_317
        case .help: return Int64(BrandProfile.all[Int(author.number)].firstShare) * 171
        case .customer: return 412
        case .amplifier: return 1_840_212
        case .journalist: return nil
        case .spammer: return Int64(author.bits >> 57)
        case .person:
            var random = RandomNumbers(seed: author.bits &+ UInt64(channel.rawValue))
            return Int64(curves.power(audience.median + audience.spread * random.normal()))
        }
    }

    /// Whether a channel has checked who the author is; nil where it does not say.
    func isVerified(_ author: Author, followers: Int64?) -> Bool? {
        guard let followers else { return nil }
        switch author.role {
        case .own, .help, .amplifier: return true
        case .customer, .spammer, .journalist: return false
        case .person:
            let draw = author.bits >> 54
            return draw < (followers > 65_000 ? 600 : followers > 8_000 ? 150 : 4)
        }
    }

    /// The place of an author, as far as it is known.
    func home(_ author: Author) -> (country: StaticString?, location: StaticString?) {
        switch author.role {
        case .person, .journalist:
            let bits = author.bits
            let homes = Homes.of(author.language)
            let home = homes[Int(bits >> 8 & 0xFFFF) % homes.count]
            return (bits & 0xFF < 184 ? home.country : nil, bits >> 30 & 0xFF < 88 ? home.location : nil)
        case .own, .help: return ("GB", nil)
        case .customer: return ("GB", "Leeds, UK")
        case .amplifier: return ("GB", "London")
        case .spammer: return (nil, nil)
        }
    }
}
