import ClamorText

/// What the editor has on the screen: rows of cells below one another, and the cursor in them.
struct Frame: Equatable {
    /// With their colours.
    var rows: [String]
    /// Cells that each row takes.
    var widths: [Int]
    var cursorRow: Int
    var cursorColumn: Int
}

/// What is to be seen of an edited text.
struct Scene {
    var prompt: String
    /// Before the second and later lines; as wide as the prompt.
    var continuation: String
    var buffer: EditBuffer
    var spans: [StyledSpan] = []
    /// Bytes of the text that were looked for.
    var match: Range<Int>?
    /// Behind the text, faint: what a key would put in.
    var ghost = ""
    /// Below the text; fitted to the width, with their colours.
    var below: [String] = []

    /// Lays the scene out for a terminal. Of a text that is higher than the terminal the rows around the cursor are
    /// shown.
    func frame(width: Int, height: Int, theme: EditorTheme) -> Frame {
        var layout = FrameLayout(width: max(8, width), theme: theme)
        layout.put(prompt, .prompt)
        var spans = spans[...]
        var byte = 0
        for character in buffer.text {
            if byte == buffer.cursor { layout.markCursor() }
            while let span = spans.first, span.range.upperBound <= byte { spans.removeFirst() }
            let span = spans.first.flatMap { $0.range.contains(byte) ? $0 : nil }
            if character == "\n" {
                layout.endRow()
                layout.put(continuation, .prompt)
            } else {
                let isMatch = match?.contains(byte) ?? false
                layout.put(character, isMatch ? .match : .text(span?.role, isError: span?.isError ?? false))
            }
            byte += character.utf8.count
        }
        if byte == buffer.cursor { layout.markCursor() }
        for character in ghost.prefix(while: { $0 != "\n" }) { layout.put(character, .ghost) }
        if ghost.contains("\n") { layout.put(" …", .ghost) }
        layout.endRow()
        var frame = layout.frame()
        let room = max(0, max(1, height) - frame.rows.count)
        for line in below.prefix(room) {
            frame.rows.append(line)
            frame.widths.append(layout.width)
        }
        return frame.around(height: max(1, height))
    }
}

extension Frame {
    /// The rows that a terminal has room for, the cursor among them.
    fileprivate func around(height: Int) -> Frame {
        guard rows.count > height else { return self }
        let first = min(max(0, cursorRow - height + 1), rows.count - height)
        return Frame(
            rows: Array(rows[first..<first + height]), widths: Array(widths[first..<first + height]),
            cursorRow: cursorRow - first, cursorColumn: cursorColumn)
    }
}

/// Puts characters into rows.
private struct FrameLayout {
    let width: Int
    let theme: EditorTheme
    private var rows: [String] = []
    private var widths: [Int] = []
    private var row = ""
    private var column = 0
    private var look = ""
    private var cursor: (row: Int, column: Int)?

    init(width: Int, theme: EditorTheme) {
        self.width = width
        self.theme = theme
    }

    mutating func put(_ text: String, _ part: EditorTheme.Part) { for character in text { put(character, part) } }

    mutating func put(_ character: Character, _ part: EditorTheme.Part) {
        let shown = Self.shown(character)
        let cells = displayWidth(of: shown)
        if column + cells > width { endRow() }
        let wanted = theme.look(part)
        if wanted != look {
            if !look.isEmpty { row += "\u{1b}[0m" }
            row += wanted
            look = wanted
        }
        row += shown
        column += cells
    }

    mutating func markCursor() {
        // Behind the last cell there is no place for it.
        if column >= width { endRow() }
        cursor = (rows.count, column)
    }

    mutating func endRow() {
        if !look.isEmpty { row += "\u{1b}[0m" }
        rows.append(row)
        widths.append(column)
        (row, column, look) = ("", 0, "")
    }

    func frame() -> Frame {
        let place = cursor ?? (max(0, rows.count - 1), 0)
        return Frame(
            rows: rows, widths: widths, cursorRow: min(place.row, max(0, rows.count - 1)), cursorColumn: place.column)
    }

    /// What stands for a character: itself, unless a terminal would do something at it.
    private static func shown(_ character: Character) -> String {
        if character == "\t" { return "    " }
        let text = String(character)
        return character.isASCII && character != "\u{7f}" && (character.asciiValue ?? 0) >= 0x20
            ? text : SafeText.escapedForTerminal(text)
    }
}
