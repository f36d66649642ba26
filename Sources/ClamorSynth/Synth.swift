/// A made-up but lifelike set of mentions of six coffee chains as comma-separated values, to try things on and to
/// measure with. The same rows and seed give the same bytes on every machine.
///
/// **Form.** UTF-8, RFC 4180 quoting, a header line, lines ending in a line feed, in order of time from
/// 2026-01-01T00:00:00Z to before 2026-04-01T00:00:00Z. Unknown is empty, never 0: a share has no counts, only
/// twitter, instagram and youtube tell followers, only youtube videos and part of the instagram posts tell views, only
/// news and blogs tell reach, about one row in eleven has a given sentiment, forums tell no language. `brand` may name
/// two, cut by `;`. `thread` is empty at the start of a thread, and is the id of that start for replies and comments.
/// All sites end in `.example`.
///
/// **Planted in every set, at whatever seed and size** (from about 100 rows on):
/// - Six brands with unequal shares, the story below aside: Nembrook 35 falling to 31 %, Brunika 22, Osmeda 16,
///   Tallowin 12, Pell & Brae 10, Jorvelle 3.5 rising to 9.5 %. Net sentiment is highest for Tallowin, lowest for
///   Jorvelle and Osmeda. Each has a topic of its own: price, loyalty, app, staff, taste, delivery. Volume grows by
///   about 40 % over the period.
/// - 15 % of the mentions in es, fr, de, pt and ja, each in the daily rhythm of its countries.
/// - Brands answer 30 (Osmeda) to 71 % (Tallowin) of the complaints in posts and reviews, and a third as many of those
///   in threads, in opening hours: a median of 25 min (Tallowin) to 4 h (Osmeda) by day, of 1 to 9 h with the nights.
/// - Spam is about 2.5 % of the rows, by authors `promo_…`, `bestdeals…` and `winbig_…`; about 2 % are copies of
///   campaigns (petitions, vouchers, agency articles), about ten of each, with small changes.
/// - **The complaint that goes viral**: 4 % of the rows (at least 40, at most half). On 2026-03-18 at 13:07:12Z
///   `mirelle_tavoch` (412 followers) writes on twitter that Osmeda's app charged 412.80 for one flat white and that
///   the refund is refused; id 2034255296594968575. At 14:41:05Z `grumblewatch` (1,840,212 followers) quotes it.
///   Shares, quotes and angry replies peak from 15:00 to 18:00Z and decay over a week. Articles on
///   `dailyharbour.example`, `marlowpost.example` and `cityledger.example` follow on 2026-03-19 at 06:42:00, 07:15:30
///   and 08:05:10Z. From the complaint on, Osmeda's own accounts are silent until `osmedahelp` answers it at
///   09:40:26Z on 2026-03-19 (20 h 33 min 14 s); `osmeda` apologises at 11:05:00Z, and at 15:32:47Z the customer says
///   that the money is back. Hashtag `#OsmedaRefund`.
package struct Synth: Sendable {
    package static let defaultRows = 20_000
    package static let defaultSeed: UInt64 = 1

    /// The brands' names as in the field `brand`, the largest first.
    package static let brands: [String] = BrandProfile.all.map { "\($0.name)" }

    /// The accounts of each brand, without @, in the order of `brands`: its own voice, then its customer service.
    package static let ownHandles: [(brand: String, handles: [String])] = BrandProfile.all.map {
        ("\($0.name)", ["\($0.handle)", "\($0.helpHandle)"])
    }

    private let rows: Int
    private let seed: UInt64

    /// - Parameter rows: the number of mentions, 0 or more, besides the header line.
    package init(rows: Int = Synth.defaultRows, seed: UInt64 = Synth.defaultSeed) {
        precondition(rows >= 0, "a number of rows is not negative")
        self.rows = rows
        self.seed = seed
    }

    /// Writes header and rows in chunks of about 256 KiB, each ending at a row's end. Memory stays bounded whatever the
    /// number of rows. Rethrows what the sink throws, and stops there.
    package func write(to sink: (UnsafeRawBufferPointer) throws -> Void) rethrows {
        var generator = Generator(rows: rows, seed: seed)
        let texts = TextMaker(people: generator.people, curves: generator.curves)
        var writer = RowWriter(texts: texts, people: generator.people, sites: generator.sites)
        writer.output.append(RowWriter.header)
        for _ in 0..<rows {
            writer.write(generator.next())
            if writer.output.count >= 256 * 1024 {
                try sink(UnsafeRawBufferPointer(writer.output.bytes))
                writer.output.truncate(to: 0)
            }
        }
        if writer.output.count > 0 { try sink(UnsafeRawBufferPointer(writer.output.bytes)) }
    }
}
