extension ScalarFunctionDefinition {
    static let ceil = ScalarFunctionDefinition(
        name: "ceil", syntax: "ceil(number)", summary: "the smallest whole number that is not below it",
        examples: ["extend stars = ceil(rating) | count by stars"], arity: 1...1
    ) { call, checker in checker.roundingFunction(.ceil, call) }
}
