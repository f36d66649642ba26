import ClamorText

/// Names of two rows that share a line: both where both can be read, else the upper one's alone.
struct PairNames {
    /// A text for each line.
    let names: RowNames
    /// The lower rows that have no label.
    private let left: [String]
    /// What all names begin with and labels leave out.
    private let beginning: String
    /// Fewer cells of a name tell too little.
    private static let leastCut = 6

    /// - Parameter room: cells that a line's label may take.
    init(_ names: [String], room: Int, on canvas: TextCanvas) {
        let whole = names.map { canvas.fitted($0, to: .max) }
        func pairs(_ texts: [String], _ between: String) -> [String] {
            stride(from: 0, to: texts.count, by: 2).map {
                texts[$0..<min($0 + 2, texts.count)].joined(separator: between)
            }
        }
        func fits(_ labels: [String]) -> Bool { labels.allSatisfy { displayWidth(of: $0) <= room } }
        for between in [" / ", "/"] where fits(pairs(whole, between)) {
            self.names = RowNames(pairs(whole, between), room: room, on: canvas)
            (left, beginning) = ([], "")
            return
        }
        // Dates that begin alike are told apart by their ends.
        let ends = whole.map { canvas.fitted($0, to: (room - 1) / 2, at: .start) }
        let beginnings = Set(zip(whole, ends).map { String($0.dropLast($1.count - 1)) })
        if (room - 1) / 2 >= Self.leastCut, Set(ends).count == Set(whole).count, beginnings.count == 1,
            let beginning = beginnings.first
        {
            self.names = RowNames(pairs(ends, "/"), room: room, on: canvas)
            (left, self.beginning) = ([], beginning)
            return
        }
        self.names = RowNames(
            stride(from: 0, to: names.count, by: 2).map { names[$0] }, room: room, on: canvas)
        left = stride(from: 1, to: names.count, by: 2).map { names[$0] }
        beginning = ""
    }

    /// Says how lines are to be read and what their labels leave out.
    func explain(in footer: inout ChartFooter) {
        footer.say("two rows share a line, the first above")
        if !beginning.isEmpty { footer.say("all rows begin with " + beginning) }
        if !left.isEmpty { footer.say("without a label, in their order: " + AxisRows.list(left)) }
        names.explain(in: &footer)
    }
}
