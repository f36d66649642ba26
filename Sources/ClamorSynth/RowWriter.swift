/// Writes rows as comma-separated values (RFC 4180, lines end in a line feed).
struct RowWriter: ~Copyable {
    static let header: StaticString = """
        id,channel,kind,time,author,author_name,followers,verified,country,location,lang,title,text,url,domain,rating,\
        likes,shares,replies,views,reach,sentiment,parent,thread,share_of,quote_of,brand

        """

    /// What is written and not yet handed on.
    var output = ByteBuffer(capacity: 320 * 1024)
    private var scratch = ByteBuffer(capacity: 4096)
    private let texts: TextMaker
    private let people: People
    private let sites: Sites
    /// The day last written, as milliseconds and as its date.
    private var day: Int64 = -1
    private var date: (year: Int, month: Int, day: Int) = (1970, 1, 1)

    init(texts: TextMaker, people: People, sites: Sites) {
        self.texts = texts
        self.people = people
        self.sites = sites
    }

    mutating func write(_ row: borrowing Row) {
        row.reference.writeID(into: &output)
        comma()
        output.append(row.reference.channel.name)
        comma()
        output.append(row.kind.name)
        comma()
        writeTime(row.reference.time)
        comma()
        writeAuthor(row)
        comma()
        if row.reference.channel != .forum { output.append(row.plan.language.code) }
        comma()
        writeTitle(row)
        comma()
        writeText(row)
        comma()
        writeURL(row)
        comma()
        if Sites.hasDomain(row.reference.channel) {
            sites.writeDomain(row.reference.channel, row.site, row.plan.language, into: &output)
        }
        comma()
        if let rating = row.rating { output.append(decimal: Int64(rating)) }
        writeCounts(row.engagement)
        writeSentiment(row.givenSentiment)
        for reference in [row.parent, row.thread, row.shared?.reference, row.quoted] {
            comma()
            reference?.writeID(into: &output)
        }
        comma()
        output.append(row.plan.brand.profile.name)
        if let other = row.plan.other {
            output.append(59)
            output.append(other.profile.name)
        }
        output.append(10)
    }

    private mutating func comma() {
        output.append(44)
    }

    private mutating func flushScratch() {
        output.append(field: scratch.bytes)
        scratch.truncate(to: 0)
    }

    private mutating func writeTime(_ time: Int64) {
        if time < day || time >= day + Civil.day || day < 0 {
            day = time - time % Civil.day
            date = Civil.date(ofDay: Int(time / Civil.day))
        }
        let rest = time - day
        output.append(decimal: Int64(date.year), width: 4)
        output.append(45)
        output.append(decimal: Int64(date.month), width: 2)
        output.append(45)
        output.append(decimal: Int64(date.day), width: 2)
        output.append(84)
        output.append(decimal: rest / Civil.hour, width: 2)
        output.append(58)
        output.append(decimal: rest / Civil.minute % 60, width: 2)
        output.append(58)
        output.append(decimal: rest / Civil.second % 60, width: 2)
        output.append(46)
        output.append(decimal: rest % 1000, width: 3)
        output.append(90)
    }

    private mutating func writeAuthor(_ row: borrowing Row) {
        people.writeHandle(row.author, into: &output)
        comma()
        people.writeName(row.author, into: &output)
        comma()
        if let followers = row.engagement.followers { output.append(decimal: followers) }
        comma()
        if let verified = row.engagement.isVerified { output.append(verified ? "true" : "false") }
        comma()
        let home = people.home(row.author)
        if let country = home.country { output.append(country) }
        comma()
        if let location = home.location, row.engagement.followers != nil {
            scratch.append(location)
            flushScratch()
        }
    }

    private mutating func writeTitle(_ row: borrowing Row) {
        switch row.kind {
        case .article, .review: break
        case .post where row.reference.channel.hasTitles: break
        default: return
        }
        texts.writeTitle(row.plan, into: &scratch)
        flushScratch()
    }

    private mutating func writeText(_ row: borrowing Row) {
        if let shared = row.shared {
            scratch.append("RT @")
            people.writeHandle(shared.author, into: &scratch)
            scratch.append(": ")
            texts.writeText(shared.plan, into: &scratch)
            cut(to: 140)
        } else {
            if let addressee = row.addressee {
                scratch.append(64)
                people.writeHandle(addressee, into: &scratch)
                scratch.append(32)
            }
            texts.writeText(row.plan, into: &scratch)
            vary(row.variation)
        }
        flushScratch()
    }

    /// Cuts a share's text as old exports do: after a number of bytes, between characters, with an ellipsis.
    private mutating func cut(to length: Int) {
        guard scratch.count > length else { return }
        var end = length
        while scratch[end] & 0xC0 == 0x80 { end -= 1 }
        scratch.truncate(to: end)
        scratch.append("…")
    }

    /// The small changes that people make to a text that they copy.
    private mutating func vary(_ variation: Int) {
        switch variation {
        case 1: scratch.append(" 🙏")
        case 2: scratch.append(" please share!!")
        case 3: scratch.append(" (copied)")
        case 4:
            while scratch.count > 40, scratch[scratch.count - 1] != 32 { scratch.truncate(to: scratch.count - 1) }
        case 5: scratch.append(" ☕☕")
        default: break
        }
    }

    private mutating func writeURL(_ row: borrowing Row) {
        guard row.kind != .share, row.reference.channel != .review else { return }
        output.append("https://")
        sites.writeDomain(row.reference.channel, row.site, row.plan.language, into: &output)
        switch row.reference.channel {
        case .twitter:
            output.append(47)
            people.writeHandle(row.author, into: &output)
            output.append("/status/")
        case .reddit: output.append("/r/coffee/comments/")
        case .youtube: output.append(row.kind == .post ? "/watch?v=" : "/comment?lc=")
        case .instagram: output.append("/p/")
        case .forum: output.append("/post/")
        default:
            output.append(47)
            output.append(decimal: Int64(date.year))
            output.append(47)
            output.append(decimal: Int64(date.month), width: 2)
            output.append(47)
            output.append(row.plan.brand.profile.handle)
            output.append(row.kind == .comment ? "/comment-" : "-")
        }
        row.reference.writeID(into: &output)
    }

    private mutating func writeCounts(_ engagement: Engagement) {
        for count in [engagement.likes, engagement.shares, engagement.replies, engagement.views, engagement.reach] {
            comma()
            if let count { output.append(decimal: count) }
        }
    }

    private mutating func writeSentiment(_ sentiment: Polarity?) {
        comma()
        switch sentiment {
        case .neg: output.append("negative")
        case .neu: output.append("neutral")
        case .pos: output.append("positive")
        case nil: break
        }
    }
}
