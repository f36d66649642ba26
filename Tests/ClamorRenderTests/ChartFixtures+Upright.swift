import ClamorColumns
import ClamorQuery
import ClamorTime

@testable import ClamorRender

extension ChartFixture {
    static let all = timed + upright + bins + points + lying + maps + small

    /// The same hard cases for every kind that runs along time.
    static let timed: [ChartFixture] = [ChartKind.line, .area, .column, .stacked].flatMap { kind in
        shapes(kind) + sizes(kind) + series(kind) + times(kind)
    }

    private static let brands = Array(ChartData.brands.prefix(3))

    private static func shapes(_ kind: ChartKind) -> [ChartFixture] {
        let names = kind == .column ? [] : brands
        return [
            ChartFixture(kind, "plain", ChartData.times(28, names) { ChartData.counts($0, $1) }, hasColors: true),
            ChartFixture(
                kind, "negative",
                ChartData.times(28, kind.isStacked ? brands : [], ChartData.net) { 60 * ChartData.noise($0, $1) - 35 },
                hasColors: true),
            ChartFixture(kind, "one-point", ChartData.times(1) { _, _ in 42 }),
            ChartFixture(kind, "no-points", ChartData.times(0) { _, _ in 0 }),
            ChartFixture(kind, "equal", ChartData.times(14) { _, _ in 5 }),
        ]
    }

    private static func sizes(_ kind: ChartKind) -> [ChartFixture] {
        [
            ChartFixture(
                kind, "huge",
                ChartData.times(20, [], ChartData.value) { place, _ in 1e12 * (1 + ChartData.noise(place)) }),
            ChartFixture(
                kind, "tiny",
                ChartData.times(20, [], ChartData.value) { place, _ in 1e-6 * (1 + ChartData.noise(place)) }),
            ChartFixture(
                kind, "missing",
                ChartData.times(30, [], ChartData.net) { place, _ in
                    (8..<12).contains(place) || place == 20 || place == 22 ? nil : 20 + 10 * ChartData.noise(place)
                }),
            ChartFixture(kind, "intervals", ChartData.intervals(12)),
            ChartFixture(kind, "previous", ChartData.compared(14)),
        ]
    }

    private static func series(_ kind: ChartKind) -> [ChartFixture] {
        let ten = Array(ChartData.brands.prefix(10))
        return [
            ChartFixture(kind, "ten-series", ChartData.times(12, ten) { ChartData.counts($0, $1) }),
            ChartFixture(kind, "thirteen-series", ChartData.times(12, ChartData.brands) { ChartData.counts($0, $1) }),
            ChartFixture(kind, "wide-names", ChartData.times(14, ChartData.wide) { ChartData.counts($0, $1) }),
            ChartFixture(kind, "long-names", ChartData.times(14, ChartData.long) { ChartData.counts($0, $1) }),
        ]
    }

    private static func times(_ kind: ChartKind) -> [ChartFixture] {
        let notes = [(3, "Launch of the spring line"), (17, "Recall"), (18, "Apology")]
        return [
            ChartFixture(
                kind, "five-years",
                ChartData.times(261, unit: .week, from: 1_609_718_400_000, every: 7 * ChartData.day) { place, _ in
                    200 + Double(place) + 150 * ChartData.noise(place)
                }),
            ChartFixture(
                kind, "five-minutes",
                ChartData.times(6, unit: .minute, every: 60_000) { place, _ in 3 + 8 * ChartData.noise(place) }),
            ChartFixture(
                kind, "partial",
                ChartData.times(14, kind.isStacked ? brands : []) { place, name in
                    place == 13 ? 20 : ChartData.counts(place, name)
                },
                context: ChartData.unfinished(14), hasColors: kind.isStacked),
            ChartFixture(
                kind, "marks", ChartData.times(42) { place, _ in place == 17 ? 600 : ChartData.counts(place) },
                request: ChartRequest(marksSpikes: true), context: ChartData.unfinished(42, notes: notes)),
        ]
    }

    /// What single kinds must show besides.
    static let upright: [ChartFixture] = [
        ChartFixture(
            .line, "hours-of-a-year",
            ChartData.times(8_760, unit: .hour, from: 1_735_689_600_000, every: 3_600_000) { place, _ in
                place == 4_321 ? 900 : 100 + 60 * ChartData.noise(place)
            }),
        ChartFixture(
            .line, "logarithmic",
            ChartData.times(30, [], ChartData.value) { place, _ in [0.5, 20, 3_000][place % 3] * Double(place) },
            request: ChartRequest(isLogarithmic: true)),
        ChartFixture(
            .line, "cut",
            ChartData.times(20, [], ChartData.net) { place, _ in place == 9 ? 500 : 20 * ChartData.noise(place) },
            request: ChartRequest(minimum: 0, maximum: 25)),
        ChartFixture(
            .column, "cut", ChartData.times(20) { place, _ in place == 9 ? 500 : ChartData.counts(place) },
            request: ChartRequest(maximum: 150)),
        ChartFixture(
            .column, "beside", ChartData.times(8, Array(ChartData.brands.prefix(3))) { ChartData.counts($0, $1) },
            hasColors: true),
        ChartFixture(
            .column, "names",
            ChartData.names(Array(ChartData.brands.prefix(6)), ChartData.net) { 80 * ChartData.noise($0) - 30 }),
        ChartFixture(
            .column, "all-negative",
            ChartData.times(14, [], ChartData.net) { place, _ in -10 - 60 * ChartData.noise(place) }, hasColors: true),
        ChartFixture(
            .area, "all-negative",
            ChartData.times(14, [], ChartData.net) { place, _ in -10 - 60 * ChartData.noise(place) }),
        ChartFixture(.column, "wide-categories", ChartData.names(ChartData.wide) { ChartData.counts($0) }),
        ChartFixture(.column, "long-categories", ChartData.names(ChartData.long) { ChartData.counts($0) }),
        ChartFixture(
            .column, "thousand-categories",
            ChartData.names((1...1_000).map { "name \($0)" }) { 1_000 * ChartData.noise($0) }),
        ChartFixture(.line, "names", ChartData.names(Array(ChartData.brands.prefix(6))) { ChartData.counts($0) }),
        ChartFixture(
            .pct, "plain", ChartData.times(28, Array(ChartData.brands.prefix(3))) { ChartData.counts($0, $1) },
            hasColors: true),
        ChartFixture(.line, "panels", ChartData.twoMeasures),
        ChartFixture(.line, "moments", moments),
        ChartFixture(.column, "moments", moments),
        ChartFixture(
            .line, "durations",
            ChartData.times(24, [], ColumnInfo("response_time", .duration)) { place, _ in
                7_200_000 + 40_000_000 * ChartData.noise(place)
            }),
        ChartFixture(
            .column, "per-cent",
            ChartData.times(14, [], ColumnInfo("share", .number, format: .percent)) { place, _ in
                60 * ChartData.noise(place)
            }),
        ChartFixture(
            .line, "long-and-wide-names", ChartData.names(ChartData.long + ChartData.wide) { ChartData.counts($0) }
        ),
        ChartFixture(
            .diverge, "plain",
            ChartData.times(21, ["positive", "neutral", "negative"]) { ChartData.counts($0, $1) }, hasColors: true),
    ]

    /// Times at uneven distances, not buckets.
    private static let moments = table(
        [ColumnInfo("time", .time), ColumnInfo("reach", .integer)],
        [0, 1, 2, 9, 10, 26, 27, 60].map { hour in
            [
                .time(ChartData.march + Int64(hour) * 3_600_000 + 1_234_567),
                .integer(Int64(5_000 * ChartData.noise(hour))),
            ]
        })
}
