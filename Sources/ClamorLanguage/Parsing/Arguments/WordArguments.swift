import ClamorText

extension StatementParser {
    /// `into NAME` or `into "FILE"`.
    mutating func parseTarget(of word: Token) throws(ParseFailure) -> StageArguments {
        if isAtStageEnd {
            throw missingArguments(
                of: word, "a name or the quoted name of a file", example: "\(word.text.lowercased()) \"report.csv\"")
        }
        expect(.file)
        if current.kind == .string { return .target(.file(try expectFile())) }
        let next = token(after: 1)
        if current.kind == .name, next.isAdjacent, next.isSymbol(".") || next.isSymbol("/") {
            throw unquoted("the name of a file")
        }
        mark(.source)
        return .target(.name(try expectName("a name or the quoted name of a file")))
    }

    /// `export "FILE" [replace]`.
    mutating func parseExport(of word: Token) throws(ParseFailure) -> StageArguments {
        if isAtStageEnd {
            throw missingArguments(of: word, "the quoted name of a file", example: example(of: word))
        }
        let file = try expectFile()
        return .export(file: file, replaces: takeKeyword("replace"))
    }

    /// Words or quoted texts: `tag "a", urgent`, `status pending`.
    mutating func parseWords(of word: Token) throws(ParseFailure) -> StageArguments {
        if isAtStageEnd {
            throw missingArguments(of: word, "a word", example: example(of: word))
        }
        return .words(
            try list { (parser) throws(ParseFailure) in
                let token = parser.current
                parser.expect(.words(of: parser.vocabulary.stage(word.text)?.name ?? word.text))
                parser.mark(.text)
                switch token.kind {
                case .string: break
                case .name where !Self.reservedWords.contains(token.text.lowercased()): break
                case .integer where token.value == "0" && parser.vocabulary.stage(word.text)?.name == "fill":
                    throw parser.fail(
                        "bad-argument", at: token.span, "`0` is written `zero` here",
                        fix: Diagnostic.Fix(token.span, "zero"))
                case .handle, .hashtag, .integer, .number, .time, .duration:
                    throw parser.fail(
                        "unquoted-text", at: token.span, "\(parser.code(token)) is a text and needs quotes",
                        fix: Diagnostic.Fix(token.span, quoted(token.text)))
                default: throw parser.unexpected("a word or a quoted text")
                }
                parser.advance()
                return StringLiteral(token.value, span: token.span)
            })
    }

    /// `FIELD = VALUE`: `correct sentiment = negative`.
    mutating func parseCorrection(of word: Token) throws(ParseFailure) -> StageArguments {
        let example = example(of: word)
        if isAtStageEnd { throw missingArguments(of: word, "a field and its value", example: example) }
        for field in ["sentiment", "spam"] { expect(.keyword(field)) }
        mark(.column)
        let field = try expectName("a field")
        try expectEquals("for example `\(example)`")
        expect(.value(of: field.name))
        let value = current
        guard value.kind == .string || (value.kind == .name && !Self.reservedWords.contains(value.text.lowercased()))
        else { throw unexpected("its value", help: ["for example `\(example)`"]) }
        mark(.text)
        advance()
        return .correction(field: field, value: StringLiteral(value.value, span: value.span))
    }
}
