import ClamorColumns
import ClamorText

/// Each row by itself: a rule with its number, then a line for each column, long values in as many lines as they need.
/// Nothing is left out.
struct VerticalWriter: RowWriter {
    /// The longest rule.
    static let ruleWidth = 60

    let schema: [ColumnInfo]
    let style: RenderStyle
    let sink: ByteSink
    private let cells: CellText
    private let names: [String]
    /// Cells before the values.
    private let indent: Int
    private var number = 0

    init(schema: [ColumnInfo], style: RenderStyle, sink: @escaping ByteSink) {
        self.schema = schema
        self.style = style
        self.sink = sink
        cells = CellText(zone: style.zone, ascii: style.ascii)
        names = schema.map { SafeText.escapedForTerminal($0.name) }
        // A long name stands above its value.
        let most = style.width.map { max(4, $0 / 3) } ?? .max
        indent = (names.map { displayWidth(of: $0) }.filter { $0 <= most }.max() ?? 2) + 2
    }

    mutating func begin() throws {}

    mutating func write(_ batch: Batch) throws {
        var text = ""
        for row in 0..<batch.count {
            number += 1
            text += rule()
            for (index, info) in schema.enumerated() {
                text += entry(names[index], value(batch.columns[index][row], info))
            }
            if text.utf8.count > 1 << 16 {
                try sink(Array(text.utf8))
                text = ""
            }
        }
        if !text.isEmpty { try sink(Array(text.utf8)) }
    }

    mutating func finish() throws {}

    /// `── 12 ─────────`
    private func rule() -> String {
        let dash = style.ascii ? "-" : "─"
        let head = String(repeating: dash, count: 2) + " \(formatInteger(number, grouped: true)) "
        let width = min(style.width ?? Self.ruleWidth, Self.ruleWidth)
        return faint(head + String(repeating: dash, count: max(0, width - displayWidth(of: head)))) + "\n"
    }

    private func value(_ value: Value, _ info: ColumnInfo) -> [String] {
        let room = style.width.map { max(1, $0 - indent) }
        if info.format == .spark, case .list(let texts) = value {
            let width = min(TableColumn.sparkWidth, room ?? .max)
            return [Sparkline.text(texts.map { Double($0) }, width: width, isASCII: style.ascii)]
        }
        return RunningText(width: room).lines(cells.display(value, info))
    }

    private func entry(_ name: String, _ value: [String]) -> String {
        var text = ""
        var head = padded(name, toWidth: indent)
        if displayWidth(of: name) > indent - 2 {
            text += RunningText(width: style.width).lines(name).map { faint($0) + "\n" }.joined()
            head = String(repeating: " ", count: indent)
        }
        for (number, line) in value.enumerated() {
            let before = number == 0 ? head : String(repeating: " ", count: indent)
            var whole = line.isEmpty ? before : (number == 0 ? faint(before) : before) + line
            if line.isEmpty {
                while whole.hasSuffix(" ") { whole.removeLast() }
                whole = faint(whole)
            }
            text += whole + "\n"
        }
        return text
    }

    private func faint(_ text: String) -> String {
        style.color && !text.isEmpty ? "\u{1b}[2m\(text)\u{1b}[0m" : text
    }
}
