import ClamorColumns

extension ScalarFunctionDefinition {
    /// Pairs of condition and value; an odd argument at the end is what holds otherwise.
    static let `case` = ScalarFunctionDefinition(
        name: "case", syntax: "case(condition, value, condition, value, …[, otherwise])",
        summary: "the value after the first condition that is true, else the last; missing without one",
        examples: [
            "extend tone = case(score > 0.3, \"warm\", score < -0.3, \"cold\", \"even\") | count by tone"
        ],
        arity: 2...Int.max
    ) { call, checker in
        var conditions: [TypedExpression] = []
        var branches: [Operand] = []
        for index in call.arguments.indices {
            let isOtherwise = index == call.arguments.count - 1 && index % 2 == 0
            if index % 2 == 1 || isOtherwise {
                branches.append(call.arguments[index])
            } else if let condition = checker.condition(call.arguments[index], of: "`case`") {
                conditions.append(condition)
            }
        }
        guard let (type, values) = checker.branches(branches, of: call), conditions.count == call.arguments.count / 2
        else { return nil }
        var arguments: [TypedExpression] = []
        for (condition, value) in zip(conditions, values) { arguments += [condition, value] }
        arguments.append(values.count > conditions.count ? values[conditions.count] : .missing(type))
        return TypedExpression(type, .call(.case, arguments))
    }
}

extension TypedExpression {
    static func missing(_ type: ValueType) -> TypedExpression { TypedExpression(type, .literal(.null)) }
}
