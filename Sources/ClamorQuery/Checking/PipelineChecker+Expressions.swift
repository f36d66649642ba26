import ClamorColumns
import ClamorLanguage
import ClamorText
import ClamorTime

extension PipelineChecker {
    /// An expression's names and types checked; nil when a problem was reported. Names mean columns, or measures while
    /// `aggregation` is set.
    mutating func expression(_ node: Expression) -> Operand? {
        switch node.kind {
        case .literal(let literal): return self.literal(literal, span: node.span)
        case .name(let name): return self.name(name, span: node.span)
        case .extra(let name): return extraColumn(name, span: node.span)
        case .parameter(let name): return parameter(name, span: node.span)
        case .call(let name, let arguments): return call(name, arguments, span: node.span)
        case .unary(.negate, let inner): return negation(of: inner, span: node.span)
        case .unary(.not, let inner):
            guard let inner = condition(inner, of: "`not`") else { return nil }
            return Operand(TypedExpression(.boolean, .not(inner)), span: node.span)
        case .binary(let symbol, let left, let right): return binary(symbol, left, right, span: node.span)
        case .inList(let left, let values, let negated): return membership(left, values, negated, span: node.span)
        case .inFile(let left, let file, let negated): return fileMembership(left, file, negated, span: node.span)
        case .between(let value, let low, let high, let negated):
            return between(value, low, high, negated, span: node.span)
        case .matches(let text, let pattern, let negated): return match(text, pattern, negated, span: node.span)
        case .missing(let value, let negated): return missingTest(value, negated, span: node.span)
        case .field(let term): return fieldTerm(term)
        case .search(let search): return searchCondition(search, span: node.span)
        }
    }

    /// An expression that must be true or false. `user` is who wants it so, for messages: "`filter`".
    mutating func condition(_ node: Expression, of user: String) -> TypedExpression? {
        guard let operand = expression(node) else { return nil }
        if operand.type == .boolean { return operand.typed }
        if operand.isMissing { return TypedExpression(.boolean, .literal(.null)) }
        report(
            "not-a-condition", at: operand.span, "\(user) takes a condition, and this is \(operand.type.words)",
            label: operand.typeRemark, help: conditionHelp(operand))
        return nil
    }

    private func conditionHelp(_ operand: Operand) -> [String] {
        guard case .column(let name) = operand.typed.kind else { return [] }
        switch operand.type {
        case .integer, .fixed, .number: return ["compare it: `\(name) > 0`"]
        case .text, .list: return ["compare it: `\(name) = \"…\"`, or look for words with `search`"]
        case .time: return ["compare it: `\(name) >= 2026-01-31`"]
        default: return []
        }
    }

    private mutating func binary(
        _ symbol: BinaryOperator, _ left: Expression, _ right: Expression, span: SourceSpan
    ) -> Operand? {
        switch symbol {
        case .and, .or:
            // Both sides are checked whatever becomes of the first.
            let user = "`\(symbol.rawValue)`"
            let first = condition(left, of: user)
            let second = condition(right, of: user)
            guard let first, let second else { return nil }
            return Operand(.joined(symbol == .and ? .and : .or, first, second), span: span)
        case .equal: return comparison(.equal, left, right, exact: false, span: span)
        case .exactlyEqual: return comparison(.equal, left, right, exact: true, span: span)
        case .notEqual: return comparison(.notEqual, left, right, exact: false, span: span)
        case .less: return comparison(.less, left, right, exact: false, span: span)
        case .lessOrEqual: return comparison(.lessOrEqual, left, right, exact: false, span: span)
        case .greater: return comparison(.greater, left, right, exact: false, span: span)
        case .greaterOrEqual: return comparison(.greaterOrEqual, left, right, exact: false, span: span)
        case .contains: return textTest(.contains, left, right, span: span)
        case .startswith: return textTest(.startswith, left, right, span: span)
        case .endswith: return textTest(.endswith, left, right, span: span)
        case .add: return arithmetic(.add, left, right, span: span)
        case .subtract: return arithmetic(.subtract, left, right, span: span)
        case .multiply: return arithmetic(.multiply, left, right, span: span)
        case .divide: return arithmetic(.divide, left, right, span: span)
        case .remainder: return arithmetic(.remainder, left, right, span: span)
        }
    }

    private mutating func literal(_ literal: Literal, span: SourceSpan) -> Operand? {
        switch literal {
        case .integer(let value): return .constant(.integer(value), .integer, span: span)
        case .number(let value, _): return .constant(.number(value), .number, span: span)
        case .text(let text): return .constant(.text(text), .text, span: span)
        case .boolean(let value): return .constant(.boolean(value), .boolean, span: span)
        case .missing: return .constant(.null, .text, span: span)
        case .time(let kind): return timeLiteral(kind, span: span)
        case .duration(let duration): return durationLiteral(duration, span: span)
        }
    }
}
