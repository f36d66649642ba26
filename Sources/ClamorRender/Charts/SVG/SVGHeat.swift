import ClamorColumns
import ClamorQuery
import ClamorText
import Foundation

extension SVGPicture {
    private static let cellHeight = 22.0

    /// A row for each series, a column for each position, shaded by the value; the value itself where it has room.
    mutating func drawHeat(_ panel: ChartPanel) {
        let count = chart.axis.count
        let gutter = min(innerWidth / 4, (panel.series.map { TextMeasure.width($0.name) }.max() ?? 0) + 2)
        let left = Self.margin + gutter + 8
        let across = min(72, (width - Self.margin - left) / Double(max(1, count)))
        let positions = (0..<count).map { left + (Double($0) + 0.5) * across }
        let held = panel.series.flatMap { $0.values.compactMap { $0 } }
        let shades = SVGShades(panel.scale, hasNegative: held.contains { $0 < 0 })
        let texts = cellTexts(panel, room: across - 6)
        for (row, series) in panel.series.enumerated() {
            let top = y + Double(row) * Self.cellHeight
            write(series.name, left - 8, top + Self.cellHeight / 2 + 4, anchor: .end, room: gutter)
            let drawn = SVGFrame.drawn(positions, across: across * Double(count)) { series.values[$0].map(abs) }
            for position in drawn {
                let gap = across > 6 ? 1.0 : 0
                let box = SVGBox(
                    x: positions[position] - across / 2, y: top, width: max(1, across - gap),
                    height: Self.cellHeight - 1)
                drawCell(
                    box, series.values[position], shades, text: texts?[row][position],
                    title: tip(series.name, name(of: position), figure(series, position, panel.format)))
            }
            markup.newLine()
        }
        if across < 1 { say("several values share a pixel; the largest of them is drawn") }
        y += Double(panel.series.count) * Self.cellHeight + 2
        switch chart.axis {
        case .times(let times): drawTimes(times, at: positions, from: left, to: left + across * Double(count))
        case .categories(let names): drawNames(names, at: positions, band: across)
        default: y += 8
        }
        y += 4
        drawKey(shades, panel.format, x: left)
    }

    /// The values of all cells in the longest form in which every one has room; nil where none fits.
    private func cellTexts(_ panel: ChartPanel, room: Double) -> [[String]]? {
        guard panel.format.type != .duration else { return nil }
        let isWhole = panel.format.type == .integer
        let largest = panel.series.flatMap { $0.values.compactMap { $0.map(abs) } }.max() ?? 0
        let places = largest >= 1 ? 1 : largest >= 0.1 ? 2 : 4
        let forms: [(Double) -> String] = [
            { isWhole ? cells.figure($0, panel.format) : formatDecimal($0, places: places, grouped: true) },
            { Self.compact($0, isWhole: isWhole) },
        ]
        // Thousands are the only ones that become shorter without being lost.
        for form in largest >= 1 ? forms : [forms[0]] {
            let texts = panel.series.map { $0.values.map { $0.map(form) ?? cells.missing } }
            if texts.joined().allSatisfy({ TextMeasure.width($0, size: Self.smallSize) <= room }) { return texts }
        }
        return nil
    }

    /// One decimal place of thousands or millions: `3.6k`, `971`.
    private static func compact(_ value: Double, isWhole: Bool) -> String {
        guard abs(value) >= 1_000, value.isFinite else { return formatDecimal(value, places: isWhole ? 0 : 1) }
        let step = abs(value) >= 999_950 ? pow(1_000, (log10(abs(value) * 1.00005) / 3).rounded(.down)) / 10 : 100
        return AxisLabels.number((value / step).rounded() * step, step: step)
    }

    private mutating func drawCell(
        _ box: SVGBox, _ value: Double?, _ shades: SVGShades, text: String?, title: String
    ) {
        guard let value, let ink = shades.ink(value) else {
            hover(box, title: title)
            if box.width >= 4 {
                write(cells.missing, box.x + box.width / 2, box.y + box.height / 2 + 4, .faint, anchor: .middle)
            }
            return
        }
        rectangle(box, ink, title: title)
        if let text {
            write(
                text, box.x + box.width / 2, box.y + box.height / 2 + 4, anchor: .middle, size: Self.smallSize,
                upon: ink)
        } else {
            writeSide(ink, box)
        }
    }
}
