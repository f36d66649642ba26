import ClamorColumns

extension ScalarFunctionDefinition {
    static let text = ScalarFunctionDefinition(
        name: "text", syntax: "text(value)", summary: "the value as text; the values of a list with commas between",
        examples: ["extend stars = text(rating) | count by stars"], arity: 1...1
    ) { call, checker in
        checker.argument(call.arguments[0], of: call, types: [.text] + ValueType.allCases, wanted: "a value").map {
            $0.type == .text ? $0 : TypedExpression(.text, .call(.text, [$0]))
        }
    }
}
