extension ScalarFunctionDefinition {
    static let coalesce = ScalarFunctionDefinition(
        name: "coalesce", syntax: "coalesce(value, …)",
        summary: "the first value that is not missing",
        examples: ["extend place = coalesce(location, country) | count by place"],
        arity: 1...Int.max
    ) { call, checker in
        guard let (type, values) = checker.branches(call.arguments, of: call) else { return nil }
        return TypedExpression(type, .call(.coalesce, values))
    }
}
