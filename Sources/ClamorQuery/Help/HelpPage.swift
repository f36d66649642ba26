import ClamorText

/// A page of help as lines with their roles, for the renderer to fit and colour.
package struct HelpPage: Sendable, Equatable {
    package enum Line: Sendable, Equatable {
        case heading(String)
        /// A paragraph, to be wrapped.
        case paragraph(String)
        /// Text of the language, to be left as it is.
        case code(String)
        /// A word and what it is, to be lined up with its neighbours.
        case entry(term: String, about: String)
        case blank
    }

    package var lines: [Line]
    /// False for a page that only says that there is none, and what may have been meant.
    package var isKnown: Bool

    package init(lines: [Line], isKnown: Bool = true) {
        self.lines = lines
        self.isKnown = isKnown
    }

    /// The page at a width in columns, without colours.
    package func plainText(width: Int = 80) -> String {
        let terms = lines.compactMap { line in
            if case .entry(let term, _) = line { displayWidth(of: term) } else { nil }
        }
        let column = min(24, (terms.max() ?? 0) + 2)
        return lines.map { text($0, width, column) + "\n" }.joined()
    }

    private func text(_ line: Line, _ width: Int, _ column: Int) -> String {
        switch line {
        case .heading(let text): return Self.wrapped(text, width: width, indent: 0)
        case .paragraph(let text): return Self.wrapped(text, width: width, indent: 0)
        case .code(let text): return "    " + text
        case .entry(let term, let about):
            let indent = column + 2
            let isLong = displayWidth(of: term) + 2 > column
            let head =
                "  " + (isLong ? term + "\n" + String(repeating: " ", count: indent) : padded(term, toWidth: column))
            return head + Self.wrapped(about, width: width, indent: indent, start: indent)
        case .blank: return ""
        }
    }

    /// Words laid out up to a width, further lines indented.
    private static func wrapped(_ text: String, width: Int, indent: Int, start: Int = 0) -> String {
        var lines: [String] = []
        var line = ""
        var column = start
        for word in text.split(separator: " ") {
            let length = displayWidth(of: String(word))
            if !line.isEmpty, column + 1 + length > width {
                lines.append(line)
                line = ""
                column = indent
            }
            if !line.isEmpty {
                line += " "
                column += 1
            }
            line += word
            column += length
        }
        lines.append(line)
        return lines.joined(separator: "\n" + String(repeating: " ", count: indent))
    }
}
