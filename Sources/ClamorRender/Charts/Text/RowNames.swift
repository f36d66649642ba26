import ClamorText

/// Names at the left of rows: cut in the middle where they are long, and then told in full below the chart.
struct RowNames {
    /// A name for each row, none wider than the width.
    let texts: [String]
    /// Cells of the widest.
    let width: Int
    private let cut: [(short: String, full: String)]
    private static let mostListed = 30

    /// - Parameter room: cells that a name may take.
    init(_ names: [String], room: Int, on canvas: TextCanvas) {
        let whole = names.map { canvas.fitted($0, to: .max) }
        let texts = names.map { canvas.fitted($0, to: max(1, room)) }
        self.texts = texts
        width = texts.map { displayWidth(of: $0) }.max() ?? 0
        cut = zip(texts, whole).filter { $0 != $1 }.map { (short: $0, full: $1) }
    }

    /// Tells in full what was cut.
    func explain(in footer: inout ChartFooter) {
        guard !cut.isEmpty else { return }
        var parts = cut.prefix(Self.mostListed).map { "\($0.short) = \($0.full)" }
        if cut.count > parts.count { parts.append("and \(formatInteger(cut.count - parts.count, grouped: true)) more") }
        footer.say("names in full: " + parts.joined(separator: "; "))
    }
}

/// Figures below each other, their decimal points in one column.
struct FigureColumn {
    private let whole: Int
    private let fraction: Int

    init(_ texts: some Sequence<String>) {
        var (whole, fraction) = (0, 0)
        for text in texts {
            let (before, behind) = Self.split(text)
            whole = max(whole, displayWidth(of: before))
            fraction = max(fraction, displayWidth(of: behind))
        }
        (self.whole, self.fraction) = (whole, fraction)
    }

    /// Cells across.
    var width: Int { whole + fraction }

    /// A figure with its point in the column's place; what has none ends before it.
    func aligned(_ text: String) -> String {
        let (before, behind) = Self.split(text)
        return padded(before, toWidth: whole, .right) + padded(behind, toWidth: fraction)
    }

    private static func split(_ text: String) -> (whole: String, fraction: String) {
        let point = text.firstIndex(of: ".") ?? text.endIndex
        return (String(text[..<point]), String(text[point...]))
    }
}

extension ChartAxis {
    /// The names of its positions.
    var names: [String] {
        switch self {
        case .categories(let names): names
        case .times(let times): times.starts.indices.map(times.label)
        case .bins, .numbers: []
        }
    }
}
