import ClamorText

/// Where a text chart is drawn: how much room there is, and in which characters.
struct TextCanvas: Sendable {
    let style: RenderStyle
    /// Cells across.
    let width: Int
    /// Lines of a plot's inside, for kinds that have an upright scale.
    var plotHeight: Int
    /// Whether lines are few: captions share them, and labels that panels have in common stand below the last alone.
    var isTight = false

    /// Which of the chart's panels is drawn.
    var panelIndex = 0

    static let leastPlotHeight = 4

    init(_ chart: ChartSpecification, style: RenderStyle) {
        self.style = style
        width = max(
            ChartRenderer.narrowest, min(chart.width ?? .max, style.width ?? chart.width ?? ChartRenderer.defaultWidth))
        plotHeight = max(Self.leastPlotHeight, min(200, chart.height ?? ChartRenderer.defaultHeight))
    }

    var isASCII: Bool { style.ascii }

    /// One of two glyphs of the same width.
    func glyph(_ unicode: String, _ ascii: String) -> String { isASCII ? ascii : unicode }

    /// A text from the data or the question: control characters escaped, cut in the middle to a width (all of it, unless
    /// said), in ASCII where that is asked for.
    func fitted(_ text: String, to width: Int? = nil) -> String {
        // A missing figure is written with a sign of ours, too.
        let ours = isASCII && text == CellText(zone: style.zone).missing
        let safe = ours ? CellText(zone: style.zone, ascii: true).missing : SafeText.escapedForTerminal(text)
        let cut = truncate(safe, toWidth: max(0, width ?? self.width), at: .middle)
        return isASCII && cut != safe ? String(cut.map { $0 == "…" ? "~" : $0 }) : cut
    }

    /// A sentence below a chart, in as many lines as it takes.
    ///
    /// - Parameters:
    ///   - row: where it begins; below everything unless said.
    ///   - indent: how far its lines are from the left.
    func paragraph(
        _ text: String, into grid: inout CellGrid, ink: Ink = .faint, from row: Int? = nil, indent: Int = 0
    ) {
        var x = indent
        var y = row ?? grid.height
        for word in SafeText.escapedForTerminal(text).split(separator: " ") {
            let piece = fitted(String(word), to: width - indent)
            let size = displayWidth(of: piece)
            if x > indent, x + 1 + size > width { (x, y) = (indent, y + 1) }
            if x > indent { x += 1 }
            x = grid.put(piece, x: x, y: y, ink)
        }
    }
}
