/// The made-up web sites of the channels that have many: newspapers, blogs, forums, review sites. All end in
/// `.example`, the top-level domain that RFC 2606 keeps free for this.
struct Sites {
    private static let newspapers: [WordList] = [
        WordList(
            "dailyharbour marlowpost cityledger northgazette theorchardtimes riverstandard tradeweekly metrobrief"),
        WordList("lavozdelpuerto diariomontera elfaromercantil"),
        WordList("lejournaldurivage courrierdesquais matinroux"),
        WordList("morgenbotenord stadtkurier wirtschaftsanzeiger"),
        WordList("folhadoporto correiodamata"),
        WordList("minatoshimbun keizaidayori"),
    ]
    private static let forums = WordList("beantalk kettleboard brewcircle")
    private static let reviewSites = WordList("ratedhonest checkmycafe")
    private let invented = InventedWords()

    /// The site of a new mention.
    func draw(_ channel: Channel, _ language: Language, _ curves: Curves, _ random: inout RandomNumbers) -> Int {
        switch channel {
        case .news: curves.rank(of: Sites.newspapers[Int(language.rawValue)].count, offset: 2, &random)
        case .blog: curves.rank(of: 4_000, offset: 8, &random)
        case .forum: curves.rank(of: Sites.forums.count, offset: 1, &random)
        case .review: curves.rank(of: Sites.reviewSites.count, offset: 1, &random)
        default: 0
        }
    }

    /// log2 of the readers that an article of a newspaper usually reaches.
    static func newsReach(_ site: Int, _ language: Language, _ curves: Curves) -> Double {
        (language == .en ? 18 : 16) - 1.7 * curves.logarithm(Double(site + 1))
    }

    /// Whether a channel's mentions carry a domain of their own.
    static func hasDomain(_ channel: Channel) -> Bool {
        switch channel {
        case .news, .blog, .forum, .review: true
        default: false
        }
    }

    /// Writes the domain of a site of a channel.
    func writeDomain(_ channel: Channel, _ site: Int, _ language: Language, into buffer: inout ByteBuffer) {
        switch channel {
        case .news: Sites.newspapers[Int(language.rawValue)].write(site, into: &buffer)
        case .forum: Sites.forums.write(site, into: &buffer)
        case .review: Sites.reviewSites.write(site, into: &buffer)
        case .blog:
            invented.writeWord(site, into: &buffer)
            buffer.append(".blog")
        default: buffer.append(channel.name)
        }
        buffer.append(".example")
    }
}
