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
        ChartFixture(
            .diverge, "plain",
            ChartData.times(21, ["positive", "neutral", "negative"]) { ChartData.counts($0, $1) }, hasColors: true),
    ]

    static let bins: [ChartFixture] = [
        ChartFixture(
            .hist, "plain",
            ChartData.numbers([ChartData.value], 500) { row, _ in
                (0..<6).reduce(0) { $0 + ChartData.noise(row, $1) } * 10
            }, hasColors: true),
        ChartFixture(
            .hist, "negative", ChartData.numbers([ChartData.net], 300) { row, _ in 80 * ChartData.noise(row) - 50 }),
        ChartFixture(.hist, "one-point", ChartData.numbers([ChartData.value], 1) { _, _ in 7 }),
        ChartFixture(.hist, "no-points", ChartData.numbers([ChartData.value], 3) { _, _ in nil }),
        ChartFixture(.hist, "equal", ChartData.numbers([ChartData.count], 40) { _, _ in 12 }),
        ChartFixture(
            .hist, "huge", ChartData.numbers([ChartData.value], 200) { row, _ in 5e12 * ChartData.noise(row) }),
        ChartFixture(
            .hist, "tiny", ChartData.numbers([ChartData.value], 200) { row, _ in 5e-6 * ChartData.noise(row) }),
        ChartFixture(
            .hist, "skewed",
            ChartData.numbers([ChartData.count], 900) { row, _ in 1 / (0.002 + ChartData.noise(row)) }),
    ]

    static let points: [ChartFixture] = [
        ChartFixture(.scatter, "plain", named(ChartData.brands), hasColors: true),
        ChartFixture(
            .scatter, "negative",
            cloud(120) {
                40 * $0 - 20
            } y: {
                100 * $0 - 70
            }),
        ChartFixture(
            .scatter, "one-point",
            cloud(1) {
                $0
            } y: {
                $0
            }),
        ChartFixture(
            .scatter, "no-points",
            cloud(0) {
                $0
            } y: {
                $0
            }),
        ChartFixture(
            .scatter, "equal",
            cloud(9) { _ in
                3
            } y: { _ in
                4
            }),
        ChartFixture(
            .scatter, "huge",
            cloud(60) {
                1e12 * $0
            } y: {
                4e15 * $0
            }),
        ChartFixture(
            .scatter, "tiny",
            cloud(60) {
                1e-6 * $0
            } y: {
                4e-8 * $0
            }),
        ChartFixture(
            .scatter, "thousand-points",
            cloud(1_000) {
                50 * $0
            } y: {
                20 * $0 * $0
            }),
        ChartFixture(
            .scatter, "logarithmic",
            cloud(200) {
                1 / ($0 + 0.0001)
            } y: {
                1 / ($0 * $0 + 0.001)
            },
            request: ChartRequest(isLogarithmic: true)),
        ChartFixture(.scatter, "wide-names", named(ChartData.wide)),
        ChartFixture(.scatter, "long-names", named(ChartData.long)),
        ChartFixture(.scatter, "series", grouped()),
    ]

    private static let across = ColumnInfo("reach", .number)
    private static let up = ColumnInfo("net", .number, format: .decimals(1))

    private static func named(_ names: [String]) -> Table {
        table(
            [ColumnInfo("brand", .text), across, up],
            names.enumerated().map { place, name in
                [.text(name), .number(9_000 * ChartData.noise(place)), .number(90 * ChartData.noise(place, 3) - 30)]
            })
    }

    private static func cloud(_ count: Int, x: (Double) -> Double, y: (Double) -> Double) -> Table {
        ChartData.numbers([across, up], count) { row, column in
            column == 0 ? x(ChartData.noise(row)) : y(ChartData.noise(row, 9))
        }
    }

    private static func grouped() -> Table {
        table(
            [ColumnInfo("author", .text), ColumnInfo("channel", .text), across, up],
            (0..<90).map { row in
                [
                    .text("a\(row)"), .text(["x", "instagram", "news"][row % 3]),
                    .number(Double(row % 3) * 20 + 30 * ChartData.noise(row)), .number(50 * ChartData.noise(row, 4)),
                ]
            })
    }
}
