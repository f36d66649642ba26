import ClamorColumns
import ClamorQuery
import ClamorTime

@testable import ClamorRender

extension ChartData {
    static let moods = ["negative", "neutral", "positive"]

    /// Rows for each pair of names. A nil value is a missing row.
    static func pairs(
        _ names: [String], _ column: String, _ others: [String], _ measure: ColumnInfo = count,
        value: (_ name: Int, _ other: Int) -> Double?
    ) -> Table {
        var rows: [[Value]] = []
        for (place, name) in names.enumerated() {
            for (index, other) in others.enumerated() {
                guard let number = value(place, index) else { continue }
                rows.append([.text(name), .text(other), cell(number, measure)])
            }
        }
        return table([ColumnInfo("brand", .text), ColumnInfo(column, .text), measure], rows)
    }

    /// Counts of moods that differ between names, from hardly any to many.
    static func moodCounts(_ name: Int, _ mood: Int) -> Double {
        (300 * noise(name, mood) * noise(name, mood + 7) + 1).rounded()
    }

    /// Rows for each hour of each weekday.
    static func week(value: (_ day: Int, _ hour: Int) -> Double?) -> Table {
        var rows: [[Value]] = []
        for day in 1...7 {
            for hour in 0..<24 {
                guard let number = value(day, hour) else { continue }
                rows.append([.integer(Int64(day)), .integer(Int64(hour)), cell(number, count)])
            }
        }
        return table([ColumnInfo("day_of_week", .integer), ColumnInfo("hour_of_day", .integer), count], rows)
    }

    /// Names with a value, its interval and the value before.
    static let compared = table(
        ["net", "net_low", "net_high", "net_prev"].reduce(into: [ColumnInfo("brand", .text)]) {
            $0.append(ColumnInfo($1, .number, format: .decimals(1)))
        },
        brands.prefix(5).enumerated().map { place, name in
            let middle = 70 * noise(place) - 20
            let half = place == 3 ? 0.2 : 4 + 12 * noise(place, 5)
            return [
                .text(name), .number(middle), .number(middle - half), .number(middle + half),
                place == 2 ? .null : .number(middle + 30 * noise(place, 8) - 15),
            ]
        })
}

extension ChartFixture {
    private static let brands = Array(ChartData.brands.prefix(6))
    private static let clock = ChartContext(zone: .utc, keys: ["day_of_week", "hour_of_day"], additive: ["count"])

    static let lying: [ChartFixture] = bars + parts

    private static let bars: [ChartFixture] = [
        ChartFixture(.bar, "plain", ChartData.names(brands) { ChartData.counts($0) * 9 }, hasColors: true),
        ChartFixture(
            .bar, "negative",
            ChartData.names(brands, ChartData.net) { $0 == 3 ? nil : $0 == 4 ? 0 : 80 * ChartData.noise($0) - 50 },
            hasColors: true),
        ChartFixture(.bar, "below-zero", ChartData.names(brands, ChartData.net) { -30 * ChartData.noise($0) - 1 }),
        ChartFixture(.bar, "one-point", ChartData.names(["Acme"]) { _ in 42 }),
        ChartFixture(.bar, "no-points", ChartData.names([]) { _ in 0 }),
        ChartFixture(.bar, "equal", ChartData.names(brands) { _ in 5 }),
        ChartFixture(.bar, "zero", ChartData.names(brands) { _ in 0 }),
        ChartFixture(
            .bar, "huge", ChartData.names(brands, ChartData.value) { 1e12 * (1 + ChartData.noise($0)) }),
        ChartFixture(
            .bar, "tiny", ChartData.names(brands, ChartData.value) { 1e-6 * (1 + ChartData.noise($0)) }),
        ChartFixture(
            .bar, "thousand-categories",
            ChartData.names((1...1_000).map { "name \($0)" }) { 1_000 * ChartData.noise($0) },
            request: ChartRequest(limit: 12)),
        ChartFixture(.bar, "intervals-and-before", ChartData.compared, hasColors: true),
        ChartFixture(
            .bar, "cut", ChartData.names(brands, ChartData.net) { 80 * ChartData.noise($0) - 40 },
            request: ChartRequest(minimum: -10, maximum: 20)),
        ChartFixture(.bar, "wide-names", ChartData.names(ChartData.wide) { ChartData.counts($0) }),
        ChartFixture(.bar, "long-names", ChartData.names(ChartData.long) { ChartData.counts($0) }),
        ChartFixture(
            .bar, "series",
            ChartData.pairs(Array(brands.prefix(3)), "sentiment", ChartData.moods) {
                $0 == 1 && $1 == 1 ? nil : ChartData.moodCounts($0, $1)
            }, hasColors: true),
        ChartFixture(
            .bar, "times", ChartData.times(7) { ChartData.counts($0, $1) }, context: ChartData.unfinished(7),
            hasColors: true),
    ]

    private static let parts: [ChartFixture] = [ChartKind.stacked, .pct, .diverge].flatMap { kind in
        [
            ChartFixture(
                kind, "names", ChartData.pairs(brands, "sentiment", ChartData.moods, value: ChartData.moodCounts),
                hasColors: true),
            ChartFixture(
                kind, "names-negative",
                ChartData.pairs(brands, "channel", ["x", "news", "forum"], ChartData.net) {
                    $0 == 2 ? nil : 60 * ChartData.noise($0, $1) - 30
                }),
            ChartFixture(
                kind, "names-ten",
                ChartData.pairs(Array(brands.prefix(3)), "channel", Array(ChartData.brands.prefix(10))) {
                    ChartData.counts($0, $1)
                }, hasColors: true),
            ChartFixture(
                kind, "names-long",
                ChartData.pairs(ChartData.long + ChartData.wide, "sentiment", ["positive", "negative"]) {
                    ChartData.moodCounts($0, $1)
                }),
        ]
    }

    static let maps: [ChartFixture] = [
        ChartFixture(
            .heat, "plain",
            ChartData.week { day, hour in
                day == 3 && hour == 4 ? nil : hour < 6 ? 0 : (day > 5 ? 20 : 60) * (1 + ChartData.noise(day, hour))
            }, context: clock, hasColors: true),
        ChartFixture(
            .heat, "names", ChartData.pairs(brands, "sentiment", ChartData.moods, value: ChartData.moodCounts),
            hasColors: true),
        ChartFixture(
            .heat, "negative",
            ChartData.pairs(brands, "channel", brands.map { "on \($0)" }, ChartData.net) {
                60 * ChartData.noise($0, $1) - 30
            }, hasColors: true),
        ChartFixture(.heat, "one-point", ChartData.pairs(["Acme"], "channel", ["x"]) { _, _ in 3 }),
        ChartFixture(.heat, "equal", ChartData.pairs(brands, "channel", ["x", "news"]) { _, _ in 3 }),
        ChartFixture(
            .heat, "times",
            ChartData.times(90, Array(brands.prefix(3)), value: { $0 % 30 == 3 ? nil : ChartData.counts($0, $1) }),
            hasColors: true),
        ChartFixture(
            .heat, "times-negative",
            ChartData.times(60, Array(brands.prefix(3)), ChartData.net, value: { 60 * ChartData.noise($0, $1) - 30 }),
            hasColors: true),
        ChartFixture(
            .heat, "huge",
            ChartData.pairs(brands, "channel", ["x", "news"], ChartData.value) { 1e12 * ChartData.noise($0, $1) }),
        ChartFixture(
            .heat, "logarithmic",
            ChartData.pairs(brands, "channel", ["x", "news"], ChartData.value) {
                1 / (ChartData.noise($0, $1) + 0.0001)
            },
            request: ChartRequest(isLogarithmic: true)),
        ChartFixture(
            .heat, "long-names",
            ChartData.pairs(ChartData.long + ChartData.wide, "channel", ChartData.long + ChartData.wide) {
                ChartData.counts($0, $1)
            }),
        ChartFixture(
            .heat, "thousand-columns",
            ChartData.pairs(["Acme", "Bolt"], "author", (1...1_000).map { "author \($0)" }) {
                1_000 * ChartData.noise($0, $1)
            }, request: ChartRequest(by: "brand")),
        ChartFixture(
            .calendar, "plain", ChartData.times(120) { $0 == 40 ? nil : ChartData.counts($0, $1) }, hasColors: true),
        ChartFixture(
            .calendar, "negative",
            ChartData.times(60, [], ChartData.net) { $0 % 11 == 3 ? nil : 60 * ChartData.noise($0, $1) - 30 },
            hasColors: true),
        ChartFixture(.calendar, "one-point", ChartData.times(1) { _, _ in 42 }),
        ChartFixture(.calendar, "no-points", ChartData.times(0) { _, _ in 42 }),
        ChartFixture(.calendar, "equal", ChartData.times(20) { _, _ in 5 }),
        ChartFixture(.calendar, "long-names", ChartData.times(20, ChartData.long) { ChartData.counts($0, $1) }),
        ChartFixture(.calendar, "five-years", ChartData.times(1_826) { ChartData.counts($0, $1) }),
    ]

    static let small: [ChartFixture] = [
        ChartFixture(.spark, "plain", ChartData.times(90, brands) { ChartData.counts($0, $1) }, hasColors: true),
        ChartFixture(
            .spark, "negative",
            ChartData.times(30, Array(brands.prefix(2)), ChartData.net) { 60 * ChartData.noise($0, $1) - 30 }),
        ChartFixture(.spark, "one-point", ChartData.times(1) { _, _ in 42 }),
        ChartFixture(.spark, "no-points", ChartData.times(0) { _, _ in 42 }),
        ChartFixture(.spark, "equal", ChartData.times(20) { _, _ in 5 }),
        ChartFixture(.spark, "zero", ChartData.times(20) { _, _ in 0 }),
        ChartFixture(
            .spark, "missing",
            ChartData.times(40, ["Acme", "Bolt"]) { (8..<14).contains($0) ? nil : ChartData.counts($0, $1) }),
        ChartFixture(
            .spark, "huge-and-tiny",
            ChartData.times(30, ["Acme", "Bolt"], ChartData.value) { [1e12, 1e-6][$1] * (1 + ChartData.noise($0, $1)) }),
        ChartFixture(.spark, "previous", ChartData.compared(14)),
        ChartFixture(
            .spark, "long-names", ChartData.times(30, ChartData.long + ChartData.wide) { ChartData.counts($0, $1) }),
        ChartFixture(
            .spark, "five-years",
            ChartData.times(1_826, Array(brands.prefix(2))) { ChartData.counts($0, $1) }),
        ChartFixture(
            .number, "plain",
            table(
                [
                    ChartData.count, ColumnInfo("count_prev", .integer), ChartData.net, ColumnInfo("wait", .duration),
                    ColumnInfo("share", .number, format: .percent),
                ],
                [[.integer(1_234_567), .integer(1_300_000), .number(-12.5), .duration(93_600_000), .number(45.6)]]),
            hasColors: true),
        ChartFixture(
            .number, "times", ChartData.times(42, Array(brands.prefix(3))) { ChartData.counts($0, $1) }, hasColors: true
        ),
        ChartFixture(.number, "missing", table([ChartData.count, ChartData.net], [[.null, .null]])),
        ChartFixture(
            .number, "huge-and-tiny",
            table([ChartData.value, ColumnInfo("x", .number)], [[.number(1.234567e18), .number(1.2e-7)]])),
        ChartFixture(.number, "long-names", ChartData.names(ChartData.long + ChartData.wide) { ChartData.counts($0) }),
    ]
}
