import ClamorText

/// What is to be said below a chart's panels, collected while they are drawn: the same thing is said once.
struct ChartFooter: Sendable, Equatable {
    /// A sign and what it stands for.
    struct Entry: Sendable, Equatable {
        var sign: String
        var ink: Ink
        var name: String
    }

    private(set) var legend: [Entry] = []
    private(set) var captions: [String] = []

    mutating func explain(_ sign: String, _ ink: Ink, _ name: String) {
        let entry = Entry(sign: sign, ink: ink, name: name)
        if !legend.contains(entry) { legend.append(entry) }
    }

    mutating func say(_ caption: String) {
        if !captions.contains(caption) { captions.append(caption) }
    }
}

extension TextCanvas {
    /// Legend, marks and captions below the panels.
    func footer(_ footer: ChartFooter, of chart: ChartSpecification, into grid: inout CellGrid) {
        legend(footer.legend, into: &grid)
        for mark in chart.marks { item("\(mark.letter) ", .mark, mark.text, into: &grid) }
        let captions = chart.captions + footer.captions.filter { !chart.captions.contains($0) }
        if isTight, !captions.isEmpty {
            paragraph(captions.joined(separator: "; "), into: &grid)
        } else {
            for caption in captions { paragraph(caption, into: &grid) }
        }
    }

    /// Signs with their names, in as many lines as they take.
    private func legend(_ entries: [ChartFooter.Entry], into grid: inout CellGrid) {
        var x = width
        var y = grid.height - 1
        for entry in entries {
            let name = SafeText.escapedForTerminal(entry.name)
            let size = displayWidth(of: entry.sign) + 1 + displayWidth(of: name)
            if size > width {
                item(entry.sign + " ", entry.ink, entry.name, into: &grid)
                x = width
                continue
            }
            if x + size > width { (x, y) = (0, grid.height) }
            x = grid.put(entry.sign, x: x, y: y, entry.ink)
            x = grid.put(" " + name, x: x, y: y) + 2
        }
    }

    /// A sign and an explanation whose further lines are indented below its first word.
    private func item(_ sign: String, _ ink: Ink, _ text: String, into grid: inout CellGrid) {
        let y = grid.height
        let indent = grid.put(sign, x: 0, y: y, ink)
        paragraph(text, into: &grid, ink: .plain, from: y, indent: indent)
    }
}
