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
        default: try readSeries(request, roles, columns, context)
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
    ) throws {
        let axisReader = AxisReader(columns, roles.axis, context)
        let grid = try SeriesGrid(columns, axisReader, roles.series, context)
        if grid.hasRepeats { try tellRepeats(roles, columns.schema, context) }
        panels = roles.measures.map { measure in
            ChartPanel(
                title: columns.schema[measure].name, format: columns.schema[measure], series: grid.series(of: measure),
                scale: ValueScale(lower: 0, upper: 1))
        }
        if roles.series == nil { mergePanels() }
        try checkParts(context)
        if kind == .calendar { mark(columns, grid) }
        axis = axisReader.axis
        let lacking = axisReader.places.count { $0 == nil }
        if lacking > 0 {
            captions.append("left out: \(formatInteger(lacking, grouped: true)) rows without `\(axisName)`")
        }
        arrange(request, additive: context.additive)
        limitSeries(request, additive: context.additive)
        for index in panels.indices { setScale(request, of: index, additive: context.additive) }
        describePartialBuckets()
        tellUnused(request)
        findMarks(request, context)
    }

    /// Says what is summed up where rows are told apart by more columns than are drawn.
    ///
    /// - Throws: `ChartError` where sums would mean nothing.
    private mutating func tellRepeats(_ roles: ChartRoles, _ schema: [ColumnInfo], _ context: ChartContext) throws {
        let beyond = roles.keys.filter { $0 != roles.axis && $0 != roles.series }.map { "`\(schema[$0].name)`" }
        let over = beyond.isEmpty ? "rows of the same name" : beyond.joined(separator: ", ")
        if let measure = roles.measures.first(where: { !context.additive.contains(schema[$0].name) }) {
            throw ChartError(
                message:
                    "several rows have one place in the chart, and `\(schema[measure].name)` does not add up over \(over)",
                help: "group by what is drawn alone, or filter to one value of the rest")
        }
        captions.append("summed over \(over)")
    }

    /// Measures of one unit and size share a scale, as series; in stacked kinds all of them do.
    private mutating func mergePanels() {
        guard panels.count > 1, kind != .calendar, kind != .spark else { return }
        var groups: [[ChartPanel]] = []
        for panel in panels {
            if let index = groups.firstIndex(where: { kind.isStacked || $0[0].isAlike(panel) }) {
                groups[index].append(panel)
            } else {
                groups.append([panel])
            }
        }
        panels = groups.map { group in
            guard group.count > 1 else { return group[0] }
            let inks = SentimentInk.arranged(group.map(\.title))
            var merged: [ChartSeries] = []
            for (place, ink) in inks {
                merged += group[place].series.map { series in
                    var series = series
                    series.ink = ink
                    return series
                }
            }
            return ChartPanel(
                title: group.map(\.title).joined(separator: ", "), format: group[0].format, series: merged,
                scale: group[0].scale)
        }
    }

    /// Leaves out what has no place among the parts of a whole, and says so.
    ///
    /// - Throws: `ChartError` where parts make no whole.
    private mutating func checkParts(_ context: ChartContext) throws {
        guard kind.isStacked else { return }
        for panel in panels where context.averages.contains(panel.format.name) {
            guard panel.series.filter({ !$0.isBefore }).count > 1 else { continue }
            throw ChartError(
                message: "`\(panel.format.name)` does not add up, so its parts make no whole",
                help: "`chart line` or `chart bar` draws such values beside each other")
        }
        for index in panels.indices where panels[index].series.contains(where: \.isBefore) {
            panels[index].series.removeAll(where: \.isBefore)
            captions.append("the period before is not drawn on parts")
        }
        if kind == .pct, panels.allSatisfy({ $0.series.count == 1 }) {
            captions.append("there is one series, so each bar is all of it")
        }
        guard kind == .diverge else { return }
        for index in panels.indices where panels[index].series.contains(where: { $0.ink == .negative }) {
            let beside = panels[index].series.filter { $0.ink == .neutral || $0.name == AxisReader.none }
            guard !beside.isEmpty else { continue }
            let names = Set(beside.map(\.name))
            panels[index].series.removeAll { names.contains($0.name) }
            captions.append("on neither side, so not drawn: \(beside.map(\.name).joined(separator: ", "))")
        }
    }

    /// Puts what the column `finding` tells beside the values.
    private mutating func mark(_ columns: ChartColumns, _ grid: SeriesGrid) {
        guard let finding = columns.index(of: CoverageRequest.finding.name) else { return }
        let found = grid.texts(of: finding)
        for panel in panels.indices {
            let present = panels[panel].series.indices.filter { !panels[panel].series[$0].isBefore }
            for (index, findings) in zip(present, found) where findings.contains(where: { $0 != nil }) {
                panels[panel].series[index].findings = findings
            }
        }
    }
}

extension ChartPanel {
    /// Whether another panel's values are of the same unit and about the same size.
    fileprivate func isAlike(_ other: ChartPanel) -> Bool {
        guard format.type == other.format.type, format.format == other.format.format else { return false }
        func largest(_ panel: ChartPanel) -> Double {
            panel.series.flatMap { $0.values.compactMap { $0.map(abs) } }.max() ?? 0
        }
        let sizes = [largest(self), largest(other)].filter { $0 > 0 }
        return (sizes.max() ?? 1) <= (sizes.min() ?? 1) * 10
    }
}
