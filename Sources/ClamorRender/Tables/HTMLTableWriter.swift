import ClamorColumns
import ClamorText
import ClamorTime

/// Rows as a `<table>`: a fragment for a page of somebody else's, without style or script.
struct HTMLTableWriter: RowWriter {
    private let table: HTMLTable
    private let sink: ByteSink

    init(schema: [ColumnInfo], zone: Zone, sink: @escaping ByteSink) {
        table = HTMLTable(schema: schema, zone: zone)
        self.sink = sink
    }

    mutating func begin() throws {
        var markup = Markup()
        table.begin(&markup)
        try sink(Array(markup.text.utf8))
    }

    mutating func write(_ batch: Batch) throws {
        for rows in stride(from: 0, to: batch.count, by: 1_000) {
            var markup = Markup()
            for row in rows..<min(batch.count, rows + 1_000) { table.write(batch, row, to: &markup) }
            try sink(Array(markup.text.utf8))
        }
    }

    mutating func finish() throws { try sink(Array("</tbody></table>\n".utf8)) }
}

/// The parts of a `<table>`. Numbers and times hold their exact value in `data-v`, by which a page may sort.
struct HTMLTable {
    let schema: [ColumnInfo]
    private let cells: CellText

    init(schema: [ColumnInfo], zone: Zone) {
        self.schema = schema
        cells = CellText(zone: zone)
    }

    /// The whole table, or its first rows.
    func write(_ whole: Table, most: Int, to markup: inout Markup) {
        begin(&markup)
        var left = most
        for batch in whole.batches {
            for row in 0..<min(left, batch.count) { write(batch, row, to: &markup) }
            left -= min(left, batch.count)
        }
        markup.raw("</tbody></table>\n")
    }

    /// What comes before the rows.
    func begin(_ markup: inout Markup) {
        markup.raw("<table><thead><tr>")
        for info in schema {
            markup.element("th", [("scope", "col"), ("class", info.isRight ? "n" : nil)], info.name)
        }
        markup.raw("</tr></thead><tbody>\n")
    }

    func write(_ batch: Batch, _ row: Int, to markup: inout Markup) {
        markup.begin("tr")
        for (index, info) in schema.enumerated() {
            let value = batch.columns[index][row]
            let text = cells.display(value, info)
            let isText = (info.type == .text || info.type == .list) && info.format != .spark
            markup.begin(
                "td",
                [
                    ("class", className(info, isLong: isText && text.count > Self.longText && !WebLink.isLink(text))),
                    ("data-v", sortValue(value, info)),
                    // Texts that may run from right to left keep to their own cell.
                    ("dir", isText && text.utf8.contains { $0 >= 0x80 } && value != .null ? "auto" : nil),
                ])
            if info.format == .spark, case .list(let texts) = value {
                HTMLCellPicture.writeSpark(texts.map { Double($0) }, cells, to: &markup)
            } else if info.isShare, let number = value.numeric {
                HTMLCellPicture.writeBar(number, to: &markup)
                markup.element("span", [("class", "v")], text)
            } else if isText, WebLink.isLink(text) {
                WebLink.write(text, to: &markup)
            } else {
                markup.put(text, keepsLines: true)
            }
            markup.end()
        }
        markup.end()
        markup.newLine()
    }

    /// Glyphs from which on a page keeps room for a text.
    private static let longText = 60

    private func className(_ info: ColumnInfo, isLong: Bool) -> String? {
        info.isRight ? "n" : info.type == .time ? "t" : isLong ? "l" : nil
    }

    /// What the column is ordered by; nil where the text itself is, or nothing is known.
    private func sortValue(_ value: Value, _ info: ColumnInfo) -> String? {
        switch value {
        case .list(let texts) where info.format == .spark: texts.last { !$0.isEmpty } ?? ""
        case .integer, .fixed, .number, .duration: cells.data(value, ColumnInfo("", .number))
        case .time(let time): String(time)
        case .null: ""
        case .boolean, .text, .list: nil
        }
    }
}

/// Addresses that may become links: of the web alone.
enum WebLink {
    /// Whether a text is an address and nothing else.
    static func isLink(_ text: String) -> Bool {
        let lower = text.prefix(8).lowercased()
        guard lower.hasPrefix("https://") || lower.hasPrefix("http://") else { return false }
        return !text.unicodeScalars.contains { $0.properties.isWhitespace || SafeText.isUnsafe($0) }
    }

    /// A link that tells the page behind it nothing of this one.
    static func write(_ text: String, to markup: inout Markup) {
        markup.element("a", [("href", text), ("rel", "noopener noreferrer"), ("dir", "ltr")], text)
    }
}
