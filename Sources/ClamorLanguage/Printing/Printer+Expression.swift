extension Printer {
    /// One expression on one line.
    package func print(_ expression: Expression) -> String {
        text(expression, above: .lowest)
    }

    /// The expression, in brackets unless its outermost operator holds tighter than `minimum`.
    func text(_ expression: Expression, above minimum: Precedence) -> String {
        let (text, precedence) = text(expression)
        return precedence > minimum ? text : "(\(text))"
    }

    private func text(_ expression: Expression) -> (String, Precedence) {
        let operand = { (expression: Expression) in text(expression, above: .comparison) }
        switch expression.kind {
        case .literal(let literal): return (text(literal), .sign)
        case .name(let name): return (name, .sign)
        case .extra(let name): return (isPlainName(name) ? "extra.\(name)" : "extra.\(quoted(name))", .sign)
        case .parameter(let name): return ("$" + name, .sign)
        case .call(let name, let arguments): return ("\(name.name)(\(joined(arguments, print)))", .sign)
        case .unary(.not, let value): return ("not " + text(value, above: .and), .not)
        case .unary(.negate, let value): return ("-" + text(value, above: .product), .sign)
        case .binary(let operation, let left, let right):
            let precedence = operation.precedence
            let leftText = text(left, above: precedence == .comparison ? precedence : precedence.looser)
            let rightText = text(right, above: operation.isAssociative ? precedence.looser : precedence)
            return ("\(leftText) \(operation.rawValue) \(rightText)", precedence)
        case .inList(let value, let items, let negated):
            return ("\(operand(value)) \(negated ? "not in" : "in") (\(joined(items, print)))", .comparison)
        case .inFile(let value, let file, let negated):
            return ("\(operand(value)) \(negated ? "not in" : "in") file \(quoted(file.value))", .comparison)
        case .between(let value, let low, let high, let negated):
            let word = negated ? "not between" : "between"
            return ("\(operand(value)) \(word) \(operand(low)) and \(operand(high))", .comparison)
        case .matches(let value, let pattern, let negated):
            let word = negated ? "not matches" : "matches"
            return ("\(operand(value)) \(word) \(slashed(pattern.value))", .comparison)
        case .missing(let value, let negated):
            return ("\(operand(value)) \(negated ? "is not missing" : "is missing")", .comparison)
        case .field(let term): return (text(term), .sign)
        case .search(let node): return ("search(\(quoted(print(node))))", .sign)
        }
    }

    private func text(_ literal: Literal) -> String {
        switch literal {
        case .integer(let value): String(value)
        case .number(_, let text): text
        case .text(let text): quoted(text)
        case .boolean(let value): value ? "true" : "false"
        case .missing: "missing"
        case .time(let time): time.text
        case .duration(let duration): duration.text
        }
    }

    func text(_ term: FieldTerm) -> String {
        let name = term.field.name.lowercased()
        return switch term.operand {
        case .value(let value): "\(name):\(value.written)"
        case .any(let values): "\(name):(\(joined(values, \.written)))"
        case .range(let low, let high): "\(name):[\(low?.written ?? "*") to \(high?.written ?? "*")]"
        }
    }

    /// Whether the text is read as one name and no keyword.
    func isPlainName(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, CharacterClasses.startsName(first) else { return false }
        return text.unicodeScalars.allSatisfy(CharacterClasses.continuesName)
            && !StatementParser.reservedWords.contains(text.lowercased())
    }
}

extension Precedence {
    /// The next looser one.
    fileprivate var looser: Precedence { Precedence(rawValue: rawValue - 1) ?? .lowest }
}

extension BinaryOperator {
    fileprivate var precedence: Precedence {
        switch self {
        case .or: .or
        case .and: .and
        case .add, .subtract: .sum
        case .multiply, .divide, .remainder: .product
        default: .comparison
        }
    }

    /// Whether the parser joins a chain of it as it likes.
    fileprivate var isAssociative: Bool { self == .or || self == .and }
}
