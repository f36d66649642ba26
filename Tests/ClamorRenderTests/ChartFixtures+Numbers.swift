import ClamorColumns
import ClamorQuery

@testable import ClamorRender

extension ChartFixture {
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
        ChartFixture(.hist, "series", channels, request: ChartRequest(by: "channel")),
        ChartFixture(
            .hist, "skewed",
            ChartData.numbers([ChartData.count], 900) { row, _ in 1 / (0.002 + ChartData.noise(row)) }),
    ]

    private static let channels = table(
        [ColumnInfo("channel", .text), ColumnInfo("response_time", .duration)],
        (0..<240).map { row in
            [
                .text(["x", "instagram"][row % 2]),
                .duration(Int64(1_000 * (600 + 9_000 * ChartData.noise(row) * ChartData.noise(row, 2)))),
            ]
        })

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
