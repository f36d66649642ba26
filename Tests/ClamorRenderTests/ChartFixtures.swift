import ClamorColumns
import ClamorQuery
import ClamorTime
import Testing

@testable import ClamorRender

/// A chart that pictures are compared for, made from a table as an answer's would be.
struct ChartFixture: Sendable, CustomTestStringConvertible {
    let kind: ChartKind
    let name: String
    /// Whether the picture is kept in colours too.
    let hasColors: Bool
    private let table: Table
    private let request: ChartRequest
    private let context: ChartContext

    init(
        _ kind: ChartKind, _ name: String, _ table: Table, request: ChartRequest = ChartRequest(),
        context: ChartContext = ChartContext(zone: .utc, additive: ["count"]), hasColors: Bool = false
    ) {
        self.kind = kind
        self.name = name
        self.table = table
        self.context = context
        self.hasColors = hasColors
        var request = request
        request.kind = kind
        self.request = request
    }

    var testDescription: String { "\(kind.rawValue)/\(name)" }

    func specification() throws -> ChartSpecification {
        try ChartSpecification(request, table: table, context: context)
    }

    func text(width: Int, height: Int? = nil, ascii: Bool = false, palette: Palette? = nil) throws -> String {
        try specification().text(width: width, height: height, ascii: ascii, palette: palette)
    }
}

extension ChartSpecification {
    /// The chart as text.
    func text(width: Int, height: Int? = nil, ascii: Bool = false, palette: Palette? = nil) -> String {
        var style = RenderStyle(width: width, color: palette != nil, ascii: ascii)
        style.height = height
        if let palette { style.palette = palette }
        return ChartRenderer(style: style).render(self)
    }
}

/// Tables for charts. Every value follows from its place alone.
enum ChartData {
    static let day: Int64 = 86_400_000
    /// Sunday, 1 March 2026.
    static let march: Int64 = 1_772_323_200_000
    static let count = ColumnInfo("count", .integer)
    static let net = ColumnInfo("net", .number, format: .decimals(1))
    static let value = ColumnInfo("value", .number)
    static let brands = [
        "Acme", "Bolt", "Crane", "Dune", "Ember", "Fjord", "Grove", "Heron", "Iris", "Jade", "Kite", "Lark", "Moss",
    ]
    static let wide = ["東京スカイツリー", "서울", "☕️ Kaffee", "👩‍👩‍👧 Family", "naïve café"]
    static let long = [
        "The Extraordinarily Long Name of a Brand That Nobody Says in Full",
        "Another Very Long Name, Incorporated and Sons",
        "Short",
    ]

    /// A number from 0 to 1 that looks like chance but follows from its place.
    static func noise(_ place: Int, _ salt: Int = 0) -> Double {
        var hash = UInt64(bitPattern: Int64(place &* 1_000_003 &+ salt &* 7_919 &+ 12_345))
        hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
        hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
        return Double((hash ^ (hash >> 31)) >> 11) / Double(1 << 53)
    }

    /// Counts with a weekly rhythm.
    static func counts(_ place: Int, _ salt: Int = 0) -> Double {
        let isWeekend = place % 7 == 0 || place % 7 == 6
        return ((isWeekend ? 40.0 : 100) * (1 + 0.4 * noise(place, salt)) / Double(salt + 1)).rounded()
    }

    /// Rows for each time and name. A nil value is a missing row.
    static func times(
        _ count: Int, _ names: [String] = [], _ column: ColumnInfo = count, unit: BucketUnit = .day,
        from start: Int64 = march, every step: Int64 = day, value: (_ time: Int, _ name: Int) -> Double?
    ) -> Table {
        var rows: [[Value]] = []
        for place in 0..<count {
            let time = Value.time(start + Int64(place) * step)
            for name in names.isEmpty ? [""] : names {
                guard let number = value(place, names.firstIndex(of: name) ?? 0) else { continue }
                rows.append([time] + (names.isEmpty ? [] : [.text(name)]) + [cell(number, column)])
            }
        }
        let time = ColumnInfo(unit.rawValue, .time, format: .bucket(unit))
        return table([time] + (names.isEmpty ? [] : [ColumnInfo("brand", .text)]) + [column], rows)
    }

    /// Rows for each name.
    static func names(_ names: [String], _ column: ColumnInfo = count, value: (Int) -> Double?) -> Table {
        table(
            [ColumnInfo("brand", .text), column],
            names.enumerated().map { [.text($1), value($0).map { cell($0, column) } ?? .null] })
    }

    /// Rows of numbers alone.
    static func numbers(_ columns: [ColumnInfo], _ count: Int, value: (_ row: Int, _ column: Int) -> Double?) -> Table {
        table(
            columns,
            (0..<count).map { row in
                columns.indices.map { index in value(row, index).map { cell($0, columns[index]) } ?? .null }
            })
    }

    static func cell(_ number: Double, _ column: ColumnInfo) -> Value {
        switch column.type {
        case .integer: .integer(Int64(number.rounded()))
        case .duration: .duration(Int64(number))
        default: .number(number)
        }
    }

    /// Days of counts with the ends of their intervals.
    static func intervals(_ count: Int) -> Table {
        let columns = ["net", "net_low", "net_high"].map { ColumnInfo($0, .number, format: .decimals(1)) }
        return table(
            [ColumnInfo("day", .time, format: .bucket(.day))] + columns,
            (0..<count).map { place in
                let middle = 30 * noise(place) + 10
                let half = 4 + 12 * noise(place, 5)
                return [
                    .time(march + Int64(place) * day), .number(middle), .number(middle - half), .number(middle + half),
                ]
            })
    }

    /// Days with two measures of different units.
    static let twoMeasures = table(
        [ColumnInfo("day", .time, format: .bucket(.day)), count, net],
        (0..<28).map { place in
            [.time(march + Int64(place) * day), .integer(Int64(counts(place))), .number(60 * noise(place, 2) - 30)]
        })

    /// Days of counts beside those of the period before.
    static func compared(_ count: Int) -> Table {
        table(
            [
                ColumnInfo("day", .time, format: .bucket(.day)), self.count, ColumnInfo("count_prev", .integer),
            ],
            (0..<count).map { place in
                [
                    .time(march + Int64(place) * day), .integer(Int64(counts(place))),
                    place % 11 == 5 ? .null : .integer(Int64(counts(place + 100) * 0.8)),
                ]
            })
    }

    /// A range that ends inside the last of some days, with what was noted in it.
    static func unfinished(_ days: Int, notes: [(Int, String)] = []) -> ChartContext {
        let end = Instant(milliseconds: march + Int64(days) * day - day / 2)
        return ChartContext(
            zone: .utc, range: TimeRange(lower: Instant(milliseconds: march), upper: end), now: end,
            additive: ["count"],
            notes: notes.map { (time: Instant(milliseconds: march + Int64($0.0) * day + day / 3), text: $0.1) })
    }
}
