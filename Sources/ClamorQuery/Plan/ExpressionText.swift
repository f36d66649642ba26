import ClamorColumns
import ClamorTime

/// Checked expressions as text, for `explain plan`. The text is close to the language and says all that the expression
/// does, so that two expressions of one text mean the same.
package enum ExpressionText {
    package static func text(_ expression: TypedExpression) -> String {
        switch expression.kind {
        case .column(let name): return name
        case .literal(let value): return text(value)
        case .call(let function, let arguments): return text(function, arguments)
        case .compare(let comparison, let left, let right, let exact):
            let sign = exact && comparison == .equal ? "===" : comparison.rawValue
            return "\(operand(left)) \(sign) \(operand(right))"
        case .isIn(let value, let values, let negated):
            let list = values.map { text($0) }.joined(separator: ", ")
            return "\(operand(value)) \(negated ? "not in" : "in") (\(list))"
        case .textTest(let test, let left, let right): return "\(operand(left)) \(test.rawValue) \(operand(right))"
        case .matches(let value, let pattern, let negated):
            return "\(operand(value)) \(negated ? "not matches" : "matches") /\(pattern)/"
        case .isMissing(let value, let negated): return "\(operand(value)) is \(negated ? "not " : "")missing"
        case .arithmetic(let sign, let left, let right): return "\(operand(left)) \(sign.rawValue) \(operand(right))"
        case .and(let parts): return parts.map(operand).joined(separator: " and ")
        case .or(let parts): return parts.map(operand).joined(separator: " or ")
        case .not(let inner): return "not \(operand(inner))"
        case .search(let query): return "search(\(SearchText.text(query)))"
        }
    }

    /// A sum of a grouping: `count(…)`, `sum(reach) if channel = "news"`.
    package static func text(of primitive: PrimitiveAggregate) -> String {
        let arguments = [primitive.argument, primitive.per].compactMap { $0.map(text) }.joined(separator: ", ")
        let condition = primitive.condition.map { " if \(text($0))" } ?? ""
        return "\(name(primitive.function))(\(arguments))\(condition)"
    }

    /// A value as the language writes it; times in UTC.
    package static func text(_ value: Value) -> String {
        switch value {
        case .null: return "missing"
        case .integer(let whole): return "\(whole)"
        case .fixed(let scaled): return trimmed(Double(scaled) / 10_000)
        case .number(let number): return trimmed(number)
        case .boolean(let flag): return flag ? "true" : "false"
        case .time(let milliseconds): return TimeFormat.full.text(Instant(milliseconds: milliseconds), in: .utc)
        case .duration(let milliseconds): return duration(milliseconds)
        case .text(let text): return quoted(text)
        case .list(let items): return "[" + items.map(quoted).joined(separator: ", ") + "]"
        }
    }

    private static func operand(_ expression: TypedExpression) -> String {
        switch expression.kind {
        case .column, .literal, .call, .search: text(expression)
        default: "(\(text(expression)))"
        }
    }

    private static func text(_ function: ScalarFunction, _ arguments: [TypedExpression]) -> String {
        let list = arguments.map(text).joined(separator: ", ")
        switch function {
        case .timeBucket(let step): return "bucket(\(list), \(text(step)))"
        case .shift(let count, let unit): return "shift(\(list), \(count) \(unit.rawValue))"
        case .hourOfDay: return "hour_of_day(\(list))"
        case .dayOfWeek: return "day_of_week(\(list))"
        case .uncertainty(let estimate, let bound): return "\(estimate.rawValue)_\(bound.rawValue)(\(list))"
        default: return "\(function)(\(list))"
        }
    }

    static func text(_ step: TimeStep) -> String {
        step.count == 1 ? step.unit.rawValue : "\(step.count) \(step.unit.rawValue)s"
    }

    private static func name(_ function: PrimitiveAggregate.Function) -> String {
        switch function {
        case .count: "count"
        case .countPresent: "count_present"
        case .sum: "sum"
        case .minimum: "min"
        case .maximum: "max"
        case .quantile(let percent): "p\(trimmed(percent))"
        case .standardDeviation: "stdev"
        case .average: "avg"
        case .distinct: "distinct"
        case .first: "first"
        case .last: "last"
        case .sumOfMaxima: "sum_of_max"
        }
    }

    /// `5`, `0.3`: no `.0` at the end.
    package static func trimmed(_ number: Double) -> String {
        let text = "\(number)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    private static func duration(_ milliseconds: Int64) -> String {
        for (unit, length) in [("d", Int64(86_400_000)), ("h", 3_600_000), ("m", 60_000), ("s", 1_000)]
        where milliseconds % length == 0 && milliseconds != 0 {
            return "\(milliseconds / length)\(unit)"
        }
        return ExpressionText.trimmed(Double(milliseconds) / 1_000) + "s"
    }

    /// A text between quotes, as the language reads it.
    package static func quoted(_ text: String) -> String {
        let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
        return "\"\(escaped)\""
    }
}
