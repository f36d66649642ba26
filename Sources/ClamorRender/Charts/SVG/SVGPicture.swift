import ClamorColumns
import ClamorQuery
import ClamorText

/// A picture in the making: what is drawn so far and how far down it reaches. Every shape has its colour as an attribute
/// for programs that know no style sheets, and classes for pages that have one: `f` (filled) or `k` (stroked) with the
/// ink's own.
struct SVGPicture {
    static let margin = 16.0
    static let fontSize = 12.0
    static let smallSize = 11.0
    static let lineHeight = 16.0

    let chart: ChartSpecification
    /// Begins every id.
    let prefix: String
    let width: Double
    /// Height of a plot's inside, for kinds that have an upright scale.
    let plotHeight: Double
    let palette = Palette(depth: .full, background: .light)
    let cells = CellText(zone: .utc)
    var markup = Markup()
    /// Where the next part begins.
    var y = SVGPicture.margin
    /// What the drawing itself has to say, below the specification's captions.
    private(set) var captions: [String] = []
    private var usesHatch = false

    init(_ chart: ChartSpecification, prefix: String, width: Double, plotHeight: Double) {
        self.chart = chart
        self.prefix = prefix
        self.width = width
        self.plotHeight = plotHeight
    }

    /// Between the margins.
    var innerWidth: Double { width - 2 * Self.margin }

    // MARK: Shapes

    mutating func rectangle(
        _ box: SVGBox, _ ink: Ink, opacity: Double? = nil, radius: Double? = nil, title: String? = nil
    ) {
        shape(
            "rect",
            [
                ("x", pixels(box.x)), ("y", pixels(box.y)), ("width", pixels(max(0, box.width))),
                ("height", pixels(max(0, box.height))), ("rx", radius.map(pixels)),
                ("fill", palette.hex(ink)), ("class", "f " + ink.className), ("fill-opacity", opacity.map(pixels)),
            ], title)
    }

    /// The outline of a box.
    mutating func frame(_ box: SVGBox, _ ink: Ink, radius: Double? = nil) {
        markup.empty(
            "rect",
            [
                ("x", pixels(box.x)), ("y", pixels(box.y)), ("width", pixels(box.width)),
                ("height", pixels(box.height)),
                ("rx", radius.map(pixels)), ("fill", "none"), ("stroke", palette.hex(ink)),
                ("class", "k " + ink.className),
            ])
    }

    /// Stripes in the colour of the ground over what is not whole.
    mutating func hatch(_ box: SVGBox, title: String? = nil) {
        usesHatch = true
        shape(
            "rect",
            [
                ("x", pixels(box.x)), ("y", pixels(box.y)), ("width", pixels(max(0, box.width))),
                ("height", pixels(max(0, box.height))), ("fill", "url(#\(prefix)-h)"),
            ], title)
    }

    mutating func line(
        _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ ink: Ink, width: Double = 1, dash: String? = nil,
        opacity: Double? = nil
    ) {
        stroke(
            "M\(pixels(x1)) \(pixels(y1))L\(pixels(x2)) \(pixels(y2))", ink, width: width, dash: dash, opacity: opacity)
    }

    mutating func stroke(
        _ path: String, _ ink: Ink, width: Double = 1, dash: String? = nil, opacity: Double? = nil
    ) {
        guard !path.isEmpty else { return }
        markup.empty(
            "path",
            [
                ("d", path), ("fill", "none"), ("stroke", palette.hex(ink)), ("stroke-width", pixels(width)),
                ("stroke-dasharray", dash), ("stroke-linejoin", "round"), ("stroke-opacity", opacity.map(pixels)),
                ("class", "k " + ink.className),
            ])
    }

    mutating func fill(_ path: String, _ ink: Ink, opacity: Double? = nil, title: String? = nil) {
        guard !path.isEmpty else { return }
        shape(
            "path",
            [
                ("d", path), ("fill", palette.hex(ink)), ("fill-opacity", opacity.map(pixels)),
                ("class", "f " + ink.className),
            ], title)
    }

    mutating func circle(_ x: Double, _ y: Double, _ radius: Double, _ ink: Ink, title: String? = nil) {
        shape(
            "circle",
            [
                ("cx", pixels(x)), ("cy", pixels(y)), ("r", pixels(radius)), ("fill", palette.hex(ink)),
                ("class", "f " + ink.className),
            ], title)
    }

    /// A box that cannot be seen but tells a text to whoever points at it.
    mutating func hover(_ box: SVGBox, title: String) {
        shape(
            "rect",
            [
                ("x", pixels(box.x)), ("y", pixels(box.y)), ("width", pixels(box.width)),
                ("height", pixels(box.height)), ("fill", "none"), ("pointer-events", "all"),
            ], title)
    }

    private mutating func shape(_ name: String, _ attributes: [Markup.Attribute], _ title: String?) {
        guard let title, !title.isEmpty else { return markup.empty(name, attributes) }
        markup.begin(name, attributes)
        markup.element("title", [], title, keepsLines: true)
        markup.end()
    }

    // MARK: Texts

    enum Anchor: String { case start, middle, end }

    /// Writes a text at a base line.
    ///
    /// - Parameters:
    ///   - room: pixels that it may take; a longer one is cut in the middle and tells all of itself when pointed at.
    ///   - turned: degrees around its place.
    ///   - ground: the ink that the text stands upon, which settles whether it is dark or light.
    mutating func write(
        _ text: String, _ x: Double, _ y: Double, _ ink: Ink = .plain, anchor: Anchor = .start,
        size: Double = SVGPicture.fontSize, isBold: Bool = false, room: Double = .infinity, turned: Double? = nil,
        upon ground: Ink? = nil
    ) {
        let shown = TextMeasure.fitted(text, to: room, size: size, isBold: isBold)
        guard !shown.isEmpty else { return }
        let isCut = room.isFinite && shown != SafeText.escapedForTerminal(text)
        markup.begin(
            "text",
            [
                ("x", pixels(x)), ("y", pixels(y)), ("text-anchor", anchor == .start ? nil : anchor.rawValue),
                ("font-size", size == Self.fontSize ? nil : pixels(size)), ("font-weight", isBold ? "600" : nil),
                ("fill", ground.map(palette.letters) ?? palette.hex(ink)),
                ("class", ground.map { "u " + $0.className } ?? "f " + ink.className),
                ("transform", turned.map { "rotate(\(pixels($0)) \(pixels(x)) \(pixels(y)))" }),
            ])
        if isCut { markup.element("title", [], text) }
        markup.put(shown)
        markup.end()
    }

    /// A sentence in as many lines as it takes, from where the picture ends so far.
    mutating func paragraph(_ text: String, _ ink: Ink = .faint, size: Double = SVGPicture.smallSize) {
        for line in TextMeasure.lines(text, in: innerWidth, size: size) {
            write(line, Self.margin, y + size, ink, size: size)
            y += size + 4.5
        }
    }

    /// Adds a sentence to what stands below, unless it is there.
    mutating func say(_ caption: String) {
        if !captions.contains(caption), !chart.captions.contains(caption) { captions.append(caption) }
    }

    // MARK: The whole

    /// The document, as high as what was drawn.
    func document(minimumHeight: Double) -> String {
        var document = Markup()
        let height = max(minimumHeight, y + Self.margin - 4)
        document.begin(
            "svg",
            [
                ("xmlns", "http://www.w3.org/2000/svg"), ("viewBox", "0 0 \(pixels(width)) \(pixels(height))"),
                ("width", pixels(width)), ("height", pixels(height)), ("role", "img"),
                ("aria-labelledby", "\(prefix)-t \(prefix)-d"),
                ("font-family", "system-ui, 'Segoe UI', Arial, sans-serif"),
                ("font-size", pixels(Self.fontSize)),
            ])
        document.newLine()
        document.element("title", [("id", "\(prefix)-t")], chart.title)
        document.newLine()
        document.element("desc", [("id", "\(prefix)-d")], ChartDescription.text(of: chart))
        document.newLine()
        document.empty(
            "rect", [("width", pixels(width)), ("height", pixels(height)), ("fill", "#ffffff"), ("class", "bg")])
        document.newLine()
        if usesHatch {
            document.raw(
                "<defs><pattern id=\"\(prefix)-h\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" "
                    + "patternTransform=\"rotate(45)\"><rect width=\"2.4\" height=\"5\" fill=\"#ffffff\" "
                    + "class=\"ht\"/></pattern></defs>\n")
        }
        document.raw(markup.text)
        document.end()
        document.newLine()
        return document.text
    }
}

/// A rectangle in pixels.
struct SVGBox: Equatable {
    var x: Double
    var y: Double
    var width: Double
    var height: Double

    func overlaps(_ other: SVGBox) -> Bool {
        x < other.x + other.width && other.x < x + width && y < other.y + other.height && other.y < y + height
    }
}
