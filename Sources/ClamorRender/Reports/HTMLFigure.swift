/// A chart to stand in a page of somebody else's.
enum HTMLFigure {
    /// A `<figure>` with the picture in it; its description is part of the picture.
    static func text(of chart: ChartSpecification) -> String {
        "<figure>\n" + SVGRenderer().render(chart) + "</figure>\n"
    }
}
