import ClamorText

extension StatementParser {
    /// `chart [KIND] [Y, …] [by COL] [option=value …]`.
    mutating func parseChart() throws(ParseFailure) -> StageArguments {
        var node = ChartNode(kind: nil, values: [], by: nil, options: [])
        expect(.chartKind)
        if current.kind == .name, !isAtOption, vocabulary.chartKinds.contains(current.text.lowercased()) {
            mark(.keyword)
            let kind = advance()
            node.kind = Identifier(kind.text.lowercased(), span: kind.span)
        }
        expect(.operand(.number))
        if current.kind == .name, !isAtOption, !isAtKeyword("by") {
            node.values = try list { (parser) throws(ParseFailure) in
                try parser.expectColumn(.number)
            }
            if current.kind == .name, !isAtOption, !isAtKeyword("by"), node.kind == nil, node.values.count == 1 {
                try refuseKind(node.values[0])
            }
        }
        if takeKeyword("by") { node.by = try expectColumn() }
        expect(.chartOption)
        while !isAtStageEnd, isAtOption {
            mark(.keyword)
            let name = try expectName("an option")
            advance()
            node.options.append((name, try parseExpression(as: .constant, above: .product)))
            expect(.chartOption)
        }
        return .chart(node)
    }

    private var isAtOption: Bool {
        current.kind == .name && (token(after: 1).isSymbol("=") || token(after: 1).isSymbol("=="))
    }

    /// The first of two names is no kind of chart.
    private mutating func refuseKind(_ word: Identifier) throws(ParseFailure) {
        let kinds = vocabulary.chartKinds.sorted()
        guard let near = nearest(to: word.name, in: kinds, max: 1).first else { return }
        throw fail(
            "unknown-chart", at: word.span, "unknown kind of chart `\(word.name)`; did you mean `\(near)`?",
            help: ["kinds are \(kinds.joined(separator: ", "))"], fix: Diagnostic.Fix(word.span, near))
    }
}
