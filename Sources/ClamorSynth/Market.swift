/// The made-up coffee chains of the market. Raw values index tables.
enum Brand: UInt8, CaseIterable {
    case nembrook, brunika, osmeda, tallowin, pellAndBrae, jorvelle

    var profile: BrandProfile { BrandProfile.all[Int(rawValue)] }
}

/// What sets a brand apart in the made-up market.
struct BrandProfile {
    let name: StaticString
    /// The handle of its main account, which is its hashtag as well.
    let handle: StaticString
    /// The handle of the account that answers customers.
    let helpHandle: StaticString
    /// Its share of the mentions in per mille, on the first and on the last day.
    let firstShare: Double
    let lastShare: Double
    /// Percentage points that its mentions are more often positive, and less often negative, than its topics'.
    let tilt: Int
    /// The topic that is mentioned twice as often as elsewhere.
    let hotTopic: Topic
    /// How many of 100 complaints it answers, and the median minutes that it takes within opening hours.
    let answered: Int
    let answerMinutes: Double

    static let all: [BrandProfile] = [
        BrandProfile(
            name: "Nembrook", handle: "nembrook", helpHandle: "nembrookhelp", firstShare: 350, lastShare: 310, tilt: 0,
            hotTopic: .price, answered: 46, answerMinutes: 95
        ),
        BrandProfile(
            name: "Brunika", handle: "brunika", helpHandle: "brunikacare", firstShare: 220, lastShare: 215, tilt: 9,
            hotTopic: .loyalty, answered: 62, answerMinutes: 38
        ),
        BrandProfile(
            name: "Osmeda", handle: "osmeda", helpHandle: "osmedahelp", firstShare: 165, lastShare: 155, tilt: -6,
            hotTopic: .app, answered: 30, answerMinutes: 260
        ),
        BrandProfile(
            name: "Tallowin", handle: "tallowin", helpHandle: "asktallowin", firstShare: 125, lastShare: 120, tilt: 16,
            hotTopic: .staff, answered: 71, answerMinutes: 24
        ),
        BrandProfile(
            name: "Pell & Brae", handle: "pellandbrae", helpHandle: "pellandbraehelp", firstShare: 105, lastShare: 105,
            tilt: 4, hotTopic: .taste, answered: 52, answerMinutes: 70
        ),
        BrandProfile(
            name: "Jorvelle", handle: "jorvelle", helpHandle: "jorvellehelp", firstShare: 35, lastShare: 95, tilt: -13,
            hotTopic: .delivery, answered: 36, answerMinutes: 140
        ),
    ]
}

/// The draws of brands, topics and polarities.
struct Market {
    /// How often each topic is talked of, in per mille, and of 100 such mentions the positive and the negative ones.
    private static let topics: [(weight: Int, positive: Int, negative: Int)] = [
        (220, 60, 22), (140, 20, 50), (130, 27, 48), (150, 54, 28), (150, 30, 46), (60, 14, 66), (70, 16, 56),
        (80, 50, 20),
    ]

    private let days: Double = Double(Period.days - 1)

    /// The brand of a mention on a day of the period, 0 ... 89.
    func brand(onDay day: Int, _ random: inout RandomNumbers) -> Brand {
        var draw = random.unit() * 1000
        let later = Double(day) / days
        for brand in Brand.allCases {
            let profile = brand.profile
            draw -= profile.firstShare + (profile.lastShare - profile.firstShare) * later
            if draw < 0 { return brand }
        }
        return .nembrook
    }

    /// A second brand to name beside the first.
    func rival(of brand: Brand, onDay day: Int, _ random: inout RandomNumbers) -> Brand {
        let drawn = self.brand(onDay: day, &random)
        if drawn != brand { return drawn }
        return brand == .nembrook ? .brunika : .nembrook
    }

    func topic(of brand: Brand, _ random: inout RandomNumbers) -> Topic {
        if random.chance(14) { return brand.profile.hotTopic }
        var draw = random.below(1000)
        for topic in Topic.allCases {
            draw -= Market.topics[Int(topic.rawValue)].weight
            if draw < 0 { return topic }
        }
        return .taste
    }

    func polarity(of brand: Brand, on topic: Topic, _ random: inout RandomNumbers) -> Polarity {
        let entry = Market.topics[Int(topic.rawValue)]
        let tilt = brand.profile.tilt
        let draw = random.below(100)
        if draw < max(entry.positive + tilt, 3) { return .pos }
        return draw >= min(100 - entry.negative + tilt, 97) ? .neg : .neu
    }
}
