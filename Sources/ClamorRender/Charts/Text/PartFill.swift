import ClamorText

/// What parts of a bar are filled with: full blocks where colours tell them apart, else a glyph of its own for each.
enum PartFill {
    private static let blocks = ["█", "▒", "░", "▓", "▚", "▤", "◆", "○", "×", "+"]
    private static let letters = ["#", "=", ".", "%", "/", "-", "*", "o", "x", "+"]

    /// The fill of the series at a place among those of its panel.
    static func glyph(_ series: Int, on canvas: TextCanvas) -> String {
        if canvas.isASCII { return letters[series % letters.count] }
        return canvas.style.color ? blocks[0] : blocks[series % blocks.count]
    }
}
