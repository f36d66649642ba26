extension ScalarFunctionDefinition {
    static let abs = ScalarFunctionDefinition(
        name: "abs", syntax: "abs(number)", summary: "the number without its sign",
        examples: ["filter abs(score) > 0.5"], arity: 1...1
    ) { call, checker in
        checker.number(call.arguments[0], of: call).map { TypedExpression($0.type, .call(.abs, [$0])) }
    }
}
