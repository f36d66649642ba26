import ClamorText

extension StatementParser {
    /// A table's name, `rejects [N]` or an `import`.
    mutating func parseSource() throws(ParseFailure) -> SourceNode {
        let word = advance()
        switch word.text.lowercased() {
        case "import": return .importing(try parseImport(word))
        case "rejects":
            let batch = current.kind == .integer ? try expectCount("the number of a batch") : nil
            return .rejects(batch: batch, span: span(from: word))
        default: return .named(Identifier(word.text, span: word.span))
        }
    }

    /// After `import`: `"FILE", … [as FORMAT] [map FIELD = "COLUMN", …] [fill FIELD = VALUE, …]`.
    private mutating func parseImport(_ word: Token) throws(ParseFailure) -> ImportNode {
        let files = try list { (parser) throws(ParseFailure) in
            try parser.expectString("the name of a file")
        }
        var node = ImportNode(files: files, format: nil, map: [], fill: [], span: word.span)
        while !isAtStageEnd {
            if takeKeyword("as") {
                node.format = try expectName("the name of a format")
            } else if takeKeyword("map") {
                node.map += try list { (parser) throws(ParseFailure) in
                    let field = try parser.expectName("the name of a field")
                    try parser.expectEquals("for example `map text = \"Message\"`")
                    return (field, try parser.expectString("the name of a column"))
                }
            } else if takeKeyword("fill") {
                node.fill += try list { (parser) throws(ParseFailure) in
                    let field = try parser.expectName("the name of a field")
                    try parser.expectEquals("for example `fill brand = \"Acme\"`")
                    return (field, try parser.parseExpression())
                }
            } else {
                throw unexpected("`as`, `map` or `fill`")
            }
        }
        node.span = span(from: word)
        return node
    }
}
