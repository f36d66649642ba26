import ClamorText

extension Lexer {
    mutating func lexSearchToken() {
        switch bytes[position] {
        case UInt8(ascii: "|"): lexPipe()
        case UInt8(ascii: ";") where mode == .embeddedSearch: appendSymbol(length: 1)
        case UInt8(ascii: ";"): endStatement(position..<position + 1)
        case UInt8(ascii: "("): openBracket()
        case UInt8(ascii: ")"): closeBracket()
        case UInt8(ascii: "\""): lexPhrase()
        case UInt8(ascii: "{"): lexExact()
        case UInt8(ascii: "$") where startsName(at: position + 1):
            let upper = endOfName(from: position + 1)
            append(.parameter, position..<upper, value: text(position + 1..<upper))
        case UInt8(ascii: "-") where canNegate && !isSpaceOrEnd(at: position + 1):
            append(.boolean, position..<position + 1)
        default:
            if matches("“", at: position) {
                lexPhrase()
            } else if endOfWord(from: position) == position {
                lexUnknown()
            } else {
                lexWord()
            }
        }
    }

    /// `-` is NOT only after white space or `(`.
    private var canNegate: Bool {
        isAfterSpace || bytes[position - 1] == UInt8(ascii: "(")
    }

    /// A quoted phrase and the `~5` after it, if there is one.
    private mutating func lexPhrase() {
        lexString(kind: .phrase)
        guard byte(at: position) == UInt8(ascii: "~"), isDigit(at: position + 1) else { return }
        var upper = position + 1
        while isDigit(at: upper) { upper += 1 }
        append(.slop, position..<upper, value: text(position + 1..<upper))
    }

    /// `{Apple}`; blanks around the word do not count.
    private mutating func lexExact() {
        let start = position
        var upper = start + 1
        while upper < end, bytes[upper] != UInt8(ascii: "}"), bytes[upper] != UInt8(ascii: "\n") { upper += 1 }
        if byte(at: upper) == UInt8(ascii: "}") {
            append(.exact, start..<upper + 1, value: trimmed(start + 1..<upper))
            return
        }
        report("unclosed-bracket", start..<start + 1, "`{` is not closed on its line")
        append(.invalid, start..<upper)
    }

    private func trimmed(_ range: Range<Int>) -> String {
        let scalars = text(range).unicodeScalars
        let isBlank = CharacterClasses.isSpace
        guard let first = scalars.firstIndex(where: { !isBlank($0) }),
            let last = scalars.lastIndex(where: { !isBlank($0) })
        else { return "" }
        return String(scalars[first...last])
    }

    /// A word up to white space, a bracket, a quote, `|` or `;`; an operator; an address; or a field and its value.
    private mutating func lexWord() {
        let start = position
        let prefix = endOfName(from: start)
        if prefix > start, byte(at: prefix) == UInt8(ascii: ":") {
            let name = text(start..<prefix).lowercased()
            if name == "http" || name == "https" {
                append(.word, start..<max(endOfAddress(from: start), prefix + 1))
                return
            }
            if !bytes[start..<prefix].allSatisfy(CharacterClasses.isDigit) {
                append(.name, start..<prefix)
                appendSymbol(length: 1)
                lexFieldOperand(isAddress: Vocabulary.addressFields.contains(name))
                return
            }
        }
        let upper = endOfWord(from: start)
        append(Self.kind(ofWord: text(start..<upper)), start..<upper)
    }

    private static func kind(ofWord word: String) -> Token.Kind {
        switch word {
        case "AND", "OR", "NOT": .boolean
        case "NEAR": .near
        default: word.hasPrefix("NEAR/") ? .near : .word
        }
    }

    private func endOfWord(from offset: Int) -> Int {
        var offset = offset
        while offset < end {
            let (scalar, length) = scalar(at: offset)
            switch scalar {
            case "(", ")", "{", "}", "|", ";", "\"", "“", "”": return offset
            default: break
            }
            if CharacterClasses.isSpace(scalar) || CharacterClasses.isControl(scalar) { return offset }
            offset += length
        }
        return offset
    }
}
