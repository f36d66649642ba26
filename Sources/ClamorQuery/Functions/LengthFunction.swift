extension ScalarFunctionDefinition {
    static let length = ScalarFunctionDefinition(
        name: "length", syntax: "length(text or list)",
        summary: "how many characters a text has (Unicode scalars), or how many values a list",
        examples: ["filter length(text) > 280", "extend tagged = length(hashtags) | avg(tagged) by channel"],
        arity: 1...1
    ) { call, checker in
        checker.argument(call.arguments[0], of: call, types: [.text, .list], wanted: "text or a list").map {
            TypedExpression(.integer, .call(.length, [$0]))
        }
    }
}
