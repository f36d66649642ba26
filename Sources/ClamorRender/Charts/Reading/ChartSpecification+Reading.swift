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
        let what: String
        let keys: [Int?]
        switch roles.kind {
        case .scatter: return "\(measures[1]) against \(measures[0])"
        case .hist: (what, keys) = ("count", [roles.measures[0], roles.series])
        // A heat map is read row by row.
        case .heat: (what, keys) = (measures.joined(separator: ", "), [roles.series, roles.axis])
        default: (what, keys) = (measures.joined(separator: ", "), [roles.axis, roles.series])
        }
        let by = keys.compactMap { $0.map { schema[$0].name } }
        return by.isEmpty ? what : "\(what) by \(by.joined(separator: " and "))"
    }

    /// Series along the axis, a panel for each scale.
    private mutating func readSeries(
        _ request: ChartRequest, _ roles: ChartRoles, _ columns: ChartColumns, _ context: ChartContext
    ) {
        let axisReader = AxisReader(columns, roles.axis, context)
        let grid = SeriesGrid(columns, axisReader, roles.series, context)
        panels = roles.measures.map { measure in
            ChartPanel(
                title: columns.schema[measure].name, format: columns.schema[measure], series: grid.series(of: measure),
                scale: ValueScale(lower: 0, upper: 1))
        }
        if roles.series == nil { mergePanels() }
        if kind == .calendar { mark(columns, grid) }
        axis = axisReader.axis
        let lacking = axisReader.places.count { $0 == nil }
        if lacking > 0 {
            captions.append("left out: \(formatInteger(lacking, grouped: true)) rows without `\(axisName)`")
        }
        arrange(request, additive: context.additive)
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
    private mutating func mark(_ columns: ChartColumns, _ grid: SeriesGrid) {
        guard let finding = columns.index(of: CoverageRequest.finding.name) else { return }
        let found = grid.texts(of: finding)
        for panel in panels.indices {
            let known = zip(panels[panel].series.indices, found)
            for (index, found) in known where found.contains(where: { $0 != nil }) {
                panels[panel].series[index].findings = found
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
