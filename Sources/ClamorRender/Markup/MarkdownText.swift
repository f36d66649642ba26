import ClamorText

/// Texts in Markdown as GitHub reads it.
enum MarkdownText {
    /// A text in which nothing is markup; control characters are visible escapes.
    ///
    /// - Parameter lineEnd: what stands for a line end.
    static func escaped(_ text: String, lineEnd: String = " ") -> String {
        let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        return lines.map { escaped(line: String($0)) }.joined(separator: lineEnd)
    }

    private static func escaped(line: String) -> String {
        var result = ""
        let glyphs = Array(SafeText.escapedForTerminal(line))
        for (index, glyph) in glyphs.enumerated() {
            switch glyph {
            case "\\", "`", "*", "[", "]", "|", "~", "$": result += "\\" + String(glyph)
            case "_":
                let isInside =
                    index > 0 && index + 1 < glyphs.count && isWord(glyphs[index - 1]) && isWord(glyphs[index + 1])
                result += isInside ? "_" : "\\_"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "&": result += "&amp;"
            default: result.append(glyph)
            }
        }
        return result
    }

    private static func isWord(_ glyph: Character) -> Bool { glyph.isLetter || glyph.isNumber }

    /// The same for a text that begins a line, where a number, a dash or a hash would make a list or a heading.
    static func paragraph(_ text: String, lineEnd: String = " ") -> String {
        let text = escaped(text, lineEnd: lineEnd)
        guard let first = text.first else { return text }
        if "#+-=".contains(first) { return "\\" + text }
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        if !digits.isEmpty, let next = text.dropFirst(digits.count).first, next == "." || next == ")" {
            return digits + "\\" + text.dropFirst(digits.count)
        }
        return text
    }

    /// A sentence of ours, in which names of the language stand between backquotes.
    static func prose(_ sentence: String, lineEnd: String = " ") -> String {
        let parts = sentence.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
        guard parts.count > 1, parts.count % 2 == 1 else { return paragraph(sentence, lineEnd: lineEnd) }
        return parts.enumerated().map { index, part in
            if index % 2 == 1 { return part.isEmpty ? "" : "`\(SafeText.escapedForTerminal(part))`" }
            return index == 0 ? paragraph(part, lineEnd: lineEnd) : escaped(part, lineEnd: lineEnd)
        }.joined()
    }

    /// Text as it is between fences that it cannot close.
    static func fenced(_ text: String, _ language: String) -> String {
        var longest = 2
        var run = 0
        for byte in text.utf8 {
            run = byte == UInt8(ascii: "`") ? run + 1 : 0
            longest = max(longest, run)
        }
        let fence = String(repeating: "`", count: longest + 1)
        return fence + language + "\n" + text + (text.hasSuffix("\n") ? "" : "\n") + fence + "\n"
    }
}
