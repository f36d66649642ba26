/// A syntax tree without places and spelling, as nested lists: what `explain ast` shows and what tests compare.
package indirect enum SyntaxForm: Sendable, Hashable {
    case word(String)
    case list(String, [SyntaxForm])

    /// The form on one line: `(and (< score 0) (= channel "x"))`.
    package var compact: String {
        var result = ""
        writeCompact(to: &result)
        return result
    }

    /// The form on as many lines as it takes to stay within `width` columns where that can be.
    package func indented(width: Int) -> String {
        var result = ""
        writeIndented(to: &result, indent: 0, width: width)
        return result
    }

    private func writeCompact(to result: inout String) {
        switch self {
        case .word(let word): result += word
        case .list(let head, let items):
            result += "(" + head
            for item in items {
                result += " "
                item.writeCompact(to: &result)
            }
            result += ")"
        }
    }

    /// Columns that the compact form takes; counts no further than `limit`.
    private func compactWidth(limit: Int) -> Int {
        switch self {
        case .word(let word): return word.unicodeScalars.count
        case .list(let head, let items):
            var width = head.unicodeScalars.count + 2
            for item in items where width <= limit { width += 1 + item.compactWidth(limit: limit - width) }
            return width
        }
    }

    private func writeIndented(to result: inout String, indent: Int, width: Int) {
        guard case .list(let head, let items) = self, compactWidth(limit: width - indent) > width - indent else {
            writeCompact(to: &result)
            return
        }
        result += "(" + head
        for item in items {
            result += "\n" + String(repeating: " ", count: indent + 2)
            item.writeIndented(to: &result, indent: indent + 2, width: width)
        }
        result += ")"
    }
}

/// A node of the syntax tree that can be shown as nested lists.
package protocol SyntaxDescribable {
    /// The node without places and spelling: what two texts that mean the same have in common.
    var form: SyntaxForm { get }
}

extension SyntaxDescribable {
    /// The node as nested lists, broken into lines of at most `width` columns where that can be.
    package func describe(width: Int = 100) -> String { form.indented(width: width) }
}
