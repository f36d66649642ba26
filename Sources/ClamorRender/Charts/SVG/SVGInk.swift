import Foundation

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
    /// Whether dark letters stand out from it more than white ones, by the contrast ratio of WCAG 2.
    var isPale: Bool {
        func linear(_ part: UInt8) -> Double {
            let share = Double(part) / 255
            return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
        }
        let luminance = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
        let dark = 0.0137
        return (luminance + 0.05) / (dark + 0.05) > 1.05 / (luminance + 0.05)
    }
}
