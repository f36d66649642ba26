/// Copied texts: each campaign has one text that many authors post with small changes, in a burst.
struct Campaigns {
    /// The period in as many windows, each with `parallel` campaigns in its first quarter.
    private let windows: Int
    private let parallel: Int
    private let seed: UInt64
    private static let rowsEach = 12
    /// Copies are one row in forty.
    private static let percent = 10

    init(rows: Int, seed: UInt64) {
        let campaigns = max(1, rows / 40 / Campaigns.rowsEach)
        windows = min(campaigns, 360)
        parallel = max(1, campaigns / 360)
        self.seed = seed
    }

    /// The plan of a copied text if a mention at a time is one; the same for all copies of a campaign.
    func draw(at time: Int64, _ market: Market, _ random: inout RandomNumbers) -> TextPlan? {
        let position = Double(time - Period.start) / Double(Period.end - Period.start) * Double(windows)
        let window = position.rounded(.down)
        guard position - window < 0.25, random.chance(Campaigns.percent) else { return nil }
        let campaign = UInt64(Int(window) * parallel + random.below(parallel))
        var own = RandomNumbers(seed: seed &+ RandomNumbers.mix(campaign &+ 0xC0B1))
        let day = min(Int(window / Double(windows) * Double(Period.days)), Period.days - 1)
        let brand = market.brand(onDay: day, &own)
        let form: TextForm = own.chance(40) ? .petition : own.chance(55) ? .voucher : .article
        return TextPlan(
            seed: own.next(), form: form, language: .en, brand: brand, other: nil, topic: market.topic(of: brand, &own),
            polarity: form == .petition ? .neg : form == .voucher ? .pos : .neu
        )
    }
}
