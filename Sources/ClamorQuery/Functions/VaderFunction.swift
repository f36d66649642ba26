extension ScalarFunctionDefinition {
    static let vader = ScalarFunctionDefinition(
        name: "vader", syntax: "vader(text)",
        summary: "compound score of VADER 3.3.2 to the letter, −1 to 1, to compare with other tools; of English text",
        examples: ["extend other = vader(text) | avg(other) by channel"], arity: 1...1
    ) { call, checker in
        checker.argument(call.arguments[0], of: call, types: [.text], wanted: "text").map {
            TypedExpression(.number, .call(.vader, [$0]))
        }
    }
}
