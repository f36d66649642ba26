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

    /// Whether two rows of a heat map share a line, as it would not fit otherwise.
    var packsRows = false
    /// Whether a plot's height was asked for, so that it may not differ a little for the sake of even ticks.
    let isHeightFixed: Bool

    /// Which of the chart's panels is drawn.
    var panelIndex = 0

    static let leastPlotHeight = 4

    init(_ chart: ChartSpecification, style: RenderStyle) {
        self.style = style
        width = max(
            ChartRenderer.narrowest, min(chart.width ?? .max, style.width ?? chart.width ?? ChartRenderer.defaultWidth))
        isHeightFixed = chart.height != nil
        plotHeight = max(Self.leastPlotHeight, min(200, chart.height ?? ChartRenderer.defaultHeight))
    }

    var isASCII: Bool { style.ascii }

    /// One of two glyphs of the same width.
    func glyph(_ unicode: String, _ ascii: String) -> String { isASCII ? ascii : unicode }

    /// A text from the data or the question: control characters escaped, cut to a width (all of it, unless said), in ASCII where that is asked for.
    func fitted(_ text: String, to width: Int? = nil, at place: TruncationPlace = .middle) -> String {
        // A missing figure is written with a sign of ours, too.
        let ours = isASCII && text == CellText(zone: style.zone).missing
        let safe = ours ? CellText(zone: style.zone, ascii: true).missing : SafeText.escapedForTerminal(text)
        let cut = truncate(safe, toWidth: max(0, width ?? self.width), at: place)
        return isASCII && cut != safe ? String(cut.map { $0 == "…" ? "~" : $0 }) : cut
    }

    /// A sentence below a chart, in as many lines as it takes; a word that is longer than a line goes on in the next.
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
            let size = displayWidth(of: String(word))
            if x > indent, x + 1 + size > width { (x, y) = (indent, y + 1) }
            if x > indent { x += 1 }
            guard size > width - indent else {
                x = grid.put(String(word), x: x, y: y, ink)
                continue
            }
            for character in word {
                if x + displayWidth(of: String(character)) > width { (x, y) = (indent, y + 1) }
                x = grid.put(String(character), x: x, y: y, ink)
            }
        }
    }
}
