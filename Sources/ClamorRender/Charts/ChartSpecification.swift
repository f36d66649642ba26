import ClamorColumns
import ClamorQuery
import ClamorTime

/// A chart cannot be drawn from these columns; the message says what is missing.
package struct ChartError: Error, Sendable, Equatable {
    package var message: String
    package var help: String?
}

/// What a chart shows, independent of where it is drawn: panels of series over one axis.
package struct ChartSpecification: Sendable {
    /// One line or set of bars. Values lie at the axis's positions; nil is a gap.
    package struct Series: Sendable {
        package var name: String
        package var values: [Double?]
        /// What was found at a position: `gap` or `drop`; empty where nothing was looked for.
        package var findings: [String?] = []
    }

    /// One measure on its own scale.
    package struct Panel: Sendable {
        package var title: String
        package var format: ColumnInfo
        package var series: [Series]
    }

    package enum Axis: Sendable {
        /// Names in the answer's order.
        case categories([String])
        /// Bucket starts, ascending, and their unit.
        case times([Instant], unit: BucketUnit?)

        package var count: Int {
            switch self {
            case .categories(let names): names.count
            case .times(let starts, _): starts.count
            }
        }
    }

    package var kind: ChartKind
    package var axis: Axis
    package var axisName: String
    /// The column that makes the series, where there is one.
    package var seriesName: String?
    package var panels: [Panel]
    /// What was left out or summed up.
    package var captions: [String]
    /// Why this kind, where none was asked for.
    package var choice: String?

    /// More series than this are not told apart; the smallest are summed up as `other`.
    package static let mostSeries = 10
    static let rest = "other"

    /// Reads a chart out of an answer. What the request leaves open is chosen from the columns' types: a time column is
    /// the axis of a line, a text column that of bars; a second text column makes the series; the first number column is
    /// the measure.
    ///
    /// - Throws: `ChartError` where no column fits.
    package init(_ request: ChartRequest, table: Table, cells: CellText) throws {
        let schema = table.schema
        let numbers = schema.indices.filter { schema[$0].type.isNumeric || schema[$0].type == .duration }
        let measures = try Self.measures(request, schema, numbers)
        let others = schema.indices.filter { !measures.contains($0) }
        let timeColumn = others.first { schema[$0].type == .time }
        let texts = others.filter {
            [.text, .list, .boolean].contains(schema[$0].type) && schema[$0].name != CoverageRequest.finding.name
        }
        var series = try request.by.map { try Self.column($0, schema) }
        kind = request.kind ?? (timeColumn == nil ? .bar : .line)
        let axisColumn =
            kind == .bar
            ? texts.first { $0 != series } ?? timeColumn ?? others.first { $0 != series }
            : timeColumn ?? texts.first { $0 != series } ?? others.first { $0 != series }
        guard let axisColumn else {
            throw ChartError(
                message: "a \(kind.rawValue) chart needs a column for its axis beside \(schema[measures[0]].name)",
                help: "group by something first: count by channel | chart")
        }
        if series == nil { series = texts.first { $0 != axisColumn } }
        seriesName = series.map { schema[$0].name }
        let rows = ChartRows(table)
        axisName = schema[axisColumn].name
        captions = []
        let axisValues: [Value]
        (axis, axisValues) = Self.axis(rows.column(axisColumn), schema[axisColumn], cells)
        let places = Dictionary(uniqueKeysWithValues: axisValues.enumerated().map { ($1, $0) })
        panels = measures.map { measure in
            var names: [String] = []
            var values: [String: [Double?]] = [:]
            // The period before goes on the same axis.
            let before = schema.indices.first {
                schema[$0].name == schema[measure].name + "_prev" && !measures.contains($0)
            }
            for column in [measure, before].compactMap({ $0 }) {
                for row in 0..<rows.count {
                    let own = series.map { cells.display(rows[$0, row], schema[$0]) }
                    let name = own.map { column == measure ? $0 : $0 + ", before" } ?? schema[column].name
                    if values[name] == nil {
                        names.append(name)
                        values[name] = [Double?](repeating: nil, count: axisValues.count)
                    }
                    guard let place = places[rows[axisColumn, row]] else { continue }
                    values[name]?[place] = rows[column, row].chartNumber
                }
            }
            // The rest comes last, wherever its name would stand.
            let ordered = names.filter { $0 != Self.rest } + names.filter { $0 == Self.rest }
            return Panel(
                title: schema[measure].name, format: schema[measure],
                series: ordered.map { Series(name: $0, values: values[$0] ?? []) })
        }
        if kind == .calendar {
            guard case .times(let starts, .day) = axis, starts.count == axis.count else {
                throw ChartError(
                    message: "a calendar needs a column of days", help: "for example count by day | chart calendar")
            }
            mark(schema, rows, axisColumn: axisColumn, series: series, places: places, cells)
        }
        if request.kind == nil {
            let holds = schema[axisColumn].type == .time ? "times" : "names"
            choice = "drawn as \(kind == .line ? "a line" : "bars"), as \(axisName) holds \(holds)"
        }
        limitSeries()
        describe(request, schema, measures, numbers)
    }

    /// Puts what the column `finding` tells beside the values.
    private mutating func mark(
        _ schema: [ColumnInfo], _ rows: ChartRows, axisColumn: Int, series: Int?, places: [Value: Int],
        _ cells: CellText
    ) {
        guard let finding = schema.firstIndex(where: { $0.name == CoverageRequest.finding.name }) else { return }
        var found: [String: [String?]] = [:]
        for row in 0..<rows.count {
            guard case .text(let what) = rows[finding, row], let place = places[rows[axisColumn, row]] else { continue }
            let name = series.map { cells.display(rows[$0, row], schema[$0]) } ?? schema[finding].name
            found[name, default: Array(repeating: nil, count: axis.count)][place] = what
        }
        for panel in panels.indices {
            for index in panels[panel].series.indices {
                let name = series == nil ? schema[finding].name : panels[panel].series[index].name
                panels[panel].series[index].findings = found[name] ?? []
            }
        }
    }

    private static func measures(_ request: ChartRequest, _ schema: [ColumnInfo], _ numbers: [Int]) throws -> [Int] {
        guard request.values.isEmpty else {
            return try request.values.map { name in
                let index = try column(name, schema)
                guard numbers.contains(index) else {
                    throw ChartError(message: "`\(name)` holds no numbers, so it cannot be charted", help: nil)
                }
                return index
            }
        }
        guard let first = numbers.first(where: { $0 > 0 }) ?? numbers.first else {
            throw ChartError(
                message: "there is no column of numbers to chart",
                help: "count or sum something first: count by channel | chart")
        }
        return [first]
    }

    private static func column(_ name: String, _ schema: [ColumnInfo]) throws -> Int {
        guard let index = schema.firstIndex(where: { $0.name == name }) else {
            let names = schema.map(\.name).joined(separator: ", ")
            throw ChartError(message: "there is no column `\(name)`", help: "columns: \(names)")
        }
        return index
    }

    private static func axis(_ values: [Value], _ info: ColumnInfo, _ cells: CellText) -> (Axis, [Value]) {
        var seen: Set<Value> = []
        var distinct = values.filter { seen.insert($0).inserted }
        guard info.type == .time else {
            return (.categories(distinct.map { $0 == .null ? "(none)" : cells.display($0, info) }), distinct)
        }
        let starts = distinct.compactMap { value -> Int64? in
            if case .time(let time) = value { time } else { nil }
        }.sorted()
        distinct = starts.map { .time($0) }
        var unit: BucketUnit?
        if case .bucket(let bucket) = info.format { unit = bucket }
        return (.times(starts.map { Instant(milliseconds: $0) }, unit: unit), distinct)
    }

    /// Sums what goes beyond the most series that can be told apart.
    private mutating func limitSeries() {
        for index in panels.indices where panels[index].series.count > Self.mostSeries {
            let all = panels[index].series
            let sums = all.map { $0.values.reduce(0) { $0 + abs($1 ?? 0) } }
            let kept = Set(all.indices.sorted { (sums[$0], $1) > (sums[$1], $0) }.prefix(Self.mostSeries - 1))
            var other = [Double?](repeating: nil, count: axis.count)
            for (place, series) in all.enumerated() where !kept.contains(place) {
                for (position, value) in series.values.enumerated() {
                    if let value { other[position] = (other[position] ?? 0) + value }
                }
            }
            panels[index].series = all.indices.filter(kept.contains).map { all[$0] }
            panels[index].series.append(Series(name: Self.rest, values: other))
            captions.append("\(Self.rest): the sum of \(all.count - kept.count) more series")
        }
    }

    private mutating func describe(
        _ request: ChartRequest, _ schema: [ColumnInfo], _ measures: [Int], _ numbers: [Int]
    ) {
        let left = numbers.filter { !measures.contains($0) }.map { schema[$0].name }.filter { $0 != axisName }
        if request.values.isEmpty, !left.isEmpty, kind != .calendar {
            captions.append("also there: \(left.joined(separator: ", "))")
        }
    }
}

/// The rows of an answer, addressed across batches.
private struct ChartRows {
    private let batches: [Batch]
    private let starts: [Int]
    let count: Int

    init(_ table: Table) {
        batches = table.batches
        var total = 0
        starts = table.batches.map { batch in
            defer { total += batch.count }
            return total
        }
        count = total
    }

    subscript(_ column: Int, _ row: Int) -> Value {
        let batch = (starts.firstIndex { $0 > row } ?? starts.count) - 1
        return batches[batch].columns[column][row - starts[batch]]
    }

    func column(_ column: Int) -> [Value] { (0..<count).map { self[column, $0] } }
}

extension Value {
    /// The number that a chart draws; spans of time in seconds.
    fileprivate var chartNumber: Double? {
        if case .duration(let value) = self { return Double(value) / 1_000 }
        guard let number = numeric, number.isFinite else { return nil }
        return number
    }
}
