extension ScalarFunctionDefinition {
    static let floor = ScalarFunctionDefinition(
        name: "floor", syntax: "floor(number)", summary: "the largest whole number that is not above it",
        examples: ["extend stars = floor(rating) | count by stars"], arity: 1...1
    ) { call, checker in checker.roundingFunction(.floor, call) }
}
