import ClamorText

/// Statements about what the store keeps.
extension StatementParser {
    /// `recipe "NAME"` and what becomes of it: `none`, or options in any order.
    mutating func parseRecipe() throws(ParseFailure) -> Statement.Kind {
        let word = advance()
        expect(.recipe)
        var node = RecipeNode(name: try expectString("the name of a recipe"))
        if isAtStageEnd {
            throw missingArguments(
                of: word, "options after the name", example: "recipe \(quoted(node.name.value)) map text = \"Message\"")
        }
        if takeKeyword("none") {
            node.isRemoval = true
            return .recipe(node)
        }
        while !isAtStageEnd {
            switch try expectOption(["name", "for", "map", "fill", "dates", "as"]) {
            case "name": node.newName = try expectString("the new name of the recipe")
            case "for":
                node.columns += try list { (parser) throws(ParseFailure) in
                    try parser.expectString("the name of a column")
                }
            case "map":
                node.map += try parseMap { (parser) throws(ParseFailure) in
                    parser.takeKeyword("none") ? nil : try parser.expectString("the name of a column, or `none`")
                }
            case "fill":
                node.fill += try parseFill { (parser, field) throws(ParseFailure) in
                    parser.takeKeyword("none")
                        ? nil : try parser.parseExpression(as: .constant, comparedWith: field.name)
                }
            case "dates": node.dates = takeKeyword("none") ? .removed : .set(try expectDateOrder())
            default:
                expect(.format)
                node.format = takeKeyword("none") ? .removed : .set(try expectName("the name of a format"))
            }
        }
        return .recipe(node)
    }

    /// `same ID as ID`.
    mutating func parseSame() throws(ParseFailure) -> Statement.Kind {
        let help = ["for example `same \"1234567890\" as \"9876543210\"`: the second one stays"]
        advance()
        let first = try expectID(help: help)
        guard takeKeyword("as") else { throw unexpected("`as` and the id of the mention that stays", help: help) }
        return .same(first, as: try expectID(help: help))
    }

    /// `forget @author` or `forget ID`.
    mutating func parseForget() throws(ParseFailure) -> Statement.Kind {
        advance()
        expect(.account)
        let token = current
        switch token.kind {
        case .handle:
            advance()
            return .forget(.author(StringLiteral(token.value, span: token.span)))
        case .string where token.value.hasPrefix("@"):
            advance()
            return .forget(.author(StringLiteral(String(token.value.dropFirst()), span: token.span)))
        case .string, .integer, .name: return .forget(.id(try expectID(help: [])))
        default:
            throw unexpected(
                "an account or an id", help: ["for example `forget @someone` or `forget \"1234567890\"`"])
        }
    }

    /// `undo N`.
    mutating func parseUndo() throws(ParseFailure) -> Statement.Kind {
        advance()
        expect(.batch)
        let token = current
        let batch = try expectCount("the number of a batch")
        return .undo(batch: batch, span: token.span)
    }
}
