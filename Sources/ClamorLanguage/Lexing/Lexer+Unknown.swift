import ClamorText

extension Lexer {
    /// Characters that begin no token, one diagnostic for a run of them.
    mutating func lexUnknown() {
        let start = position
        let (first, length) = scalar(at: start)
        if CharacterClasses.isControl(first) {
            var upper = start + length
            while upper < end, CharacterClasses.isControl(scalar(at: upper).scalar) {
                upper += scalar(at: upper).length
            }
            report("control-character", start..<upper, "a control character stands outside a text")
            append(.invalid, start..<upper)
            return
        }
        if first == "'", let upper = closingApostrophe {
            let inside = text(start + 1..<upper - 1)
            report(
                "unknown-character", start..<upper, "texts are quoted with `\"`", replacement: quoted(inside))
            append(.invalid, start..<upper)
            return
        }
        if let (written, replacement) = Self.lookalikes.first(where: { matches($0.written, at: start) }) {
            let range = start..<start + written.utf8CodeUnitCount
            report(
                "unknown-character", range, "`\(text(range))` is written `\(replacement)`",
                replacement: spaced(replacement, in: range))
            append(.invalid, range)
            return
        }
        var upper = start + length
        while upper < end, isUnknown(at: upper) { upper += scalar(at: upper).length }
        report("unknown-character", start..<upper, "`\(text(start..<upper))` has no meaning here")
        append(.invalid, start..<upper)
    }

    /// Where the text that begins with `'` at the current place ends on this line.
    private var closingApostrophe: Int? {
        var offset = position + 1
        while offset < end, bytes[offset] != UInt8(ascii: "\n") {
            if bytes[offset] == UInt8(ascii: "'") { return offset + 1 }
            offset += 1
        }
        return nil
    }

    /// The replacement with the spaces that a word needs where it touches another.
    private func spaced(_ replacement: String, in range: Range<Int>) -> String {
        guard replacement.unicodeScalars.first.map(CharacterClasses.startsName) == true else { return replacement }
        let touchesBefore = !isAfterSpace && range.lowerBound > 0 && bytes[range.lowerBound - 1] != UInt8(ascii: "(")
        let touchesAfter = range.upperBound < end && !CharacterClasses.isSpace(scalar(at: range.upperBound).scalar)
        return (touchesBefore ? " " : "") + replacement + (touchesAfter ? " " : "")
    }

    /// Signs of other languages and of typesetting, and what they are here.
    private static let lookalikes: [(written: StaticString, replacement: String)] = [
        ("&&", "and"), ("||", "or"), ("<>", "!="), ("=~", "="), ("&", "and"), ("!", "not"), ("≥", ">="), ("≤", "<="),
        ("≠", "!="), ("–", "-"), ("−", "-"),
        ("×", "*"), ("÷", "/"), ("‘", "\""), ("’", "\""), ("”", "\""), ("„", "\""), ("«", "\""), ("»", "\""),
    ]

    private func isUnknown(at offset: Int) -> Bool {
        let scalar = scalar(at: offset).scalar
        if scalar.isASCII { return "&!'~^{}`?\\".unicodeScalars.contains(scalar) }
        return !CharacterClasses.isSpace(scalar) && !CharacterClasses.startsName(scalar) && scalar != "“"
            && !CharacterClasses.isControl(scalar)
    }
}
