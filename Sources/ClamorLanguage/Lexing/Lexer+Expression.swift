import ClamorText

extension Lexer {
    mutating func lexExpressionToken() {
        let byte = bytes[position]
        switch byte {
        case UInt8(ascii: "|") where matches("||", at: position): lexUnknown()
        case UInt8(ascii: "|"): lexPipe()
        case UInt8(ascii: ";"): endStatement(position..<position + 1)
        case UInt8(ascii: "("), UInt8(ascii: "["): openBracket()
        case UInt8(ascii: ")"), UInt8(ascii: "]"): closeBracket()
        case UInt8(ascii: "\""): lexString(kind: .string)
        case UInt8(ascii: "0")...UInt8(ascii: "9"): lexNumber()
        case UInt8(ascii: "$") where startsName(at: position + 1): lexParameter()
        case UInt8(ascii: "@"): lexAt()
        case UInt8(ascii: "#"): lexSigned(.hashtag)
        case UInt8(ascii: "/") where result.tokens.last?.isKeyword("matches") == true: lexPattern()
        case UInt8(ascii: ".") where isDigit(at: position + 1) && !isAfterName: lexNumber()
        default:
            let length = operatorLength(at: position)
            if length > 0 {
                appendSymbol(length: length)
                if byte == UInt8(ascii: "="), isTopic { mode = .search }
            } else if startsName(at: position) {
                lexName()
            } else if matches("“", at: position) {
                lexString(kind: .string)
            } else {
                lexUnknown()
            }
        }
    }

    /// Length of the operator or sign at `offset`, 0 if there is none.
    private func operatorLength(at offset: Int) -> Int {
        switch byte(at: offset) {
        case UInt8(ascii: "=") where byte(at: offset + 1) == UInt8(ascii: "~"): 0
        case UInt8(ascii: "<") where byte(at: offset + 1) == UInt8(ascii: ">"): 0
        case UInt8(ascii: "="): matches("===", at: offset) ? 3 : matches("==", at: offset) ? 2 : 1
        case UInt8(ascii: "!"): matches("!=", at: offset) ? 2 : 0
        case UInt8(ascii: "<"), UInt8(ascii: ">"): byte(at: offset + 1) == UInt8(ascii: "=") ? 2 : 1
        case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "/"), UInt8(ascii: "%"): 1
        case UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: ":"): 1
        default: 0
        }
    }

    /// Whether a name ends just before the current place, so that `.` takes one of its parts.
    private var isAfterName: Bool {
        guard !isAfterSpace, let last = result.tokens.last else { return false }
        return last.kind == .name
    }

    /// Whether the statement defines a topic, so that what follows its `=` is a search.
    private var isTopic: Bool {
        result.tokens[statementStart].isKeyword("topic")
    }

    /// A name, with a version if it has one (`net@1`). A search's words follow the name of a stage that searches, and a
    /// field's value the name of a field with `:`.
    private mutating func lexName() {
        let start = position
        var upper = endOfName(from: start)
        if byte(at: upper) == UInt8(ascii: "@"), isDigit(at: upper + 1) {
            upper = endOfName(from: upper + 1)
        }
        append(.name, start..<upper)
        if byte(at: upper) == UInt8(ascii: ":") {
            let isAddress = Vocabulary.addressFields.contains(text(start..<upper).lowercased())
            appendSymbol(length: 1)
            lexFieldOperand(isAddress: isAddress)
        } else if isSearchStage {
            mode = .search
        }
    }

    private mutating func lexParameter() {
        let upper = endOfName(from: position + 1)
        append(.parameter, position..<upper, value: text(position + 1..<upper))
    }

    /// `@` snaps a time when it follows one at once; else it begins the name of an account.
    private mutating func lexAt() {
        if !isAfterSpace, let last = result.tokens.last, last.kind == .duration || last.isKeyword("now") {
            appendSymbol(length: 1)
        } else {
            lexSigned(.handle)
        }
    }

    /// `@name` or `#name`; names of accounts may have dots, hyphens and a server inside.
    private mutating func lexSigned(_ kind: Token.Kind) {
        let start = position + 1
        var upper = start
        var scan = start
        while scan < end {
            let (scalar, length) = scalar(at: scan)
            if CharacterClasses.continuesName(scalar) {
                scan += length
                upper = scan
            } else if kind == .handle, scalar == "." || scalar == "-" || scalar == "@" {
                scan += length
            } else {
                break
            }
        }
        if upper == start {
            lexUnknown()
        } else {
            append(kind, position..<upper, value: text(start..<upper))
        }
    }

    // MARK: Where a search begins

    /// Whether the last token is the name of a stage that searches, where a stage can begin.
    private var isSearchStage: Bool {
        let tokens = result.tokens
        let index = tokens.count - 1
        guard vocabulary.isSearchStage(tokens[index].text) else { return false }
        let offset = index - statementStart
        if offset == 0 || tokens[index - 1].isSymbol("|") { return true }
        let first = tokens[statementStart]
        if first.isKeyword("explain") { return offset == 2 }
        guard first.isKeyword("let"), offset == 3, tokens[index - 1].isSymbol("=") else { return false }
        return !isSearchCall
    }

    /// After `let x = search`: whether `("…")` and a lower-case `and` or `or` follow, so that it is the function in a
    /// condition rather than the stage.
    private var isSearchCall: Bool {
        guard byte(at: position) == UInt8(ascii: "(") else { return false }
        var probe = Lexer(bytes: bytes, range: position + 1..<end, vocabulary: vocabulary)
        probe.skipSpaces()
        guard probe.byte(at: probe.position) == UInt8(ascii: "\"") || probe.matches("“", at: probe.position) else {
            return false
        }
        probe.lexString(kind: .string)
        probe.skipSpaces()
        guard probe.byte(at: probe.position) == UInt8(ascii: ")") else { return false }
        probe.position += 1
        probe.skipSpaces()
        return probe.matches("and ", at: probe.position) || probe.matches("or ", at: probe.position)
    }

    private mutating func skipSpaces() {
        while position < end, CharacterClasses.isSpace(scalar(at: position).scalar) {
            position += scalar(at: position).length
        }
    }
}
