/// How many colours a terminal has.
package enum ColorDepth: Sendable, Hashable {
    case basic, many, full
}

/// What colour letters stand on.
package enum Background: String, Sendable, Hashable, CaseIterable {
    case dark, light
}

/// A colour of the sRGB space.
package struct RGB: Sendable, Hashable {
    package var red: UInt8
    package var green: UInt8
    package var blue: UInt8

    package init(_ hex: UInt32) {
        red = UInt8(hex >> 16 & 0xFF)
        green = UInt8(hex >> 8 & 0xFF)
        blue = UInt8(hex & 0xFF)
    }

    /// `#rrggbb`.
    package var hex: String {
        "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}

/// The colours of inks. Series: Okabe and Ito (2008, "Color Universal Design"), moved as far as it takes for neighbours to
/// be told apart by any kind of vision and for all to stand out from the background. Sentiment runs from orange (negative)
/// to blue (positive), so that no kind of colour vision takes one for the other.
package struct Palette: Sendable, Hashable {
    package var depth: ColorDepth
    package var background: Background

    package init(depth: ColorDepth = .many, background: Background = .dark) {
        self.depth = depth
        self.background = background
    }

    private struct Shade {
        var dark: UInt32
        var light: UInt32
        /// SGR code among the sixteen.
        var basic: Int
    }

    private static let series = [
        Shade(dark: 0x56B4E9, light: 0x0072B2, basic: 94), Shade(dark: 0xE69F00, light: 0xB16A02, basic: 33),
        Shade(dark: 0x01B386, light: 0x0E7352, basic: 32), Shade(dark: 0xCD71AE, light: 0xD05F9E, basic: 95),
        Shade(dark: 0xF1E543, light: 0x9D8E47, basic: 93), Shade(dark: 0xE9723C, light: 0x9B2E00, basic: 31),
        Shade(dark: 0x4098DC, light: 0x3B8DC5, basic: 34), Shade(dark: 0xB4B4B4, light: 0x3E3E3E, basic: 37),
        Shade(dark: 0x8F6FBC, light: 0x654590, basic: 35), Shade(dark: 0x83DAD6, light: 0x347F78, basic: 36),
    ]

    private static let levels: [(dark: UInt32, light: UInt32)] = [
        (0x1B3A52, 0xDCEBF5), (0x1F4F70, 0xBBD9EC), (0x23648E, 0x99C6E3), (0x2A7AAC, 0x74B0D8),
        (0x3A92C8, 0x4C97C8), (0x5AABDC, 0x2A7CB3), (0x8AC8EA, 0x146197), (0xC4E4F5, 0x06446F),
    ]

    /// From the most negative to the most positive; zero in the middle.
    private static let sides: [(dark: UInt32, light: UInt32)] = [
        (0xF28E2B, 0xA34A00), (0xC46F1E, 0xD6751F), (0x905117, 0xE89A54), (0x532F09, 0xF5CFA8),
        (0x3A3A3A, 0xE4E4E4),
        (0x163B57, 0xB9D8EC), (0x1C5F8C, 0x7DB5DA), (0x2F86BF, 0x3A88BE), (0x56B4E9, 0x0B5C94),
    ]

    /// The colour of an ink; nil where the usual colour of letters is meant.
    package func color(_ ink: Ink) -> RGB? {
        let isDark = background == .dark
        func pick(_ shade: Shade) -> RGB { RGB(isDark ? shade.dark : shade.light) }
        switch ink {
        case .plain, .strong: return nil
        case .faint: return RGB(isDark ? 0x9A9A9A : 0x666666)
        case .series(let index): return pick(Self.series[index % Self.series.count])
        case .rest, .neutral: return RGB(isDark ? 0x8C8C8C : 0x767676)
        case .positive: return RGB(isDark ? 0x56B4E9 : 0x0072B2)
        case .negative: return RGB(isDark ? 0xE69F00 : 0xB35900)
        case .mark: return RGB(isDark ? 0xE889BD : 0xB0487F)
        case .level(let level):
            let pair = Self.levels[max(0, min(Self.levels.count - 1, level))]
            return RGB(isDark ? pair.dark : pair.light)
        case .side(let side):
            let pair = Self.sides[max(0, min(Self.sides.count - 1, side + Ink.sides))]
            return RGB(isDark ? pair.dark : pair.light)
        }
    }

    /// Shades among xterm's 256 that keep to their hue, which the nearest ones would not.
    private static let levelsOf256: (dark: [Int], light: [Int]) = (
        [17, 19, 21, 26, 32, 39, 81, 195], [195, 117, 75, 33, 26, 21, 19, 17]
    )
    private static let sidesOf256: (dark: [Int], light: [Int]) = (
        [214, 208, 130, 52, 237, 18, 25, 32, 81], [130, 172, 215, 223, 254, 153, 110, 67, 25]
    )

    /// An ink's place among xterm's 256 colours; nil where the usual colour of letters is meant.
    package func indexOf256(_ ink: Ink) -> Int? {
        let isDark = background == .dark
        switch ink {
        case .level(let level):
            let shades = isDark ? Self.levelsOf256.dark : Self.levelsOf256.light
            return shades[max(0, min(shades.count - 1, level))]
        case .side(let side):
            let shades = isDark ? Self.sidesOf256.dark : Self.sidesOf256.light
            return shades[max(0, min(shades.count - 1, side + Ink.sides))]
        default: return color(ink)?.nearestOf256
        }
    }

    /// The control sequence that sets an ink, for letters or for what is behind them; empty where none is needed.
    package func sequence(_ ink: Ink, isBehind: Bool = false) -> String {
        switch ink {
        case .plain: return ""
        case .strong: return "\u{1b}[1m"
        case .faint where depth == .basic: return "\u{1b}[2m"
        default: break
        }
        guard let color = color(ink), let index = indexOf256(ink) else { return "" }
        switch depth {
        case .full: return "\u{1b}[\(isBehind ? 48 : 38);2;\(color.red);\(color.green);\(color.blue)m"
        case .many: return "\u{1b}[\(isBehind ? 48 : 38);5;\(index)m"
        case .basic: return "\u{1b}[\(Self.basic(ink) + (isBehind ? 10 : 0))m"
        }
    }

    private static func basic(_ ink: Ink) -> Int {
        switch ink {
        case .series(let index): series[index % series.count].basic
        case .positive: 94
        case .negative: 33
        case .mark: 95
        case .level(let level): [34, 34, 34, 36, 36, 96, 96, 97][max(0, min(7, level))]
        case .side(let side): side < 0 ? 33 : side > 0 ? 94 : 37
        case .rest, .neutral: 37
        case .plain, .strong, .faint: 39
        }
    }
}

extension RGB {
    /// The nearest of xterm's 256 colours beyond the first sixteen, which terminals define as they like.
    package var nearestOf256: Int {
        let steps = [0, 95, 135, 175, 215, 255]
        func nearest(_ value: UInt8) -> Int {
            steps.indices.min { abs(steps[$0] - Int(value)) < abs(steps[$1] - Int(value)) } ?? 0
        }
        func distance(_ red: Int, _ green: Int, _ blue: Int) -> Int {
            let (r, g, b) = (red - Int(self.red), green - Int(self.green), blue - Int(self.blue))
            return r * r + g * g + b * b
        }
        let cube = (nearest(red), nearest(green), nearest(blue))
        let mean = (Int(red) + Int(green) + Int(blue)) / 3
        let gray = max(0, min(23, (mean - 3) / 10))
        let level = 8 + gray * 10
        return distance(level, level, level) < distance(steps[cube.0], steps[cube.1], steps[cube.2])
            ? 232 + gray : 16 + 36 * cube.0 + 6 * cube.1 + cube.2
    }
}
