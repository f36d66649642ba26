extension ScalarFunctionDefinition {
    static let log = ScalarFunctionDefinition(
        name: "log", syntax: "log(number)", summary: "the natural logarithm; missing for 0 and below",
        examples: ["extend size = floor(log(followers) / log(10)) | count by size"], arity: 1...1
    ) { call, checker in
        checker.number(call.arguments[0], of: call).map { TypedExpression(.number, .call(.log, [$0])) }
    }
}
