import ClamorColumns

extension AggregateDefinition {
    static let count = AggregateDefinition(
        name: "count", syntax: "count, count() or count(condition)",
        summary: "how many rows there are, or how many meet the condition",
        examples: ["count by channel", "group bad = count(score < -0.3), count by brand"], arity: 0...1
    ) { call, checker in
        guard let argument = call.arguments.first else { return checker.primitive(.count, type: .integer) }
        guard let condition = checker.countCondition(argument, of: call) else { return nil }
        if case .isMissing(let value, negated: true) = condition.kind, value.type != .list {
            return checker.primitive(.countPresent, of: value, type: .integer)
        }
        return checker.primitive(.count, where: condition, type: .integer)
    }
}

extension PipelineChecker {
    /// The condition of `count(…)` and `rate(…)`; for a bare column the remedy is told.
    mutating func countCondition(_ operand: Operand, of call: FunctionCall) -> TypedExpression? {
        if operand.type == .boolean { return operand.typed }
        var help: [String] = []
        if case .column(let name) = operand.typed.kind {
            help = ["`\(call.name)(\(name) is not missing)` for known values, `distinct(\(name))` for different ones"]
        }
        report(
            "not-a-condition", at: operand.span, "`\(call.name)` takes a condition, and this is \(operand.type.words)",
            label: operand.typeRemark, help: help)
        return nil
    }
}
