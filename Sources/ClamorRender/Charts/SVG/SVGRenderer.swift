import ClamorColumns
import ClamorQuery

/// Draws chart specifications as SVG documents that stand alone: no script, no style sheet, nothing from elsewhere. They
/// have the same scales and labels as the text charts.
package struct SVGRenderer: Sendable {
    package static let defaultWidth = 800.0
    package static let defaultHeight = 400.0
    /// Pixels across for a cell of a text chart, where a width was asked for.
    static let cellWidth = 10.0
    static let lineHeight = 20.0
    static let narrowest = 300.0

    let width: Double
    let height: Double
    let prefix: String

    /// - Parameters:
    ///   - width: pixels across, where the chart asks for none.
    ///   - height: pixels of the picture without legend, marks and captions; kinds that are made of rows are as high as
    ///     those.
    ///   - prefix: begins every id, so that several pictures have room in one page.
    package init(
        width: Double = Self.defaultWidth, height: Double = Self.defaultHeight, prefix: String = "chart"
    ) {
        self.width = width
        self.height = height
        self.prefix = prefix
    }

    /// The picture as a document. The same chart gives the same bytes.
    package func render(_ chart: ChartSpecification) -> String {
        let across = max(Self.narrowest, min(4_000, chart.width.map { Double($0) * Self.cellWidth } ?? width))
        let panels = Double(max(1, chart.panels.count))
        // Title, two rows of labels and the room around them.
        let plot = chart.height.map { Double($0) * Self.lineHeight } ?? max(110, (height - 90) / (panels > 1 ? 1.8 : 1))
        var picture = SVGPicture(chart, prefix: prefix, width: across, plotHeight: max(60, min(2_000, plot)))
        picture.drawAll()
        return picture.document(minimumHeight: 0)
    }
}

extension SVGPicture {
    mutating func drawAll() {
        writeTitle()
        if chart.isEmpty {
            write("(nothing to draw)", Self.margin, y + 16, .faint)
            y += 28
        } else if chart.kind == .number {
            drawTiles()
        } else {
            for index in chart.panels.indices { draw(panel: index) }
        }
        listMarks()
        for caption in chart.captions + captions { paragraph(caption) }
    }

    private static let titleSize = 15.0
    private static let mostTitleLines = 3

    /// The title in up to three lines; what is longer is cut in the last.
    private mutating func writeTitle() {
        let lines = TextMeasure.lines(chart.title, in: innerWidth, size: Self.titleSize, isBold: true)
        let whole = lines.prefix(Self.mostTitleLines - 1)
        let rest = lines.dropFirst(whole.count).joined(separator: " ")
        for line in whole + (rest.isEmpty ? [] : [rest]) {
            write(line, Self.margin, y + 15, .strong, size: Self.titleSize, isBold: true, room: innerWidth)
            y += 20
        }
        y += 6
    }

    private mutating func draw(panel index: Int) {
        let panel = chart.kind.isStacked ? withParts(of: chart.panels[index]) : chart.panels[index]
        if chart.panels.count > 1, chart.kind != .spark || panel.series.count > 1 {
            write(panel.title, Self.margin, y + 13, .strong, isBold: true, room: innerWidth)
            y += 20
        }
        let isLying = if case .categories = chart.axis { true } else { false }
        switch chart.kind {
        case .line: drawLines(panel, index)
        case .area: drawArea(panel, index)
        case .column, .hist: drawColumns(panel, index)
        case .stacked, .pct, .diverge: if isLying { drawLyingBars(panel) } else { drawColumns(panel, index) }
        case .bar: drawLyingBars(panel)
        case .heat: drawHeat(panel)
        case .calendar: drawCalendar(panel)
        case .scatter: drawScatter(panel)
        case .spark: drawSparks(panel)
        case .number: break
        }
        markup.newLine()
        y += 8
    }

    /// The panel with what has a place upon each other alone: neither the period before nor intervals do.
    private mutating func withParts(of panel: ChartPanel) -> ChartPanel {
        var panel = panel
        if panel.series.contains(where: \.isBefore) {
            say("the period before is not drawn on parts: `chart line` draws it")
        }
        if panel.series.contains(where: { $0.interval?.low.contains { $0 != nil } ?? false }) {
            say("intervals are not drawn on parts: `chart line` draws them")
        }
        panel.series.removeAll(where: \.isBefore)
        for index in panel.series.indices { panel.series[index].interval = nil }
        return panel
    }

    /// What letters in the plots mean.
    private mutating func listMarks() {
        guard !chart.marks.isEmpty else { return }
        let indent = TextMeasure.width(chart.marks[chart.marks.count - 1].letter, isBold: true) + 10
        for mark in chart.marks {
            let lines = TextMeasure.lines(mark.text, in: innerWidth - indent)
            write(mark.letter, Self.margin, y + Self.fontSize, .mark, isBold: true)
            for line in lines {
                write(line, Self.margin + indent, y + Self.fontSize)
                y += Self.lineHeight
            }
        }
        y += 4
    }
}
