import ClamorText

extension Lexer {
    /// What follows `field:` without a space: a value, `(a, b)` or `[A to B]`. Nothing is added when white space
    /// follows; the parser says so.
    /// - Parameter isAddress: the value is an address and runs to white space or an unmatched `)`.
    mutating func lexFieldOperand(isAddress: Bool) {
        switch byte(at: position) {
        case UInt8(ascii: "("): lexFieldList(closing: UInt8(ascii: ")"))
        case UInt8(ascii: "["): lexFieldList(closing: UInt8(ascii: "]"))
        default: lexFieldValue(isAddress: isAddress, closing: nil)
        }
    }

    /// Values up to the closing bracket; `|` and `;` end them too.
    private mutating func lexFieldList(closing: UInt8) {
        openBracket()
        while position < end {
            let byte = bytes[position]
            if byte == closing {
                closeBracket()
                return
            }
            if byte == UInt8(ascii: "|") || byte == UInt8(ascii: ";") { return }
            if byte == UInt8(ascii: ",") {
                appendSymbol(length: 1)
            } else if CharacterClasses.isSpace(scalar(at: position).scalar) {
                position += scalar(at: position).length
            } else if !lexFieldValue(isAddress: false, closing: closing) {
                lexUnknown()
            }
        }
    }

    /// One value: a text, a parameter or a run of characters. False, and nothing added, if there is none.
    @discardableResult
    private mutating func lexFieldValue(isAddress: Bool, closing: UInt8?) -> Bool {
        let start = position
        if byte(at: start) == UInt8(ascii: "\"") || matches("“", at: start) {
            lexString(kind: .string)
            return true
        }
        if byte(at: start) == UInt8(ascii: "$"), startsName(at: start + 1) {
            let upper = endOfName(from: start + 1)
            append(.parameter, start..<upper, value: text(start + 1..<upper))
            return true
        }
        let upper = isAddress ? endOfAddress(from: start) : endOfValue(from: start)
        guard upper > start else { return false }
        append(.value, start..<upper)
        return true
    }

    private func endOfValue(from offset: Int) -> Int {
        var offset = offset
        while offset < end {
            let (scalar, length) = scalar(at: offset)
            switch scalar {
            case ",", ";", "|", "(", ")", "[", "]", "\"", "“", "”": return offset
            default: break
            }
            if CharacterClasses.isSpace(scalar) || CharacterClasses.isControl(scalar) { return offset }
            offset += length
        }
        return offset
    }

    /// Where the address that begins at `offset` ends: at white space, an unmatched `)` or `|`. Commas and `;` at its
    /// end are not part of it.
    func endOfAddress(from offset: Int) -> Int {
        var offset = offset
        var depth = 0
        while offset < end {
            let (scalar, length) = scalar(at: offset)
            switch scalar {
            case "(": depth += 1
            case ")" where depth == 0: return offset
            case ")": depth -= 1
            case "|", "\"", "“", "”": return offset
            case ",", ";":
                var upper = offset + 1
                while byte(at: upper) == UInt8(ascii: ",") || byte(at: upper) == UInt8(ascii: ";") { upper += 1 }
                if isSpaceOrEnd(at: upper) { return offset }
                offset = upper
                continue
            default: break
            }
            if CharacterClasses.isSpace(scalar) || CharacterClasses.isControl(scalar) { return offset }
            offset += length
        }
        return offset
    }
}
