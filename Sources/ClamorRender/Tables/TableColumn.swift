import ClamorColumns
import ClamorText

/// One column of an aligned table: what it holds at the widest, and how wide it is drawn.
struct TableColumn {
    /// The most cells of a picture of values over time; one a value below that.
    static let sparkWidth = 32
    static let narrowestSpark = 8

    let info: ColumnInfo
    /// The name as it is shown.
    let name: String
    /// Cells before the decimal point, and from it on.
    private var whole = 0
    private var rest = 0
    /// Cells of what is no number.
    private var plain = 0
    /// Cells that it gets, without its bar.
    var width = 0
    /// Cells of the bar behind a number; 0: none.
    var bar = 0

    init(_ info: ColumnInfo) {
        self.info = info
        name = SafeText.escapedForTerminal(info.name)
    }

    /// Notes what a cell needs.
    mutating func measure(_ cell: TableCell) {
        switch cell {
        case .text(let text): plain = max(plain, displayWidth(of: text))
        case .number(let before, let after, _):
            whole = max(whole, displayWidth(of: before))
            rest = max(rest, displayWidth(of: after))
        case .spark(let values): plain = max(plain, min(values.count, Self.sparkWidth))
        }
    }

    /// Cells of the widest value.
    var content: Int { max(plain, whole + rest) }

    /// Cells of the widest value and of the name.
    var natural: Int { max(content, displayWidth(of: name)) }

    /// Cells with the bar.
    var drawnWidth: Int { width + (bar > 0 ? bar + 1 : 0) }

    /// The longest part of the name that stays on one line.
    var longestNamePart: Int { nameParts.map { displayWidth(of: $0) }.max() ?? 0 }

    /// The name cut behind its underscores.
    private var nameParts: [String] {
        var parts: [String] = []
        var part = ""
        for character in name {
            part.append(character)
            if character == "_" {
                parts.append(part)
                part = ""
            }
        }
        return part.isEmpty ? parts : parts + [part]
    }

    /// The name in as many lines as the width needs.
    func nameLines(_ cut: (String, Int) -> String) -> [String] {
        if displayWidth(of: name) <= width { return [name] }
        var lines: [String] = []
        var line = ""
        for part in nameParts {
            if !line.isEmpty, displayWidth(of: line + part) > width {
                lines.append(line)
                line = ""
            }
            line += part
        }
        return (lines + [line]).map { cut($0, width) }
    }

    /// A number with its decimal point below those of the others; unpadded where it is wider than the column.
    func aligned(_ before: String, _ after: String) -> String {
        let behind = rest - displayWidth(of: after)
        let text = before + after
        if behind > 0, displayWidth(of: text) + behind <= width { return text + String(repeating: " ", count: behind) }
        return text
    }
}
