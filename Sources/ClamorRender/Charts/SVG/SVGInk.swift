extension Ink {
    /// The class by which a page that holds the picture may give the ink another colour.
    var className: String {
        switch self {
        case .plain: "tx"
        case .strong: "ti"
        case .faint: "ax"
        case .series(let index): "s\(index % ChartSpecification.mostSeries)"
        case .rest: "rest"
        case .positive: "pos"
        case .neutral: "neu"
        case .negative: "neg"
        case .level(let level): "l\(max(0, min(Ink.levels - 1, level)))"
        case .side(let side): "d\(max(0, min(2 * Ink.sides, side + Ink.sides)))"
        case .mark: "mk"
        }
    }

    /// Every ink that a picture may hold.
    static let all: [Ink] =
        [.plain, .strong, .faint] + (0..<ChartSpecification.mostSeries).map { .series($0) }
        + [.rest, .positive, .neutral, .negative, .mark] + (0..<Ink.levels).map { .level($0) }
        + (-Ink.sides...Ink.sides).map { .side($0) }
}

extension Palette {
    /// What a picture is drawn with: `#rrggbb`.
    func hex(_ ink: Ink) -> String {
        color(ink)?.hex ?? (background == .dark ? "#e8e8e8" : "#1f1f1f")
    }

    /// The colour of letters upon an ink: `#rrggbb`.
    func letters(upon ink: Ink) -> String {
        color(ink)?.isPale == false ? "#ffffff" : "#1f1f1f"
    }
}

extension RGB {
    /// Whether dark letters are easier to read upon it than light ones.
    var isPale: Bool {
        0.299 * Double(red) + 0.587 * Double(green) + 0.114 * Double(blue) > 140
    }
}
