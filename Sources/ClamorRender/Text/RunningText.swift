import ClamorText

/// Running text in lines of a width: words stay whole where they fit a line, line ends of the text are kept, control
/// characters become escapes. Stretches of it may be marked.
struct RunningText {
    typealias Mark = MentionCard.MarkedText.Mark
    typealias Meaning = MentionCard.MarkedText.Meaning

    /// What is drawn around a marked stretch, and how the stretch is painted.
    struct Markup {
        var before = ""
        var after = ""
        /// Control sequence; empty: as it is.
        var sequence = ""
        /// Every word of the stretch is marked by itself; else `after` stands behind the last alone.
        var isPerWord = false
    }

    /// One glyph of a line.
    private struct Glyph {
        var text: String
        var width: Int
        var sequence: String
    }

    /// Cells of a line; nil: any number.
    let width: Int?
    /// How stretches look by what they mean.
    var markup: (Meaning) -> Markup = { _ in Markup() }
    /// The control sequence of what is not marked.
    var sequence = ""

    init(width: Int?, sequence: String = "", markup: @escaping (Meaning) -> Markup = { _ in Markup() }) {
        self.width = width.map { max(1, $0) }
        self.sequence = sequence
        self.markup = markup
    }

    /// The lines, without spaces at their ends; one empty line for an empty text.
    func lines(_ text: String, marks: [Mark] = []) -> [String] {
        if marks.isEmpty, sequence.isEmpty, isOneLine(text) { return [SafeText.escapedForTerminal(text)] }
        var marks = marks[...]
        var lines: [String] = []
        var line: [Glyph] = []
        var used = 0
        var offset = 0
        func push() {
            lines.append(render(line))
            (line, used) = ([], 0)
        }
        for word in Self.words(text) {
            let size = word.utf8.count
            defer { offset += size }
            if word == "\n" {
                push()
                continue
            }
            if word == " " {
                if used > 0, used < width ?? .max {
                    line.append(Glyph(text: " ", width: 1, sequence: sequence))
                    used += 1
                }
                continue
            }
            while let mark = marks.first, mark.range.upperBound <= offset { marks = marks.dropFirst() }
            let glyphs = glyphs(of: word, at: offset, marks)
            let cells = glyphs.reduce(0) { $0 + $1.width }
            if let width, used > 0, used + cells > width { push() }
            for glyph in glyphs {
                if let width, used > 0, used + glyph.width > width { push() }
                line.append(glyph)
                used += glyph.width
            }
        }
        push()
        return lines
    }

    private func isOneLine(_ text: String) -> Bool {
        if text.unicodeScalars.contains(where: { $0 == "\n" || $0 == "\t" || $0 == "\r" }) { return false }
        return width.map { displayWidth(of: SafeText.escapedForTerminal(text)) <= $0 } ?? true
    }

    /// The glyphs of a word that begins at a byte of the text, with what is drawn around the marked ones.
    private func glyphs(of word: String, at start: Int, _ marks: ArraySlice<Mark>) -> [Glyph] {
        var result: [Glyph] = []
        var rest = marks
        var open: (mark: Mark, look: Markup)?
        var offset = start
        func draw(_ text: String, _ sequence: String) {
            if !text.isEmpty { result.append(Glyph(text: text, width: displayWidth(of: text), sequence: sequence)) }
        }
        func close() {
            guard let (mark, look) = open else { return }
            if look.isPerWord || mark.range.upperBound <= offset { draw(look.after, look.sequence) }
            open = nil
        }
        for character in word {
            if let mark = open?.mark, mark.range.upperBound <= offset { close() }
            while let mark = rest.first, mark.range.upperBound <= offset { rest = rest.dropFirst() }
            let size = character.utf8.count
            if open == nil, let mark = rest.first, mark.range.lowerBound < offset + size {
                let look = markup(mark.meaning)
                open = (mark, look)
                if look.isPerWord || mark.range.lowerBound >= offset { draw(look.before, look.sequence) }
            }
            let text = SafeText.escapedForTerminal(String(character))
            let painted = open?.look.sequence ?? sequence
            // An escape may be wider than a line.
            if text.utf8.count > 1, text.utf8.allSatisfy({ $0 < 0x80 }) {
                for piece in text { draw(String(piece), painted) }
            } else {
                result.append(Glyph(text: text, width: displayWidth(of: text), sequence: painted))
            }
            offset += size
        }
        close()
        return result
    }

    private func render(_ glyphs: [Glyph]) -> String {
        var glyphs = glyphs
        while glyphs.last?.text == " " { glyphs.removeLast() }
        var line = ""
        var open = ""
        for glyph in glyphs {
            if glyph.sequence != open {
                if !open.isEmpty { line += "\u{1b}[0m" }
                line += glyph.sequence
                open = glyph.sequence
            }
            line += glyph.text
        }
        return open.isEmpty ? line : line + "\u{1b}[0m"
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
}
