import ClamorColumns
import ClamorText
import ClamorTime

extension ChartRenderer {
    /// Lines over time or categories on a grid of braille dots (2 × 4 a cell), or of marks in ASCII. Gaps stay gaps.
    func plot(_ panel: ChartSpecification.Panel, _ axis: ChartSpecification.Axis) -> [String] {
        let frame = PlotFrame(renderer: self, panel: panel, fromZero: false)
        let count = axis.count
        var canvas = DotCanvas(width: frame.plotWidth, height: height, ascii: drawsMarks(panel))
        func x(_ position: Int) -> Double {
            count == 1
                ? Double(canvas.dotWidth) / 2 : Double(position) / Double(count - 1) * Double(canvas.dotWidth - 1)
        }
        func y(_ value: Double) -> Double {
            frame.rowPosition(value) / Double(height) * Double(canvas.dotHeight - 1)
        }
        for (index, series) in panel.series.enumerated() {
            var last: (Double, Double)?
            for (position, value) in series.values.enumerated() {
                guard let value else {
                    last = nil
                    continue
                }
                let point = (x(position), y(value))
                canvas.line(from: last ?? point, to: point, series: index)
                last = point
            }
        }
        var lines: [String] = []
        for row in 0..<height {
            var line = frame.margin(row)
            for cell in 0..<frame.plotWidth {
                let (glyph, series) = canvas.cell(cell, row)
                line += series.map { paint(glyph, .series($0)) } ?? glyph
            }
            lines.append(line)
        }
        lines.append(frame.baseline())
        let starts = (0..<count).map { Int(x($0)) / canvas.dotsAcross }
        lines += frame.labels(axis, starts: starts, slot: max(4, frame.plotWidth / max(1, count)))
        return lines
    }
}

/// A grid of dots on character cells. Each cell remembers the series that drew in it last.
private struct DotCanvas {
    let width: Int
    let height: Int
    let ascii: Bool
    private var dots: [UInt8]
    private var owners: [Int?]

    init(width: Int, height: Int, ascii: Bool) {
        self.width = width
        self.height = height
        self.ascii = ascii
        dots = [UInt8](repeating: 0, count: width * height)
        owners = [Int?](repeating: nil, count: width * height)
    }

    var dotsAcross: Int { ascii ? 1 : 2 }
    private var dotsDown: Int { ascii ? 1 : 4 }
    var dotWidth: Int { width * dotsAcross }
    var dotHeight: Int { height * dotsDown }

    /// Bits of a braille cell by column and row (Unicode Standard, block "Braille Patterns").
    private static let bits: [[UInt8]] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]]

    mutating func line(from: (Double, Double), to: (Double, Double), series: Int) {
        let steps = max(1, Int(max(abs(to.0 - from.0), abs(to.1 - from.1)).rounded(.up)))
        for step in 0...steps {
            let share = Double(step) / Double(steps)
            dot(
                Int((from.0 + (to.0 - from.0) * share).rounded()), Int((from.1 + (to.1 - from.1) * share).rounded()),
                series)
        }
    }

    private mutating func dot(_ x: Int, _ y: Int, _ series: Int) {
        guard x >= 0, y >= 0, x < dotWidth, y < dotHeight else { return }
        let cell = y / dotsDown * width + x / dotsAcross
        dots[cell] |= ascii ? 1 : Self.bits[x % 2][y % 4]
        owners[cell] = series
    }

    func cell(_ x: Int, _ y: Int) -> (String, series: Int?) {
        let cell = y * width + x
        guard dots[cell] != 0, let owner = owners[cell] else { return (" ", nil) }
        if ascii { return (String(ChartRenderer.marks[owner % ChartRenderer.marks.count]), owner) }
        return (String(Unicode.Scalar(0x2800 + UInt32(dots[cell]))!), owner)
    }
}
