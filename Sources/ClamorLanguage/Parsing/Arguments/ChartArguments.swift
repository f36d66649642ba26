import ClamorText

extension StatementParser {
    /// `chart [KIND] [Y, …] [by COL] [option=value …]`.
    mutating func parseChart() throws(ParseFailure) -> StageArguments {
        var node = ChartNode(kind: nil, values: [], by: nil, options: [])
        if current.kind == .name, !isAtOption, vocabulary.chartKinds.contains(current.text.lowercased()) {
            let kind = advance()
            node.kind = Identifier(kind.text.lowercased(), span: kind.span)
        }
        if current.kind == .name, !isAtOption, !isAtKeyword("by") {
            node.values = try list { (parser) throws(ParseFailure) in
                try parser.expectName("a column")
            }
            if current.kind == .name, !isAtOption, !isAtKeyword("by"), node.kind == nil, node.values.count == 1 {
                try refuseKind(node.values[0])
            }
        }
        if takeKeyword("by") { node.by = try expectName("a column") }
        while !isAtStageEnd, isAtOption {
            let name = try expectName("an option")
            advance()
            node.options.append((name, try parseExpression(above: .product)))
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
