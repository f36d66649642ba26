import ClamorColumns
import ClamorQuery
import ClamorText
import ClamorTime

extension ChartSpecification {
    /// Reads a chart out of an answer. What the request leaves open is chosen from the columns' types: a time column is
    /// the axis of a line, a text column that of bars; a second one makes the series; numbers are the measures. Columns of
    /// intervals (`X_low`, `X_high`) and of the period before (`X_prev`) go with their measure.
    ///
    /// - Throws: `ChartError` where no column fits.
    package init(_ request: ChartRequest, table: Table, context: ChartContext) throws {
        let columns = ChartColumns(table)
        let roles = try ChartRoles(request, columns, context)
        let title = request.title ?? Self.title(roles, columns.schema)
        self.init(kind: roles.kind, title: title, axis: .categories([]), axisName: "")
        choice = roles.choice
        width = request.width
        height = request.height
        seriesName = roles.series.map { columns.schema[$0].name }
        axisName = roles.axis.map { columns.schema[$0].name } ?? ""
        switch roles.kind {
        case .hist: try readHistogram(request, roles, columns, context)
        case .scatter: readPoints(request, roles, columns, context)
        case .number: readTiles(request, roles, columns, context)
        default: readSeries(request, roles, columns, context)
        }
        let left = roles.left.map { columns.schema[$0].name }
        if !left.isEmpty, kind != .calendar { captions.append("also there: \(left.joined(separator: ", "))") }
    }

    private static func title(_ roles: ChartRoles, _ schema: [ColumnInfo]) -> String {
        let measures = roles.measures.map { schema[$0].name }
        if roles.kind == .hist {
            return (["count by \(measures[0])"] + (roles.series.map { [schema[$0].name] } ?? [])).joined(separator: " and ")
        }
        if roles.kind == .scatter { return "\(measures[1]) against \(measures[0])" }
        let what = measures.joined(separator: ", ")
        // A heat map is read row by row.
        let keys = roles.kind == .heat ? [roles.series, roles.axis] : [roles.axis, roles.series]
        let by = keys.compactMap { $0.map { schema[$0].name } }
        return by.isEmpty ? what : "\(what) by \(by.joined(separator: " and "))"
    }

    /// Series along the axis, a panel for each scale.
    private mutating func readSeries(
        _ request: ChartRequest, _ roles: ChartRoles, _ columns: ChartColumns, _ context: ChartContext
    ) {
        var axisReader = AxisReader(columns, roles.axis, context)
        var groups: [Int: [(index: Int, name: String)]] = [:]
        var values: [Value] = [.null]
        var places = [Int](repeating: 0, count: columns.count)
        if let series = roles.series {
            (places, values) = columns.keys(series)
            let reader = AxisReader(columns, series, context, isSeries: true)
            let ordered = reader.order(values)
            groups[0] = ordered.map { (index: $0, name: reader.name(values[$0])) }
        }
        let named = groups[0]
        let wholes = roles.measures.map { measure -> [ChartSeries] in
            let info = columns.schema[measure]
            var grid = SeriesGrid(columns, axisReader.places, axisReader.count, places, values.count)
            let own = grid.read(measure)
            let low = columns.index(of: info.name + "_low").map { grid.read($0) }
            let high = columns.index(of: info.name + "_high").map { grid.read($0) }
            let before = columns.index(of: info.name + "_prev").map { grid.read($0) }
            var result: [ChartSeries] = []
            for (rank, one) in (named ?? [(index: 0, name: info.name)]).enumerated() {
                let ink = SentimentInk.ink(of: one.name) ?? .series(rank)
                var series = ChartSeries(name: one.name, ink: ink, values: own[one.index])
                if let low, let high { series.interval = (low[one.index], high[one.index]) }
                result.append(series)
                if let before {
                    var earlier = ChartSeries(name: one.name + ", before", ink: ink, values: before[one.index])
                    earlier.isBefore = true
                    result.append(earlier)
                }
            }
            return result
        }
        panels = zip(roles.measures, wholes).map { measure, series in
            ChartPanel(
                title: columns.schema[measure].name, format: columns.schema[measure], series: series,
                scale: ValueScale(lower: 0, upper: 1))
        }
        if roles.series == nil { mergePanels() }
        if kind == .calendar { mark(columns, roles, axisReader) }
        arrange(request, &axisReader, additive: context.additive)
        axis = axisReader.axis
        if kind == .heat || kind == .bar || kind == .calendar || kind == .spark { /* series keep their own rows */  }
        limitSeries(request, additive: context.additive)
        for index in panels.indices { setScale(request, of: index) }
        describePartialBuckets()
        findMarks(request, context)
    }

    /// Measures of one unit and size share a scale, as series; in stacked kinds all of them do.
    private mutating func mergePanels() {
        guard panels.count > 1, kind != .calendar else { return }
        func largest(_ panel: ChartPanel) -> Double {
            panel.series.flatMap { $0.values.compactMap { $0.map(abs) } }.max() ?? 0
        }
        let sizes = panels.map(largest).filter { $0 > 0 }
        let areAlike = (sizes.max() ?? 1) <= (sizes.min() ?? 1) * 10
        let unit = panels[0].format
        guard
            kind.isStacked
                || areAlike && kind != .spark
                    && panels.allSatisfy({ $0.format.type == unit.type && $0.format.format == unit.format })
        else { return }
        var merged: [ChartSeries] = []
        for (rank, panel) in panels.enumerated() {
            for var series in panel.series {
                series.ink = SentimentInk.ink(of: panel.title) ?? .series(rank)
                merged.append(series)
            }
        }
        panels = [
            ChartPanel(
                title: panels.map(\.title).joined(separator: ", "), format: unit, series: merged,
                scale: panels[0].scale)
        ]
    }

    /// Puts what the column `finding` tells beside the values.
    private mutating func mark(_ columns: ChartColumns, _ roles: ChartRoles, _ axisReader: AxisReader) {
        guard let finding = columns.index(of: CoverageRequest.finding.name) else { return }
        let (codes, texts) = columns.keys(finding)
        let (places, values) = roles.series.map { columns.keys($0) } ?? ([Int](repeating: 0, count: columns.count), [])
        for panel in panels.indices {
            for index in panels[panel].series.indices {
                let name = panels[panel].series[index].name
                var found = [String?](repeating: nil, count: axisReader.count)
                for row in 0..<columns.count {
                    guard case .text(let what) = texts[codes[row]], let place = axisReader.places[row] else { continue }
                    let isOwn =
                        values.isEmpty || AxisReader(columns, roles.series, nil).name(values[places[row]]) == name
                    if isOwn { found[place] = what }
                }
                panels[panel].series[index].findings = found.contains { $0 != nil } ? found : []
            }
        }
    }
}

/// The inks of what is named like a sentiment.
enum SentimentInk {
    static func ink(of name: String) -> Ink? {
        switch name.lowercased() {
        case "positive": .positive
        case "neutral": .neutral
        case "negative": .negative
        default: nil
        }
    }
}

/// Values of columns by series and position.
private struct SeriesGrid {
    private let columns: ChartColumns
    private let positions: [Int?]
    private let positionCount: Int
    private let series: [Int]
    private let seriesCount: Int

    init(_ columns: ChartColumns, _ positions: [Int?], _ positionCount: Int, _ series: [Int], _ seriesCount: Int) {
        self.columns = columns
        self.positions = positions
        self.positionCount = positionCount
        self.series = series
        self.seriesCount = seriesCount
    }

    mutating func read(_ column: Int) -> [[Double?]] {
        var grid = [[Double?]](repeating: [Double?](repeating: nil, count: positionCount), count: seriesCount)
        for (row, value) in columns.numbers(column).enumerated() {
            if let position = positions[row] { grid[series[row]][position] = value }
        }
        return grid
    }
}
