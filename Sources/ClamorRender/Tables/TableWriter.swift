import ClamorColumns
import ClamorText

/// Rows as aligned columns: a header, a rule, numbers to the right at their decimal point. Fits a width by shortening
/// texts, then by leaving out columns on the right, and says which. The first rows set the widths of very long answers.
struct TableWriter: RowWriter {
    /// So many rows are looked at before the first is written.
    static let sampleRows = 2_000
    static let narrowestText = 8
    /// An id that is cut in the middle still tells itself apart from others.
    static let narrowestIdentifier = 24

    /// What is shown of whole mentions, which have more columns than anyone reads.
    static let readingColumns = ["time", "channel", "author", "text", "score", "reach", "likes", "shares"]
    /// What people came to read keeps this much before other columns do.
    static let narrowestBody = 32
    /// More columns than this are whole mentions rather than an answer made to be read.
    static let mostColumns = 24

    let schema: [ColumnInfo]
    let style: RenderStyle
    let sink: ByteSink
    private let cells: CellText
    private var sample: [[String]] = []
    private var widths: [Int]?
    private var shown: [Int] = []

    init(schema: [ColumnInfo], style: RenderStyle, sink: @escaping ByteSink) {
        self.schema = schema
        self.style = style
        self.sink = sink
        cells = CellText(zone: style.zone, ascii: style.ascii)
    }

    mutating func begin() throws {}

    mutating func write(_ batch: Batch) throws {
        var lines: [[String]] = []
        lines.reserveCapacity(batch.count)
        for row in 0..<batch.count {
            lines.append(schema.indices.map { text(batch.columns[$0][row], schema[$0]) })
        }
        if widths == nil {
            sample += lines
            if sample.count >= Self.sampleRows { try openTable() }
        } else {
            try writeRows(lines)
        }
    }

    mutating func finish() throws {
        if widths == nil { try openTable() }
        let hidden = schema.indices.filter { !shown.contains($0) }.map { schema[$0].name }
        if !hidden.isEmpty {
            let names = hidden.count > 6 ? "\(hidden.count) more columns" : hidden.joined(separator: ", ")
            try emit(paint("(not shown for want of width: \(names); `select` picks columns)", "2") + "\n")
        }
    }

    private func text(_ value: Value, _ info: ColumnInfo) -> String {
        SafeText.escapedForTerminal(cells.display(value, info))
    }

    private func isRight(_ column: Int) -> Bool {
        schema[column].type.isNumeric || schema[column].type == .duration
    }

    private mutating func openTable() throws {
        var natural = schema.map { displayWidth(of: $0.name) }
        for row in sample {
            for (index, cell) in row.enumerated() { natural[index] = max(natural[index], displayWidth(of: cell)) }
        }
        fit(natural)
        let names = schema.map(\.name)
        try emit(paint(line(names), "1") + "\n")
        let rule = shown.map { String(repeating: style.ascii ? "-" : "─", count: (widths ?? natural)[$0]) }
        try emit(paint(rule.joined(separator: "  "), "2") + "\n")
        let rows = sample
        sample = []
        try writeRows(rows)
    }

    /// Chooses the columns that are shown and how wide each is.
    private mutating func fit(_ natural: [Int]) {
        var widths = natural
        let body = schema.firstIndex { $0.name == "text" && $0.type == .text }
        shown = Array(schema.indices)
        defer { self.widths = widths }
        guard let room = style.width else { return }
        let read = Self.readingColumns.compactMap { name in schema.firstIndex { $0.name == name } }
        if schema.count > Self.mostColumns,
            ["time", "text"].allSatisfy({ name in read.contains { schema[$0].name == name } })
        {
            shown = read
        }
        func total() -> Int { shown.reduce(0) { $0 + widths[$1] } + max(0, shown.count - 1) * 2 }
        // Widest texts give way first, down to what is still readable.
        while total() > room {
            let shrinkable = shown.filter { widths[$0] > ($0 == body ? Self.narrowestBody : narrowest($0)) }
            guard let widest = shrinkable.max(by: { widths[$0] < widths[$1] }) else { break }
            let excess = total() - room
            let next = shrinkable.filter { $0 != widest }.map { widths[$0] }.max() ?? 0
            let floor = widest == body ? Self.narrowestBody : narrowest(widest)
            widths[widest] = max(floor, widths[widest] - min(excess, max(1, widths[widest] - next)))
        }
        while total() > room, let last = shown.lastIndex(where: { $0 != body }), shown.count > 1 {
            shown.remove(at: last)
        }
        if total() > room, let only = shown.first { widths[only] = max(1, room) }
        // What columns left out have freed goes back to the texts that were shortened.
        for column in shown where widths[column] < natural[column] {
            widths[column] += min(natural[column] - widths[column], max(0, room - total()))
        }
    }

    /// How far a column may be shortened: texts down to a few words, numbers and times not at all.
    private func narrowest(_ column: Int) -> Int {
        let info = schema[column]
        if isRight(column) || info.type == .time || info.type == .boolean { return .max }
        if info.format == .identifier || info.format == .path { return Self.narrowestIdentifier }
        return max(Self.narrowestText, min(displayWidth(of: info.name), 16))
    }

    private func line(_ row: [String]) -> String {
        let widths = widths ?? []
        var parts: [String] = []
        for column in shown {
            let place: TruncationPlace =
                switch schema[column].format {
                case .identifier: .middle
                case .path: .start
                default: .end
                }
            var cell = truncate(row[column], toWidth: widths[column], at: place)
            if style.ascii, cell != row[column] { cell = String(cell.map { $0 == "…" ? "~" : $0 }) }
            parts.append(padded(cell, toWidth: widths[column], isRight(column) ? .right : .left))
        }
        var text = parts.joined(separator: "  ")
        while text.hasSuffix(" ") { text.removeLast() }
        return text
    }

    private func writeRows(_ rows: [[String]]) throws {
        var text = ""
        for row in rows {
            text += line(row) + "\n"
            if text.utf8.count > 1 << 16 {
                try emit(text)
                text = ""
            }
        }
        if !text.isEmpty { try emit(text) }
    }

    private func emit(_ text: String) throws { try sink(Array(text.utf8)) }

    private func paint(_ text: String, _ code: String) -> String {
        style.color ? "\u{1b}[\(code)m\(text)\u{1b}[0m" : text
    }
}
