import ClamorColumns
import ClamorLanguage
import ClamorText
import ClamorTime

extension PipelineChecker {
    /// `+ - * / %`: numbers give numbers; times and durations add up to times and durations.
    ///
    /// Whole numbers stay whole but under `/`; any other mixture gives a `number`. Division by zero gives missing.
    mutating func arithmetic(
        _ sign: Arithmetic, _ left: Expression, _ right: Expression, span: SourceSpan
    ) -> Operand? {
        let first = expression(left)
        let second = expression(right)
        guard var first, var second else { return nil }
        if first.isMissing, let fitting = coerced(first, to: second.type) { first = fitting }
        if second.isMissing, let fitting = coerced(second, to: first.type) { second = fitting }
        if let constant = folded(sign, first, second, span: span) { return constant }
        if first.type.isNumeric, second.type.isNumeric {
            return Operand(numeric(sign, first, second), span: span)
        }
        if let typed = moved(sign, first, second) {
            return Operand(typed, span: span, literal: first.literal == nil ? nil : .plain)
        }
        if let result = timeArithmetic(sign, first, second, span: span) { return result.operand }
        let wrong = first.type.isNumeric ? second : first
        let subject = wrong.subject == "this" ? "one side" : wrong.subject
        report(
            "type-mismatch", at: span, "`\(sign.rawValue)` works on numbers, and \(subject) is \(wrong.type.words)",
            help: wrong.type == .text ? ["`number(…)` reads text as a number"] : [])
        return nil
    }

    /// Two constants that make a constant; nil for others, and where there is no result.
    private func folded(_ sign: Arithmetic, _ left: Operand, _ right: Operand, span: SourceSpan) -> Operand? {
        guard let first = left.value, let second = right.value else { return nil }
        switch (first, sign, second) {
        case (.integer(let one), .add, .integer(let other)): return whole(one.addingReportingOverflow(other), span)
        case (.integer(let one), .subtract, .integer(let other)):
            return whole(one.subtractingReportingOverflow(other), span)
        case (.integer(let one), .multiply, .integer(let other)):
            return whole(one.multipliedReportingOverflow(by: other), span)
        case (.duration(let one), .add, .duration(let other)) where isFixed(left) && isFixed(right):
            return .constant(.duration(one &+ other), .duration, span: span)
        case (.duration(let one), .subtract, .duration(let other)) where isFixed(left) && isFixed(right):
            return .constant(.duration(one &- other), .duration, span: span)
        case (.time(let one), .subtract, .time(let other)):
            return .constant(.duration(one &- other), .duration, span: span)
        default: return nil
        }
    }

    private func whole(_ result: (partialValue: Int64, overflow: Bool), _ span: SourceSpan) -> Operand? {
        result.overflow ? nil : .constant(.integer(result.partialValue), .integer, span: span)
    }

    /// Whether a duration has the length that its value says.
    private func isFixed(_ operand: Operand) -> Bool {
        if case .duration(let written)? = operand.literal { return written.calendar.fixedMilliseconds != nil }
        return true
    }

    private func numeric(_ sign: Arithmetic, _ left: Operand, _ right: Operand) -> TypedExpression {
        let isWhole = left.type == .integer && right.type == .integer && sign != .divide
        return TypedExpression(isWhole ? .integer : .number, .arithmetic(sign, left.typed, right.typed))
    }

    /// A time moved by a written duration: days and longer keep the wall-clock time.
    private func moved(_ sign: Arithmetic, _ left: Operand, _ right: Operand) -> TypedExpression? {
        guard left.type == .time, sign == .add || sign == .subtract, case .duration(let duration)? = right.literal
        else {
            return nil
        }
        let count = sign == .add ? duration.count : -duration.count
        if case .time(let milliseconds)? = left.value {
            let length = CalendarDuration(count, CalendarUnit(duration.unit))
            let moved = zone.adding(length, to: Instant(milliseconds: milliseconds))
            return TypedExpression(.time, .literal(.time(moved.milliseconds)))
        }
        guard let unit = BucketUnit(duration.unit) else {
            return TypedExpression(.time, .arithmetic(sign, left.typed, right.typed))
        }
        return TypedExpression(.time, .call(.shift(count: count, unit: unit), [left.typed]))
    }

    private mutating func timeArithmetic(
        _ sign: Arithmetic, _ left: Operand, _ right: Operand, span: SourceSpan
    ) -> (operand: Operand?, Void)? {
        let type: ValueType
        switch (left.type, sign, right.type) {
        case (.time, .subtract, .time), (.duration, .add, .duration), (.duration, .subtract, .duration):
            type = .duration
        case (.time, .add, .duration), (.time, .subtract, .duration): type = .time
        default: return nil
        }
        guard let left = fixedDuration(left), let right = fixedDuration(right) else { return (nil, ()) }
        return (Operand(TypedExpression(type, .arithmetic(sign, left.typed, right.typed)), span: span), ())
    }

    /// `-x`; of a literal, the negative literal.
    mutating func negation(of node: Expression, span: SourceSpan) -> Operand? {
        guard let inner = expression(node) else { return nil }
        switch inner.value {
        case .integer(let value)? where value != .min: return .constant(.integer(-value), .integer, span: span)
        case .fixed(let value)? where value != .min: return .constant(.fixed(-value), .fixed, span: span)
        case .number(let value)?: return .constant(.number(-value), .number, span: span)
        default: break
        }
        if case .duration(let duration)? = inner.literal {
            return durationLiteral(DurationLiteral(count: -duration.count, unit: duration.unit), span: span)
        }
        guard inner.type.isNumeric || inner.type == .duration, let inner = fixedDuration(inner) else {
            report(
                "type-mismatch", at: span, "`-` works on numbers, and \(inner.typeRemark)",
                help: inner.type == .time ? ["a time before now is written `-7d`"] : [])
            return nil
        }
        let type: ValueType = inner.type == .fixed ? .number : inner.type
        let zero: Value = inner.type == .duration ? .duration(0) : .integer(0)
        let zeroType: ValueType = inner.type == .duration ? .duration : .integer
        let kind = TypedExpression.Kind.arithmetic(.subtract, TypedExpression(zeroType, .literal(zero)), inner.typed)
        return Operand(TypedExpression(type, kind), span: span)
    }
}
