import ClamorText

extension StatementParser {
    /// A search up to `|` or the end of the statement, with nothing left over.
    mutating func parseWholeSearch() throws(ParseFailure) -> SearchNode {
        if isAtStageEnd {
            let place = previous?.span ?? current.span
            throw fail(
                "missing-operand", at: place, "there is nothing to search for",
                help: ["for example `search refund OR \"money back\"`"])
        }
        let node = try parseSearchOr()
        if isAt(")") { throw fail("unexpected-token", at: current.span, "`)` closes no bracket") }
        if !isAtStageEnd { throw unexpected("a word, a phrase or an operator") }
        return node
    }

    // OR holds loosest, then AND, NOT and NEAR.

    mutating func parseSearchOr() throws(ParseFailure) -> SearchNode {
        try enter()
        var operands: [SearchNode] = []
        repeat {
            let operand = try parseSearchAnd()
            if case .or(let inner) = operand.kind { operands += inner } else { operands.append(operand) }
        } while takeBoolean("OR")
        leave()
        return Self.joined(operands) { .or($0) }
    }

    private mutating func parseSearchAnd() throws(ParseFailure) -> SearchNode {
        var operands: [SearchNode] = []
        repeat {
            let operand = try parseSearchNot()
            if case .and(let inner) = operand.kind { operands += inner } else { operands.append(operand) }
        } while takeBoolean("AND") || beginsSearchOperand
        expect(.searchOperator)
        expect(.searchTerm)
        return Self.joined(operands) { .and($0) }
    }

    private static func joined(_ operands: [SearchNode], _ kind: ([SearchNode]) -> SearchNode.Kind) -> SearchNode {
        guard operands.count > 1, let first = operands.first, let last = operands.last else { return operands[0] }
        return SearchNode(kind(operands), span: first.span.union(last.span))
    }

    private mutating func parseSearchNot() throws(ParseFailure) -> SearchNode {
        guard isAtBoolean("NOT") || isAtBoolean("-") else { return try parseSearchNear() }
        let sign = advance()
        try enter()
        let operand = try parseSearchNot()
        leave()
        return SearchNode(.not(operand), span: sign.span.union(operand.span))
    }

    private mutating func parseSearchNear() throws(ParseFailure) -> SearchNode {
        let left = try parseSearchPrimary()
        guard current.kind == .near else { return left }
        let near = advance()
        let (distance, ordered) = try distance(near)
        try checkSide(left, of: near)
        let right = try parseSearchPrimary()
        try checkSide(right, of: near)
        if current.kind == .near {
            throw fail(
                "chained-near", at: current.span, "NEAR cannot be chained",
                help: ["several are joined by AND: `(a NEAR/5 b) AND (b NEAR/5 c)`"])
        }
        return SearchNode(
            .near(left, right, distance: distance, ordered: ordered), span: left.span.union(right.span))
    }

    /// The number and the `f` of `NEAR/5f`.
    private mutating func distance(_ near: Token) throws(ParseFailure) -> (Int, Bool) {
        var digits = near.text.dropFirst("NEAR/".count)
        let isOrdered = digits.last == "f" || digits.last == "F"
        if isOrdered { digits.removeLast() }
        guard digits.utf8.allSatisfy(CharacterClasses.isDigit), let distance = Int(digits), distance <= 1_000 else {
            throw fail(
                "bad-distance", at: near.span, "NEAR takes the most words that may stand between, up to 1000",
                help: ["for example `NEAR/5`, or `NEAR/5f` for words in that order"])
        }
        return (distance, isOrdered)
    }

    /// The sides of NEAR are words, phrases or bracketed ORs of these.
    private mutating func checkSide(_ side: SearchNode, of near: Token) throws(ParseFailure) {
        let isPlain = { (node: SearchNode) in
            switch node.kind {
            case .word, .phrase, .exact, .parameter: true
            default: false
            }
        }
        if isPlain(side) { return }
        if case .or(let operands) = side.kind, operands.allSatisfy(isPlain) { return }
        throw fail(
            "bad-near-side", at: side.span, "the sides of NEAR are words, phrases, or words and phrases joined by OR",
            labels: [Diagnostic.Label(near.span, "of this NEAR")])
    }

    // MARK: Operators

    private func isAtBoolean(_ word: String) -> Bool {
        current.kind == .boolean && current.text == word
    }

    private mutating func takeBoolean(_ word: String) -> Bool {
        guard isAtBoolean(word) else { return false }
        advance()
        return true
    }

    /// Whether a condition begins here, so that a space means AND.
    private var beginsSearchOperand: Bool {
        switch current.kind {
        case .word, .phrase, .exact, .parameter, .name: true
        case .boolean: current.text == "NOT" || current.text == "-"
        case .symbol: current.text == "("
        default: false
        }
    }
}
