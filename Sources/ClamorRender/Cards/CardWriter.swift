import ClamorColumns
import ClamorQuery
import ClamorText
import ClamorTime

/// Mentions as cards to read: who, where, when, how it was felt; title and text with matches marked; counts and link.
/// Columns that a card has no place for follow as lines of their own when they were asked for.
package struct CardWriter: RowWriter {
    private let schema: [ColumnInfo]
    private let style: RenderStyle
    private let width: Int
    private var marker: TermMarker
    private let sink: ByteSink
    private let cells: CellText
    private let places: [String: Int]
    /// Columns that were asked for and have no place of their own.
    private let others: [Int]

    package init(
        schema: [ColumnInfo], style: RenderStyle, width: Int, marked: [SearchTerm], sink: @escaping ByteSink
    ) {
        self.schema = schema
        self.style = style
        self.width = width
        self.sink = sink
        marker = TermMarker(marked)
        cells = CellText(zone: style.zone)
        places = Dictionary(schema.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
        // Whole mentions were not picked column by column; only what was added to them is shown besides.
        let isWhole = schema.contains { $0.name == "batch" }
        others = schema.indices.filter { index in
            let name = schema[index].name
            return !Self.placed.contains(name) && !(isWhole && Fields.named(name) != nil)
        }
    }

    package func begin() {}

    package mutating func write(_ batch: Batch) throws {
        var text = ""
        for row in 0..<batch.count {
            text += card(batch, row) + "\n"
            if text.utf8.count > 1 << 16 {
                try sink(Array(text.utf8))
                text = ""
            }
        }
        if !text.isEmpty { try sink(Array(text.utf8)) }
    }

    package mutating func finish() throws {}

    private static let placed: Set<String> = [
        "id", "author", "author_name", "channel", "kind", "time", "country", "lang", "followers", "title", "text",
        "sentiment", "score", "rating", "likes", "shares", "replies", "views", "reach", "brand", "tags", "status",
        "assignee", "url",
    ]

    private mutating func card(_ batch: Batch, _ row: Int) -> String {
        func value(_ name: String) -> Value { places[name].map { batch.columns[$0][row] } ?? .null }
        func shown(_ name: String) -> String? {
            guard let place = places[name], value(name) != .null else { return nil }
            return SafeText.escapedForTerminal(cells.display(value(name), schema[place]))
        }
        func body(_ name: String) -> String? {
            if case .text(let text) = value(name), !text.isEmpty { text } else { nil }
        }
        var who = shown("author").map { "@" + $0 } ?? "(author unknown)"
        if let name = shown("author_name") {
            // A name that stands in for a handle is no handle.
            who = name == shown("author") ? name : who + " (\(name))"
        }
        var head = [who]
        for name in ["channel", "kind", "time", "country", "lang"] {
            if let part = shown(name) { head.append(part) }
        }
        if let followers = shown("followers") { head.append("\(followers) followers") }
        var lines = joined(head)
        lines[0] = paint(who, "1") + lines[0].dropFirst(who.count)
        if let title = body("title") { lines += wrapped(title, marks: marker.ranges(inTitle: title), bold: true) }
        if let text = body("text") { lines += wrapped(text, marks: marker.ranges(inText: text), bold: false) }
        var foot: [String] = []
        if let label = shown("sentiment") { foot.append(label + (shown("score").map { " \($0)" } ?? "")) }
        for name in ["rating", "likes", "shares", "replies", "views", "reach"] {
            if let part = shown(name) { foot.append("\(name) \(part)") }
        }
        for name in ["brand", "tags", "status", "assignee"] {
            if let part = shown(name), !part.isEmpty { foot.append("\(name) \(part)") }
        }
        lines += joined(foot).map { paint($0, "2") }
        for place in others {
            let text = SafeText.escapedForTerminal(cells.display(batch.columns[place][row], schema[place]))
            lines += wrapped("\(schema[place].name): \(text)", marks: [], bold: false)
        }
        if let link = shown("url") ?? shown("id").map({ "id \($0)" }) { lines.append(paint(link, "2")) }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Parts in as many lines as they need.
    private func joined(_ parts: [String]) -> [String] {
        var lines: [String] = []
        var used = 0
        for part in parts {
            let size = displayWidth(of: part)
            if used > 0, used + 3 + size <= width {
                lines[lines.count - 1] += " · " + part
                used += 3 + size
            } else {
                lines.append((lines.isEmpty ? "" : "  ") + part)
                used = size + (lines.count > 1 ? 2 : 0)
            }
        }
        return lines
    }

    /// A text in lines of the card's width, matches marked, control characters as escapes but for line ends.
    private func wrapped(_ text: String, marks: [Range<Int>], bold: Bool) -> [String] {
        var marks = marks[...]
        var lines: [String] = []
        var line = ""
        var used = 2
        var offset = 0
        func push() {
            while line.hasSuffix(" ") { line.removeLast() }
            lines.append("  " + line)
            line = ""
            used = 2
        }
        for word in Self.words(text) {
            let size = word.utf8.count
            if word == "\n" {
                push()
            } else if word == " " {
                if used > 2, used < width { (line, used) = (line + " ", used + 1) }
            } else {
                while let mark = marks.first, mark.upperBound <= offset { marks = marks.dropFirst() }
                let isMarked = marks.first.map { $0.lowerBound < offset + size && $0.upperBound > offset } ?? false
                for piece in Self.pieces(SafeText.escapedForTerminal(word), of: max(8, width - 2)) {
                    let cells = displayWidth(of: piece)
                    if used > 2, used + cells > width { push() }
                    line += isMarked ? mark(piece) : bold ? paint(piece, "1") : piece
                    used += cells
                }
            }
            offset += size
        }
        push()
        return lines
    }

    private func mark(_ text: String) -> String {
        style.color ? "\u{1b}[1;33m\(text)\u{1b}[0m" : "«\(text)»"
    }

    private func paint(_ text: String, _ code: String) -> String {
        style.color ? "\u{1b}[\(code)m\(text)\u{1b}[0m" : text
    }

    /// Words, single spaces and line ends of a text, in order and complete.
    private static func words(_ text: String) -> [String] {
        var result: [String] = []
        var word = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar == "\n" || scalar == " " || scalar == "\t" || scalar == "\r" {
                if !word.isEmpty { result.append(String(word)) }
                word = String.UnicodeScalarView()
                result.append(scalar == "\n" ? "\n" : " ")
            } else {
                word.append(scalar)
            }
        }
        if !word.isEmpty { result.append(String(word)) }
        return result
    }

    /// A word longer than a line in parts that fit one.
    private static func pieces(_ word: String, of width: Int) -> [String] {
        guard displayWidth(of: word) > width else { return [word] }
        var result: [String] = []
        var piece = ""
        var used = 0
        for character in word {
            let cells = displayWidth(of: String(character))
            if used + cells > width {
                result.append(piece)
                (piece, used) = ("", 0)
            }
            piece.append(character)
            used += cells
        }
        result.append(piece)
        return result
    }
}
