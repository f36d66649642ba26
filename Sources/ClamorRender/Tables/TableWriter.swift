import ClamorColumns
import ClamorText

/// Rows as aligned columns: a header, a rule, numbers below each other at their decimal point, shares with bars. Fits a
/// width and says which columns are not shown. The first rows set the widths of very long answers.
struct TableWriter: RowWriter {
    /// So many rows are looked at before the first is written.
    static let sampleRows = 2_000

    let schema: [ColumnInfo]
    let style: RenderStyle
    let sink: ByteSink
    private let cells: CellText
    private var sample: [[TableCell]] = []
    private var layout: TableLayout?

    init(schema: [ColumnInfo], style: RenderStyle, sink: @escaping ByteSink) {
        self.schema = schema
        self.style = style
        self.sink = sink
        cells = CellText(zone: style.zone, ascii: style.ascii)
    }

    mutating func begin() throws {}

    mutating func write(_ batch: Batch) throws {
        var rows: [[TableCell]] = []
        rows.reserveCapacity(batch.count)
        for row in 0..<batch.count {
            rows.append(schema.indices.map { TableCell(batch.columns[$0][row], schema[$0], cells) })
        }
        if let layout {
            try write(rows, layout)
        } else {
            sample += rows
            if sample.count >= Self.sampleRows { _ = try open() }
        }
    }

    mutating func finish() throws {
        let layout = try layout ?? open()
        guard !layout.hidden.isEmpty else { return }
        let names =
            layout.hidden.count > 6 ? "\(layout.hidden.count) more columns" : layout.hidden.joined(separator: ", ")
        let text = "(not shown for want of width: \(names); `\(style.expansion)` shows all, `select` picks columns)"
        let lines = RunningText(width: style.width).lines(text)
        try emit(lines.map { paint($0, "2") + "\n" }.joined())
    }

    /// Settles the widths, and writes the header and the rows so far.
    private mutating func open() throws -> TableLayout {
        var columns = schema.map { TableColumn($0) }
        for row in sample {
            for (index, cell) in row.enumerated() { columns[index].measure(cell) }
        }
        let layout = TableLayout(columns, room: style.width)
        try emit(header(layout))
        let rows = sample
        sample = []
        self.layout = layout
        try write(rows, layout)
        return layout
    }

    private func header(_ layout: TableLayout) -> String {
        let names = layout.shown.map { index in layout.columns[index].nameLines { cut($0, to: $1) } }
        let height = names.map(\.count).max() ?? 0
        var text = ""
        for number in 0..<height {
            let parts = zip(layout.shown, names).map { index, lines in
                let column = layout.columns[index]
                let place = number - (height - lines.count)
                let name = padded(
                    place < 0 ? "" : lines[place], toWidth: column.width, column.info.isRight ? .right : .left)
                return padded(name, toWidth: column.drawnWidth)
            }
            text += paint(joined(parts), "1") + "\n"
        }
        let rule = layout.shown.map {
            String(repeating: style.ascii ? "-" : "─", count: layout.columns[$0].drawnWidth)
        }
        return text + paint(joined(rule), "2") + "\n"
    }

    private func write(_ rows: [[TableCell]], _ layout: TableLayout) throws {
        var text = ""
        for row in rows {
            text += line(row, layout) + "\n"
            if text.utf8.count > 1 << 16 {
                try emit(text)
                text = ""
            }
        }
        if !text.isEmpty { try emit(text) }
    }

    private func line(_ row: [TableCell], _ layout: TableLayout) -> String {
        var slack = layout.slack
        return joined(layout.shown.map { self.text(row[$0], layout.columns[$0], &slack) })
    }

    /// A cell as wide as its column. A number that is wider than those of the sample takes what the line leaves free.
    private func text(_ cell: TableCell, _ column: TableColumn, _ slack: inout Int?) -> String {
        switch cell {
        case .text(let text):
            let place: TruncationPlace =
                switch column.info.format {
                case .identifier: .middle
                case .path: .start
                default: .end
                }
            let cell = padded(
                slack == nil ? text : cut(text, to: column.width, at: place), toWidth: column.width,
                column.info.isRight ? .right : .left)
            return padded(cell, toWidth: column.drawnWidth)
        case .number(let whole, let rest, let share):
            var text = column.aligned(whole, rest)
            let excess = displayWidth(of: text) - column.width
            if excess > 0, let free = slack {
                if excess <= free { slack = free - excess } else { text = cut(text, to: column.width) }
            }
            text = padded(text, toWidth: column.width, .right)
            return column.bar == 0 ? text : text + " " + bar(share, column.bar)
        case .spark(let values):
            let width = min(column.width, TableColumn.sparkWidth)
            return picture(Sparkline.text(values, width: width, isASCII: style.ascii), column.width)
        }
    }

    /// A part of 100 as a bar; whatever is above 0 is seen.
    private func bar(_ share: Double?, _ width: Int) -> String {
        guard let share, share > 0 else { return String(repeating: " ", count: width) }
        let cells = min(1, share / 100) * Double(width)
        if style.ascii {
            let full = max(1, Int(cells.rounded()))
            return padded(String(repeating: "#", count: full), toWidth: width)
        }
        let eighths = max(1, Int((cells * 8).rounded()))
        let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
        let drawn = String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
        return picture(drawn, width)
    }

    /// What is drawn in a cell, up to its width.
    private func picture(_ drawn: String, _ width: Int) -> String {
        let sequence = style.color ? style.palette.sequence(.series(0)) : ""
        let painted = sequence.isEmpty || drawn.isEmpty ? drawn : sequence + drawn + "\u{1b}[0m"
        return painted + String(repeating: " ", count: max(0, width - displayWidth(of: drawn)))
    }

    private func cut(_ text: String, to width: Int, at place: TruncationPlace = .end) -> String {
        let cut = truncate(text, toWidth: width, at: place)
        return style.ascii && cut != text ? String(cut.map { $0 == "…" ? "~" : $0 }) : cut
    }

    private func joined(_ parts: [String]) -> String {
        var text = parts.joined(separator: String(repeating: " ", count: TableLayout.gap))
        while text.hasSuffix(" ") { text.removeLast() }
        return text
    }

    private func emit(_ text: String) throws { try sink(Array(text.utf8)) }

    private func paint(_ text: String, _ code: String) -> String {
        style.color ? "\u{1b}[\(code)m\(text)\u{1b}[0m" : text
    }
}
