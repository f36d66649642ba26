import ClamorText

extension Lexer {
    /// A quoted text at the current place, `"…"` or `“…”`. It may hold line ends.
    mutating func lexString(kind: Token.Kind) {
        let start = position
        let isCurly = bytes[start] != UInt8(ascii: "\"")
        let quoteLength = isCurly ? 3 : 1
        var value: [UInt8] = []
        var offset = start + quoteLength
        while offset < end {
            let byte = bytes[offset]
            if isCurly ? matches("”", at: offset) : byte == UInt8(ascii: "\"") {
                append(kind, start..<offset + quoteLength, value: String(decoding: value, as: UTF8.self))
                return
            }
            if byte == UInt8(ascii: "\\") {
                offset = readEscape(at: offset, into: &value)
            } else if byte == UInt8(ascii: "\r"), self.byte(at: offset + 1) == UInt8(ascii: "\n") {
                offset += 1
            } else {
                let length = scalar(at: offset).length
                reportControl(at: offset)
                value += bytes[offset..<offset + length]
                offset += length
            }
        }
        let quote = start..<start + quoteLength
        report(
            "unclosed-quote", quote, "the quote is not closed",
            help: isCurly ? ["a text that begins with “ ends with ”"] : ["a quote inside the text is written \\\""])
        result.unfinished = .quote(span(quote))
        append(.invalid, start..<end)
    }

    /// Resolves the escape whose `\` is at `offset`; gives the place after it.
    private mutating func readEscape(at offset: Int, into value: inout [UInt8]) -> Int {
        switch byte(at: offset + 1) {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): value.append(bytes[offset + 1])
        case UInt8(ascii: "n"): value.append(UInt8(ascii: "\n"))
        case UInt8(ascii: "t"): value.append(UInt8(ascii: "\t"))
        case UInt8(ascii: "u"):
            if let (scalar, upper) = unicodeEscape(at: offset) {
                value += Array(String(Character(scalar)).utf8)
                return upper
            }
            fallthrough
        default:
            let length = offset + 1 < end ? 1 + scalar(at: offset + 1).length : 1
            report(
                "bad-escape", offset..<offset + length, "`\\` begins no escape here",
                help: ["escapes are \\\" \\\\ \\n \\t \\u{…}; a lone backslash is written \\\\"])
            value.append(UInt8(ascii: "\\"))
            return offset + 1
        }
        return offset + 2
    }

    /// `\u{1F600}`: one to eight hexadecimal digits that name a scalar.
    private func unicodeEscape(at offset: Int) -> (Unicode.Scalar, Int)? {
        guard byte(at: offset + 2) == UInt8(ascii: "{") else { return nil }
        var upper = offset + 3
        while CharacterClasses.isHexDigit(byte(at: upper)), upper < offset + 11 { upper += 1 }
        guard byte(at: upper) == UInt8(ascii: "}"), let value = UInt32(text(offset + 3..<upper), radix: 16),
            let scalar = Unicode.Scalar(value)
        else { return nil }
        return (scalar, upper + 1)
    }

    private mutating func reportControl(at offset: Int) {
        let (scalar, length) = scalar(at: offset)
        guard CharacterClasses.isControl(scalar) else { return }
        let code = String(scalar.value, radix: 16)
        report(
            "control-character", offset..<offset + length, "a control character stands in the text",
            replacement: "\\u{\(code)}")
    }

    /// A regular expression after `matches`: to the next `/` on the line that has no `\` before it.
    mutating func lexPattern() {
        let start = position
        var value: [UInt8] = []
        var offset = start + 1
        while offset < end, bytes[offset] != UInt8(ascii: "\n") {
            let byte = bytes[offset]
            if byte == UInt8(ascii: "/") {
                append(.pattern, start..<offset + 1, value: String(decoding: value, as: UTF8.self))
                return
            }
            if byte == UInt8(ascii: "\\"), offset + 1 < end, bytes[offset + 1] != UInt8(ascii: "\n") {
                offset += 1
                if bytes[offset] != UInt8(ascii: "/") { value.append(byte) }
            }
            value.append(bytes[offset])
            offset += 1
        }
        report(
            "unclosed-pattern", start..<start + 1, "the pattern is not closed on its line",
            help: ["a `/` inside a pattern is written \\/"])
        append(.invalid, start..<offset)
    }
}
