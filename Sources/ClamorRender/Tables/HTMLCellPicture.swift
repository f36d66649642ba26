import ClamorColumns

/// Small pictures within the cells of a table in HTML.
enum HTMLCellPicture {
    private static let height = 20.0
    private static let barWidth = 60.0
    private static let sparkWidth = 140.0

    /// A bar from 0 to 100 %.
    static func writeBar(_ share: Double, to markup: inout Markup) {
        begin("bar", width: barWidth, height: 9, label: nil, &markup)
        markup.empty(
            "rect", [("class", "track"), ("fill", "#d9d9d9"), ("width", pixels(barWidth)), ("height", "9")])
        let palette = Palette(depth: .full, background: .light)
        markup.empty(
            "rect",
            [
                ("class", "f s0"), ("fill", palette.hex(.series(0))),
                ("width", pixels(max(0, min(100, share)) / 100 * barWidth)), ("height", "9"),
            ])
        markup.end()
    }

    /// Values over time as a line, on a scale of its own that begins at zero where nothing is below it.
    static func writeSpark(_ values: [Double?], _ cells: CellText, to markup: inout Markup) {
        let held = values.compactMap { $0 }
        guard let least = held.min(), let most = held.max(), let last = held.last else {
            return markup.put(cells.missing)
        }
        let text = CellText.readable
        let label = "from \(text(held[0])) to \(text(last)), lowest \(text(least)), highest \(text(most))"
        begin("spark", width: sparkWidth, height: height, label: label, &markup)
        let chart = ChartSpecification(kind: .spark, title: "", axis: .categories([]), axisName: "")
        var picture = SVGPicture(chart, prefix: "", width: sparkWidth, plotHeight: height)
        picture.drawSpark(values, .series(0), SVGBox(x: 0, y: 3, width: sparkWidth, height: height - 6))
        markup.raw(picture.markup.text)
        markup.end()
    }

    private static func begin(
        _ name: String, width: Double, height: Double, label: String?, _ markup: inout Markup
    ) {
        markup.begin(
            "svg",
            [
                ("class", name), ("width", pixels(width)), ("height", pixels(height)),
                ("viewBox", "0 0 \(pixels(width)) \(pixels(height))"), ("role", label == nil ? nil : "img"),
                ("aria-hidden", label == nil ? "true" : nil), ("aria-label", label),
            ])
        if let label { markup.element("title", [], label) }
    }
}
