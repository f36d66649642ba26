/// A text that diagnostics point into: a script with a name, or an entry at the prompt without one.
package struct Source: Sendable, Hashable {
    /// What the location line prints, such as `weekly.clamor`; nil for an entry at the prompt.
    package let name: String?
    package let text: String
    /// Byte offset at which each line starts; never empty.
    private let lineStarts: [Int]

    /// Finds the lines of the text.
    package init(name: String? = nil, text: String) {
        self.name = name
        self.text = text
        var starts = [0]
        var offset = 0
        for byte in text.utf8 {
            offset += 1
            if byte == UInt8(ascii: "\n") { starts.append(offset) }
        }
        lineStarts = starts
    }

    /// Length in UTF-8 bytes.
    package var count: Int { text.utf8.count }

    /// A final newline opens one more, empty line.
    package var lineCount: Int { lineStarts.count }

    /// The line (from 1) that holds the byte at `offset`; offsets outside the text count as its nearest end.
    package func line(at offset: Int) -> Int {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return low + 1
    }

    /// Line and column, both from 1; columns count Unicode scalars.
    package func position(at offset: Int) -> (line: Int, column: Int) {
        let line = line(at: offset)
        let before = SourceSpan(lineStarts[line - 1], max(lineStarts[line - 1], min(offset, count)))
        return (line, self[before].unicodeScalars.count + 1)
    }

    /// The bytes of a line (from 1) without its end (`\n` or `\r\n`).
    package func span(ofLine line: Int) -> SourceSpan {
        let lower = lineStarts[line - 1]
        guard line < lineStarts.count else { return SourceSpan(lower, count) }
        var upper = lineStarts[line] - 1
        let bytes = text.utf8
        if upper > lower, bytes[bytes.index(bytes.startIndex, offsetBy: upper - 1)] == UInt8(ascii: "\r") {
            upper -= 1
        }
        return SourceSpan(lower, upper)
    }

    /// A line's text (from 1) without its end.
    package func text(ofLine line: Int) -> String {
        String(self[span(ofLine: line)])
    }

    /// The text under a span, cut to what the source holds.
    package subscript(span: SourceSpan) -> Substring {
        let bytes = text.utf8
        let lower = max(0, min(span.lower, count))
        let upper = max(lower, min(span.upper, count))
        let start = bytes.index(bytes.startIndex, offsetBy: lower)
        return text[start..<bytes.index(start, offsetBy: upper - lower)]
    }
}
