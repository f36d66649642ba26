import ClamorText

/// Where a text chart is drawn: how much room there is, and in which characters.
struct TextCanvas: Sendable {
    let style: RenderStyle
    /// Cells across.
    let width: Int
    /// Lines of a plot's inside, for kinds that have an upright scale.
    let plotHeight: Int

    init(_ chart: ChartSpecification, style: RenderStyle) {
        self.style = style
        width = max(ChartRenderer.narrowest, min(chart.width ?? .max, style.width ?? chart.width ?? ChartRenderer.defaultWidth))
        plotHeight = max(4, min(200, chart.height ?? ChartRenderer.defaultHeight))
    }

    var isASCII: Bool { style.ascii }

    /// A text from the data or the question: control characters escaped, cut in the middle to a width (all of it, unless
    /// said), in ASCII where that is asked for.
    func fitted(_ text: String, to width: Int? = nil) -> String {
        let safe = SafeText.escapedForTerminal(text)
        let cut = truncate(safe, toWidth: width ?? self.width, at: .middle)
        return isASCII && cut != safe ? String(cut.map { $0 == "…" ? "~" : $0 }) : cut
    }

    /// A sentence below a chart, in as many lines as it takes.
    func paragraph(_ text: String, into grid: inout CellGrid, ink: Ink = .faint) {
        var x = 0
        var y = grid.height
        for word in SafeText.escapedForTerminal(text).split(separator: " ") {
            let piece = fitted(String(word))
            let size = displayWidth(of: piece)
            if x > 0, x + 1 + size > width { (x, y) = (0, y + 1) }
            if x > 0 { x += 1 }
            x = grid.put(piece, x: x, y: y, ink)
        }
    }
}
