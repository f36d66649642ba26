import ClamorColumns
import ClamorQuery

/// Which column plays which part in a chart.
struct ChartRoles {
    /// Columns of numbers that are drawn.
    var measures: [Int]
    /// The column that values are laid out along.
    var axis: Int?
    /// The column whose values make the series.
    var series: Int?
    /// Measures that nobody asked for by name and that are not drawn.
    var left: [Int]
    /// Columns that could make an axis or series.
    let keys: [Int]
    let kind: ChartKind
    /// Why this kind; nil where it was asked for.
    let choice: String?

    /// Endings of columns that belong to another: ends of intervals, and what `compare previous` adds.
    private static let companions = ["_low", "_high", "_prev", "_change", "_pct", "_p", "_q", "_n"]
    /// Plots below each other; more are not taken in at a glance.
    private static let mostPanels = 3

    init(_ request: ChartRequest, _ columns: ChartColumns, _ context: ChartContext) throws {
        let schema = columns.schema
        let isNumber = { (index: Int) in schema[index].type.isNumeric || schema[index].type == .duration }
        let asked = try request.values.map { try Self.column($0, schema) }
        for index in asked where !isNumber(index) {
            throw ChartError(message: "`\(schema[index].name)` holds no numbers, so it cannot be charted", help: nil)
        }
        let names = Set(schema.map(\.name))
        let isCompanion = { (index: Int) in
            Self.companions.contains { ending in
                let name = schema[index].name
                return name.hasSuffix(ending) && names.contains(String(name.dropLast(ending.count)))
            }
        }
        let by = try request.by.map { try Self.column($0, schema) }
        var keys = schema.indices.filter { index in
            guard schema[index].format != .spark else { return false }
            let isKey = !isNumber(index) || context.keys.contains(schema[index].name) || index == by
            return isKey && !asked.contains(index) && schema[index].name != CoverageRequest.finding.name
        }
        var numbers = schema.indices.filter { isNumber($0) && !keys.contains($0) && !isCompanion($0) }
        // Counted values: their histogram is of the values, not of the counts.
        if request.kind == .hist, asked.isEmpty, let value = keys.first(where: { isNumber($0) && $0 != by }) {
            numbers = [value]
            keys.removeAll { $0 == value }
        }
        // Rows of numbers alone may still be laid out along the first of them, if it was not made by counting.
        if numbers.isEmpty, asked.isEmpty, let last = keys.last(where: isNumber), keys.count > 1 {
            numbers = [last]
            keys.removeAll { $0 == last }
        }
        guard let first = asked.first ?? numbers.first else {
            throw ChartError(
                message: "there is no column of numbers to chart",
                help: "count or sum something first: count by channel | chart")
        }
        let time = keys.first { schema[$0].type == .time }
        (kind, choice) = try Self.kind(
            request, schema, keys: keys, numbers: asked.isEmpty ? numbers : asked, rows: columns.count)
        self.keys = keys
        measures = asked.isEmpty ? numbers : asked
        left = []
        (axis, series) = Self.axes(kind, keys: keys, time: time, by: by, schema)
        try limitMeasures(first, asked: !asked.isEmpty, schema)
        try checkAxis(schema)
    }

    private mutating func limitMeasures(_ first: Int, asked: Bool, _ schema: [ColumnInfo]) throws {
        let feelings = measures.filter { SentimentInk.ink(of: schema[$0].name) != nil }
        if kind.isStacked, series != nil, measures.count > 1, asked || feelings.count > 1 {
            throw ChartError(
                message: "`\(schema[series ?? 0].name)` makes the parts, and so do several measures",
                help: "group by one column, or draw one measure")
        }
        if kind.isStacked, !asked, feelings.count > 1 {
            (left, measures) = (measures.filter { !feelings.contains($0) }, feelings)
            return
        }
        switch kind {
        case .scatter:
            (left, measures) = (Array(measures.dropFirst(2)), Array(measures.prefix(2)))
        case .heat, .calendar, .hist:
            if !asked { (left, measures) = (measures.filter { $0 != first }, [first]) }
        case .number, .spark: break
        case .stacked, .pct, .area, .diverge, .line, .column, .bar:
            guard !asked else { return }
            // Series upon or beside each other take the room of a plot each; of a whole, measures are seldom the parts.
            let most = series != nil && kind != .line || kind.isStacked ? 1 : Self.mostPanels
            (left, measures) = (Array(measures.dropFirst(most)), Array(measures.prefix(most)))
        }
    }

    private func checkAxis(_ schema: [ColumnInfo]) throws {
        switch kind {
        case .number, .hist: return
        case .spark where axis.map({ schema[$0].type != .time }) ?? true:
            throw ChartError(
                message: "small lines need a column of times",
                help:
                    "for example trend every 1d count by brand | chart spark; a table draws the columns of `spark` itself"
            )
        case .scatter:
            guard measures.count == 2 else {
                throw ChartError(
                    message: "a scatter chart needs two columns of numbers",
                    help: "for example group reach, net by brand | chart scatter reach, net")
            }
        case .calendar:
            guard let axis, schema[axis].format == .bucket(.day) else {
                throw ChartError(
                    message: "a calendar needs a column of days", help: "for example count by day | chart calendar")
            }
        case .heat:
            guard axis != nil, series != nil else {
                throw ChartError(
                    message: "a heat map needs two columns to group by",
                    help: "for example count by day_of_week, hour_of_day | chart heat")
            }
        default:
            guard axis != nil else {
                throw ChartError(
                    message:
                        "\(kind == .area ? "an" : "a") \(kind.rawValue) chart needs a column for its axis beside \(schema[measures[0]].name)",
                    help: "group by something first: count by channel | chart")
            }
        }
    }

    private static func axes(
        _ kind: ChartKind, keys: [Int], time: Int?, by: Int?, _ schema: [ColumnInfo]
    ) -> (axis: Int?, series: Int?) {
        let free = keys.filter { $0 != by }
        let clock = free.first { schema[$0].name == "hour_of_day" }
        switch kind {
        case .number: return (time, keys.first { $0 != time })
        case .hist: return (nil, by)
        case .scatter: return (free.first, by ?? free.dropFirst().first)
        case .heat:
            let across = clock ?? (time == by ? nil : time) ?? (by == nil ? free.dropFirst().first : free.first)
            return (across, by ?? free.first { $0 != across })
        default:
            let axis = (time == by ? nil : time) ?? free.first
            return (axis, by ?? free.first { $0 != axis })
        }
    }

    static func column(_ name: String, _ schema: [ColumnInfo]) throws -> Int {
        guard let index = schema.firstIndex(where: { $0.name == name }) else {
            let names = schema.map(\.name).joined(separator: ", ")
            throw ChartError(message: "there is no column `\(name)`", help: "columns: \(names)")
        }
        return index
    }

    /// The kind that was asked for, else the one that the columns call for, with the reason.
    private static func kind(
        _ request: ChartRequest, _ schema: [ColumnInfo], keys: [Int], numbers: [Int], rows: Int
    ) throws -> (ChartKind, choice: String?) {
        if let kind = request.kind { return (kind, nil) }
        func because(_ kind: ChartKind, _ what: String, _ why: String) -> (ChartKind, choice: String?) {
            (kind, "drawn as \(what), as \(why)")
        }
        let names = keys.map { schema[$0].name }
        if let time = keys.first(where: { schema[$0].type == .time }) {
            return because(.line, "a line", "`\(schema[time].name)` holds times")
        }
        if names.contains("hour_of_day"), names.contains("day_of_week") {
            return because(.heat, "a heat map", "there are hours and weekdays")
        }
        if keys.isEmpty {
            if rows <= 1 { return because(.number, "figures", "there is one row") }
            if numbers.count > 1 { return because(.scatter, "points", "there are two columns of numbers and no names") }
            return because(.hist, "a histogram", "there is one column of numbers and no names")
        }
        if keys.count == 1, names[0] == "hour_of_day" || names[0] == "day_of_week" {
            return because(.column, "columns", "`\(names[0])` has an order of its own")
        }
        let measures = Set(numbers.map { schema[$0].name })
        if keys.count == 1, measures.isSuperset(of: ["positive", "negative"]) {
            return because(.diverge, "diverging bars", "there are positive and negative mentions")
        }
        return because(.bar, "bars", "`\(names[0])` holds names")
    }
}
