import ClamorText

extension StatementParser {
    /// A table's name, with the batch or id that some take, or an `import`.
    mutating func parseSource() throws(ParseFailure) -> SourceNode {
        mark(.source)
        let word = advance()
        switch word.text.lowercased() {
        case "import": return .importing(try parseImport(word))
        case "rescore": return .rescoring(span: word.span)
        case "train":
            let action = TrainAction.allCases.first { action in action.word.map(isAtKeyword) ?? false } ?? .trial
            if action != .trial { advance() }
            return .training(action, span: span(from: word))
        case "rejects", "report":
            expect(.batch)
            let batch = current.kind == .integer ? try expectCount("the number of a batch") : nil
            return .ofBatch(Identifier(word.text, span: word.span), batch: batch, span: span(from: word))
        case "versions":
            let id = try expectID(help: ["for example `versions \"1234567890\"`"])
            return .versions(id: id, span: span(from: word))
        default: return .named(Identifier(word.text, span: word.span))
        }
    }

    /// The id of a mention, which needs no quotes where it is a number or a name.
    mutating func expectID(help: [String]) throws(ParseFailure) -> StringLiteral {
        guard [.string, .integer, .name].contains(current.kind) else {
            throw unexpected("the id of a mention", help: help)
        }
        let token = advance()
        return StringLiteral(token.kind == .string ? token.value : token.text, span: token.span)
    }

    /// After `import`: the files, then options in any order.
    private mutating func parseImport(_ word: Token) throws(ParseFailure) -> ImportNode {
        let files = try list { (parser) throws(ParseFailure) in
            try parser.expectFile()
        }
        var node = ImportNode(files: files, span: word.span)
        while !isAtStageEnd {
            switch try expectOption(["as", "sheet", "using", "dates", "zone", "map", "fill"]) {
            case "as":
                expect(.format)
                mark(.text)
                node.format = try expectName("the name of a format")
            case "sheet": node.sheet = try expectString("the name of a sheet")
            case "using":
                expect(.recipe)
                node.recipe = try expectString("the name of a recipe")
            case "dates": node.dates = try expectDateOrder()
            case "zone":
                expect(.zone)
                node.zone = try expectString("the name of a zone")
            case "map":
                node.map += try parseMap { (parser) throws(ParseFailure) in
                    try parser.expectString("the name of a column")
                }
            default:
                node.fill += try parseFill { (parser, field) throws(ParseFailure) in
                    try parser.parseExpression(as: .constant, comparedWith: field.name)
                }
            }
        }
        node.span = span(from: word)
        return node
    }

    /// The word that begins an option.
    mutating func expectOption(_ words: [String]) throws(ParseFailure) -> String {
        if let word = words.first(where: isAtKeyword) {
            advance()
            return word
        }
        let near = current.kind == .name ? nearest(to: current.text, in: words, max: 1).first : nil
        let listed = words.map { "`\($0)`" }
        throw unexpected(
            listed.dropLast().joined(separator: ", ") + " or " + (listed.last ?? ""),
            fix: near.map { Diagnostic.Fix(current.span, $0) })
    }

    /// `dmy` or `mdy`.
    mutating func expectDateOrder() throws(ParseFailure) -> DateOrder {
        for order in DateOrder.allCases where takeKeyword(order.rawValue) { return order }
        throw unexpected("`dmy` (3/4 is 3 April) or `mdy` (3/4 is March 4)")
    }

    /// `FIELD = COLUMN, …`.
    mutating func parseMap<Column>(
        _ column: (inout StatementParser) throws(ParseFailure) -> Column
    ) throws(ParseFailure) -> [(field: Identifier, column: Column)] {
        try list { (parser) throws(ParseFailure) in
            parser.expect(.importField)
            parser.mark(.column)
            let field = try parser.expectName("the name of a field")
            try parser.expectEquals("for example `map text = \"Message\"`")
            return (field, try column(&parser))
        }
    }

    /// `FIELD = VALUE, …`.
    mutating func parseFill<Value>(
        _ value: (inout StatementParser, Identifier) throws(ParseFailure) -> Value
    ) throws(ParseFailure) -> [(field: Identifier, value: Value)] {
        try list { (parser) throws(ParseFailure) in
            parser.expect(.importField)
            parser.mark(.column)
            let field = try parser.expectName("the name of a field")
            try parser.expectEquals("for example `fill brand = \"Acme\"`")
            return (field, try value(&parser, field))
        }
    }
}
