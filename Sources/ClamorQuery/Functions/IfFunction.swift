import ClamorColumns

extension ScalarFunctionDefinition {
    /// Two or three arguments; without the third it is missing where the condition is not true.
    static let `if` = ScalarFunctionDefinition(
        name: "if", syntax: "if(condition, value[, otherwise])",
        summary: "the first value where the condition is true, else the second; missing without one",
        examples: ["extend size = if(followers > 10000, \"large\", \"small\") | count by size"],
        arity: 2...3
    ) { call, checker in
        guard let condition = checker.condition(call.arguments[0], of: "`if`") else { return nil }
        guard let (type, values) = checker.branches(Array(call.arguments.dropFirst()), of: call) else { return nil }
        return TypedExpression(type, .call(.if, [condition] + values))
    }
}
