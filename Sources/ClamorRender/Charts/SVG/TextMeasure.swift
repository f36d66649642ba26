import ClamorText

/// How wide a text is likely to be drawn, before it is known with which sans-serif font. Widths are those of common ones,
/// a little more than the mean, so that texts rarely run into each other.
enum TextMeasure {
    /// Pixels at a font size.
    static func width(_ text: String, size: Double = SVGPicture.fontSize, isBold: Bool = false) -> Double {
        text.reduce(0) { $0 + ems($1) } * size * (isBold ? 1.1 : 1)
    }

    /// The text, or as much of its ends as has room, `…` in place of the middle.
    static func fitted(
        _ text: String, to room: Double, size: Double = SVGPicture.fontSize, isBold: Bool = false
    ) -> String {
        let text = SafeText.escapedForTerminal(text)
        if width(text, size: size, isBold: isBold) <= room { return text }
        let scale = size * (isBold ? 1.1 : 1)
        var left = max(0, room - ems("…") * scale)
        let glyphs = Array(text)
        var (start, end) = (0, glyphs.count)
        var takesStart = true
        while start < end {
            let glyph = takesStart ? glyphs[start] : glyphs[end - 1]
            left -= ems(glyph) * scale
            if left < 0 { break }
            if takesStart { start += 1 } else { end -= 1 }
            takesStart.toggle()
        }
        return String(glyphs[..<start]) + "…" + String(glyphs[end...])
    }

    /// Words in as many lines as they take; a longer word is cut.
    static func lines(
        _ text: String, in room: Double, size: Double = SVGPicture.fontSize, isBold: Bool = false
    ) -> [String] {
        var lines: [String] = []
        var (line, used) = ("", 0.0)
        for word in SafeText.escapedForTerminal(text).split(separator: " ") {
            let piece = fitted(String(word), to: room, size: size, isBold: isBold)
            let length = width(piece, size: size, isBold: isBold)
            let space = line.isEmpty ? 0 : ems(" ") * size * (isBold ? 1.1 : 1)
            if !line.isEmpty, used + space + length > room {
                lines.append(line)
                (line, used) = (piece, length)
            } else {
                line += (line.isEmpty ? "" : " ") + piece
                used += space + length
            }
        }
        return line.isEmpty ? lines : lines + [line]
    }

    private static func ems(_ glyph: Character) -> Double {
        guard let byte = glyph.asciiValue else {
            let cells = displayWidth(of: String(glyph))
            if glyph == "…" { return 0.95 }
            // Pictographs are wider than ideographs.
            let isPicture = glyph.unicodeScalars.contains { $0.properties.isEmojiPresentation || $0 == "\u{fe0f}" }
            return isPicture ? 1.4 : cells == 2 ? 1.15 : 0.65 * Double(cells)
        }
        switch byte {
        case UInt8(ascii: "i"), UInt8(ascii: "j"), UInt8(ascii: "l"), UInt8(ascii: "'"), UInt8(ascii: "|"):
            return 0.28
        case UInt8(ascii: " "), UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: ";"),
            UInt8(ascii: "!"), UInt8(ascii: "I"):
            return 0.33
        case UInt8(ascii: "f"), UInt8(ascii: "t"), UInt8(ascii: "r"), UInt8(ascii: "("), UInt8(ascii: ")"),
            UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "-"), UInt8(ascii: "/"):
            return 0.4
        case UInt8(ascii: "m"), UInt8(ascii: "w"), UInt8(ascii: "M"), UInt8(ascii: "W"), UInt8(ascii: "@"),
            UInt8(ascii: "%"):
            return 0.95
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): return 0.7
        case UInt8(ascii: "0")...UInt8(ascii: "9"): return 0.62
        default: return 0.6
        }
    }
}
