import ClamorText

extension Lexer {
    /// The scalar whose first byte is at `offset`, and its length in bytes. The bytes are known to be UTF-8.
    func scalar(at offset: Int) -> (scalar: Unicode.Scalar, length: Int) {
        let first = bytes[offset]
        if first < 0x80 { return (Unicode.Scalar(first), 1) }
        let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        var value = UInt32(first) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
        for index in 1..<length where offset + index < bytes.count {
            value = value << 6 | UInt32(bytes[offset + index] & 0x3F)
        }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
    }

    /// Whether white space or the beginning of the text comes just before the current place.
    var isAfterSpace: Bool {
        guard position > start else { return true }
        var offset = position - 1
        while offset > start, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
        return CharacterClasses.isSpace(scalar(at: offset).scalar)
    }

    /// Whether the bytes at `offset` are the given text.
    func matches(_ text: StaticString, at offset: Int) -> Bool {
        guard offset + text.utf8CodeUnitCount <= end else { return false }
        return text.withUTF8Buffer { $0.elementsEqual(bytes[offset..<offset + $0.count]) }
    }

    /// The byte at `offset`, 0 beyond the end.
    func byte(at offset: Int) -> UInt8 {
        offset < end ? bytes[offset] : 0
    }

    func isSpaceOrEnd(at offset: Int) -> Bool {
        offset >= end || CharacterClasses.isSpace(scalar(at: offset).scalar)
    }

    func isDigit(at offset: Int) -> Bool {
        CharacterClasses.isDigit(byte(at: offset))
    }

    func startsName(at offset: Int) -> Bool {
        offset < end && CharacterClasses.startsName(scalar(at: offset).scalar)
    }

    /// Where the run of name characters that begins at `offset` ends.
    func endOfName(from offset: Int) -> Int {
        var offset = offset
        while offset < end {
            let (scalar, length) = scalar(at: offset)
            guard CharacterClasses.continuesName(scalar) else { break }
            offset += length
        }
        return offset
    }

    func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    /// The place in the source of bytes of the text being read.
    func span(_ range: Range<Int>) -> SourceSpan {
        fixedSpan ?? SourceSpan(range)
    }

    /// Adds the token that covers `range` and goes on after it.
    mutating func append(_ kind: Token.Kind, _ range: Range<Int>, value: String? = nil) {
        let isAdjacent = range.lowerBound == lastUpper
        result.tokens.append(
            Token(kind, span: span(range), text: text(range), value: value, isAdjacent: isAdjacent))
        lastUpper = range.upperBound
        position = range.upperBound
    }

    mutating func appendSymbol(length: Int) {
        append(.symbol, position..<position + length)
    }

    mutating func openBracket() {
        openBrackets.append(span(position..<position + 1))
        appendSymbol(length: 1)
    }

    mutating func closeBracket() {
        _ = openBrackets.popLast()
        appendSymbol(length: 1)
    }

    /// How many diagnostics a statement gets; one that has more is none.
    static let statementLimit = 10

    /// How many diagnostics a text gets; one that has more is no script.
    static let textLimit = 100

    /// Adds a diagnostic about `range`.
    mutating func report(
        _ code: String, _ range: Range<Int>, _ message: String, help: [String] = [], replacement: String? = nil
    ) {
        guard !hasTooManyErrors else { return }
        let place = span(range)
        let count = result.diagnostics.count
        hasTooManyErrors = count - diagnosticStart >= Self.statementLimit || count >= Self.textLimit
        if hasTooManyErrors {
            result.diagnostics.append(
                Diagnostic("too-many-errors", at: place, "characters that cannot be read go on from here"))
            return
        }
        // Inside a literal with escapes nothing can be replaced.
        let fix = fixedSpan == nil ? replacement.map { Diagnostic.Fix(place, $0) } : nil
        result.diagnostics.append(Diagnostic(code, at: place, message, help: help, fix: fix))
    }
}
