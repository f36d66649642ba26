/// The forms that a single chart is drawn in.
package enum DrawingForm: Sendable {
    case text
    /// Text between fences, for a page in Markdown.
    case markdown
    /// A picture in a file of its own.
    case svg
    /// A picture to stand in a page.
    case html

    /// The chart as it is written.
    package func text(of chart: ChartSpecification, style: RenderStyle) -> String {
        switch self {
        case .text: return ChartRenderer(style: style).render(chart)
        case .markdown:
            var plain = style
            plain.color = false
            return "```text\n" + ChartRenderer(style: plain).render(chart) + "```\n"
        case .svg: return SVGRenderer().render(chart)
        case .html: return HTMLFigure.text(of: chart)
        }
    }
}
