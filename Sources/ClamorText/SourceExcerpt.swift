/// One line of a source as it is shown, with rows of carets that stand under what they mark: tabs widened to spaces,
/// control characters escaped, wide glyphs counted as two cells, long lines cut around the first mark.
struct SourceExcerpt {
    /// A stretch of one line to point at.
    struct Mark {
        let line: Int
        let span: SourceSpan
        let text: String
        let isPrimary: Bool

        /// A span over several lines is marked on its first; one after the last line end, at the end of the line
        /// before.
        init(_ span: SourceSpan, _ text: String, isPrimary: Bool, in source: Source) {
            let lower = SourceExcerpt.visibleStart(of: span, in: source)
            line = source.line(at: lower)
            let bounds = source.span(ofLine: line)
            let start = min(lower, bounds.upper)
            self.span = SourceSpan(start, max(start, min(span.upper, bounds.upper)))
            self.text = text
            self.isPrimary = isPrimary
        }
    }

    /// Carets (or dashes, for a label elsewhere) and what stands beside them.
    struct Row {
        let indent: String
        let pointer: String
        let text: String
        let isPrimary: Bool
    }

    let text: String
    let rows: [Row]

    /// Where a span is shown to begin: an end of input after a final newline moves back to the end of the last line
    /// that holds anything.
    static func visibleStart(of span: SourceSpan, in source: Source) -> Int {
        guard span.lower >= source.count else { return max(0, span.lower) }
        var line = source.lineCount
        while line > 1, source.span(ofLine: line).isEmpty { line -= 1 }
        return source.span(ofLine: line).upper
    }

    init(source: Source, line: Int, marks: [Mark], width: Int) {
        let bounds = source.span(ofLine: line)
        let cells = LineCells(source.text(ofLine: line))
        let columns = marks.map { mark in
            let first = cells.column(atByte: mark.span.lower - bounds.lower)
            let end = cells.column(afterByte: mark.span.upper - bounds.lower)
            return first..<max(first + 1, end)
        }
        let window = cells.window(around: columns.first ?? 0..<1, width: max(width, 20))
        text = cells.text(in: window)
        let shift = window.lowerBound > 0 ? window.lowerBound - 1 : 0
        rows = zip(marks, columns).compactMap { mark, columns in
            let visible = columns.clamped(to: window.lowerBound..<max(window.upperBound, columns.lowerBound + 1))
            if visible.isEmpty { return nil }
            let pointer = String(repeating: mark.isPrimary ? "^" : "-", count: visible.count)
            let indent = String(repeating: " ", count: visible.lowerBound - shift)
            return Row(indent: indent, pointer: pointer, text: mark.text, isPrimary: mark.isPrimary)
        }
    }
}

/// A line's glyphs with the byte and the cell at which each starts.
private struct LineCells {
    private struct Glyph {
        let text: String
        let byte: Int
        let column: Int
        let width: Int
    }

    private var glyphs: [Glyph] = []
    private var byteCount = 0
    private var columnCount = 0
    private static let tabStop = 4

    init(_ line: String) {
        for character in line {
            let text = String(character)
            let shown: String
            if character == "\t" {
                shown = String(repeating: " ", count: Self.tabStop - columnCount % Self.tabStop)
            } else {
                shown = SafeText.escapedForTerminal(text)
            }
            let width = displayWidth(of: shown)
            glyphs.append(Glyph(text: shown, byte: byteCount, column: columnCount, width: width))
            byteCount += text.utf8.count
            columnCount += width
        }
    }

    /// The column of the glyph that holds the byte, or the one after the last glyph.
    func column(atByte byte: Int) -> Int {
        if byte >= byteCount { return columnCount }
        return glyphs.last { $0.byte <= byte }?.column ?? 0
    }

    /// The column after the glyph that holds the byte before `byte`.
    func column(afterByte byte: Int) -> Int {
        glyphs.first { $0.byte >= byte }?.column ?? columnCount
    }

    /// The columns to show: all when they fit, else `width` of them with the marked ones well inside. Room for the
    /// ellipses is taken from `width`.
    func window(around marked: Range<Int>, width: Int) -> Range<Int> {
        if columnCount <= width { return 0..<columnCount }
        let room = width - 2
        let context = max(room / 3, (room - marked.count) / 2)
        let lower = max(0, min(marked.lowerBound - context, columnCount - room))
        return snapped(lower)..<min(columnCount, lower + room)
    }

    /// The text of the columns, with an ellipsis for what is cut on either side.
    func text(in window: Range<Int>) -> String {
        let inside = glyphs.filter { $0.column >= window.lowerBound && $0.column + $0.width <= window.upperBound }
        let start = window.lowerBound > 0 ? "…" : ""
        let end = window.upperBound < columnCount ? "…" : ""
        return start + inside.map(\.text).joined() + end
    }

    /// The start of a glyph at or after the column.
    private func snapped(_ column: Int) -> Int {
        glyphs.first { $0.column >= column && $0.width > 0 }?.column ?? column
    }
}
