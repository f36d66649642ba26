import ClamorColumns
import ClamorText

extension TextCanvas {
    /// A small line for each series, with its last, least and largest value beside it.
    func drawSparklines(
        _ panel: ChartPanel, of chart: ChartSpecification, into grid: inout CellGrid, _ footer: inout ChartFooter
    ) {
        let rows = SparkRows(chart, on: self)
        var y = grid.height
        for (column, title) in SparkRows.titles.enumerated() {
            grid.put(padded(title, toWidth: rows.figures[column].width, .right), x: rows.start(column), y: y, .faint)
        }
        for (index, series) in panel.series.enumerated() {
            y += 1
            let name = series.isBefore ? "  before" : series.name
            grid.put(rows.shownName(name, on: self), x: 0, y: y, series.isBefore ? .faint : .plain)
            let line = Sparkline.text(series.values, width: rows.lineWidth, isASCII: isASCII)
            grid.put(line, x: rows.lineStart, y: y, panel.series[index].ink)
            for (column, value) in SparkRows.values(series).enumerated() {
                let text = rows.figures[column].aligned(rows.text(value, panel.format))
                grid.put(text, x: rows.start(column), y: y, series.isBefore ? .faint : .plain)
            }
        }
        explain(rows, panel, chart, &footer)
    }

    private func explain(
        _ rows: SparkRows, _ panel: ChartPanel, _ chart: ChartSpecification, _ footer: inout ChartFooter
    ) {
        let names = chart.axis.names
        if let first = names.first, let last = names.last {
            footer.say(names.count == 1 ? "at \(first)" : "from \(first) to \(last)")
        }
        if names.count > rows.lineWidth {
            let many = formatInteger(names.count, grouped: true)
            footer.say("a cell shows the largest of its share of \(many) values")
        }
        let hasNegative = chart.panels.contains { $0.series.contains { $0.values.contains { ($0 ?? 0) < 0 } } }
        footer.say(
            "each line on a scale of its own, from zero"
                + (hasNegative ? "; from the least value where that is negative" : ""))
        rows.names.explain(in: &footer)
    }
}

/// What stands beside sparklines, of the same widths in all panels.
private struct SparkRows {
    static let titles = ["last", "least", "most"]

    let names: RowNames
    let figures: [FigureColumn]
    let lineWidth: Int
    private let isShort: Bool
    private let cells: CellText
    private let nameWidth: Int

    init(_ chart: ChartSpecification, on canvas: TextCanvas) {
        let cells = CellText(zone: canvas.style.zone, ascii: canvas.isASCII)
        self.cells = cells
        func columns(isShort: Bool) -> [FigureColumn] {
            Self.titles.indices.map { column in
                let texts = chart.panels.flatMap { panel in
                    panel.series.map { Self.text(Self.values($0)[column], panel.format, cells, isShort) }
                }
                // The title may be wider than the figures; it then stands above their right end.
                let own = FigureColumn(texts)
                let missing = Self.titles[column].count - own.width
                return missing > 0
                    ? FigureColumn(texts.map { String(repeating: " ", count: missing) + own.aligned($0) }) : own
            }
        }
        let whole = columns(isShort: false)
        isShort = whole.reduce(0) { $0 + $1.width + 2 } > canvas.width / 2
        figures = isShort ? columns(isShort: true) : whole
        let beside = figures.reduce(0) { $0 + $1.width + 2 }
        var all: [String] = []
        for name in chart.panels.flatMap({ $0.series.filter { !$0.isBefore }.map(\.name) }) where !all.contains(name) {
            all.append(name)
        }
        let hasBefore = chart.panels.contains { $0.series.contains { $0.isBefore } }
        names = RowNames(all, room: min(canvas.width / 3, max(4, canvas.width - beside - 9)), on: canvas)
        nameWidth = max(names.width, hasBefore ? 8 : 0)
        let positions = chart.axis.count
        lineWidth = max(1, min(positions, canvas.width - nameWidth - 1 - beside))
    }

    var lineStart: Int { nameWidth + 1 }

    /// Where a column of figures begins.
    func start(_ column: Int) -> Int {
        lineStart + lineWidth + figures[..<column].reduce(0) { $0 + $1.width + 2 } + 2
    }

    func shownName(_ name: String, on canvas: TextCanvas) -> String { canvas.fitted(name, to: nameWidth) }

    func text(_ value: Double?, _ info: ColumnInfo) -> String { Self.text(value, info, cells, isShort) }

    /// The last, least and largest of what is known.
    static func values(_ series: ChartSeries) -> [Double?] {
        let known = series.values.compactMap { $0 }
        return [series.values.last ?? nil, known.min(), known.max()]
    }

    private static func text(_ value: Double?, _ info: ColumnInfo, _ cells: CellText, _ isShort: Bool) -> String {
        isShort ? LyingRows.short(value, info, cells) : cells.figure(value, info)
    }
}
