import ClamorColumns
import ClamorLanguage
import ClamorText
import ClamorTime

extension PipelineChecker {
    /// A literal as a value of another type, when it says the same there: `0.3` as fixed-point, `"2026-03-01"` as a
    /// time. An operand of that type comes back as it is; nil for anything else.
    func coerced(_ operand: Operand, to type: ValueType) -> Operand? {
        if operand.type == type { return operand }
        guard let value = operand.value else { return nil }
        if value == .null { return .constant(.null, type, span: operand.span) }
        if type == .time, case .duration(let duration)? = operand.literal { return momentAgo(duration, operand.span) }
        if let number = convertedNumber(value, to: type) { return .constant(number, type, span: operand.span) }
        guard case .text(let text) = value else { return nil }
        switch type {
        case .time:
            return timeOperand(text, span: operand.span)
        case .duration:
            guard let duration = try? CalendarDuration(text), let length = duration.fixedMilliseconds else {
                return nil
            }
            return .constant(.duration(length), .duration, span: operand.span)
        default:
            return nil
        }
    }

    /// `-7d` beside a time means seven days before now; `7d` would leave open from when.
    private func momentAgo(_ duration: DurationLiteral, _ span: SourceSpan) -> Operand? {
        guard duration.count < 0, !forbidsMoments else { return nil }
        return timeOperand(TimeReader.Reading(start: zone.adding(duration.calendar, to: now)), span: span)
    }

    /// The same number in another numeric type, if it is exactly that there.
    private func convertedNumber(_ value: Value, to type: ValueType) -> Value? {
        switch (value, type) {
        case (.integer(let whole), .number): return .number(Double(whole))
        case (.integer(let whole), .fixed):
            let (scaled, overflow) = whole.multipliedReportingOverflow(by: 10_000)
            return overflow ? nil : .fixed(scaled)
        case (.fixed, .number): return value.numeric.map { .number($0) }
        case (.number(let number), .fixed):
            // A decimal of up to four places is the nearest double to its fixed-point value.
            let scaled = (number * 10_000).rounded()
            guard scaled.magnitude < 0x1p53, scaled / 10_000 == number else { return nil }
            return .fixed(Int64(scaled))
        case (.number(let number), .integer):
            return Int64(exactly: number).map { .integer($0) }
        default: return nil
        }
    }

    /// Brings two operands to types that can be compared: a literal takes the type of the other side.
    func aligned(_ left: Operand, _ right: Operand) -> (Operand, Operand) {
        let rightType = right.type == .list ? .text : right.type
        let leftType = left.type == .list ? .text : left.type
        if left.literal == nil, let right = coerced(right, to: leftType) { return (left, right) }
        if right.literal == nil, let left = coerced(left, to: rightType) { return (left, right) }
        // Two literals: the text gives way.
        if let right = coerced(right, to: leftType) { return (left, right) }
        if let left = coerced(left, to: rightType) { return (left, right) }
        return (left, right)
    }

    /// The one type of several values (branches of `if`, arguments of `coalesce`), each brought to it; nil if none fits.
    func unified(_ operands: [Operand]) -> (type: ValueType, operands: [TypedExpression])? {
        let known = operands.filter { !$0.isMissing }
        guard let first = known.first(where: { $0.literal == nil }) ?? known.first else {
            return (.text, operands.map { TypedExpression(.text, $0.typed.kind) })
        }
        if let all = brought(operands, to: first.type) { return (first.type, all) }
        guard known.allSatisfy({ $0.type.isNumeric }) else { return nil }
        return (.number, operands.map { widened($0) })
    }

    private func brought(_ operands: [Operand], to type: ValueType) -> [TypedExpression]? {
        var result: [TypedExpression] = []
        for operand in operands {
            guard let fitting = coerced(operand, to: type) else { return nil }
            result.append(fitting.typed)
        }
        return result
    }

    /// A number of any type as a `number`.
    func widened(_ operand: Operand) -> TypedExpression {
        if operand.isMissing { return TypedExpression(.number, .literal(.null)) }
        if operand.type == .number { return operand.typed }
        if let literal = coerced(operand, to: .number) { return literal.typed }
        return TypedExpression(.number, .call(.number, [operand.typed]))
    }
}

extension CalendarDuration {
    /// The length of a duration that is the same wherever it starts, a day counted as 24 hours; nil for months and more.
    var fixedMilliseconds: Int64? {
        let length: Int64
        switch unit {
        case .second: length = 1_000
        case .minute: length = 60_000
        case .hour: length = 3_600_000
        case .day: length = 86_400_000
        case .week: length = 604_800_000
        case .month, .quarter, .year: return nil
        }
        let (total, overflow) = Int64(count).multipliedReportingOverflow(by: length)
        return overflow ? nil : total
    }
}

extension DurationLiteral {
    /// Whether sums of it and any time of these centuries stay within 64 bits: up to 100,000 years.
    var isBounded: Bool {
        let perYear: Int
        switch unit {
        case .second: perYear = 31_557_600
        case .minute: perYear = 525_960
        case .hour: perYear = 8_766
        case .day: perYear = 365
        case .week: perYear = 52
        case .month: perYear = 12
        case .quarter: perYear = 4
        case .year: perYear = 1
        }
        return count.magnitude / UInt(perYear) <= 100_000
    }

    /// What is said of one that is not.
    func tooLong(at span: SourceSpan) -> Diagnostic {
        Diagnostic("duration-too-long", at: span, "\(count) \(unit.rawValue)s are more than 100,000 years")
    }

    var calendar: CalendarDuration { CalendarDuration(count, CalendarUnit(unit)) }
}
