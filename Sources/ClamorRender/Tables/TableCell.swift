import ClamorColumns
import ClamorText

/// A cell of an aligned table before the width of its column is known.
enum TableCell {
    case text(String)
    /// A number cut before its decimal point: `1,234` and `.5%`. Of shares also the part of 100.
    case number(whole: String, rest: String, share: Double?)
    /// Values over time, to be drawn.
    case spark([Double?])

    /// - Parameter cells: how values are written.
    init(_ value: Value, _ info: ColumnInfo, _ cells: CellText) {
        if info.format == .spark, case .list(let texts) = value {
            self = .spark(texts.map { Double($0) })
            return
        }
        let text = SafeText.escapedForTerminal(cells.display(value, info))
        guard info.type.isNumeric, value != .null else {
            self = .text(text)
            return
        }
        let point = text.firstIndex(of: ".") ?? text.firstIndex(of: "%") ?? text.endIndex
        self = .number(
            whole: String(text[..<point]), rest: String(text[point...]), share: info.isShare ? value.numeric : nil)
    }
}

extension ColumnInfo {
    /// Whether its numbers are parts of a whole, which a bar from 0 to 100 shows.
    package var isShare: Bool { format == .percent && name == "share" }

    /// Whether it is read from its right end.
    var isRight: Bool { type.isNumeric || type == .duration }
}
