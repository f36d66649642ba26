import ClamorRender
import Foundation
import Testing

/// Contrast as WCAG 2.2 defines it (relative luminance of sRGB), and distances of colours as people see them, with the
/// matrices for full protanopia and deuteranopia of Machado, Oliveira and Fernandes (2009, "A Physiologically-based Model
/// for Simulation of Color Vision Deficiency", IEEE TVCG 15(6)).
private enum Seen: CaseIterable {
    case usual, protanopia, deuteranopia

    private var matrix: [[Double]] {
        switch self {
        case .usual: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
        case .protanopia:
            [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
        case .deuteranopia:
            [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
        }
    }

    private static func linear(_ color: RGB) -> [Double] {
        [color.red, color.green, color.blue].map { channel in
            let share = Double(channel) / 255
            return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
        }
    }

    static func luminance(_ color: RGB) -> Double {
        let parts = linear(color)
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }

    static func contrast(_ one: RGB, _ other: RGB) -> Double {
        let (a, b) = (luminance(one), luminance(other))
        return (max(a, b) + 0.05) / (min(a, b) + 0.05)
    }

    /// CIE L*a*b* under D65.
    private func lab(_ color: RGB) -> [Double] {
        let parts = Self.linear(color)
        let seen = matrix.map { row in min(1, max(0, zip(row, parts).reduce(0) { $0 + $1.0 * $1.1 })) }
        let x = 0.4124564 * seen[0] + 0.3575761 * seen[1] + 0.1804375 * seen[2]
        let y = 0.2126729 * seen[0] + 0.7151522 * seen[1] + 0.0721750 * seen[2]
        let z = 0.0193339 * seen[0] + 0.1191920 * seen[1] + 0.9503041 * seen[2]
        func bent(_ value: Double) -> Double {
            value > 216 / 24_389 ? cbrt(value) : (24_389 / 27 * value + 16) / 116
        }
        let (fx, fy, fz) = (bent(x / 0.95047), bent(y), bent(z / 1.08883))
        return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)]
    }

    /// CIE 1976 ΔE*ab.
    func distance(_ one: RGB, _ other: RGB) -> Double {
        zip(lab(one), lab(other)).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
    }

    /// The least distance in any kind of vision.
    static func leastDistance(_ one: RGB, _ other: RGB) -> Double {
        allCases.map { $0.distance(one, other) }.min() ?? 0
    }
}

extension RGB {
    /// A colour of xterm's 256 beyond the first sixteen.
    fileprivate init(of256 place: Int) {
        if place >= 232 {
            let level = UInt32(8 + (place - 232) * 10)
            self.init(level << 16 | level << 8 | level)
            return
        }
        let steps: [UInt32] = [0, 95, 135, 175, 215, 255]
        let cube = place - 16
        self.init(steps[cube / 36] << 16 | steps[cube / 6 % 6] << 8 | steps[cube % 6])
    }
}

@Suite struct PaletteTests {
    private static let inks: [Ink] =
        (0..<10).map { Ink.series($0) } + [.faint, .rest, .positive, .neutral, .negative, .mark]

    /// The colours of inks as terminals show them: exactly, and among 256.
    private func colors(_ ink: Ink, _ background: Background) throws -> [RGB] {
        let palette = Palette(depth: .full, background: background)
        return [try #require(palette.color(ink)), RGB(of256: try #require(palette.indexOf256(ink)))]
    }

    @Test(arguments: Background.allCases)
    func inksStandOutFromTheirBackground(background: Background) throws {
        let backgrounds = background == .dark ? [RGB(0x000000), RGB(0x1E1E1E)] : [RGB(0xFFFFFF)]
        for ink in Self.inks {
            for color in try colors(ink, background) {
                for behind in backgrounds {
                    #expect(Seen.contrast(color, behind) >= 3, "\(ink) \(color.hex) on \(behind.hex)")
                }
            }
        }
    }

    @Test(arguments: Background.allCases)
    func seriesAreToldApartByAnyKindOfVision(background: Background) throws {
        for left in 0..<10 {
            for right in left + 1..<10 {
                // Neighbours touch in stacked bars; the first six are what most charts have.
                let least = right == left + 1 ? 20.0 : right < 6 ? 15.0 : 10.0
                for (one, other) in zip(try colors(.series(left), background), try colors(.series(right), background)) {
                    #expect(Seen.leastDistance(one, other) >= least, "\(left) \(one.hex) and \(right) \(other.hex)")
                }
            }
        }
    }

    @Test(arguments: Background.allCases)
    func sentimentIsToldApartByAnyKindOfVision(background: Background) throws {
        for (one, other) in zip(try colors(.positive, background), try colors(.negative, background)) {
            #expect(Seen.leastDistance(one, other) >= 60)
        }
    }

    /// Shades lie on the background as areas; their order must be seen, not each against the background.
    @Test(arguments: Background.allCases)
    func shadesGoFromPaleToStrongInSteps(background: Background) throws {
        let levels = try (0..<Ink.levels).map { try colors(.level($0), background) }
        let sides = try (-Ink.sides...Ink.sides).map { try colors(.side($0), background) }
        let back = background == .dark ? RGB(0x000000) : RGB(0xFFFFFF)
        for depth in 0..<2 {
            for (one, next) in zip(levels, levels.dropFirst()) {
                #expect(Seen.contrast(next[depth], back) > Seen.contrast(one[depth], back))
                #expect(Seen.leastDistance(one[depth], next[depth]) >= 8, "\(one[depth].hex) \(next[depth].hex)")
            }
            for (one, next) in zip(sides, sides.dropFirst()) {
                #expect(Seen.leastDistance(one[depth], next[depth]) >= 8, "\(one[depth].hex) \(next[depth].hex)")
            }
            #expect(Seen.contrast(levels[Ink.levels - 1][depth], back) >= 4.5)
        }
    }
}
