import ClamorColumns
import ClamorQuery
import ClamorTime

@testable import ClamorRender

/// Charts for pictures: one of each kind, and those that are hard to draw.
enum PictureSamples {
    static let start: Int64 = 1_767_225_600_000
    static let day: Int64 = 86_400_000
    static let hour: Int64 = 3_600_000
    static let brands = ["Acme", "Bolt & Söhne", "珈琲 Café ☕", "Delta", "Echo", "Fox", "Gala", "Hotel", "Iris", "Jade"]

    static func chart(
        _ schema: [ColumnInfo], _ rows: [[Value]], _ request: ChartRequest = ChartRequest(),
        additive: Set<String> = ["count"], keys: Set<String> = [], range: TimeRange? = nil,
        notes: [(time: Instant, text: String)] = []
    ) -> ChartSpecification {
        let context = ChartContext(zone: .utc, range: range, keys: keys, additive: additive, notes: notes)
        do {
            return try ChartSpecification(request, table: table(schema, rows), context: context)
        } catch {
            preconditionFailure("a sample that cannot be read: \(error)")
        }
    }

    /// A number from 0 to 999 that looks like chance.
    static func chance(_ seed: Int) -> Int {
        var bits = UInt64(bitPattern: Int64(seed)) &+ 0x9E37_79B9_7F4A_7C15
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((bits ^ (bits >> 31)) % 1_000)
    }

    static let time = ColumnInfo("day", .time, format: .bucket(.day))
    static let count = ColumnInfo("count", .integer)
    static let net = ColumnInfo("net", .number, format: .decimals(1))
    static let brand = ColumnInfo("brand", .text)

    /// Days of several brands.
    static func days(_ days: Int, _ brands: ArraySlice<String>, gaps: Bool = false) -> [[Value]] {
        (0..<days).flatMap { day -> [[Value]] in
            brands.enumerated().compactMap { rank, brand -> [Value]? in
                let week = [40, 44, 42, 45, 60, 90, 85][day % 7]
                let value = week * (brands.count - rank + 1) / 2 + chance(day * 31 + rank) / 25
                if gaps, rank == 0, (10..<14).contains(day) || day == 20 || day == 22 { return nil }
                return [.time(start + Int64(day) * Self.day), .text(brand), .integer(Int64(value))]
            }
        }
    }

    static func sentiments(_ days: Int) -> [[Value]] {
        (0..<days).flatMap { day in
            ["positive", "neutral", "negative"].enumerated().map { rank, name in
                [
                    .time(start + Int64(day) * Self.day), .text(name),
                    .integer(Int64([40, 70, 25][rank] + chance(day * 7 + rank) / 20)),
                ]
            }
        }
    }

    static let names: [[Value]] = [
        [.text("Acme"), .number(41.5)],
        [.text("A very long name of a brand that nobody can write in full"), .number(-22.4)],
        [.text("珈琲 Café ☕"), .number(3)], [.text("<b>&\"quoted\"</b>"), .null], [.text("Echo"), .number(-0.4)],
    ]

    static func line(_ request: ChartRequest = ChartRequest(kind: .line)) -> ChartSpecification {
        chart([time, brand, count], days(90, brands[0..<3]), request)
    }

    static func hours(_ count: Int, _ brands: Int) -> ChartSpecification {
        let rows = (0..<count).flatMap { hour in
            (0..<brands).map { brand -> [Value] in
                let value = 200 + brand * 90 + (hour % 24) * 8 + chance(hour * 13 + brand) / 10
                return [
                    .time(start + Int64(hour) * Self.hour), .text(Self.brands[brand]), .integer(Int64(value)),
                ]
            }
        }
        return chart(
            [ColumnInfo("hour", .time, format: .bucket(.hour)), brand, Self.count], rows, ChartRequest(kind: .line))
    }

    static let all: [(name: String, chart: ChartSpecification)] = plain + hard

    static let plain: [(name: String, chart: ChartSpecification)] = [
        ("line", line()),
        ("area", line(ChartRequest(kind: .area))),
        ("bar", chart([brand, net], names, ChartRequest(kind: .bar), additive: [])),
        (
            "column",
            chart(
                [time, count], days(28, ["Acme"]).map { [$0[0], $0[2]] }, ChartRequest(kind: .column),
                range: partial(28))
        ),
        ("stacked", line(ChartRequest(kind: .stacked))),
        ("pct", chart([time, ColumnInfo("sentiment", .text), count], sentiments(30), ChartRequest(kind: .pct))),
        (
            "diverge",
            chart([time, ColumnInfo("sentiment", .text), count], sentiments(30), ChartRequest(kind: .diverge))
        ),
        ("heat", heat), ("calendar", calendar),
        (
            "hist",
            chart(
                [ColumnInfo("followers", .integer)],
                (0..<400).map { [.integer(Int64(chance($0) * chance($0 + 1_000) / 500))] }, ChartRequest(kind: .hist))
        ),
        ("scatter", scatter(24)),
        (
            "spark",
            chart([time, brand, count], days(60, brands[0..<5], gaps: true), ChartRequest(kind: .spark))
        ),
        ("number", number),
    ]

    /// The question ends within the last day.
    static func partial(_ days: Int) -> TimeRange {
        TimeRange(
            lower: Instant(milliseconds: start), upper: Instant(milliseconds: start + Int64(days - 1) * day + 9 * hour))
    }

    static let heat: ChartSpecification = {
        let rows = (0..<7).flatMap { day in
            (0..<24).compactMap { hour -> [Value]? in
                if day == 6, hour < 5 { return nil }
                return [
                    .integer(Int64(hour)), .integer(Int64(day + 1)),
                    .integer(Int64(20 + hour * (24 - hour) + chance(day * 24 + hour) / 8)),
                ]
            }
        }
        return chart(
            [ColumnInfo("hour_of_day", .integer), ColumnInfo("day_of_week", .integer), count], rows,
            ChartRequest(kind: .heat), keys: ["hour_of_day", "day_of_week"])
    }()

    static let calendar: ChartSpecification = {
        let finding = ColumnInfo("finding", .text)
        let rows = (0..<200).map { day -> [Value] in
            let isGap = (80..<84).contains(day)
            let found: Value = isGap ? .text("gap") : day == 120 ? .text("drop") : .null
            return [
                .time(start + Int64(day) * Self.day), .integer(isGap ? 0 : day == 120 ? 9 : Int64(chance(day) + 40)),
                found,
            ]
        }
        return chart([time, count, finding], rows, ChartRequest(kind: .calendar, values: ["count"]))
    }()

    static func scatter(_ points: Int) -> ChartSpecification {
        chart(
            [ColumnInfo("author", .text), ColumnInfo("followers", .integer), ColumnInfo("likes", .integer), brand],
            (0..<points).map { index in
                [
                    .text("author\(index)"), .integer(Int64(chance(index) * 12)),
                    .integer(Int64(chance(index + 7) / 3 + chance(index) / 5)), .text(brands[index % 3]),
                ]
            }, ChartRequest(kind: .scatter, values: ["followers", "likes"], by: "brand"))
    }

    static let number: ChartSpecification = {
        var chart = ChartSpecification(
            kind: .number, title: "count, net, median_response", axis: .categories([]), axisName: "")
        chart.tiles = [
            ChartTile(
                label: "count", value: "12,345", change: "+204 (+1.7%) from 12,141, p = 0.0210", direction: 1,
                history: (0..<30).map { $0 == 12 ? nil : Double(chance($0)) }),
            ChartTile(label: "net", value: "-12.5", change: "-3.1 from -9.4", direction: -1),
            ChartTile(label: "median_response", value: "2h 14m"), ChartTile(label: "reach", value: "1,234,567,890"),
        ]
        return chart
    }()

    static let hard: [(name: String, chart: ChartSpecification)] = [
        ("line-gaps-marks", marked),
        ("line-interval-before", before),
        ("line-ten-brands", chart([time, brand, count], days(40, brands[0..<10]), ChartRequest(kind: .line))),
        ("line-year-of-hours", hours(8_760, 10)),
        ("line-one-point", chart([time, count], [[.time(start), .integer(5)]], ChartRequest(kind: .line))),
        (
            "line-fixed-ends",
            chart([time, brand, count], days(60, brands[0..<2]), ChartRequest(kind: .line, minimum: 40, maximum: 80))
        ),
        (
            "line-logarithmic",
            chart(
                [time, count], (0..<40).map { [.time(start + Int64($0) * day), .integer(Int64(1) << Int64($0 % 30))] },
                ChartRequest(kind: .line, isLogarithmic: true))
        ),
        (
            "line-negative",
            chart(
                [time, net], (0..<30).map { [.time(start + Int64($0) * day), .number(Double(chance($0)) / 10 - 50)] })
        ),
        ("line-equal", chart([time, count], (0..<9).map { [.time(start + Int64($0) * day), .integer(7)] })),
        ("line-empty", chart([time, count], [], ChartRequest(kind: .line))),
        ("line-five-years", chart([time, brand, count], days(1_826, brands[0..<2]), ChartRequest(kind: .line))),
        (
            "line-five-minutes",
            chart(
                [ColumnInfo("minute", .time, format: .bucket(.minute)), count],
                (0..<5).map { [.time(start + Int64($0) * 60_000), .integer(Int64(chance($0)))] })
        ),
        (
            "line-two-panels",
            chart(
                [time, count, net],
                (0..<30).map {
                    [
                        .time(start + Int64($0) * day), .integer(Int64(chance($0) + 900)),
                        .number(Double(chance($0 + 99)) / 100 - 5),
                    ]
                })
        ),
        (
            "area-gaps",
            chart(
                [time, count], days(40, ["Acme"], gaps: true).map { [$0[0], $0[2]] }, ChartRequest(kind: .area),
                range: partial(40))
        ),
        ("bar-intervals", intervals(.bar)),
        (
            "bar-before",
            chart(
                [brand, count, ColumnInfo("count_prev", .integer)],
                brands[0..<4].enumerated().map {
                    [.text($1), .integer(Int64(chance($0) + 50)), .integer(Int64(chance($0 + 50)))]
                },
                ChartRequest(kind: .bar))
        ),
        (
            "bar-huge",
            chart(
                [brand, count],
                brands.enumerated().map { [.text($1), .integer(Int64(1_000_000_000_000) * Int64($0 * $0 + 1))] },
                ChartRequest(kind: .bar))
        ),
        (
            "bar-tiny",
            chart(
                [brand, ColumnInfo("rate", .number)],
                brands.enumerated().map { [.text($1), .number(0.000_001 * Double($0))] }, ChartRequest(kind: .bar))
        ),
        (
            "bar-fixed-ends",
            chart([brand, net], names, ChartRequest(kind: .bar, minimum: -10, maximum: 30), additive: [])
        ),
        (
            "bar-thousand-names",
            chart(
                [brand, count], (0..<1_000).map { [.text("name \($0)"), .integer(Int64(chance($0)))] },
                ChartRequest(kind: .bar))
        ),
        ("column-intervals", intervals(.column)),
        ("column-names", chart([brand, net], names, ChartRequest(kind: .column), additive: [])),
        ("column-groups", chart([time, brand, count], days(10, brands[0..<3]), ChartRequest(kind: .column))),
        (
            "column-thousand-names",
            chart(
                [brand, count], (0..<1_000).map { [.text("name \($0)"), .integer(Int64(chance($0)))] },
                ChartRequest(kind: .column, limit: 1_000))
        ),
        (
            "column-five-years",
            chart([time, count], days(1_826, ["Acme"]).map { [$0[0], $0[2]] }, ChartRequest(kind: .column))
        ),
        ("stacked-names", lying(.stacked)), ("pct-names", lying(.pct)), ("diverge-names", lying(.diverge)),
        (
            "stacked-thirteen",
            chart(
                [time, brand, count],
                (0..<12).flatMap { month in
                    (0..<13).map {
                        [
                            .time(start + Int64(month) * day), .text("brand \($0)"),
                            .integer(Int64(chance(month * 13 + $0))),
                        ]
                    }
                },
                ChartRequest(kind: .stacked))
        ),
        (
            "heat-negative",
            chart(
                [ColumnInfo("topic", .text), brand, net],
                (0..<40).map {
                    [.text("topic \($0 / 5)"), .text(brands[$0 % 5]), .number(Double(chance($0)) / 10 - 50)]
                },
                ChartRequest(kind: .heat), additive: [])
        ),
        ("heat-days", chart([time, brand, count], days(120, brands[0..<4]), ChartRequest(kind: .heat))),
        ("scatter-dense", scatter(4_000)),
        (
            "scatter-logarithmic",
            chart(
                [ColumnInfo("followers", .integer), ColumnInfo("likes", .integer)],
                (1..<60).map { [.integer(Int64($0 * $0 * $0)), .integer(Int64($0 * chance($0)))] },
                ChartRequest(kind: .scatter, isLogarithmic: true))
        ),
        (
            "hist-tiny",
            chart(
                [ColumnInfo("rate", .number)], (0..<50).map { [.number(Double(chance($0)) * 1e-9)] },
                ChartRequest(kind: .hist))
        ),
        ("escaping", escaping),
    ]

    static func lying(_ kind: ChartKind) -> ChartSpecification {
        chart(
            [brand, ColumnInfo("sentiment", .text), count],
            brands[0..<5].enumerated().flatMap { rank, brand in
                ["positive", "neutral", "negative"].enumerated().map { place, name -> [Value] in
                    [.text(brand), .text(name), .integer(Int64(chance(rank * 3 + place) / (rank + 1)))]
                }
            }, ChartRequest(kind: kind))
    }

    static func intervals(_ kind: ChartKind) -> ChartSpecification {
        chart(
            [brand, net, ColumnInfo("net_low", .number), ColumnInfo("net_high", .number)],
            brands[0..<4].enumerated().map { rank, name in
                let value = Double(chance(rank)) / 10 - 40
                return [.text(name), .number(value), .number(value - 7), .number(value + 9)]
            }, ChartRequest(kind: kind), additive: [])
    }

    static let marked: ChartSpecification = {
        var rows = days(60, brands[0..<2], gaps: true)
        rows[81][2] = .integer(900)
        return chart(
            [time, brand, count], rows, ChartRequest(kind: .line, marksSpikes: true), range: partial(60),
            notes: [
                (Instant(milliseconds: start + 16 * day), "Launch of the new line, told by <everyone> & more"),
                (Instant(milliseconds: start + 17 * day), "A complaint goes round"),
                (Instant(milliseconds: start + 50 * day), "Price rise"),
            ])
    }()

    static let before: ChartSpecification = chart(
        [
            time, net, ColumnInfo("net_low", .number), ColumnInfo("net_high", .number), ColumnInfo("net_prev", .number),
        ],
        (0..<30).map { day in
            let value = Double(chance(day)) / 50 + 10
            return [
                .time(start + Int64(day) * Self.day), .number(value), .number(value - 3), .number(value + 4),
                day < 25 ? .number(Double(chance(day + 500)) / 50 + 8) : .null,
            ]
        }, ChartRequest(kind: .line), additive: [])

    static let escaping: ChartSpecification = chart(
        [brand, net],
        [
            [.text("<script>alert('x')</script>"), .number(3)], [.text("]]> & \"quotes\""), .number(2)],
            [.text("bell\u{7} esc\u{1b}[31m \u{202e}reversed"), .number(1)],
            [.text("👩‍👩‍👧 \u{fffe}\u{2028}"), .number(-1)],
        ], ChartRequest(kind: .bar, title: "<title> & \u{0} \"more\""), additive: [])
}
