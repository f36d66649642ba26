/// The stretch of time that the mentions cover: 90 days, 2026-01-01 to 2026-03-31 in UTC.
enum Period {
    static let days = 90
    static let start = Civil.instant(2026, 1, 1)
    static let end = start + Int64(days) * Civil.day

    /// The day of the period, 0 ... 89, that holds an instant.
    static func day(of time: Int64) -> Int {
        Int((time - start) / Civil.day)
    }
}

/// When people write: growth over the period, the week's rhythm, the day's rhythm of each language.
struct Rhythm {
    /// Each language's part of what customers write, in the order of `Language`. Of all rows, brands' and spam
    /// included, about 15 % are not English.
    static let shares: [Double] = [0.82, 0.062, 0.037, 0.035, 0.029, 0.017]

    /// Activity by hour of the local day, midnight first.
    private static let profile: [Double] = [
        0.34, 0.20, 0.13, 0.09, 0.09, 0.15, 0.38, 0.78, 1.10, 1.18, 1.12, 1.08, 1.22, 1.18, 1.02, 0.98, 1.04, 1.16,
        1.30, 1.42, 1.50, 1.40, 1.06, 0.66,
    ]
    /// The hours that a language's writers are ahead of UTC, with their parts.
    private static let offsets: [[(hours: Int, part: Double)]] = [
        [(0, 0.42), (-5, 0.28), (-8, 0.18), (10, 0.09), (5, 0.03)], [(1, 0.55), (-6, 0.3), (-3, 0.15)],
        [(1, 0.85), (-5, 0.15)], [(1, 1)], [(-3, 0.68), (0, 0.32)], [(9, 1)],
    ]
    /// Activity by weekday, Monday first.
    private static let week: [Double] = [1.0, 1.04, 1.06, 1.04, 1.0, 0.84, 0.80]

    /// Each language's share of an hour of the UTC day, running sums.
    private let languageSums: [[Double]]
    /// The activity of each hour of the period.
    let hourWeights: [Double]

    init(_ random: inout RandomNumbers, _ curves: Curves) {
        var sums: [[Double]] = []
        for hour in 0..<24 {
            var sum = 0.0
            sums.append(
                Language.allCases.map { language in
                    sum += Rhythm.activity(of: language, atHour: hour)
                    return sum
                }
            )
        }
        languageSums = sums
        hourWeights = (0..<Period.days * 24).map { hour in
            let time = Period.start + Int64(hour) * Civil.hour
            let growth = 0.82 + 0.36 * Double(hour) / Double(Period.days * 24)
            let noise = curves.power(0.16 * random.normal())
            return growth * Rhythm.week[Civil.weekday(time)] * (sums[hour % 24].last ?? 0) * noise
        }
    }

    /// How much of a day's writing in a language falls in an hour of the UTC day, times the language's share.
    private static func activity(of language: Language, atHour hour: Int) -> Double {
        let index = Int(language.rawValue)
        let total = profile.reduce(0, +)
        let mixed = offsets[index].map { profile[(hour + $0.hours + 24) % 24] * $0.part }.reduce(0, +)
        return shares[index] * mixed / total
    }

    /// How busy an hour of the UTC day is for writers of English, about 1 on average.
    static func englishActivity(atHour hour: Int) -> Double {
        activity(of: .en, atHour: hour) * 24 / shares[0]
    }

    /// The language of a mention written at an instant.
    func language(at time: Int64, _ random: inout RandomNumbers) -> Language {
        let sums = languageSums[Int(time % Civil.day / Civil.hour)]
        let draw = random.unit() * sums[sums.count - 1]
        for language in Language.allCases where draw < sums[Int(language.rawValue)] { return language }
        return .en
    }
}
