import ClamorText

/// How tightly operators hold, loosest first.
enum Precedence: Int, Comparable {
    case lowest, or, and, not, comparison, sum, product, sign

    static func < (left: Precedence, right: Precedence) -> Bool { left.rawValue < right.rawValue }
}

extension StatementParser {
    /// An expression of operators that hold tighter than `minimum`.
    mutating func parseExpression(above minimum: Precedence = .lowest) throws(ParseFailure) -> Expression {
        try enter()
        var left = try parsePrefix(above: minimum)
        expectOperator(after: left, above: minimum)
        while let (precedence, arithmetic) = infix, precedence > minimum {
            switch precedence {
            case .or, .and: left = try parseChain(left, precedence)
            case .comparison: left = try parseComparison(left)
            default:
                guard let arithmetic else { break }
                left = try parseArithmetic(left, arithmetic, precedence)
            }
            expectOperator(after: left, above: minimum)
        }
        leave()
        return left
    }

    /// The operator at the current token.
    var infix: (precedence: Precedence, arithmetic: BinaryOperator?)? {
        let token = current
        switch token.kind {
        case .symbol:
            switch token.text {
            case "+": return (.sum, .add)
            case "-": return (.sum, .subtract)
            case "*": return (.product, .multiply)
            case "/": return (.product, .divide)
            case "%": return (.product, .remainder)
            case "=", "==", "===", "!=", "<", "<=", ">", ">=": return (.comparison, nil)
            default: return nil
            }
        case .name:
            switch token.text.lowercased() {
            case "or": return (.or, nil)
            case "and": return (.and, nil)
            case "contains", "startswith", "endswith", "in", "between", "matches", "is": return (.comparison, nil)
            case "not": return isNegatedComparison ? (.comparison, nil) : nil
            default: return nil
            }
        default: return nil
        }
    }

    /// Whether `not` is followed by a word that compares, as in `not in`.
    private var isNegatedComparison: Bool {
        let next = token(after: 1)
        return ["in", "between", "matches", "contains", "startswith", "endswith"].contains { next.isKeyword($0) }
    }

    private mutating func parseArithmetic(
        _ left: Expression, _ operation: BinaryOperator, _ precedence: Precedence
    ) throws(ParseFailure) -> Expression {
        let leftHeight = height
        advance()
        let right = try parseExpression(above: precedence)
        height = max(leftHeight, height) + 1
        try checkHeight(height)
        return Expression(.binary(operation, left, right), span: left.span.union(right.span))
    }

    /// `a or b or c`: the operands of one operator, joined to a tree that is as low as can be.
    private mutating func parseChain(_ first: Expression, _ precedence: Precedence) throws(ParseFailure) -> Expression {
        let operation: BinaryOperator = precedence == .or ? .or : .and
        var operands: [Expression] = []
        var tallest = height
        Self.flatten(first, operation, into: &operands)
        while takeKeyword(operation.rawValue) {
            let operand = try parseExpression(above: precedence)
            tallest = max(tallest, height)
            Self.flatten(operand, operation, into: &operands)
        }
        let levels = Int.bitWidth - (operands.count - 1).leadingZeroBitCount
        height = tallest + levels
        try checkHeight(height)
        return Self.joined(operands[...], operation)
    }

    private static func flatten(
        _ expression: Expression, _ operation: BinaryOperator, into operands: inout [Expression]
    ) {
        if case .binary(operation, let left, let right) = expression.kind {
            flatten(left, operation, into: &operands)
            flatten(right, operation, into: &operands)
        } else {
            operands.append(expression)
        }
    }

    private static func joined(_ operands: ArraySlice<Expression>, _ operation: BinaryOperator) -> Expression {
        if operands.count == 1 { return operands[operands.startIndex] }
        let middle = operands.startIndex + operands.count / 2
        let left = joined(operands[..<middle], operation)
        let right = joined(operands[middle...], operation)
        return Expression(.binary(operation, left, right), span: left.span.union(right.span))
    }

    // MARK: Prefixes

    private mutating func parsePrefix(above minimum: Precedence) throws(ParseFailure) -> Expression {
        if reading.operand == .condition, minimum <= .not { expect(.keyword("not")) }
        if current.isKeyword("not") {
            let word = current
            if minimum > .not {
                throw fail(
                    "unexpected-token", at: word.span, "`not` holds looser than the operator before it",
                    help: ["with brackets it can stand here: `(not …)`"])
            }
            advance()
            let operand = try parseExpression(above: .and)
            height += 1
            try checkHeight(height)
            return Expression(.unary(.not, operand), span: word.span.union(operand.span))
        }
        if isAt("-") || isAt("+"), let shift = try parseShift() { return shift }
        if isAt("-") {
            let sign = advance()
            // The least integer has no positive counterpart that could be negated.
            if current.kind == .integer, Int64(current.value) == nil, let least = Int64("-" + current.value) {
                height = 1
                return Expression(.literal(.integer(least)), span: sign.span.union(advance().span))
            }
            let operand = try parseExpression(above: .product)
            height += 1
            try checkHeight(height)
            return Expression(.unary(.negate, operand), span: sign.span.union(operand.span))
        }
        return try parsePrimary()
    }

    /// `-7d@d` or `+1h`: a time counted from now. `-7d` alone is a negated duration.
    private mutating func parseShift() throws(ParseFailure) -> Expression? {
        let start = current
        guard token(after: 1).kind == .duration else { return nil }
        let isSnapped = token(after: 2).isSymbol("@")
        guard isSnapped || start.text == "+" else { return nil }
        let point = try parseTimePoint()
        height = 1
        return Expression(.literal(.time(point.kind)), span: point.span)
    }
}
