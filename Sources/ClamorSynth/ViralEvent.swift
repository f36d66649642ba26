/// The planted crisis: one complaint that goes viral over an afternoon and is answered a day late.
struct ViralEvent {
    static let brand = Brand.osmeda
    static let customerHandle: StaticString = "mirelle_tavoch"
    static let customerName: StaticString = "Mirelle Tavoch"
    static let amplifierHandle: StaticString = "grumblewatch"
    static let amplifierName: StaticString = "Grumblewatch"
    /// The complaint, 2026-03-18T13:07:12Z, and the brand's first answer, 2026-03-19T09:40:26Z.
    static let start = Civil.instant(2026, 3, 18, 13, 7, 12)
    static let answered = Civil.instant(2026, 3, 19, 9, 40, 26)
    /// When the story reaches newspapers.
    static let printed = Civil.instant(2026, 3, 19, 6, 42, 0)

    /// A row of the story that is there at every seed.
    struct Planted {
        let time: Int64
        let channel: Channel
        let kind: Kind
        let form: TextForm
        let author: Author
        /// The planted row that it answers or quotes.
        let target: Int?
        /// Likes, shares, replies and views on the channel.
        let counts: (likes: Int64, shares: Int64, replies: Int64)
    }

    static let planted: [Planted] = [
        Planted(
            time: start, channel: .twitter, kind: .post, form: .complaint, author: .customer, target: nil,
            counts: (48_213, 17_920, 6_402)
        ),
        Planted(
            time: Civil.instant(2026, 3, 18, 14, 41, 5), channel: .twitter, kind: .quote, form: .amplifier,
            author: .amplifier, target: 0, counts: (31_077, 8_846, 2_115)
        ),
        article(Civil.instant(2026, 3, 19, 6, 42, 0)), article(Civil.instant(2026, 3, 19, 7, 15, 30)),
        article(Civil.instant(2026, 3, 19, 8, 5, 10)),
        Planted(
            time: answered, channel: .twitter, kind: .reply, form: .lateAnswer, author: .help(brand), target: 0,
            counts: (212, 96, 1_874)
        ),
        Planted(
            time: Civil.instant(2026, 3, 19, 11, 5, 0), channel: .twitter, kind: .post, form: .apology,
            author: .own(brand), target: nil, counts: (1_406, 733, 2_951)
        ),
        Planted(
            time: Civil.instant(2026, 3, 19, 15, 32, 47), channel: .twitter, kind: .reply, form: .epilogue,
            author: .customer, target: 5, counts: (9_318, 1_240, 518)
        ),
    ]

    private static func article(_ time: Int64) -> Planted {
        Planted(
            time: time, channel: .news, kind: .article, form: .outcryArticle,
            author: Author(
                role: .journalist, language: .en, number: UInt32(truncatingIfNeeded: time / Civil.minute % 400)),
            target: nil, counts: (0, 1_530, 214)
        )
    }

    /// How many of the rows tell the story: 4 %, at least 40, at most half.
    static func size(ofRows rows: Int) -> Int {
        min(rows / 2, max(40, rows / 25))
    }

    static let binLength = 10 * Civil.minute
    /// The start of the first bin of `weights`.
    static let firstBin = Civil.instant(2026, 3, 18, 13, 10, 0)

    /// The activity in bins of ten minutes over a week: a slow first hour, a logistic rise while others take it up, a
    /// peak after three hours, a decay by a power law as of reaction times, a second wave when the newspapers are out,
    /// all of it in the rhythm of the day.
    static func weights(_ curves: Curves) -> [Double] {
        (0..<7 * 144).map { bin in
            let hours = (Double(bin) + 0.5) / 6
            let rise = 1 / (1 + curves.power(-2.6 * (hours - 2.6)))
            let decay = curves.power(-2.1 * curves.logarithm(1 + max(hours - 2.6, 0) / 3.2))
            let apart = (hours - 20.5) / 2.6
            let secondWave = 0.16 * curves.power(-apart * apart)
            let hour = Int((firstBin + Int64(bin) * binLength) % Civil.day / Civil.hour)
            return (0.012 + rise * decay + secondWave) * (0.15 + Rhythm.englishActivity(atHour: hour))
        }
    }
}
